"""A group's quiet hours, in which messages nobody is waiting for are not sent."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

QUIET_FROM, QUIET_UNTIL = 21, 8
"""Where a group has chosen no others."""
FROM_CHOICES, UNTIL_CHOICES = (20, 21, 22, 23), (6, 7, 8, 9, 10)
"""Hours between which a group can choose to be left in peace at night."""
SOON = timedelta(hours=2)
"""A reminder so close to its meeting is for now, whatever the hour."""


def is_quiet(moment: datetime, zone: ZoneInfo, begins: int, ends: int) -> bool:
    """Whether a moment lies in a group's quiet hours.

    Args:
        begins: hour of the group's clock, of which the quiet hours are; the same as `ends` where there are none.
        ends: the first hour after them.
    """
    hour = moment.astimezone(zone).hour
    return begins <= hour < ends if begins < ends else (begins != ends and (hour >= begins or hour < ends))


def daylight(moment: datetime, zone: ZoneInfo, begins: int, ends: int) -> datetime:
    """Return the first moment from then on outside a group's quiet hours.

    Args:
        begins: as for `is_quiet`.
        ends: as for `is_quiet`.
    """
    if not is_quiet(moment, zone, begins, ends):
        return moment
    local = moment.astimezone(zone)
    day = local.date() + timedelta(days=local.hour >= ends)
    return datetime.combine(day, time(ends), zone).astimezone(moment.tzinfo)
