"""Questions that peers ask each other, and the answers that help."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.formatted import units
from bot.domain.groups import Group
from bot.domain.ids import AnswerId, GroupId, PersonId, QuestionId
from bot.domain.people import Person
from bot.domain.refused import Refused

LONGEST = 1500
"""Characters of a question: what still reads well on a card."""
UNNAMED_A_DAY = 3
"""Questions without a name that one person may ask in a day."""

NOBODYS_CHAT = 2**53
"""Numbers from here on are no chats: Telegram's have 52 bits. Under them stand letters whose reader is sealed."""

NUDGE_AFTER = timedelta(hours=48)
CALL_AFTER = timedelta(hours=96)
LIST_AFTER = timedelta(days=7)
SAID_WITHIN = timedelta(hours=24)
"""How long an answerer of another group may choose whether company and region go with the answer."""


class QuestionState(StrEnum):
    """The state of a question."""

    OPEN = "open"
    CLOSED = "closed"
    REMOVED = "removed"


class Media(StrEnum):
    """What an answer is made of."""

    TEXT = "text"
    VOICE = "voice"
    PHOTO = "photo"
    DOCUMENT = "document"
    VIDEO_NOTE = "video_note"


class NameShown(StrEnum):
    """Whether an answer given in another group goes home with company and region."""

    HOME = "home"
    """It was given in the group that asked."""
    ASKED = "asked"
    """The answerer has not chosen yet."""
    NAMED = "named"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a group. `person_id` None: asked without a name, or the name was taken away."""

    id: QuestionId
    group_id: GroupId
    number: int
    body: str
    person_id: PersonId | None
    sealed: str | None
    state: QuestionState
    asked_at: datetime
    edited_at: datetime | None
    closed_at: datetime | None
    source_chat_id: int | None
    source_message_id: int | None
    once: str | None
    carried_at: datetime | None
    carried_named: bool

    @property
    def removed(self) -> bool:
        """It is not to be read any more."""
        return self.state is QuestionState.REMOVED


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer."""

    id: AnswerId
    question_id: QuestionId
    group_id: GroupId | None
    person_id: PersonId | None
    by_asker: bool
    private: bool
    reply_to_id: int | None
    media: Media
    body: str
    file_id: str | None
    chat_id: int | None
    message_id: int | None
    shown: NameShown
    given_at: datetime
    edited_at: datetime | None
    removed_at: datetime | None
    helpful_at: datetime | None


@dataclass(frozen=True, slots=True)
class Content:
    """What somebody sent as an answer: a text, or a file with its caption."""

    media: Media
    body: str
    file_id: str | None = None


@dataclass(frozen=True, slots=True)
class Author:
    """Whose words these are, as far as they are shown."""

    name: str | None
    company: str | None = None
    region: str | None = None
    asker: bool = False


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer as its readers see it."""

    answer: Answer
    author: Author
    helped: int
    """How many people, other than the asker, it has helped."""


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """A question as its card shows it."""

    group: Group
    question: Question
    author: Author
    echoes: int
    answers: tuple[AnswerView, ...]
    """Those the whole group may see, oldest first, without the asker's own words."""
    in_private: int

    @property
    def helpful(self) -> tuple[AnswerView, ...]:
        """What the asker has marked."""
        return tuple(view for view in self.answers if view.answer.helpful_at is not None)


@dataclass(frozen=True, slots=True)
class SimilarQuestion:
    """An answered question that looks like a new one, and what helped."""

    question: Question
    answer: str


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """A question with everything that was said to it, as one reader may see it."""

    card: QuestionCard
    thread: tuple[AnswerView, ...]
    reader: Person | None = None
    """Who reads it in private; None where the group does."""


@dataclass(frozen=True, slots=True)
class Carried:
    """An open question of the network, as a group it was taken to lists it."""

    question: Question
    home: str | None
    """The group that asks, where its asker wanted that said."""
    place: tuple[int, int] | None
    """Chat and message that show it in this group."""


@dataclass(frozen=True, slots=True)
class QuestionList:
    """The open questions of one group; `group` None: of several."""

    groups: tuple[tuple[Group, tuple[QuestionCard, ...]], ...]
    carried: tuple[tuple[Group, tuple[Carried, ...]], ...] = ()
    """What other groups' members have asked the network, for each of these groups."""
    waiting: tuple[QuestionCard, ...] = ()
    """For coordinators: without an answer for a week, wherever in the network."""
    coordinator: bool = False


class QuestionGone(Refused):
    """There is no such question here, or it was removed."""

    key = "refused-question-gone"


class NoSuchQuestion(Refused):
    """A number that no question of the group has."""

    key = "refused-no-such-question"
    hint = "question-number-hint"


class NotANumber(Refused):
    """Where a question's number is expected there is something else."""

    key = "refused-question-number"
    hint = "question-number-hint"


class QuestionClosed(Refused):
    """It takes no answers any more."""

    key = "refused-question-closed"


class QuestionTooLong(Refused):
    """More than fits on a card."""

    key = "refused-question-too-long"


class QuestionEmpty(Refused):
    """Nothing readable was asked."""

    key = "refused-question-empty"


class AskerOnly(Refused):
    """Only the one who asked may do this."""

    key = "refused-asker-only"


class AuthorOnly(Refused):
    """Only the one who wrote it, or a facilitator, may do this."""

    key = "refused-author-only"


class AnswererOnly(Refused):
    """Only the one who answered may choose this."""

    key = "refused-answerer-only"


class AskedEnough(Refused):
    """The daily limit of questions without a name is reached."""

    key = "refused-asked-enough"


class OwnAnswer(Refused):
    """One's own answer cannot have helped oneself."""

    key = "refused-own-answer"


class NobodyElse(Refused):
    """There is no other group to take the question to."""

    key = "refused-nobody-else"


class CarriedAlready(Refused):
    """The question is with the other groups already."""

    key = "refused-carried-already"


class QuestionHidden(Refused):
    """The question belongs to a group this person is not in."""

    key = "refused-question-hidden"


def as_asked(text: str) -> str:
    """A question as it is kept: without blanks around it.

    Raises:
        QuestionEmpty: there is no letter and no digit in it.
        QuestionTooLong: more than `LONGEST` characters.
    """
    asked = text.strip()
    if not any(character.isalnum() for character in asked):
        raise QuestionEmpty
    if units(asked) > LONGEST:
        raise QuestionTooLong(n=units(asked), most=LONGEST)
    return asked
