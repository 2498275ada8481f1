"""Native polls, from a voter's side."""

from __future__ import annotations

from sandbox.people.actor import Actor
from sandbox.world import delivery
from sandbox.world.accounts import Json
from sandbox.world.chats import Chat, Message
from sandbox.world.closing import close_poll
from sandbox.world.polls import Poll, PollOption


class Voting(Actor):
    """What a person can do with a poll."""

    def votes(self, message: Message, *options: str | int) -> None:
        """Choose options, by text or by place counted from 0; what was chosen before is replaced.

        Raises:
            PermissionError: the poll is closed, takes no second answer, or only one option.
            KeyError: there is no such option.
        """
        poll = self._poll(message)
        chosen = [poll.option(option).persistent_id for option in options]
        poll.vote(self.id, chosen)
        delivery.tell_answer(self.world, message, self.account, self._in_name_of(message.chat))
        self._poll_changed(message)

    def retracts(self, message: Message) -> None:
        """Take the vote back.

        Raises:
            PermissionError: there is none, or it cannot be taken back.
        """
        self._poll(message).retract(self.id)
        delivery.tell_answer(self.world, message, self.account, self._in_name_of(message.chat))
        self._poll_changed(message)

    def adds_option(self, message: Message, text: str) -> str:
        """Add an option of their own; returns its persistent id.

        Raises:
            PermissionError: the poll does not take any, is full, or has it already.
        """
        poll = self._poll(message)
        name = self._in_name_of(message.chat)
        option = poll.add_option(text, self.account, name, self.world.clock.now())
        added: Json = {
            "poll_message": message.json(with_reply=False),
            "option_persistent_id": option.persistent_id,
            "option_text": option.text,
        }
        self.world.serve(
            message.chat, self.account, {"poll_option_added": added}, reply_to=message, topic=message.topic
        )
        self._poll_changed(message)
        return option.persistent_id

    def makes_poll(
        self,
        question: str,
        *options: str,
        chat: Chat | None = None,
        anonymous: bool = True,
        multiple: bool = False,
    ) -> Message:
        """Send a poll of one's own."""
        place = self._inside(chat)
        self._must(place, "can_post_messages" if place.type == "channel" else "can_send_polls")
        made = Poll(
            str(5_400_000_000_000_000_000 + self.world.number()),
            question,
            [PollOption(str(number), text) for number, text in enumerate(options)],
            self.id,
            anonymous=anonymous or place.type == "channel",
            multiple=multiple,
        )
        name = self._in_name_of(place)
        return self.world.post(place, self.account, {}, sender_chat=name, poll=made)

    def closes_poll(self, message: Message) -> None:
        """End a poll of one's own.

        Raises:
            PermissionError: it is somebody else's, or closed already.
        """
        poll = self._poll(message)
        if poll.sender_id != self.id or poll.closed:
            raise PermissionError(f"{self.name} cannot stop that poll")
        close_poll(self.world, message, by_hand=True)

    def _poll_changed(self, message: Message) -> None:
        delivery.tell_poll(self.world, message)
        self.world.changed(message)

    def _poll(self, message: Message) -> Poll:
        self.world.timers.run_due()
        self._inside(message.chat)
        if message.poll is None or not self.sees_message(message):
            raise ValueError("there is no such poll")
        return message.poll
