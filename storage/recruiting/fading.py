"""Companies that have been away for long."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from bot.domain.meetings import MeetingState
from bot.domain.recruiting.fading import MISSED, Fading, MeetingWentBy
from storage import tables
from storage.engine.transaction import Transaction

FADING = tables.fading
MEETINGS = tables.meetings
ATTENDANCE = tables.attendance
SHOWN = (FADING.c.id, FADING.c.company_id, FADING.c.since, FADING.c.answer, FADING.c.told_at)


def _fading(row: Any) -> Fading:
    return Fading(**row._mapping)


async def seen(tx: Transaction, group_id: int, company_ids: list[int]) -> dict[int, list[MeetingWentBy]]:
    """How the last meetings at which somebody was ticked went by for each of these companies, latest first."""
    ticked = select(ATTENDANCE.c.meeting_id).where(ATTENDANCE.c.meeting_id == MEETINGS.c.id).exists()
    last = await tx.all(
        select(MEETINGS.c.id, MEETINGS.c.starts_at)
        .where(MEETINGS.c.group_id == group_id, MEETINGS.c.state == MeetingState.HELD, ticked)
        .order_by(MEETINGS.c.starts_at.desc())
        .limit(MISSED)
    )
    numbers = [row.id for row in last]
    there = ATTENDANCE.c.meeting_id.in_(numbers)
    came = {tuple(row) for row in await tx.all(select(ATTENDANCE.c.meeting_id, ATTENDANCE.c.company_id).where(there))}
    rsvps, members = tables.rsvps, tables.memberships
    said = await tx.all(
        select(rsvps.c.meeting_id, members.c.company_id)
        .join(members, members.c.person_id == rsvps.c.person_id)
        .where(rsvps.c.meeting_id.in_(numbers), members.c.company_id.in_(company_ids))
    )
    answered = {tuple(row) for row in said}
    return {
        company: [
            MeetingWentBy(row.starts_at, (row.id, company) in came, (row.id, company) in answered) for row in last
        ]
        for company in company_ids
    }


async def last_came(tx: Transaction, company_id: int) -> datetime | None:
    """When a company was last at a meeting."""
    found: datetime | None = await tx.value(
        select(MEETINGS.c.starts_at)
        .join(ATTENDANCE, ATTENDANCE.c.meeting_id == MEETINGS.c.id)
        .where(ATTENDANCE.c.company_id == company_id)
        .order_by(MEETINGS.c.starts_at.desc())
        .limit(1)
    )
    return found


async def notice(tx: Transaction, company_id: int, since: datetime, now: datetime) -> Fading | None:
    """A company has been away since then; None where that is known already."""
    values = {"company_id": company_id, "since": since, "asked_at": now}
    if not (await tx.run(tx.unless_there(FADING), values)).rowcount:
        return None
    return _fading(await tx.one(select(*SHOWN).where(FADING.c.company_id == company_id, FADING.c.since == since)))


async def by_id(tx: Transaction, fading_id: int) -> Fading | None:
    """What is known of it, kept from being changed by two at once."""
    row = await tx.one(select(*SHOWN).where(FADING.c.id == fading_id).with_for_update())
    return None if row is None else _fading(row)


async def answer(tx: Transaction, fading_id: int, said: str, now: datetime) -> None:
    """Somebody of the company has answered. The last word counts."""
    await tx.run(update(FADING).where(FADING.c.id == fading_id).values(answer=said, answered_at=now))


async def tell(tx: Transaction, fading_id: int, now: datetime) -> bool:
    """The facilitators hear of it. False where they have before."""
    untold = (FADING.c.id == fading_id) & FADING.c.told_at.is_(None)
    return bool((await tx.run(update(FADING).where(untold).values(told_at=now))).rowcount)
