"""What the people of a group make of what the bot writes."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from bot.simulation import afterwards, choosing, people
from bot.simulation.circle import CONFIRMS_WITHIN, Circle, Participant
from bot.simulation.people import Deed, Intention
from bot.simulation.reading import Reading
from sandbox import Message

OWN_DATE = 0.15
"""How likely a host takes another date than the one proposed."""
GIVES_BACK, TRADES, TRADE_AGREED = 0.03, 0.05, 0.7
"""How likely a turn is given back once taken, or offered in a swap; and that one is agreed to."""
VOLUNTEERS = 0.015
"""How likely one of the others steps in when a turn has waited for three days."""


def reads(circle: Circle, said: Reading, message: Message) -> None:
    """The bot wrote into the group."""
    match said.kind:
        case "offer" | "nudge" if said.company is not None:
            for member in circle.of(said.company):
                circle.plans(member, people.about_the_turn(member.temperament, member.rng), message)
            if said.kind == "nudge":
                _some_step_in(circle, said.company)
        case "offer" | "nudge":
            for member in circle.here():
                circle.plans(member, people.about_an_open_turn(member.temperament, member.rng), message)
        case "accepted" if said.company is not None:
            _host_settles(circle, said.company, message, proposed=said.moment)
        case "date nudge" if circle.book.host is not None:
            _host_settles(circle, circle.book.host, message)
        case "swap" if said.company is not None:
            for member in circle.of(said.company):
                if member.rng.random() < member.temperament.answers_turn:
                    agreed = member.rng.random() < TRADE_AGREED
                    circle.later(
                        member,
                        people.within(member.rng, member.temperament.looks_within),
                        partial(circle.press, member, circle.yes if agreed else circle.no, message, "answered a swap"),
                    )
        case "times asked":
            choosing.answers(circle, message)
        case "times counted" | "asked to choose":
            choosing.counted(circle, message)
        case "review":
            afterwards.reviews(circle, message)
        case "question":
            afterwards.answers(circle, message)
        case "announced" | "moved" | "reminder" if said.moment is not None:
            _invited(circle, said.moment, message, again=said.kind == "reminder")
            if said.kind == "announced" and said.company is not None:
                choosing.comes(circle, said.company, said.moment)
        case "cancelled" if circle.book.host is not None:
            _host_settles(circle, circle.book.host, None, sure=True)
        case "asked to leave" if message.reply_to is not None:
            circle.agenda.at(circle.now + CONFIRMS_WITHIN, partial(_does_leave, circle, message, message.reply_to))


def _does_leave(circle: Circle, message: Message, asked_by: Message) -> None:
    """Whoever sent the command meant it."""
    for member in circle.members:
        if member.person.account is asked_by.sender:
            member.person.press_button(*member.person.finds(circle.leaves, message))


def reads_in_private(circle: Circle, said: Reading, member: Participant, message: Message) -> None:
    """The bot wrote to one of the people about something the group does not hear."""
    if said.kind == "date nudge" and member.company == circle.book.host:
        _host_settles(circle, member.company, message)
    if said.kind == "asked to choose" and member.company == circle.book.host:
        choosing.counted(circle, message)
    if said.kind == "asked whether they come":
        plan = people.about_the_invitation(member.temperament, member.rng)
        if plan is not None and member.rng.random() < 0.6:
            circle.plans(member, plan, message)


def _some_step_in(circle: Circle, company: str) -> None:
    for member in circle.here():
        if member.company != company and member.rng.random() < VOLUNTEERS * member.temperament.hosts:
            circle.later(
                member,
                people.within(member.rng, member.temperament.looks_within),
                partial(_volunteers, circle, member),
            )


def _invited(circle: Circle, moment: datetime, message: Message, *, again: bool) -> None:
    if not again and moment in circle.book.called_off:
        # Another meeting than the one they had answered to, at the same time.
        circle.book.called_off.discard(moment)
        for member in circle.members:
            member.answered.discard(moment)
            member.came.discard(moment)
    for member in circle.here():
        plan = people.about_the_invitation(member.temperament, member.rng)
        # Of those who have not answered, a reminder moves a few.
        if moment in member.answered or (again and member.rng.random() > 0.3):
            continue
        if plan is not None:
            member.answered.add(moment)
            if plan.deed is Deed.GOING:
                member.came.add(moment)
        circle.plans(member, plan, message)


def _host_settles(
    circle: Circle, company: str, message: Message | None, *, proposed: datetime | None = None, sure: bool = False
) -> None:
    """The host has to find a date: by the button under a message, or by typing one."""
    for member in circle.of(company):
        plan = people.about_the_date(member.temperament, member.rng)
        chance, own = member.rng.random(), member.rng.random() < OWN_DATE
        if plan is None and sure:
            plan = Intention(Deed.SETTLE, timedelta(days=2))
        if plan is None:
            continue
        if not sure and chance < GIVES_BACK:
            circle.later(member, plan.after, partial(_gives_back, circle, member))
        elif not sure and chance < GIVES_BACK + TRADES:
            circle.later(member, plan.after / 2, partial(_offers_a_trade, circle, member))
            circle.later(member, plan.after + timedelta(days=2), partial(circle.settles, member, message))
        elif not sure and choosing.asks_around(circle, member):
            circle.later(member, plan.after, partial(choosing.asks, circle, member))
        else:
            # A group that has just begun does not wait for the month after.
            first = not circle.book.held and proposed is not None and proposed - circle.now > timedelta(days=21)
            circle.later(member, plan.after, partial(circle.settles, member, None if own or first else message))


def _gives_back(circle: Circle, member: Participant) -> None:
    if circle.has_the_turn(member):
        circle.says(member.person, f"/{circle.named('pass')}", "gave a turn back")


def _offers_a_trade(circle: Circle, member: Participant) -> None:
    others = sorted({other.company for other in circle.here() if other.company != member.company})
    if circle.has_the_turn(member) and others:
        circle.says(member.person, f"/{circle.named('swap')} {member.rng.choice(others)}", "offered a swap")


def _volunteers(circle: Circle, member: Participant) -> None:
    if member.here and circle.book.asked not in (None, member.company) and circle.book.planned is None:
        circle.says(member.person, f"/{circle.named('volunteer')}", "volunteered")
