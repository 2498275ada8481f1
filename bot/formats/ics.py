"""Meetings as a calendar file, or as a calendar to subscribe to (RFC 5545)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from bot.formats.later import Later
from bot.formats.zones import time_zone

if TYPE_CHECKING:
    import icalendar
else:
    icalendar = Later("icalendar")

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One meeting in a calendar.

    Args:
        uid: the same through the meeting's whole life.
        sequence: raised with each change.
        zone: the group's; the file carries its rules, so the wall clock stays right through a clock change.
        stamped_at: when this was so.
    """

    uid: str
    sequence: int
    cancelled: bool
    summary: str
    description: str
    location: str
    starts_at: datetime
    ends_at: datetime
    zone: ZoneInfo
    stamped_at: datetime


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

    PUBLISH rather than REQUEST: an invitation names its organizer and its guests by e-mail address and
    waits for their answers (RFC 5546, 3.2.2). Ours has no addresses, people answer in the chat, and a
    calendar refuses an invitation that does not name its owner, while a published event is simply added,
    and replaced by a later SEQUENCE. For the same reason there is no ORGANIZER: an invented address would
    be shown, and written to.

    Args:
        uid: the same through the meeting's whole life.
        sequence: raised with each change.
        method: CANCEL takes the meeting out again; calendars that ignore it show its STATUS.
        zone: the group's; the file carries its rules, so the wall clock stays right through a clock change.
        stamped_at: when this file was made.
        reminder_minutes: minutes before the start at which the calendar itself reminds; None for no alarm.
    """
    calendar = _calendar()
    calendar.add("method", method)
    calendar.add_component(time_zone(zone, starts_at.astimezone(zone).year))
    entry = CalendarEntry(
        uid=uid,
        sequence=sequence,
        cancelled=method == "CANCEL",
        summary=summary,
        description=description,
        location=location,
        starts_at=starts_at,
        ends_at=ends_at,
        zone=zone,
        stamped_at=stamped_at,
    )
    event = _event(entry)
    if reminder_minutes is not None:
        alarm = icalendar.Alarm()
        alarm.add("action", "DISPLAY")
        alarm["description"] = _text(summary)
        alarm.add("trigger", timedelta(minutes=-reminder_minutes))
        event.add_component(alarm)
    calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def feed_ics(name: str, zone: ZoneInfo, entries: Sequence[CalendarEntry]) -> bytes:
    """A calendar that can be subscribed to. The same meetings make the same bytes.

    Cancelled meetings stay in it: one that vanishes is removed by some calendars and kept by others.
    Apps are asked to look again every hour (RFC 7986, 5.7, and the older name that most of them read).

    Args:
        name: what apps call the calendar.
        zone: what it is in where no entry says so.
    """
    calendar = _calendar()
    calendar.add("method", "PUBLISH")
    for key in ("name", "x-wr-calname"):
        calendar[key] = _text(name)
    calendar.add("x-wr-timezone", zone.key)
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"value": "DURATION"})
    calendar["x-published-ttl"] = "PT1H"
    first_years: dict[ZoneInfo, int] = {}
    for entry in entries:
        year = entry.starts_at.astimezone(entry.zone).year
        first_years[entry.zone] = min(first_years.get(entry.zone, year), year)
    # A calendar without any component would be none (RFC 5545, 3.6).
    for each, year in first_years.items() or [(zone, 2026)]:
        calendar.add_component(time_zone(each, year))
    for entry in entries:
        calendar.add_component(_event(entry))
    content: bytes = calendar.to_ical()
    return content


def _calendar() -> icalendar.Calendar:
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//MicroENTRE Growth Network//MGN//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    return calendar


def _event(entry: CalendarEntry) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.stamped_at.astimezone(UTC))
    event.add("last-modified", entry.stamped_at.astimezone(UTC))
    event["dtstart"], event["dtend"] = _span(entry.starts_at, entry.ends_at, entry.zone)
    event["summary"] = _text(entry.summary)
    if entry.description:
        event["description"] = _text(entry.description)
    if entry.location:
        event["location"] = _text(entry.location)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    return event


def _span(starts_at: datetime, ends_at: datetime, zone: ZoneInfo) -> tuple[icalendar.vDatetime, icalendar.vDatetime]:
    local = [moment.astimezone(zone) for moment in (starts_at, ends_at)]
    if any(moment.fold for moment in local):
        # The second of two equal hours cannot be said on the wall clock: a calendar takes it for the first.
        return icalendar.vDatetime(starts_at.astimezone(UTC)), icalendar.vDatetime(ends_at.astimezone(UTC))
    start, end = (icalendar.vDatetime(moment.replace(tzinfo=None)) for moment in local)
    for value in (start, end):
        # By hand, lest icalendar write Reykjavik as UTC, with which it only happens to agree.
        value.params["TZID"] = zone.key
    return start, end


def _text(value: str) -> icalendar.vText:
    # Lines of a text end with \n alone; what no text of RFC 5545 may contain is left out.
    return icalendar.vText(UNPRINTABLE.sub("", value.replace("\r\n", "\n").replace("\r", "\n")))
