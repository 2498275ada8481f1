"""The health of a group: what can go wrong while nobody looks, who is told, and what would help most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.groups import Group

WEEK = timedelta(days=7)
NO_HOST_AFTER = timedelta(days=14)
"""By then two companies in a row have not answered; the nudges of single turns come before."""
NO_DATE_AFTER = timedelta(days=10)
"""A host was reminded twice by then; after two weeks the turn goes on by itself."""
FEWEST_MET = 4
FALLEN_TO = 0.6
"""The last two meetings against those before."""
RECENT = timedelta(days=60)
"""After so long without a meeting, attendance is not what is wrong."""


class Flag(StrEnum):
    """What is wrong, most urgent first."""

    NO_HOST = "no-host"
    NO_DATE = "no-date"
    FALLING = "falling"


@dataclass(frozen=True, slots=True)
class Signs:
    """What a group's health is told from.

    Args:
        asked_since: when the first company was asked after the last meeting, or since when the one that accepted
            has had no date; None where no turn is open.
        accepted: a company has said that it hosts.
        planned: a meeting lies ahead.
        attended: how many companies came to each meeting held, latest first; none where nobody ticked.
        last_held_at: when the group met last.
    """

    companies: int
    asked_since: datetime | None
    accepted: bool
    planned: bool
    attended: tuple[int, ...]
    last_held_at: datetime | None


@dataclass(frozen=True, slots=True)
class Health:
    """A group that could use a hand."""

    group: Group
    flags: tuple[Flag, ...]


def flags(signs: Signs, now: datetime) -> tuple[Flag, ...]:
    """What is wrong in a group, most urgent first; nothing where too few companies are there to begin with."""
    if signs.companies < 2:
        return ()
    found = []
    if signs.asked_since is not None and not signs.planned:
        waited = now - signs.asked_since
        if not signs.accepted and waited >= NO_HOST_AFTER:
            found.append(Flag.NO_HOST)
        if signs.accepted and waited >= NO_DATE_AFTER:
            found.append(Flag.NO_DATE)
    if signs.last_held_at is not None and now - signs.last_held_at <= RECENT and falling(signs.attended):
        found.append(Flag.FALLING)
    return tuple(found)


def falling(attended: Sequence[int]) -> bool:
    """Whether clearly fewer companies came to the last two meetings than to the two or three before.

    Args:
        attended: latest first. A meeting at which nobody was ticked says nothing.
    """
    known = [n for n in attended if n > 0][:5]
    if len(known) < FEWEST_MET:
        return False
    last, before = known[:2], known[2:]
    return sum(last) / len(last) <= FALLEN_TO * sum(before) / len(before)


@dataclass(frozen=True, slots=True)
class Told:
    """Who hears of a flag this week."""

    facilitators: bool
    coordinators: bool


def told(flag: Flag, since: datetime, now: datetime) -> Told:
    """Who hears of it: its facilitators in the first week, the coordinators too from the second on.

    What stands in the way of the next meeting is said every week until it is solved. That attendance falls
    cannot change before the group meets again, so it is said once to each, and again after a month.

    Args:
        since: when it was first said.
    """
    week = round((now - since) / WEEK)
    if flag is Flag.FALLING:
        return Told(week % 4 == 0, week % 4 == 1)
    return Told(True, week >= 1)
