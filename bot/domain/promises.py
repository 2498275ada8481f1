"""What companies promise to do before the next meeting, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.groups import Group
from bot.domain.ids import CompanyId, MeetingId, PersonId
from bot.domain.people import Person
from bot.domain.refused import Refused

MOST_PROMISE = 500
MOST_WORD = 500
MOST_OPEN = 5
"""So many promises of one person are asked about in one message."""


class PromiseResult(StrEnum):
    """What somebody says of their own promise."""

    DONE = "done"
    PARTLY = "partly"
    NOT_YET = "not yet"


class OthersPromise(Refused):
    """Somebody else has promised it."""

    key = "refused-others-promise"


class PromiseTold(Refused):
    """Its outcome has been told, so its words stay."""

    key = "refused-promise-told"


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise. `person_id` None: who made it has asked to be forgotten; `text` None: and their words with them."""

    id: int
    meeting_id: MeetingId
    company_id: CompanyId
    company: str
    person_id: PersonId | None
    text: str | None
    made_at: datetime
    asked_at: datetime | None
    outcome: PromiseResult | None
    answered_at: datetime | None
    words: str | None


@dataclass(frozen=True, slots=True)
class PromiseMade:
    """`promise_id` None: they had promised the same before. `can_be_asked`: in private, where they have begun a chat.

    `earlier`: they have promised something else after the same meeting, which it may be meant to replace.
    """

    promise_id: int | None
    can_be_asked: bool
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class PromiseQuestion:
    """What somebody promised in a group, when they are asked about it."""

    group: Group
    reader: Person
    promises: tuple[Promise, ...]
