"""Messages about meetings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from markupsafe import Markup

from bot.actions import CalendarFeed, CalendarFile, GuestPass, Rsvp
from bot.domain.meetings import Meeting, MeetingAnswer, MeetingState, said
from bot.domain.people import Person
from bot.domain.views import MeetingCard
from bot.formats.ics import meeting_ics
from bot.presenters.outgoing import Button, File, OutgoingMessage
from bot.presenters.people import reminders_row
from bot.presenters.wording import button, for_reader, mention, of_group, some
from locales import Text

MOST_NAMES = 15
SOON = timedelta(hours=12)


def buttons(t: Text, card: MeetingCard) -> tuple[tuple[Button, ...], ...]:
    """The answers, and the calendar file; none once the meeting no longer lies ahead."""
    if card.meeting.state is not MeetingState.PLANNED:
        return ()
    meeting_id, at = int(card.meeting.id), int(card.meeting.starts_at.timestamp())
    return (
        (
            button(t.plain("button-going"), Rsvp(meeting_id, MeetingAnswer.GOING, at)),
            button(t.plain("button-maybe"), Rsvp(meeting_id, MeetingAnswer.MAYBE, at)),
            button(t.plain("button-cant"), Rsvp(meeting_id, MeetingAnswer.CANT, at)),
        ),
        (button(t.plain("button-calendar"), CalendarFile(meeting_id)),),
    )


def guest_row(t: Text, view: MeetingCard) -> tuple[tuple[Button, ...], ...]:
    """In private: a guest can be brought."""
    return ((button(t.plain("button-guest"), GuestPass(int(view.meeting.id))),),)


def card(
    view: MeetingCard,
    *,
    moved_from: datetime | None = None,
    instead: str | None = None,
    announced: bool = False,
    by_default: bool = False,
    asked_again: Sequence[Person] = (),
    hosts: Sequence[Person] = (),
    lead: Markup | None = None,
    t: Text | None = None,
) -> OutgoingMessage:
    """The meeting card: theme, host, time, place, counts and names.

    Args:
        moved_from: when the meeting was to be, where this announces that it moved.
        instead: the company that was to host it, where this announces that another one does.
        announced: it is announced now, rather than asked for or drawn again.
        by_default: its host has not chosen among the times, so this one is settled.
        asked_again: who had said yes or maybe to another day; they are called by name.
        hosts: the people of a new host, who are called by name.
        lead: the first line, where the message was a reminder.
        t: the words of whoever reads it in private; the group's own where it stands in the group.
    """
    t, meeting = t or of_group(view.group), view.meeting
    if lead is not None and meeting.state is MeetingState.PLANNED:
        lines = [lead]
    elif instead is None:
        lines = [_title(t, view, moved=moved_from is not None, announced=announced)]
    else:
        lines = [t("card-title-host", company=view.host, other=instead)]
        if hosts:
            lines.append(t("turn-comes", n=len(hosts), people=some(t, [mention(one) for one in hosts], MOST_NAMES)))
        if meeting.place is None:
            lines.append(t("card-host-stays", company=view.host))
    if by_default:
        lines.append(t("dates-by-default"))
    if moved_from is not None and moved_from != meeting.starts_at:
        lines.append(t("card-moved-from", moment=t.moment(moved_from, today=set_on(t, meeting))))
    lines += facts(t, view)
    lines.append(Markup(""))
    lines += _answers(t, view)
    if asked_again:
        lines.append(t("card-answer-again", people=some(t, [mention(one) for one in asked_again], MOST_NAMES)))
    if meeting.state is MeetingState.PLANNED:
        lines += _closing(t, "closing-announced" if lead is None else "closing-reminder")
    return OutgoingMessage(Markup("\n").join(lines), buttons(t, view))


def _title(t: Text, view: MeetingCard, *, moved: bool, announced: bool) -> Markup:
    match view.meeting.state:
        case MeetingState.CANCELLED:
            return t("card-title-cancelled")
        case MeetingState.HELD:
            return t("card-title-held")
        case _ if moved:
            return t("card-title-moved")
        case _ if announced:
            return t("card-title-announced")
        case _:
            return t("card-title")


def facts(t: Text, view: MeetingCard) -> list[Markup]:
    """Theme, time, host and place."""
    meeting = view.meeting
    lines = []
    if meeting.theme is not None:
        lines.append(t("card-theme", theme=meeting.theme))
    lines.append(when(t, meeting))
    lines.append(t("card-host", company=view.host))
    if meeting.place is not None:
        lines.append(t("card-place", place=meeting.place))
    if meeting.state is MeetingState.CANCELLED and meeting.reason:
        lines.append(t("card-reason", reason=meeting.reason))
    return lines


def set_on(t: Text, meeting: Meeting) -> date:
    """The day on which a meeting was set or changed last: seen from there, its year may go without saying."""
    return t.local(meeting.changed_at).date()


def when(t: Text, meeting: Meeting) -> Markup:
    """The line with the time, and with the end where its host has said how long it takes."""
    moment = t.moment_tag(meeting.starts_at, today=set_on(t, meeting))
    if meeting.minutes is None:
        return t("card-time", moment=moment)
    return t("card-time-until", moment=moment, end=t.time_tag(meeting.ends_at))


def _answers(t: Text, view: MeetingCard) -> list[Markup]:
    if not view.replies and not view.guests:
        return [] if view.meeting.state is not MeetingState.PLANNED else [t("card-no-answers")]
    keys = {MeetingAnswer.GOING: "card-going", MeetingAnswer.MAYBE: "card-maybe", MeetingAnswer.CANT: "card-cant"}
    lines = []
    for answer, key in keys.items():
        those = said(view.replies, answer)
        if those:
            names = [Markup("{}").format(_who(r.name, r.company)) for r in those]
            lines.append(t(key, n=len(those), names=some(t, names, MOST_NAMES)))
    if view.guests:
        guests = [Markup("{}").format(_who(guest.name, guest.company)) for guest in view.guests]
        lines.append(t("card-guests", n=len(guests), names=some(t, guests, MOST_NAMES)))
    return lines


def _closing(t: Text, key: str) -> list[Markup]:
    """The region's own last line."""
    own = t.own(key)
    return [] if own is None else [Markup(""), own]


def _who(name: str, company: str | None) -> str:
    return name if company is None else f"{name} ({company})"


def cancelled(view: MeetingCard, *, called: Sequence[Person], keeps_turn: bool) -> OutgoingMessage:
    """Tell the group that the meeting is cancelled.

    Args:
        called: who had said they would come; they are called by name.
        keeps_turn: the host may set another time; else it has given the turn on.
    """
    t = of_group(view.group)
    if not keeps_turn:
        return OutgoingMessage(Markup("\n").join(withdrawn(t, view, called)))
    lines = [t("meeting-cancelled", when=t.when(view.meeting.starts_at, today=set_on(t, view.meeting)))]
    if view.meeting.reason:
        lines.append(t("card-reason", reason=view.meeting.reason))
    lines += _called(t, called)
    lines.append(t("meeting-cancelled-turn", company=view.host))
    return OutgoingMessage(Markup("\n").join(lines))


def withdrawn(t: Text, view: MeetingCard, called: Sequence[Person]) -> list[Markup]:
    """The meeting is off, because its host has given the turn on."""
    off = t("meeting-withdrawn", when=t.when(view.meeting.starts_at, today=set_on(t, view.meeting)), company=view.host)
    return [off, *_called(t, called)]


def _called(t: Text, people: Sequence[Person]) -> list[Markup]:
    if not people:
        return []
    return [t("meeting-off-for", people=some(t, [mention(person) for person in people], MOST_NAMES))]


def reminder(view: MeetingCard, now: datetime, reader: Person | None = None) -> OutgoingMessage:
    """The meeting is near: how near, when, where, who hosts, and the answers once more."""
    t = for_reader(view.group, reader)
    lines = [how_soon(t, view.meeting.starts_at, now)]
    if reader is not None:
        lines.append(t("card-group", group=view.group.title))
    lines += facts(t, view)
    if reader is None and (answers := _answers(t, view)):
        lines += [Markup(""), *answers]
    lines += _closing(t, "closing-reminder")
    rows = buttons(t, view)
    if reader is not None:
        rows = (*rows, *guest_row(t, view), reminders_row(t, reader, "card"))
    return OutgoingMessage(Markup("\n").join(lines), rows)


def private_card(view: MeetingCard, reader: Person, lead: Markup | None = None) -> OutgoingMessage:
    """The meeting in private, as it stands now: what a reminder becomes when something about it changes.

    Args:
        lead: the first line of the reminder.
    """
    t = for_reader(view.group, reader)
    title = _title(t, view, moved=False, announced=False) if lead is None else lead
    lines = [title, t("card-group", group=view.group.title), *facts(t, view)]
    if lead is not None and view.meeting.state is MeetingState.PLANNED:
        lines += _closing(t, "closing-reminder")
    rows = buttons(t, view)
    if rows:
        rows = (*rows, *guest_row(t, view), reminders_row(t, reader, "card"))
    return OutgoingMessage(Markup("\n").join(lines), rows)


def how_soon(t: Text, starts_at: datetime, now: datetime) -> Markup:
    """By the calendar of the group: today, tomorrow, in so many days; within half a day by the clock."""
    left = starts_at - now
    if left < SOON:
        hours = round(left / timedelta(hours=1))
        return (
            t("reminder-hours", n=hours) if hours else t("reminder-minutes", n=max(1, round(left.total_seconds() / 60)))
        )
    days = (t.local(starts_at).date() - t.local(now).date()).days
    match days:
        case 0:
            return t("reminder-today")
        case 1:
            return t("reminder-tomorrow")
        case _:
            return t("reminder-days", n=days)


def calendar(view: MeetingCard, now: datetime, reader: Person | None = None, *, feed: bool = False) -> OutgoingMessage:
    """The calendar file: to add the meeting, to correct it, or to take it out.

    Args:
        feed: there is a calendar to subscribe to.
    """
    t, meeting = for_reader(view.group, reader), view.meeting
    off = meeting.state is MeetingState.CANCELLED
    title = meeting.theme or t.plain("calendar-title")
    content = meeting_ics(
        uid=f"{meeting.uid}@mgn",
        sequence=meeting.sequence,
        method="CANCEL" if off else "PUBLISH",
        summary=t.plain("calendar-summary", title=title, group=view.group.title),
        description=t.plain("calendar-description", company=view.host, group=view.group.title),
        location=meeting.place or "",
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        zone=view.group.tz,
        stamped_at=now,
        reminder_minutes=None if off else 120,
    )
    if off:
        caption = t("calendar-cancelled")
    elif meeting.sequence:
        caption = t("calendar-changed", moment=t.moment(meeting.starts_at, today=set_on(t, meeting)))
    else:
        caption = t("calendar-caption", moment=t.moment(meeting.starts_at, today=set_on(t, meeting)))
    name = t.plain("calendar-file", day=t.local(meeting.starts_at).date().isoformat())
    rows = ((button(t.plain("button-feed"), CalendarFeed("show")),),) if feed else ()
    return OutgoingMessage(caption, rows, file=File(f"{name}.ics", content, "text/calendar"))


def toast(t: Text, answer: MeetingAnswer) -> str:
    """What the presser sees at once."""
    return t.plain(
        {MeetingAnswer.GOING: "toast-going", MeetingAnswer.MAYBE: "toast-maybe", MeetingAnswer.CANT: "toast-cant"}[
            answer
        ]
    )
