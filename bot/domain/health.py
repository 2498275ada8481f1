"""The health of a group: what can go wrong unnoticed, who is told, and what would help most."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo

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
PAUSES = (1, 1, 2, 4, 8, 13)
"""Weeks until what still stands in the way is said again: weekly at first, then ever more seldom."""
FALLING_PAUSES = (4, 8, 13)
"""That attendance falls cannot change before the group meets again."""
NEARLY = timedelta(days=1)
"""Two Mondays at nine are an hour less than a week apart when the clocks go forward."""


class Flag(StrEnum):
    """What is wrong, most urgent first."""

    NO_HOST = "no-host"
    NO_DATE = "no-date"
    FALLING = "falling"


@dataclass(frozen=True, slots=True)
class Signs:
    """The data a group's health is derived from.

    Args:
        waited: how long it is since the first company was asked after the last meeting, or how long the one that
            accepted has had no date, months off left out; None where no turn is open.
        accepted: a company has said that it hosts.
        planned: a meeting lies ahead.
        attended: how many companies came to each meeting held, latest first; none where nobody ticked.
        last_held_at: when the group met last.
    """

    companies: int
    waited: timedelta | None
    accepted: bool
    planned: bool
    attended: tuple[int, ...]
    last_held_at: datetime | None


@dataclass(frozen=True, slots=True)
class GroupHealth:
    """A group that could use a hand."""

    group: Group
    flags: tuple[Flag, ...]
    gave_up: bool = False
    """A company had said that it hosts, and could not after all."""
    own: bool = False
    """The reader belongs to the group."""


def flags(signs: Signs, now: datetime) -> tuple[Flag, ...]:
    """What is wrong in a group, most urgent first; nothing where too few companies are there to begin with."""
    if signs.companies < 2:
        return ()
    found = []
    if signs.waited is not None and not signs.planned:
        if not signs.accepted and signs.waited >= NO_HOST_AFTER:
            found.append(Flag.NO_HOST)
        if signs.accepted and signs.waited >= NO_DATE_AFTER:
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


def off(now: datetime, zone: ZoneInfo, months_off: Collection[int]) -> bool:
    """Return whether the group has a month off."""
    return now.astimezone(zone).month in months_off


def waited(since: datetime, now: datetime, zone: ZoneInfo, months_off: Collection[int]) -> timedelta:
    """Return how long it has been since then, without the group's months off."""
    total, at = timedelta(), since
    while at < now:
        local = at.astimezone(zone)
        year, month = divmod(local.year * 12 + local.month, 12)
        until = min(now, datetime(year, month + 1, 1, tzinfo=zone).astimezone(UTC))
        if local.month not in months_off:
            total += until - at
        at = until
    return total


@dataclass(frozen=True, slots=True)
class FlagHistory:
    """What has been said of a flag.

    Args:
        since: when it was first noticed.
        times: how often its facilitators have heard of it.
        said_at: when they did last; None before the first time.
        passed_on_at: when the coordinators did; None until then.
    """

    since: datetime
    times: int = 0
    said_at: datetime | None = None
    passed_on_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FlagHearers:
    """Who is told about a problem this week."""

    facilitators: bool
    coordinators: bool


def told(flag: Flag, said: FlagHistory, now: datetime) -> FlagHearers:
    """Return who is told about a problem this week.

    Facilitators hear of what stands in the way of the next meeting for three weeks in a row, then ever more
    seldom: who has heard it three times knows it, and a group that rests for its own reasons is left in peace.
    """
    passed_on = said.passed_on_at is None and now - said.since >= WEEK - NEARLY
    if said.said_at is None:
        return FlagHearers(True, passed_on)
    pauses = FALLING_PAUSES if flag is Flag.FALLING else PAUSES
    pause = pauses[min(said.times, len(pauses)) - 1] * WEEK
    return FlagHearers(now - said.said_at >= pause - NEARLY, passed_on)


def next_monday(now: datetime, zone: tzinfo, at: time) -> datetime:
    """The next Monday at that hour of the zone's clock, later than now; in UTC."""
    today = now.astimezone(zone).date()
    monday = today + timedelta(days=-today.weekday() % 7)
    moment = datetime.combine(monday, at, zone).astimezone(UTC)
    return moment if moment > now else datetime.combine(monday + timedelta(days=7), at, zone).astimezone(UTC)
