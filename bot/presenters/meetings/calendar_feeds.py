"""Calendars to subscribe to: messages with their addresses, and their contents."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.actions import CalendarFeed
from bot.domain.meetings import MeetingState
from bot.domain.meetings.calendar_feeds import Calendar, FeedAddress, FeedMeeting
from bot.formats.ics import CalendarEntry, feed_ics
from bot.presenters.outgoing import OutgoingMessage
from bot.presenters.wording import button
from locales import Text, text_in


def address(t: Text, view: FeedAddress) -> OutgoingMessage:
    """Where the calendar is, how it gets into an app, and a way to make the address worthless."""
    rows = ((button(t.plain("button-feed-anew"), CalendarFeed("anew")),),)
    if view.group is None:
        return OutgoingMessage(t("feed-own", url=view.url), rows)
    return OutgoingMessage(t("feed-group", url=view.url, group=view.group.title), rows)


def renewed(t: Text) -> OutgoingMessage:
    """The group's calendar has another address from now on."""
    return OutgoingMessage(t("feed-renewed"), ((button(t.plain("button-feed"), CalendarFeed("show")),),))


def calendar(view: Calendar) -> bytes:
    """The calendar itself."""
    t = text_in(view.language, ZoneInfo(view.zone))
    name = t.plain("feed-name") if view.group is None else view.group.title
    return feed_ics(name, ZoneInfo(view.zone), [_entry(t, each) for each in view.meetings])


def _entry(t: Text, each: FeedMeeting) -> CalendarEntry:
    meeting, group = each.meeting, each.group
    off = meeting.state is MeetingState.CANCELLED
    title = meeting.theme or t.plain("calendar-title")
    summary = t.plain("calendar-summary", title=title, group=group.title)
    return CalendarEntry(
        uid=f"{meeting.uid}@mgn",
        sequence=meeting.sequence,
        cancelled=off,
        # Many calendars show the status of a cancelled entry nowhere.
        summary=t.plain("feed-cancelled", title=summary) if off else summary,
        description=t.plain("calendar-description", company=each.host, group=group.title),
        location=meeting.place or "",
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        zone=group.tz,
        stamped_at=meeting.changed_at,
    )
