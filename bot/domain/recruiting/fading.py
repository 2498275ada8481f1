"""A company that fades is noticed before it leaves; one that leaves is asked why, once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.groups import Group
from bot.domain.refused import CardTooOld

MISSED = 3
"""Meetings in a row without a company, and without a word from it."""
LOOKED_AFTER = timedelta(days=3)
"""After a meeting, once it is ticked who was there."""
WAITS = timedelta(days=7)
"""How long a company has to answer before its facilitators hear."""
STILL_OF_USE = timedelta(days=14)
ANSWERS = ("coming", "pause", "call")
WHY_ASKED_FOR = timedelta(days=365)
"""So long after leaving a reason still counts."""
WHY_LEFT = ("time", "far", "use", "ended")
"""Why somebody leaves, offered as buttons."""


class GoneFromGroup(CardTooOld):
    """Whoever presses does not belong to the group any more."""

    key = "refused-gone-from-group"


class BackInGroup(CardTooOld):
    """Whoever was asked why they left is in the group again."""

    key = "refused-back-in-group"


@dataclass(frozen=True, slots=True)
class MeetingWentBy:
    """A meeting as it went by for one company: whether it came, and whether any of its people answered the invitation."""

    starts_at: datetime
    came: bool
    answered: bool


@dataclass(frozen=True, slots=True)
class Fading:
    """A company that has been away. `since`: it came last, or joined, then."""

    id: int
    company_id: int
    since: datetime
    answer: str | None
    told_at: datetime | None


@dataclass(frozen=True, slots=True)
class Away:
    """The same with names, for those who hear of it."""

    group: Group
    company: str
    fading: Fading


def fades(meetings: Sequence[MeetingWentBy], joined_at: datetime) -> bool:
    """Whether a company fades: it was at none of the last three meetings since it joined, and answered none of them.

    Args:
        meetings: held, latest first, those at which somebody was ticked.
    """
    own = [one for one in meetings if one.starts_at > joined_at][:MISSED]
    return len(own) == MISSED and not any(one.came or one.answered for one in own)
