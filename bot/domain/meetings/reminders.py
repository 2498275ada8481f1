"""When people are reminded, and when a reminder is no longer useful."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
NUDGE_AFTER = timedelta(days=3)
ESCALATE_AFTER = timedelta(days=5)
HAND_OVER_AFTER = timedelta(days=7)
CLOSE_TOGETHER = timedelta(hours=1)
"""A late reminder is not sent any more when the next one comes within this time."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """Due at `due_at`, of no use from `stale_at` on; `offset` is how long before the start it was asked for."""

    due_at: datetime
    stale_at: datetime
    offset: timedelta


@dataclass(frozen=True, slots=True)
class TurnDeadlines:
    """What happens to a turn nobody answers, and when."""

    nudge_at: datetime
    escalate_at: datetime
    hand_over_at: datetime


def shifted(moment: datetime, by: timedelta, zone: ZoneInfo) -> datetime:
    """`by` later on the wall clock of `zone`, in UTC: whole days keep the time of day through a clock change.

    What is less than a day counts as time that really passes. A time that the clocks skip becomes the
    one an hour later, as everybody's clock shows it.

    Args:
        by: negative for earlier.
    """
    length = abs(by)
    days = timedelta(days=length.days)
    rest = length - days
    if by < timedelta():
        days, rest = -days, -rest
    local = moment.astimezone(zone)
    if days:
        # This moves the wall clock, and of a time that comes twice it means the first.
        local += days
    return local.astimezone(UTC) + rest


def same_clock(moment: datetime, before: ZoneInfo, zone: ZoneInfo) -> datetime:
    """The moment at which the clocks of another zone show what those of `before` show at `moment`, in UTC."""
    return moment.astimezone(before).replace(tzinfo=zone).astimezone(UTC)


def wall_clock(moment: datetime, zone: ZoneInfo) -> str:
    """What the clocks of a zone show at a moment: `2026-12-15T17:00`."""
    return moment.astimezone(zone).strftime("%Y-%m-%dT%H:%M")


def at_wall_clock(shown: str, zone: ZoneInfo) -> datetime:
    """The moment at which the clocks of a zone show that, in UTC. Of an hour that comes twice it is the first.

    Args:
        shown: as `wall_clock` writes it.
    """
    return datetime.fromisoformat(shown).replace(tzinfo=zone).astimezone(UTC)


def same_day(one: datetime, other: datetime, zone: ZoneInfo) -> bool:
    """Whether two moments lie on one day of the group's calendar."""
    return one.astimezone(zone).date() == other.astimezone(zone).date()


def plan(starts_at: datetime, offsets: Iterable[timedelta], now: datetime, zone: ZoneInfo) -> tuple[Reminder, ...]:
    """The reminders of a meeting that still lie ahead, earliest first.

    We are reminded a week, a day and two hours before, or when our group chose to be: a day before a
    meeting at five is at five, also when the clocks change that night. If nobody could send a reminder
    in time, it still comes as long as it tells us something: until the next one is about to be due, at
    most an hour (of shorter gaps, a quarter), or the meeting starts. So of several that fell due
    meanwhile only the last is sent, and never two in one breath.

    Args:
        offsets: how long before the start. Those of no length, and doubles, are left out.
        zone: the group's; whole days are counted on its wall clock.
    """
    moments = {shifted(starts_at, -offset, zone): offset for offset in sorted(offsets) if offset > timedelta()}
    ordered = sorted(moments)
    reminders = []
    for index, due_at in enumerate(ordered):
        stale_at = starts_at
        if index + 1 < len(ordered):
            gap = ordered[index + 1] - due_at
            stale_at = ordered[index + 1] - min(CLOSE_TOGETHER, gap / 4)
        if due_at > now:
            reminders.append(Reminder(due_at, stale_at, moments[due_at]))
    return tuple(reminders)


def turn_deadlines(offered_at: datetime, zone: ZoneInfo, patience: int = 1) -> TurnDeadlines:
    """A nudge after three days, word to the facilitators after five, the next company after seven.

    At the time of day at which the turn was offered, on the group's clock.

    Args:
        patience: so many times longer, where the group has been silent for weeks.
    """
    return TurnDeadlines(
        shifted(offered_at, patience * NUDGE_AFTER, zone),
        shifted(offered_at, patience * ESCALATE_AFTER, zone),
        shifted(offered_at, patience * HAND_OVER_AFTER, zone),
    )
