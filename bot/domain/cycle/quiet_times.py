"""Times at which a group is not disturbed: at night, and on public holidays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MORNING, EVENING = time(8), time(20)


def next_waking(moment: datetime, zone: ZoneInfo, is_holiday: Callable[[date], bool]) -> datetime:
    """Return the first moment from then on at which the group may be written to without urgency.

    Not between eight in the evening and eight in the morning of the group's wall clock, and not on a public holiday.
    """
    local = moment.astimezone(zone)
    if local.time() >= EVENING:
        local = _morning(local.date() + timedelta(days=1), zone)
    elif local.time() < MORNING:
        local = _morning(local.date(), zone)
    while is_holiday(local.date()):
        local = _morning(local.date() + timedelta(days=1), zone)
    return local.astimezone(moment.tzinfo)


def _morning(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, MORNING, zone)
