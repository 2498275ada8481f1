"""A host asks which of three times suit and takes the best; or falls ill, and calls the meeting off or moves it."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from bot.simulation import dates, people
from bot.simulation.circle import Circle, Participant
from sandbox import Message

ASKS_AROUND, WITH_RHYTHM = 0.3, 0.05
"""How likely a host asks which time suits, where each host decides, and where the group has a rhythm."""
APART = (0, 1, 2)
"""Days after the usual one on which the group could meet as well."""


def asks_around(circle: Circle, member: Participant) -> bool:
    """Whether a host asks the group instead of settling a time alone."""
    return member.rng.random() < (WITH_RHYTHM if circle.book.months_off else ASKS_AROUND)


def asks(circle: Circle, member: Participant) -> None:
    """Type three times."""
    if not circle.has_the_turn(member):
        return
    today = circle.now.astimezone(circle.zone).date()
    # There has to be time to answer.
    usual = dates.meeting_day(circle.habit, today + timedelta(days=dates.SOONEST), circle.book.last_day)
    times = [dates.typed(circle.language, usual + timedelta(days=days), circle.habit.hour) for days in APART]
    command = circle.named("dates")
    place = member.person.account.last_name
    circle.says(member.person, f"/{command} {'; '.join(times)} @ {place}", "asked which time suits")


def answers(circle: Circle, message: Message) -> None:
    """The poll is there: people say which times suit them."""
    for member in circle.here():
        rng, one = member.rng, member.temperament
        suits = [number for number in range(len(APART)) if rng.random() < one.comes]
        if suits and rng.random() < one.answers_invitation:
            circle.later(member, people.within(rng, one.looks_within), partial(_votes, circle, member, message, suits))


def _votes(circle: Circle, member: Participant, message: Message, suits: list[int]) -> None:
    poll = message.poll
    if member.here and poll is not None and not poll.closed and message.id in circle.chat.messages:
        member.person.votes(message, *suits)
        circle.record.deeds["said which times suit"] += 1


def counted(circle: Circle, message: Message) -> None:
    """The host hears which time suits most, or is asked once more: a tap settles it, if they do not forget."""
    for member in circle.of(circle.book.host or ""):
        plan = people.about_the_date(member.temperament, member.rng)
        if plan is not None:
            circle.later(member, plan.after, partial(circle.settles, member, message))


ILL, BUSY = 0.03, 0.05
"""How likely a host calls a meeting off, or moves it."""


def comes(circle: Circle, company: str, moment: datetime) -> None:
    """A meeting is announced: its host may find, some days before, that it does not suit after all."""
    for member in circle.of(company)[:1]:
        chance, early = member.rng.random(), member.rng.uniform(1.2, 3.5)
        if chance < ILL + BUSY and moment - timedelta(days=early) > circle.now:
            circle.agenda.at(
                dates.awake(moment - timedelta(days=early), circle.zone),
                partial(_changes, circle, member, moment, call_off=chance < ILL),
            )


def _changes(circle: Circle, member: Participant, moment: datetime, *, call_off: bool) -> None:
    planned = circle.book.planned
    if not member.here or planned is None or planned[0] != moment:
        return
    if call_off:
        circle.says(member.person, f"/{circle.named('cancel')}", "called a meeting off")
        return
    day = (moment.astimezone(circle.zone) + timedelta(days=1)).date()
    when = dates.typed(circle.language, day, circle.habit.hour)
    circle.says(member.person, f"/{circle.named('schedule')} {when}", "moved a meeting")
