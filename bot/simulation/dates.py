"""When a host meets: the group's usual day where it is ahead, another day of the month where it is not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SOONEST = 4
"""Days of notice a host gives."""
TYPED = {"fi": "{d}.{m}.{y} klo {h}", "sv": "{d}.{m}.{y} kl {h}", "en": "{y}-{m:02}-{d:02} {h}:00"}
TYPED_DAY = {"fi": "{d}.{m}.{y}", "sv": "{d}.{m}.{y}", "en": "{y}-{m:02}-{d:02}"}


@dataclass(frozen=True, slots=True)
class Habit:
    """A group's usual day: the `nth` (1 to 4) `weekday` (Monday is 0) of the month, at `hour`."""

    nth: int
    weekday: int
    hour: int

    def in_month(self, year: int, month: int) -> date:
        """The day of that month."""
        first = date(year, month, 1)
        return first + timedelta(days=(self.weekday - first.weekday()) % 7 + 7 * (self.nth - 1))


def following(year: int, month: int) -> tuple[int, int]:
    """The month after."""
    return (year + month // 12, month % 12 + 1)


def meeting_day(habit: Habit, today: date, last: date | None) -> date:
    """The day a host chooses: one meeting a month, on the usual day, else as soon as others can plan for it.

    Args:
        last: the day of the latest meeting.
    """
    soonest = today + timedelta(days=SOONEST)
    year, month = today.year, today.month
    if last is not None and (last.year, last.month) == (year, month):
        year, month = following(year, month)
    usual = habit.in_month(year, month)
    if usual >= soonest:
        return usual
    later = soonest + timedelta(days=(habit.weekday - soonest.weekday()) % 7)
    for day in (later, soonest):
        if (day.year, day.month) == (year, month):
            return day
    usual = habit.in_month(*following(year, month))
    return usual if usual >= soonest else later


def typed(language: str, day: date, hour: int) -> str:
    """A day and an hour as people of a language type them."""
    return TYPED[language].format(d=day.day, m=day.month, y=day.year, h=hour)


def typed_day(language: str, day: date) -> str:
    """A day as people of a language type it."""
    return TYPED_DAY[language].format(d=day.day, m=day.month, y=day.year)


WAKES, SLEEPS = time(8), time(21, 30)


def awake(moment: datetime, zone: ZoneInfo) -> datetime:
    """The same moment, on a full five minutes; where it is night there, the next morning."""
    local = moment.astimezone(zone)
    local += timedelta(minutes=-local.minute % 5, seconds=-local.second, microseconds=-local.microsecond)
    if local.time() > SLEEPS:
        local += timedelta(days=1)
    if not WAKES <= local.time() <= SLEEPS:
        local = datetime.combine(local.date(), WAKES, zone)
    return local.astimezone(moment.tzinfo)
