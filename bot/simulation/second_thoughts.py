"""A host falls ill, or has to be elsewhere: the meeting is called off, or moved by a day."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from bot.simulation import dates
from bot.simulation.circle import Circle, Participant

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
