"""Before a meeting, in private: the question to those who have not answered, and the host's checklist."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from bot.actions import PickPlace
from bot.domain.formatted import shortened
from bot.domain.meetings import MeetingAnswer, said
from bot.domain.people import Person
from bot.domain.views import MeetingCard
from bot.presenters.meetings.messages import buttons, facts, guest_row, how_soon, when
from bot.presenters.outgoing import OutgoingMessage
from bot.presenters.wording import button, for_reader, mention, some

MOST_NAMES = 10
LONGEST_LABEL = 25


def invitation(view: MeetingCard, reader: Person) -> OutgoingMessage:
    """Nobody of the reader's company has answered yet: are you coming?"""
    t = for_reader(view.group, reader)
    lines = [t("invitation-private", group=view.group.title), *facts(t, view)]
    return OutgoingMessage(Markup("\n").join(lines), (*buttons(t, view), *guest_row(t, view)))


def ask_place(view: MeetingCard, last: str | None, hosts: Sequence[Person], reader: Person | None) -> OutgoingMessage:
    """The meeting is in two days, and nobody knows where.

    Args:
        last: where the company has met its group last.
        hosts: the people of the company; they are called by name in the group.
        reader: None in the group.
    """
    t, meeting_id = for_reader(view.group, reader), int(view.meeting.id)
    lines = [] if reader is None else [t("card-group", group=view.group.title)]
    lines += [when(t, view.meeting), Markup("")]
    if reader is None:
        called = some(t, [mention(person) for person in hosts] or [view.host], MOST_NAMES)
        lines.append(t("place-asked-group", people=called))
    else:
        lines.append(t("place-asked-private"))
    rows = []
    if last is not None:
        label = shortened(t.plain("card-place", place=last), LONGEST_LABEL)
        rows.append((button(label, PickPlace(meeting_id, "last")),))
    return OutgoingMessage(Markup("\n").join(lines), tuple(rows))


def checklist(
    view: MeetingCard, silent: Sequence[str], now: datetime, reader: Person, *, lead: Markup | None = None
) -> OutgoingMessage:
    """The host's checklist: for how many, and what is easily forgotten.

    Args:
        silent: names of companies that have not answered.
        lead: the first line, where it was sent before.
    """
    t = for_reader(view.group, reader)
    # The host is there in any case, and counted once: with the words “and for you”.
    others = [reply for reply in view.replies if reply.company != view.host]
    going, maybe = said(others, MeetingAnswer.GOING), said(others, MeetingAnswer.MAYBE)
    soon = how_soon(t, view.meeting.starts_at, now) if lead is None else lead
    lines = [soon, t("checklist-title", company=view.host, group=view.group.title), *facts(t, view)]
    lines += [Markup(""), t("checklist-going", n=len(going)) if going else t("checklist-nobody")]
    if view.guests:
        lines.append(t("checklist-guests", n=len(view.guests)))
        lines.append(t("checklist-guest-names", names=some(t, [guest.name for guest in view.guests], MOST_NAMES)))
    if maybe:
        lines.append(t("checklist-maybe", n=len(maybe)))
    if silent:
        lines.append(t("checklist-silent", names=some(t, silent, MOST_NAMES)))
    lines.append(Markup(""))
    if view.meeting.place is None:
        lines.append(t("checklist-place"))
    if view.meeting.theme is None:
        lines.append(t("checklist-theme"))
    if expected := len(going) + len(maybe) + len(view.guests):
        lines.append(t("checklist-seats", n=expected))
    lines.append(t("checklist-start"))
    return OutgoingMessage(Markup("\n").join(lines), guest_row(t, view))
