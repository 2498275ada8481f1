"""Messages and buttons about whether a meeting was held, how, and who was there."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.actions import (
    ConfirmHeld,
    ConfirmMeeting,
    ConfirmNotHeld,
    GuestCame,
    MeetingDetail,
    ReviewPage,
    TickAttendance,
)
from bot.domain.confirmations import (
    MOST_EXPERTS,
    MOST_GUESTS,
    AfterMeetingPage,
    Attended,
    Detail,
    Manner,
    MeetingSoFar,
    NotHeldReason,
    after,
    lengths,
)
from bot.domain.formatted import shortened
from bot.domain.groups import Group
from bot.domain.meetings import Meeting
from bot.presenters.outgoing import Button, OutgoingMessage
from bot.presenters.wording import LONGEST_LABEL, button
from locales import Text

Rows = tuple[tuple[Button, ...], ...]
MOST_TICKED = 60
"""Buttons with companies; Telegram takes a hundred in all."""
MOST_COUNTED = 30
MOST_NAMED = 10
MOST_WAITING = 8

MANNERS = {Manner.IN_PERSON: "manner-in-person", Manner.ONLINE: "manner-online", Manner.BOTH: "manner-both"}
MANNER_BUTTONS = {
    Manner.IN_PERSON: "button-manner-in-person",
    Manner.ONLINE: "button-manner-online",
    Manner.BOTH: "button-manner-both",
}
REASONS = {
    NotHeldReason.FEW: "not-held-few",
    NotHeldReason.HOST: "not-held-host",
    NotHeldReason.WEATHER: "not-held-weather",
    NotHeldReason.MOVED: "not-held-moved",
    NotHeldReason.OTHER: "not-held-other",
}
SAID = {
    NotHeldReason.FEW: "not-held-few-said",
    NotHeldReason.HOST: "not-held-host-said",
    NotHeldReason.WEATHER: "not-held-weather-said",
    NotHeldReason.MOVED: "not-held-moved-said",
    NotHeldReason.OTHER: "not-held-other-said",
}
COUNTS = {
    Detail.GUESTS: (AfterMeetingPage.GUESTS, "button-confirm-guests"),
    Detail.ADVISERS: (AfterMeetingPage.ADVISERS, "button-confirm-advisers"),
    Detail.RESEARCHERS: (AfterMeetingPage.RESEARCHERS, "button-confirm-researchers"),
}


def length_of(t: Text, minutes: int) -> str:
    """`2 h`, `1 h 30 min`, as it stands on a button."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return t.plain("length-minutes", minutes=rest)
    return t.plain("length-both", hours=hours, minutes=rest) if rest else t.plain("length-hours", hours=hours)


def summary(t: Text, one: MeetingSoFar) -> str:
    """How it was held, in one line: `2 h, in person, 9 people from 7 companies, 1 guest`."""
    details = one.details
    parts = [length_of(t, details.minutes), t.plain(MANNERS[details.manner])]
    parts.append(t.plain("confirm-people", n=one.people, companies=t.plain("confirm-companies", n=len(one.present))))
    for number, key in (
        (one.guest_count, "confirm-guests"),
        (details.advisers, "confirm-advisers"),
        (details.researchers, "confirm-researchers"),
    ):
        if number:
            parts.append(t.plain(key, n=number))
    return ", ".join(parts)


def standing(t: Text, one: MeetingSoFar) -> Markup:
    """What is confirmed, and by whom; or that nothing is, and how to."""
    confirmed = one.confirmed
    if confirmed is None:
        return t("confirm-ask", summary=summary(t, one))
    if confirmed.held:
        if confirmed.name is None:
            return t("confirm-held-unsigned", summary=summary(t, one))
        return t("confirm-held", name=confirmed.name, summary=summary(t, one))
    assert confirmed.reason is not None
    said = t("confirm-not-held", reason=t.plain(SAID[confirmed.reason]))
    return said if not confirmed.words else Markup("{}\n{}").format(said, t("confirm-words", words=confirmed.words))


def question(t: Text, one: MeetingSoFar) -> Markup | None:
    """What the page of buttons under the message asks; none on the first."""
    keys = {
        AfterMeetingPage.DETAILS: "confirm-page-details",
        AfterMeetingPage.WHO: "confirm-page-who",
        AfterMeetingPage.GUESTS: "confirm-page-guests",
        AfterMeetingPage.ADVISERS: "confirm-page-advisers",
        AfterMeetingPage.RESEARCHERS: "confirm-page-researchers",
        AfterMeetingPage.WHY: "confirm-page-why",
    }
    return t(keys[one.page]) if one.page in keys else None


def buttons(t: Text, one: MeetingSoFar, *, closed: bool) -> Rows:
    """The buttons for the host and facilitators.

    Args:
        closed: the recap is out, so companies are ticked on a page of their own.
    """
    match one.page:
        case AfterMeetingPage.FRONT:
            return _front(t, one, closed=closed)
        case AfterMeetingPage.DETAILS:
            return _details(t, one)
        case AfterMeetingPage.WHO:
            return _who(t, one)
        case AfterMeetingPage.WHY:
            return _why(t, one)
        case AfterMeetingPage.GUESTS:
            return _count(t, one, Detail.GUESTS, one.details.guests, MOST_GUESTS)
        case AfterMeetingPage.ADVISERS:
            return _count(t, one, Detail.ADVISERS, one.details.advisers, MOST_EXPERTS)
        case AfterMeetingPage.RESEARCHERS:
            return _count(t, one, Detail.RESEARCHERS, one.details.researchers, MOST_EXPERTS)


def _page(t: Text, one: MeetingSoFar, key: str, page: AfterMeetingPage) -> Button:
    return button(t.plain(key), ReviewPage(int(one.meeting.id), page))


def _front(t: Text, one: MeetingSoFar, *, closed: bool) -> Rows:
    meeting_id = int(one.meeting.id)
    if one.not_held:
        after_all = button(t.plain("button-confirm-after-all"), ConfirmHeld(meeting_id, one.version))
        return ((after_all,), (_page(t, one, "button-confirm-why", AfterMeetingPage.WHY),))
    details = _page(t, one, "button-confirm-details", AfterMeetingPage.DETAILS)
    if one.held:
        return ((details,),) if closed else (*_ticks(one), (details,))
    held = button(t.plain("button-confirm-held"), ConfirmHeld(meeting_id, one.version))
    asks = ((held,), (details, _page(t, one, "button-confirm-not-held", AfterMeetingPage.WHY)))
    return asks if closed else (*_ticks(one), *asks)


def _ticks(one: MeetingSoFar) -> Rows:
    ticks = [_tick(one, each) for each in one.companies[:MOST_TICKED]]
    return tuple(tuple(ticks[i : i + 2]) for i in range(0, len(ticks), 2))


def _tick(one: MeetingSoFar, each: Attended) -> Button:
    sign = "☑" if each.present else "☐"
    tail = f" · {each.people}" if each.present and (each.people or 1) > 1 else ""
    room = LONGEST_LABEL - len(sign) - 1 - len(tail)
    # What a press means is said in it, so that a second tap of the same changes nothing.
    action = TickAttendance(int(one.meeting.id), int(each.company_id), 0 if each.present else 1)
    return button(f"{sign} {shortened(each.name, room)}{tail}", action)


def _who(t: Text, one: MeetingSoFar) -> Rows:
    rows: list[tuple[Button, ...]] = []
    for each in one.companies[:MOST_COUNTED]:
        tick = _tick(one, Attended(each.company_id, each.name, each.present))
        if not each.present:
            rows.append((tick,))
            continue
        more = TickAttendance(int(one.meeting.id), int(each.company_id), after(each.people))
        rows.append((tick, button(t.plain("button-confirm-people", n=each.people or 1), more)))
    return (*rows, (_page(t, one, "button-confirm-back", AfterMeetingPage.DETAILS),))


def _details(t: Text, one: MeetingSoFar) -> Rows:
    meeting_id, details = int(one.meeting.id), one.details
    times = [
        button(_chosen(length_of(t, each), each == details.minutes), MeetingDetail(meeting_id, Detail.MINUTES, each))
        for each in lengths(details.minutes)
    ]
    manners = [
        button(
            _chosen(t.plain(MANNER_BUTTONS[each]), each is details.manner),
            MeetingDetail(meeting_id, Detail.MANNER, place),
        )
        for place, each in enumerate(Manner)
    ]
    numbers = {
        Detail.GUESTS: one.guest_count,
        Detail.ADVISERS: details.advisers,
        Detail.RESEARCHERS: details.researchers,
    }
    counts = [
        button(t.plain(key, number=numbers[detail]), ReviewPage(meeting_id, page))
        for detail, (page, key) in COUNTS.items()
    ]
    if one.held:
        last: Rows = ((_page(t, one, "button-confirm-ready", AfterMeetingPage.FRONT),), (_not_held(t, one),))
    else:
        held = button(t.plain("button-confirm-held"), ConfirmHeld(meeting_id, one.version))
        last = ((held,), (_page(t, one, "button-confirm-back", AfterMeetingPage.FRONT),))
    return (
        (_page(t, one, "button-confirm-who", AfterMeetingPage.WHO),),
        *(tuple(times[i : i + 3]) for i in range(0, len(times), 3)),
        tuple(manners),
        (counts[0],),
        tuple(counts[1:]),
        *last,
    )


def _not_held(t: Text, one: MeetingSoFar) -> Button:
    return _page(t, one, "button-confirm-not-held", AfterMeetingPage.WHY)


def _chosen(label: str, chosen: bool) -> str:  # a word of its label
    return f"✓ {label}" if chosen else label


def _count(t: Text, one: MeetingSoFar, detail: Detail, now: int, most: int) -> Rows:
    meeting_id = int(one.meeting.id)
    named: Rows = ()
    if detail is Detail.GUESTS:
        named = tuple(
            (
                button(
                    f"{'☑' if guest.came else '☐'} {guest.name}",
                    GuestCame(meeting_id, int(guest.person_id), 0 if guest.came else 1),
                ),
            )
            for guest in one.guests[:MOST_NAMED]
        )
    numbers = [
        button(_chosen(str(number), number == now), MeetingDetail(meeting_id, detail, number))
        for number in range(most + 1)
    ]
    rows = tuple(tuple(numbers[i : i + 7]) for i in range(0, len(numbers), 7))
    return (*named, *rows, (_page(t, one, "button-confirm-back", AfterMeetingPage.DETAILS),))


def _why(t: Text, one: MeetingSoFar) -> Rows:
    meeting_id = int(one.meeting.id)
    reasons = tuple(
        (button(t.plain(key), ConfirmNotHeld(meeting_id, reason, one.version)),) for reason, key in REASONS.items()
    )
    return (*reasons, (_page(t, one, "button-confirm-back", AfterMeetingPage.FRONT),))


def alone(t: Text, group: Group, host: str, one: MeetingSoFar) -> OutgoingMessage:
    """In private: was this meeting held? And what there is to say about it."""
    lines = [] if one.confirmed is not None else [t("confirm-remind"), Markup("")]
    # A day long past bears its year.
    lines += [
        t("confirm-which", day=t.day(t.local(one.meeting.starts_at).date()), company=host, group=group.title),
        Markup(""),
    ]
    lines.append(standing(t, one))
    asked = question(t, one)
    if asked is not None:
        lines += [Markup(""), asked]
    return OutgoingMessage(Markup("\n").join(lines), buttons(t, one, closed=True))


def waiting(t: Text, found: Sequence[tuple[Meeting, str]]) -> OutgoingMessage:
    """Meetings that nobody has confirmed, a button for each of the newest."""
    rows = []
    for meeting, host in found[:MOST_WAITING]:
        label = f"{t.short_day(t.local(meeting.starts_at).date())} · {host}"
        rows.append((button(label, ConfirmMeeting(int(meeting.id))),))
    return OutgoingMessage(t("confirm-waiting", n=len(found)), tuple(rows))


def ticked(t: Text, each: Attended) -> str:
    """What the presser of a company's button sees at once."""
    if not each.present:
        return t.plain("toast-was-not", company=each.name)
    if each.people is not None and each.people > 1:
        return t.plain("toast-were-there", company=each.name, n=each.people)
    return t.plain("toast-was-there", company=each.name)


def held(t: Text, *, first: bool) -> str:
    """What the presser of `Yes, it was held` sees at once."""
    return t.plain("toast-confirmed" if first else "toast-confirmed-already")


def ask_why(t: Text) -> OutgoingMessage:
    """Another reason than those offered: which?"""
    return OutgoingMessage(t("not-held-ask"), ask=t.plain("not-held-hint"))
