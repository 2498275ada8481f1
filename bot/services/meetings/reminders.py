"""Reminders of a meeting, in the group and in private."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.groups import Group
from bot.domain.meetings import Meeting, MeetingAnswer
from bot.domain.people import Person
from bot.services.cycle import budget_of, keeping, leaving, reminder_fits
from bot.services.dependencies import Dependencies
from bot.services.meetings.preparation import CHECKLIST_MINUTES, hosts_coming
from storage import Transaction, meetings, people
from storage.delivery import outbox
from storage.delivery.timers import Timer


async def remind(
    tx: Transaction, dependencies: Dependencies, group: Group, meeting: Meeting, timer: Timer, now: datetime
) -> str:
    """Remind the group, and in private those who are coming, as far as the message budget allows."""
    minutes = int(timer.payload["minutes"])
    payload = {"meeting": int(meeting.id), "minutes": minutes}
    key, offset = f"reminder:{meeting.id}:{meeting.starts_at.isoformat()}:{minutes}", timedelta(minutes=minutes)
    budget = await budget_of(tx, dependencies, group, now)
    in_group = reminder_fits(budget, group, offset)
    if in_group:
        await outbox.post(
            tx,
            key=f"{key}:{group.chat_id}",
            kind="reminder",
            chat_id=group.chat_id,
            group_id=group.id,
            at=now,
            stale_at=timer.stale_at,
            **payload,
        )
    kept = keeping(budget)
    left = leaving(budget, group, offset) + (budget.may_come if kept is None else kept)
    told = [
        person
        for person in await _coming(tx, meeting, offset)
        if (budget.fits_copy(person.telegram_id) if in_group else budget.fits(person.telegram_id, left, keeping=kept))
    ]
    for person in told:
        await outbox.post(
            tx,
            key=f"{key}:{person.telegram_id}",
            kind="reminder",
            chat_id=person.telegram_id,
            person_id=person.id,
            group_id=group.id,
            at=now,
            stale_at=timer.stale_at,
            **payload,
        )
    return f"{'the group and ' if in_group else ''}{len(told)} in private"


async def _coming(tx: Transaction, meeting: Meeting, offset: timedelta) -> list[Person]:
    """Return who is or may be coming, plus the hosts, of those who want private reminders.

    The day before, the hosts get their checklist, which says all that the reminder does.
    """
    said = {reply.person_id: reply.answer for reply in await meetings.replies(tx, meeting)}
    wanted = {person_id for person_id, answer in said.items() if answer is not MeetingAnswer.CANT}
    wanted |= {p.id for p in await people.of_company(tx, meeting.company_id) if p.id not in said}
    if offset == timedelta(minutes=CHECKLIST_MINUTES):
        wanted -= {p.id for p in await hosts_coming(tx, meeting)}
    found = [await people.by_id(tx, person_id) for person_id in sorted(wanted)]
    return [person for person in found if person is not None and person.reachable and person.reminded]
