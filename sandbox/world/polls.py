"""Native polls and the rules of voting in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sandbox.world.accounts import Account, Json, Shown

MOST_OPTIONS = 12
LONGEST_OPTION = 100


@dataclass(eq=False, slots=True)
class PollOption:
    """One answer. Its `persistent_id` stays when options are added."""

    persistent_id: str
    text: str
    entities: list[Json] = field(default_factory=list)
    added_by: Account | None = None
    added_by_chat: Shown | None = None
    added_on: int = 0


@dataclass(eq=False, slots=True)
class Poll:
    """A native poll.

    Args:
        sender_id: who made it; that bot sees results others may not see yet.
        closes_at: when it closes by itself.
    """

    id: str
    question: str
    options: list[PollOption]
    sender_id: int
    question_entities: list[Json] = field(default_factory=list)
    type: str = "regular"
    anonymous: bool = True
    multiple: bool = False
    revoting: bool = True
    adding: bool = False
    hides_until_closed: bool = False
    shuffled: bool = False
    members_only: bool = False
    country_codes: list[str] = field(default_factory=list)
    correct: list[int] = field(default_factory=list)
    explanation: str = ""
    explanation_entities: list[Json] = field(default_factory=list)
    description: str = ""
    description_entities: list[Json] = field(default_factory=list)
    open_period: int | None = None
    close_date: int | None = None
    closes_at: datetime | None = None
    closed: bool = False
    answers: dict[int, list[str]] = field(default_factory=dict)
    """The persistent ids each voter chose."""

    def hides_results(self) -> bool:
        """Whether nobody is shown the counts yet."""
        return self.hides_until_closed and not self.closed

    def count(self, persistent_id: str) -> int:
        """How many chose an option."""
        return sum(persistent_id in chosen for chosen in self.answers.values())

    def option(self, wanted: str | int) -> PollOption:
        """An option by its text, its persistent id or its place, counted from 0.

        Raises:
            KeyError: there is none such.
        """
        if isinstance(wanted, int):
            if 0 <= wanted < len(self.options):
                return self.options[wanted]
            raise KeyError(wanted)
        for option in self.options:
            if wanted in (option.text, option.persistent_id):
                return option
        raise KeyError(wanted)

    def vote(self, voter_id: int, chosen: list[str]) -> None:
        """Choose options; what was chosen before is replaced.

        Raises:
            PermissionError: the poll is closed, takes no second answer, or only one option.
        """
        if self.closed:
            raise PermissionError("the poll is closed")
        if voter_id in self.answers and not self.revoting:
            raise PermissionError("this poll takes no second answer")
        if len(chosen) > 1 and not self.multiple:
            raise PermissionError("this poll takes one option")
        if not chosen:
            raise PermissionError("nothing was chosen")
        self.answers[voter_id] = list(dict.fromkeys(chosen))

    def retract(self, voter_id: int) -> None:
        """Take a vote back.

        Raises:
            PermissionError: there is none, or it cannot be taken back.
        """
        if self.closed or not self.revoting or voter_id not in self.answers:
            raise PermissionError("this vote cannot be taken back")
        del self.answers[voter_id]

    def add_option(self, text: str, by: Account, chat: Shown | None, at: datetime) -> PollOption:
        """Add an option of a voter's.

        Raises:
            PermissionError: the poll does not take any, is full, or has it already.
        """
        if not self.adding or self.closed:
            raise PermissionError("no option can be added")
        if len(self.options) >= MOST_OPTIONS:
            raise PermissionError(f"a poll has at most {MOST_OPTIONS} options")
        if not text.strip() or len(text) > LONGEST_OPTION:
            raise PermissionError(f"an option has 1 to {LONGEST_OPTION} characters")
        if any(option.text == text for option in self.options):
            raise PermissionError("there is such an option already")
        number = max(int(option.persistent_id) for option in self.options) + 1
        option = PollOption(
            str(number),
            text.strip(),
            added_by=None if chat is not None else by,
            added_by_chat=chat,
            added_on=int(at.timestamp()),
        )
        self.options.append(option)
        return option

    def answer_json(self, voter: Account, chat: Shown | None) -> Json:
        """A PollAnswer: what somebody's answer is now, empty where they took it back.

        Args:
            chat: in whose name they voted, of an anonymous administrator.
        """
        order = {option.persistent_id: place for place, option in enumerate(self.options)}
        chosen = sorted(self.answers.get(voter.id, ()), key=order.__getitem__)
        shown: Json = {"poll_id": self.id}
        shown |= {"user": voter.json()} if chat is None else {"voter_chat": chat.json()}
        shown["option_ids"] = [order[one] for one in chosen]
        shown["option_persistent_ids"] = chosen
        return shown

    def json(self, viewer_id: int | None = None, *, in_message: bool = True) -> Json:
        """As the Bot API shows a poll.

        Args:
            viewer_id: the bot it is shown to; the poll's own sees hidden counts and the right answers.
            in_message: descriptions are shown only there.
        """
        counts = viewer_id in (None, self.sender_id) or not self.hides_results()
        shown: Json = {
            "id": self.id,
            "question": self.question,
            "options": [self._option_json(option, counts) for option in self.options],
            "total_voter_count": len(self.answers),
            "is_closed": self.closed,
            "is_anonymous": self.anonymous,
            "type": self.type,
            "allows_multiple_answers": self.multiple,
            "allows_revoting": self.revoting,
            "members_only": self.members_only,
        }
        if self.question_entities:
            shown["question_entities"] = self.question_entities
        if self.country_codes:
            shown["country_codes"] = self.country_codes
        if self.type == "quiz" and (self.closed or viewer_id in (None, self.sender_id)):
            shown["correct_option_ids"] = self.correct
            if self.explanation:
                shown["explanation"] = self.explanation
            if self.explanation_entities:
                shown["explanation_entities"] = self.explanation_entities
        if self.open_period is not None:
            shown["open_period"] = self.open_period
        if self.close_date is not None:
            shown["close_date"] = self.close_date
        if in_message and self.description:
            shown["description"] = self.description
            if self.description_entities:
                shown["description_entities"] = self.description_entities
        return shown

    def _option_json(self, option: PollOption, counts: bool) -> Json:
        shown: Json = {
            "persistent_id": option.persistent_id,
            "text": option.text,
            "voter_count": self.count(option.persistent_id) if counts else 0,
        }
        if option.entities:
            shown["text_entities"] = option.entities
        if option.added_by is not None:
            shown["added_by_user"] = option.added_by.json()
        if option.added_by_chat is not None:
            shown["added_by_chat"] = option.added_by_chat.json()
        if option.added_on:
            shown["addition_date"] = option.added_on
        return shown
