"""A guest's evening in words."""

from __future__ import annotations

from markupsafe import Markup

from bot.actions import Greet, GuestAnswer, NewcomerChoice
from bot.domain.meetings import MeetingAnswer
from bot.domain.meetings.guests import Invited
from bot.domain.recruiting.evening import Welcoming
from bot.domain.views import MeetingCard
from bot.presenters.meetings.messages import facts, when
from bot.presenters.outgoing import OutgoingMessage
from bot.presenters.recruiting.newcomers import own_answer
from bot.presenters.wording import button, for_reader


def confirm(view: Invited) -> OutgoingMessage:
    """Two days before: is the guest still coming?"""
    t, number = for_reader(view.group, view.person), int(view.meeting.id)
    card = MeetingCard(view.group, view.meeting, view.host, ())
    lines = [t("visit-confirm"), t("card-group", group=view.group.title), *facts(t, card)]
    rows = (
        (
            button(t.plain("button-guest-coming"), GuestAnswer(number, MeetingAnswer.GOING)),
            button(t.plain("button-guest-cant"), GuestAnswer(number, MeetingAnswer.CANT)),
        ),
    )
    return OutgoingMessage(Markup("\n").join(lines), rows)


def afterwards(view: Invited, *, dated: bool) -> OutgoingMessage:
    """The day after: how to go on.

    Args:
        dated: the group's next meeting is set, so they can come to that.
    """
    t, group = for_reader(view.group, view.person), int(view.group.id)
    again = "visit" if dated else "wait"
    rows = (
        (button(t.plain("button-newcomer-join"), NewcomerChoice(group, "join")),),
        (button(t.plain("button-visit-again"), NewcomerChoice(group, again)),),
        (button(t.plain("button-newcomer-no"), NewcomerChoice(group, "no")),),
    )
    return OutgoingMessage(t("visit-after", group=view.group.title), rows)


def greet_ask(view: Welcoming) -> OutgoingMessage:
    """To a member: would they greet the guest?"""
    t, meeting, guest = for_reader(view.group, view.greeter), int(view.meeting.id), int(view.guest.id)
    lines = [t("greet-ask", name=view.guest.name), t("card-group", group=view.group.title), when(t, view.meeting)]
    said = view.newcomer
    parts = [] if said is None else [part for part in (said.company, said.trade, said.place or said.region) if part]
    if parts:
        lines.append(t("newcomer-about", facts=Markup(" · ").join(Markup("{}").format(part) for part in parts)))
    if said is not None:
        lines += own_answer(t, said)
    rows = (
        (button(t.plain("button-greet-yes"), Greet(meeting, guest, "yes")),),
        (button(t.plain("button-greet-no"), Greet(meeting, guest, "no")),),
    )
    return OutgoingMessage(Markup("\n").join(lines), rows)


def greet_answered(view: Welcoming, *, yes: bool) -> OutgoingMessage:
    """What the question becomes."""
    t = for_reader(view.group, view.greeter)
    name = view.guest.name
    return OutgoingMessage(t("greet-thanks", name=name) if yes else t("greet-declined", name=name))


def greet_told(view: Welcoming) -> OutgoingMessage:
    """To the guest: who is there for them."""
    t = for_reader(view.group, view.guest)
    lines = [
        t("greet-told", name=view.greeter.name, company=view.company),
        t("card-group", group=view.group.title),
        when(t, view.meeting),
    ]
    return OutgoingMessage(Markup("\n").join(lines))
