"""Before the meeting: ask companies that have not answered, send the host a checklist, remind guests."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.domain.groups import Group
from bot.domain.ids import CompanyId, PersonId
from bot.domain.meetings import Meeting, MeetingAnswer, MeetingState
from bot.domain.meetings.preparation import (
    CHECKLIST_BEFORE,
    ask_place,
    ask_promises,
    ask_silent,
    checklist,
    guest_reminders,
    silent,
)
from bot.domain.people import Person
from bot.services.cycle import SOON, UNFORESEEN, budget_of, may_be_asked
from bot.services.dependencies import Dependencies
from bot.services.meetings import guests
from storage import Transaction, groups, meetings, people, recruiting
from storage.delivery import outbox, timers
from storage.delivery.timers import Timer
from storage.meetings import guests as guest_rows

BEFORE_TIMERS = (
    "ask-silent",
    "ask-place",
    "checklist",
    "promise-ask",
    "guest-reminder",
    "visit-confirm",
    "visit-after",
)
CHECKLIST_MINUTES = int(CHECKLIST_BEFORE.total_seconds() // 60)


async def wanted(tx: Transaction, group: Group, meeting: Meeting, now: datetime) -> list[dict[str, Any]]:
    """Return the timers of everything that is done before a meeting."""
    starts_at, zone = meeting.starts_at, group.tz
    moments = [
        ("ask-silent", ask_silent(starts_at, now, zone)),
        ("ask-place", ask_place(starts_at, now, zone)),
        ("checklist", checklist(starts_at, now, zone)),
        # What becomes of it is in `bot.services.promises`.
        ("promise-ask", ask_promises(starts_at, now, zone)),
        *(("guest-reminder", due) for due in guest_reminders(starts_at, now, zone)),
    ]
    rows = [
        timers.wanted(
            f"{kind}:{meeting.id}:{starts_at.isoformat()}:{due.due_at.isoformat()}",
            kind,
            group.id,
            meeting.id,
            due.due_at,
            due.stale_at,
        )
        for kind, due in moments
        if due is not None
    ]
    if await recruiting.wait_for_date(tx, group.id):
        rows.append(
            timers.wanted(f"visit-again:{meeting.id}", "visit-again", group.id, meeting.id, now, starts_at),
        )
    return rows


async def expect_guests(tx: Transaction, group: Group, meeting: Meeting, now: datetime) -> None:
    """Set the timers for the meeting's guests again."""
    if await guest_rows.coming(tx, meeting):
        await guests.expect(tx, group, meeting, now)


async def silent_companies(tx: Transaction, meeting: Meeting) -> dict[CompanyId, list[Person]]:
    """Return the companies from which nobody has answered, each with its people."""
    people_of: dict[CompanyId, list[Person]] = {}
    for company_id, person in await people.of_group(tx, meeting.group_id):
        people_of.setdefault(company_id, []).append(person)
    answered = {reply.person_id for reply in await meetings.replies(tx, meeting)}
    ids: dict[CompanyId, list[PersonId]] = {c: [person.id for person in those] for c, those in people_of.items()}
    return {company: people_of[company] for company in silent(ids, answered, meeting.company_id)}


async def go_off(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """Fire a timer three, two or one day before a meeting, or a guest's reminder."""
    now = dependencies.now()
    group = await groups.by_id(tx, timer.of_group, lock=True)
    meeting = await meetings.by_id(tx, timer.subject_id)
    if meeting is None or meeting.state is not MeetingState.PLANNED:
        return "no longer planned"
    if timer.kind == "guest-reminder":
        key = f"guest-reminder:{meeting.id}:{meeting.starts_at.isoformat()}"
        return f"{await guests.tell(tx, group, meeting, 'guest-reminder', key, now)} guests"
    if timer.kind == "ask-silent":
        # Once a meeting, wherever it moves.
        key, asked = f"ask-silent:{meeting.id}", await silent_companies(tx, meeting)
        silent_people = [person for those in asked.values() for person in those]
        budget = await budget_of(tx, dependencies, group, now)
        readers = [person for person in silent_people if await may_be_asked(tx, group, person, budget, now)]
    elif timer.kind == "ask-place":
        if meeting.place is not None:
            return "the place is set"
        key = f"ask-place:{meeting.id}:{meeting.starts_at.isoformat()}"
        budget, hosts = await budget_of(tx, dependencies, group, now), await hosts_coming(tx, meeting)
        # Whoever has heard much this month reads it in the checklist of the day before.
        readers = [person for person in hosts if budget.fits(person.telegram_id, keeping=SOON)]
        if not any(person.reachable for person in hosts) and budget.fits_all(UNFORESEEN, keeping=SOON):
            await outbox.post(
                tx,
                key=key,
                kind="ask-place",
                chat_id=group.chat_id,
                group_id=group.id,
                at=now,
                stale_at=timer.stale_at,
                meeting=int(meeting.id),
            )
            return "asked in the group"
    else:
        key = f"checklist:{meeting.id}:{meeting.starts_at.isoformat()}"
        readers = await hosts_coming(tx, meeting)
    told = 0
    for person in readers:
        if person.reachable:
            told += 1
            await outbox.post(
                tx,
                key=f"{key}:{person.telegram_id}",
                kind=timer.kind,
                chat_id=person.telegram_id,
                person_id=person.id,
                group_id=group.id,
                at=now,
                stale_at=timer.stale_at,
                meeting=int(meeting.id),
            )
    return f"{told} in private"


async def hosts_coming(tx: Transaction, meeting: Meeting) -> list[Person]:
    """Return the people of the host company who have not said that they cannot come."""
    said = {reply.person_id: reply.answer for reply in await meetings.replies(tx, meeting)}
    hosts = await people.of_company(tx, meeting.company_id)
    return [person for person in hosts if said.get(person.id) is not MeetingAnswer.CANT]
