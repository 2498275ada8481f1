"""A group's usual meeting days: the second Tuesday at five, every fourth Wednesday, or as each host decides."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

WEEK = timedelta(days=7)
LAST = 5
"""Instead of which week of the month: the last one."""
WEEK_CHOICES = (1, 2, 3, 4, LAST)
EVERY_CHOICES = (2, 4, 6)
HOUR_CHOICES = (8, 9, 12, 15, 16, 17, 18, 19)
LEAD = timedelta(days=5)
"""A host gets at least so many days to prepare."""
REST = timedelta(days=14)
"""So many days lie between two meetings, whatever the rhythm."""
MOST_MONTHS = 36
SATURDAY = 5


class Unit(StrEnum):
    """The unit of a rhythm."""

    MONTH = "month"
    WEEKS = "weeks"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A group's usual meeting days.

    Args:
        number: which week of the month (5: the last), or how many weeks lie between two meetings.
        weekday: 0 is Monday.
        at: on the group's wall clock.
        since: a day on which a rhythm of weeks counts; none for months.
    """

    unit: Unit
    number: int
    weekday: int
    at: time
    since: date | None = None

    def written(self) -> str:
        """Return the form that is stored."""
        parts = [self.unit, str(self.number), str(self.weekday), f"{self.at:%H%M}"]
        return ":".join([*parts, *([] if self.since is None else [self.since.isoformat()])])


USUAL = Rhythm(Unit.MONTH, 2, 1, time(17))
"""What a group that chooses a part of a rhythm gets for the rest: the second Tuesday at 17."""


def read(written: str | None) -> Rhythm | None:
    """Parse the stored form; None means that each host decides."""
    if not written:
        return None
    unit, number, weekday, at, *since = written.split(":")
    return Rhythm(
        Unit(unit),
        int(number),
        int(weekday),
        time(int(at[:2]), int(at[2:])),
        date.fromisoformat(since[0]) if since else None,
    )


def chosen(rhythm: Rhythm | None, choice: str, today: date) -> Rhythm | None:
    """Return the rhythm after a press in the settings.

    Args:
        choice: `host`, `week-2`, `every-4`, `day-1` or `hour-17`.
        today: on the group's calendar; a rhythm of weeks counts from its next such weekday.

    Raises:
        ValueError: there is no such choice.
    """
    name, _, number = choice.partition("-")
    if name == "host":
        return None
    before, value = rhythm or USUAL, int(number)
    match name:
        case "week" if value in WEEK_CHOICES:
            return replace(before, unit=Unit.MONTH, number=value, since=None)
        case "every" if value in EVERY_CHOICES:
            return replace(before, unit=Unit.WEEKS, number=value, since=_next(before.weekday, today))
        case "day" if 0 <= value <= 6:
            since = None if before.since is None else _next(value, today)
            return replace(before, weekday=value, since=since)
        case "hour" if value in HOUR_CHOICES:
            return replace(before, at=time(value))
    raise ValueError(f"no choice {choice}")


def _next(weekday: int, today: date) -> date:
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def _of_month(rhythm: Rhythm, year: int, month: int) -> date:
    first = _next(rhythm.weekday, date(year, month, 1))
    if rhythm.number < LAST:
        return first + (rhythm.number - 1) * WEEK
    following = date(year + month // 12, month % 12 + 1, 1)
    return _next(rhythm.weekday, following) - WEEK


def _days(rhythm: Rhythm, around: date) -> Iterator[date]:
    """Days of the rhythm from well before `around` on, for three years."""
    if rhythm.unit is Unit.WEEKS and rhythm.since is not None:
        step = rhythm.number * WEEK
        day = rhythm.since + ((around - rhythm.since) // step - 2) * step
        for _ in range(MOST_MONTHS * 3):
            yield day
            day += step
        return
    for months in range(-2, MOST_MONTHS):
        year, month = divmod(around.year * 12 + around.month - 1 + months, 12)
        yield _of_month(rhythm, year, month + 1)


def next_meeting(
    rhythm: Rhythm,
    *,
    earliest: date,
    zone: ZoneInfo,
    months_off: Collection[int] = (),
    holiday: Callable[[date], bool] = lambda _: False,
) -> datetime | None:
    """Return the first usual date from a day on, in UTC; None if every month is off.

    On a public holiday we do not meet: then it is a week later, at the same time. In a month off we do
    not meet at all. A time that the clocks skip becomes the one an hour later.

    Args:
        earliest: on the group's calendar.
        zone: the group's.
    """
    for day in _days(rhythm, earliest):
        moved = day
        while holiday(moved):
            moved += WEEK
        if moved >= earliest and moved.month not in months_off and day.month not in months_off:
            local = datetime.combine(moved, rhythm.at, zone)
            return local.astimezone(UTC)
    return None


def earliest(today: date, last_met: date | None) -> date:
    """Return the first day that can be suggested, so that the host has time to prepare."""
    soonest = today + LEAD
    return soonest if last_met is None else max(soonest, last_met + REST)


def proposal(
    rhythm: Rhythm,
    *,
    today: date,
    last_met: date | None,
    zone: ZoneInfo,
    months_off: Collection[int] = (),
    holiday: Callable[[date], bool] = lambda _: False,
) -> datetime | None:
    """Return the date suggested to a host, in UTC; None if every month is off.

    It is the rhythm's next that leaves the host time. Where the host was found so late that the rhythm's day of this
    month is past, we would meet only the month after: then it is the same weekday later in this month, and where none
    is left, its next working day. So a month in which somebody is willing to host does not pass without a meeting.
    A group that has not met yet waits for its rhythm.

    Args:
        today: on the group's calendar.
        last_met: the day of its latest meeting.
    """
    soonest = earliest(today, last_met)
    usual = next_meeting(rhythm, earliest=soonest, zone=zone, months_off=months_off, holiday=holiday)
    if usual is None or last_met is None or rhythm.unit is not Unit.MONTH or soonest.month in months_off:
        return usual
    this_month = (soonest.year, soonest.month)
    on = usual.astimezone(zone).date()
    if this_month in ((on.year, on.month), (last_met.year, last_met.month)):
        return usual
    left = [soonest + timedelta(days=days) for days in range(31)]
    left = [day for day in left if (day.year, day.month) == this_month and not holiday(day)]
    same_weekday = [day for day in left if day.weekday() == rhythm.weekday]
    working = [day for day in left if day.weekday() < SATURDAY]
    for day in (*same_weekday, *working):
        return datetime.combine(day, rhythm.at, zone).astimezone(UTC)
    return usual
