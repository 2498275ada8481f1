"""A host asks which of three times suit, the others answer the poll, and the host takes the best."""

from __future__ import annotations

from datetime import timedelta
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
