"""A meeting as a calendar file (RFC 5545)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, vText

YEAR = timedelta(days=366)


def meeting_ics(
    *,
    uid: str,
    sequence: int,
    method: Literal["PUBLISH", "CANCEL"],
    summary: str,
    description: str,
    location: str,
    starts_at: datetime,
    ends_at: datetime,
    zone: ZoneInfo,
    stamped_at: datetime,
    reminder_minutes: int | None,
) -> bytes:
    """The file that adds the meeting to a calendar, corrects it there, or takes it out.

    PUBLISH rather than REQUEST: an invitation names its guests, and calendars refuse one that does
    not name their owner, while a published event is simply added, and replaced by a later SEQUENCE.

    Args:
        uid: the same through the meeting's whole life.
        sequence: raised with each change.
        zone: the group's; the file carries its rules, so the wall clock stays right through a clock change.
        reminder_minutes: minutes before the start at which the calendar itself reminds; None for no alarm.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//MicroENTRE Growth Network//MGN//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    event = Event()
    event.add("uid", uid)
    event.add("sequence", sequence)
    event.add("dtstamp", stamped_at)
    event.add("last-modified", stamped_at)
    event.add("dtstart", starts_at.astimezone(zone))
    event.add("dtend", ends_at.astimezone(zone))
    event["summary"] = vText(summary)
    event["description"] = vText(description)
    if location:
        event["location"] = vText(location)
    event.add("status", "CANCELLED" if method == "CANCEL" else "CONFIRMED")
    if reminder_minutes is not None:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm["description"] = vText(summary)
        alarm.add("trigger", timedelta(minutes=-reminder_minutes))
        event.add_component(alarm)
    calendar.add_component(event)
    around = starts_at.astimezone(zone).date()
    calendar.add_missing_timezones(first_date=around - YEAR, last_date=around + YEAR)
    content: bytes = calendar.to_ical()
    return content
