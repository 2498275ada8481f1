"""The rules of a time zone, written so that every calendar understands them (RFC 5545, 3.6.5)."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.formats.later import Later

if TYPE_CHECKING:
    import icalendar
else:
    icalendar = Later("icalendar")


WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class ClockChange:
    """The clocks change: `local` is the wall clock just before."""

    local: datetime
    before: timedelta
    after: timedelta
    name: str


def time_zone(zone: ZoneInfo, year: int) -> icalendar.Timezone:
    """The zone as a calendar component, right from the start of the year before `year` until two years after.

    Written with yearly rules where the zone has them: many calendars read nothing else. Years in which a
    zone has no such rules are written out change by change.
    """
    component = icalendar.Timezone()
    component.add("tzid", zone.key)
    changes = [_changes(zone, each) for each in range(year - 1, year + 3)]
    rules = [[_rule(change) for change in each] for each in changes]
    by_rule = len(rules[0]) == 2 and all(each == rules[0] for each in rules)
    if not by_rule:
        component.add_component(_observance(_standing(zone, year - 1)))
    for change in changes[0] if by_rule else [change for each in changes for change in each]:
        observance = _observance(change)
        if by_rule:
            month, weekday = _rule(change)[:2]
            observance.add("rrule", {"freq": "yearly", "bymonth": month, "byday": weekday})
        component.add_component(observance)
    return component


def _rule(change: ClockChange) -> tuple[int, str, timedelta, timedelta, timedelta]:
    """What comes back every year: the month, "the last Sunday", the time of day, and the two offsets."""
    local = change.local
    week = -1 if (local + timedelta(days=7)).month != local.month else (local.day - 1) // 7 + 1
    return (
        local.month,
        f"{week}{WEEKDAYS[local.weekday()]}",
        timedelta(hours=local.hour, minutes=local.minute),
        change.before,
        change.after,
    )


def _observance(change: ClockChange) -> icalendar.TimezoneStandard | icalendar.TimezoneDaylight:
    observance = icalendar.TimezoneDaylight() if change.after > change.before else icalendar.TimezoneStandard()
    observance.add("dtstart", change.local)
    observance.add("tzoffsetfrom", change.before)
    observance.add("tzoffsetto", change.after)
    observance.add("tzname", change.name)
    return observance


def _standing(zone: ZoneInfo, year: int) -> ClockChange:
    """What holds at the beginning of a year."""
    first = datetime(year, 1, 1, tzinfo=zone)
    return ClockChange(first.replace(tzinfo=None), _offset(first), _offset(first), first.tzname() or "")


@lru_cache(maxsize=64)
def _changes(zone: ZoneInfo, year: int) -> tuple[ClockChange, ...]:
    """The clock changes that begin in a year of UTC."""
    days = (datetime(year, 1, 1, tzinfo=UTC) + timedelta(days=n) for n in range(366 if isleap(year) else 365))
    changing = (day for day in days if _offset_at(zone, day) != _offset_at(zone, day + timedelta(days=1)))
    return tuple(_change(zone, day) for day in changing)


def _change(zone: ZoneInfo, day: datetime) -> ClockChange:
    """The change within a day from `day` on, to the minute."""
    low, high = 0, 24 * 60
    before = _offset_at(zone, day)
    while high - low > 1:
        middle = (low + high) // 2
        if _offset_at(zone, day + timedelta(minutes=middle)) == before:
            low = middle
        else:
            high = middle
    moment = day + timedelta(minutes=high)
    after = moment.astimezone(zone)
    return ClockChange((moment + before).replace(tzinfo=None), before, _offset(after), after.tzname() or "")


def _offset_at(zone: ZoneInfo, moment: datetime) -> timedelta:
    return _offset(moment.astimezone(zone))


def _offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta()
