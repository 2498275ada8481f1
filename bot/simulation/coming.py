"""People come, pause while they are away, and go."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.simulation import dates, people

if TYPE_CHECKING:
    from bot.simulation.circle import Circle, Participant

PAUSES = 0.5
"""How likely somebody who will be away for weeks says so."""


def comes(circle: Circle, member: Participant) -> None:
    """Somebody joins: is added to the chat where they are not in it, and names their company."""
    if not circle.chat.has(member.person.id):
        circle.facilitator.adds(member.person, circle.chat)
    if member.rng.random() < member.temperament.private:
        member.person.starts()
    circle.says(member.person, f"/{circle.named('join')} {member.company}", "joined")
    member.here = True
    circle.book.joined(member.company, circle.now)
    _plans_to_be_away(circle, member)


def _plans_to_be_away(circle: Circle, member: Participant) -> None:
    """Who will be away for two weeks or more sometimes says so the day before, until when, or for now."""
    for first, until in people.absences(member.away):
        leaves = datetime.combine(first - timedelta(days=1), dates.WAKES, circle.zone) + timedelta(hours=9)
        if leaves > circle.now and member.rng.random() < PAUSES:
            back = None if member.rng.random() < 0.3 else until
            circle.agenda.at(leaves, partial(_pauses, circle, member, back))
            if back is None:
                returns = datetime.combine(until, dates.WAKES, circle.zone) + timedelta(hours=1)
                circle.agenda.at(returns, partial(_resumes, circle, member))


def _pauses(circle: Circle, member: Participant, until: date | None) -> None:
    if member.here:
        when = "" if until is None else f" {dates.typed_day(circle.language, until)}"
        circle.says(member.person, f"/{circle.named('pause')}{when}", "paused")
        circle.book.paused[member.company] += 1


def _resumes(circle: Circle, member: Participant) -> None:
    if member.here:
        circle.says(member.person, f"/{circle.named('resume')}", "resumed")


def goes(circle: Circle, member: Participant) -> None:
    """Somebody leaves: with the command, or simply out of the chat."""
    if not member.here:
        return
    member.here = False
    if member.rng.random() < 0.5:
        circle.says(member.person, f"/{circle.named('leave')}", "left with the command")
    else:
        member.person.leaves(circle.chat)
        circle.record.deeds["left the chat"] += 1
    if not circle.of(member.company):
        circle.book.left(member.company, circle.now)
