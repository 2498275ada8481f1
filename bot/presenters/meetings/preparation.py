"""Before a meeting, in private: the question to those who have not answered, and the host's checklist."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from bot.domain.meetings import MeetingAnswer, said
from bot.domain.people import Person
from bot.domain.views import MeetingCard
from bot.presenters.meetings.messages import buttons, facts, guest_row, how_soon
from bot.presenters.outgoing import OutgoingMessage
from bot.presenters.wording import for_reader, some

MOST_NAMES = 10


def invitation(view: MeetingCard, reader: Person) -> OutgoingMessage:
    """Nobody of the reader's company has answered yet: are you coming?"""
    t = for_reader(view.group, reader)
    lines = [t("invitation-private", group=view.group.title), *facts(t, view)]
    return OutgoingMessage(Markup("\n").join(lines), (*buttons(t, view), *guest_row(t, view)))


def checklist(view: MeetingCard, silent: Sequence[str], now: datetime, reader: Person) -> OutgoingMessage:
    """The host's checklist: for how many, and what is easily forgotten.

    Args:
        silent: names of companies that have not answered.
    """
    t = for_reader(view.group, reader)
    going, maybe = said(view.replies, MeetingAnswer.GOING), said(view.replies, MeetingAnswer.MAYBE)
    lines = [how_soon(t, view, now), t("checklist-title", company=view.host, group=view.group.title), *facts(t, view)]
    lines += [Markup(""), t("checklist-going", n=len(going)) if going else t("checklist-nobody")]
    if view.guests:
        lines.append(t("checklist-guests", n=len(view.guests)))
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
