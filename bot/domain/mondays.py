"""What happens once a week happens on Mondays."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, tzinfo


def next_monday(now: datetime, zone: tzinfo, at: time) -> datetime:
    """The next Monday at that hour of the zone's clock, later than now; in UTC."""
    today = now.astimezone(zone).date()
    monday = today + timedelta(days=-today.weekday() % 7)
    moment = datetime.combine(monday, at, zone).astimezone(UTC)
    return moment if moment > now else datetime.combine(monday + timedelta(days=7), at, zone).astimezone(UTC)
