"""When people are reminded, and when a reminder no longer helps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
NUDGE_AFTER = timedelta(days=3)
ESCALATE_AFTER = timedelta(days=5)
HAND_OVER_AFTER = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Reminder:
    """Due at `due_at`, of no use from `stale_at` on."""

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
    """`by` later on the wall clock of `zone`: whole days keep the time of day through a clock change.

    A time that the clocks skip becomes the one an hour later, as everybody's clock shows it.
    """
    days = timedelta(days=by.days)
    local = moment.astimezone(zone) + days
    return local.astimezone(UTC) + (by - days)


def plan(starts_at: datetime, offsets: Iterable[timedelta], now: datetime, zone: ZoneInfo) -> tuple[Reminder, ...]:
    """The reminders of a meeting that still lie ahead, earliest first.

    Each is of use until the next one is due, or the meeting starts: of several that fell due while
    nobody could send them, at most the last is sent.

    Args:
        offsets: how long before the start; whole days are counted on the wall clock of `zone`.
    """
    # -timedelta would turn two hours into "minus one day plus 22 hours".
    moments = sorted(
        (starts_at - offset if offset < DAY else shifted(starts_at, -offset, zone), offset) for offset in set(offsets)
    )
    ends = [*(due_at for due_at, _ in moments[1:]), starts_at]
    return tuple(
        Reminder(due_at, end, offset) for (due_at, offset), end in zip(moments, ends, strict=True) if due_at > now
    )


def due(reminders: Sequence[Reminder], now: datetime) -> tuple[Reminder | None, tuple[Reminder, ...]]:
    """The one reminder to send now, if any, and those that came too late."""
    fallen = [reminder for reminder in reminders if reminder.due_at <= now]
    useful = [reminder for reminder in fallen if now < reminder.stale_at]
    return (useful[-1] if useful else None), tuple(r for r in fallen if r not in useful[-1:])


def turn_deadlines(offered_at: datetime, zone: ZoneInfo) -> TurnDeadlines:
    """A nudge after three days, word to the facilitators after five, the next company after seven."""
    return TurnDeadlines(
        shifted(offered_at, NUDGE_AFTER, zone),
        shifted(offered_at, ESCALATE_AFTER, zone),
        shifted(offered_at, HAND_OVER_AFTER, zone),
    )
