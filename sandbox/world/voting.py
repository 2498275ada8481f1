"""Native polls, from a voter's side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.world import delivery
from sandbox.world.model import Account, Message, Poll

if TYPE_CHECKING:
    from sandbox.world.world import World


class Voting:
    """What a person can do with a poll."""

    world: World
    account: Account

    def votes(self, message: Message, *options: str | int) -> None:
        """Choose options, by text or by number; what was chosen before is replaced.

        Raises:
            PermissionError: the poll is closed, or takes no second answer, or only one option.
        """
        poll = self._poll(message)
        if poll.closed:
            raise PermissionError("the poll is closed")
        if self.account.id in poll.answers and not poll.fields.get("allows_revoting", True):
            raise PermissionError("this poll takes no second answer")
        if len(options) > 1 and not poll.fields.get("allows_multiple_answers"):
            raise PermissionError("this poll takes one option")
        poll.answers[self.account.id] = [self._option(poll, option) for option in options]
        self._told(message)

    def retracts(self, message: Message) -> None:
        """Take the vote back."""
        poll = self._poll(message)
        if poll.closed or not poll.fields.get("allows_revoting", True):
            raise PermissionError("this vote cannot be taken back")
        poll.answers.pop(self.account.id, None)
        self._told(message)

    def adds_option(self, message: Message, text: str) -> None:
        """Add an option of their own.

        Raises:
            PermissionError: the poll does not take any, or is full.
        """
        poll = self._poll(message)
        if not poll.fields.get("allow_adding_options") or poll.closed or len(poll.options) >= 12:
            raise PermissionError("no option can be added")
        option = {"persistent_id": f"o{len(poll.options)}", "text": text[:100]}
        now = int(self.world.clock.now().timestamp())
        poll.options.append({**option, "added_by_user": self.account.json(), "addition_date": now})
        added = {"option_persistent_id": option["persistent_id"], "option_text": option["text"]}
        added_message = {**added, "poll_message": {**message.json(with_reply=False)}}
        self.world.post(
            message.chat, self.account, {"poll_option_added": added_message}, reply_to=message, topic=message.topic
        )
        self.world.changed(message)

    def closes_poll(self, message: Message) -> None:
        """An administrator ends the poll."""
        self._poll(message).closed = True
        delivery.tell_poll(self.world, message)
        self.world.changed(message)

    def _told(self, message: Message) -> None:
        if message.poll is not None and message.poll.anonymous:
            delivery.tell_poll(self.world, message)
        delivery.tell_answer(self.world, message, self.account)
        self.world.changed(message)

    def _poll(self, message: Message) -> Poll:
        if message.poll is None:
            raise ValueError("this message is no poll")
        return message.poll

    def _option(self, poll: Poll, option: str | int) -> str:
        found = poll.options[option] if isinstance(option, int) else next(o for o in poll.options if o["text"] == option)
        return str(found["persistent_id"])
