"""Two companies trade host turns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.groups import Group
from bot.domain.groups.companies import Company
from bot.domain.ids import CompanyId, GroupId, PersonId
from bot.domain.meetings import Meeting
from bot.domain.people import Person
from bot.domain.refused import Refused

OPEN_FOR = timedelta(days=3)
"""How long the other company has to answer."""


class SwapState(StrEnum):
    """What became of the question."""

    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"
    EXPIRED = "expired"
    """No answer in three days."""
    OVER = "over"
    """The turn of one of the two changed meanwhile."""


@dataclass(frozen=True, slots=True)
class Swap:
    """`asking_id` asks `asked_id` to trade turns; `person_id` is who asked."""

    id: int
    group_id: GroupId
    asking_id: CompanyId
    asked_id: CompanyId
    person_id: PersonId
    state: SwapState
    asked_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class SwapCard:
    """A swap as its message shows it. `now` is whichever of the two has the coming turn."""

    group: Group
    swap: Swap
    asking: Company
    asked: Company
    asked_people: tuple[Person, ...]
    now: CompanyId | None
    planned: Meeting | None = None
    """The meeting that one of the two hosts, where its time is set; it stays."""


def open_until(asked_at: datetime, planned: Meeting | None) -> datetime:
    """Until when the other company can answer: three days, but not once the meeting it is about has begun."""
    return asked_at + OPEN_FOR if planned is None else min(asked_at + OPEN_FOR, planned.starts_at)


class SwapOver(Refused):
    """The swap was answered, or something changed meanwhile."""

    key = "refused-swap-over"


class SwapRunOut(Refused):
    """The other company answers too late."""

    key = "refused-swap-run-out"


class SwapAsked(Refused):
    """The same was asked before and waits for an answer."""

    key = "refused-swap-asked"


class UnknownCompany(Refused):
    """No company of the group goes by that name."""

    key = "refused-unknown-company"
    hint = "swap-ask-hint"


class SwapWithOneself(Refused):
    """A company cannot trade with itself."""

    key = "refused-own-company"
    hint = "swap-ask-hint"


class Paused(Refused):
    """That company pauses, so it has no turn to trade."""

    key = "refused-company-paused"


class NotYourTurn(Refused):
    """Another company has the turn."""

    key = "refused-not-your-turn"
