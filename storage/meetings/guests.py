"""Guest passes and guests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, exists, func, insert, select, update

from bot.domain.ids import PersonId
from bot.domain.meetings import Meeting, MeetingAnswer
from bot.domain.meetings.guests import Guest
from storage import tables
from storage.engine.transaction import Transaction

PASSES = tables.guest_passes
GUESTS = tables.guests
PEOPLE, COMPANIES, MEMBERS = tables.people, tables.companies, tables.memberships
JOINED = exists().where(
    MEMBERS.c.person_id == GUESTS.c.person_id,
    MEMBERS.c.group_id == bindparam("group"),
    MEMBERS.c.left_at.is_(None),
)
COMING = (
    select(GUESTS.c.person_id, PEOPLE.c.name, COMPANIES.c.name)
    .join(PASSES, PASSES.c.token == GUESTS.c.token)
    .join(PEOPLE, PEOPLE.c.id == GUESTS.c.person_id)
    .join(COMPANIES, COMPANIES.c.id == PASSES.c.company_id)
    .where(GUESTS.c.meeting_id == bindparam("meeting"), GUESTS.c.answer == MeetingAnswer.GOING, ~JOINED)
    .order_by(GUESTS.c.answered_at, GUESTS.c.person_id)
)


@dataclass(frozen=True, slots=True)
class PassRow:
    """A pass as it is kept."""

    token: str
    meeting_id: int
    person_id: int
    company_id: int


async def pass_of(tx: Transaction, meeting_id: int, person_id: int, company_id: int, new: str, at: datetime) -> str:
    """The pass of a member for a meeting; `new` becomes it where there is none."""
    known: str | None = await tx.value(
        select(PASSES.c.token).where(PASSES.c.meeting_id == meeting_id, PASSES.c.person_id == person_id)
    )
    if known is not None:
        return known
    values = {"token": new, "meeting_id": meeting_id, "person_id": person_id, "company_id": company_id, "made_at": at}
    await tx.run(insert(PASSES).values(values))
    return new


async def by_token(tx: Transaction, token: str) -> PassRow | None:
    """The pass a link belongs to."""
    row = await tx.one(
        select(PASSES.c.token, PASSES.c.meeting_id, PASSES.c.person_id, PASSES.c.company_id)
        .where(PASSES.c.token == token)
        .with_for_update()
    )
    return None if row is None else PassRow(*row)


async def count(tx: Transaction, token: str) -> int:
    """How many guests have opened a pass."""
    return int(await tx.value(select(func.count()).select_from(GUESTS).where(GUESTS.c.token == token)))


async def let_in(tx: Transaction, meeting_id: int, person_id: int, token: str) -> None:
    """Record that a person has opened a pass; their first pass stays valid for them."""
    values = {"meeting_id": meeting_id, "person_id": person_id, "token": token}
    await tx.run(tx.unless_there(GUESTS), values)


async def of_person(tx: Transaction, meeting_id: int, person_id: int) -> tuple[PassRow, MeetingAnswer | None] | None:
    """The pass by which somebody is a guest of this meeting, and what they said."""
    row = await tx.one(
        select(PASSES.c.token, PASSES.c.meeting_id, PASSES.c.person_id, PASSES.c.company_id, GUESTS.c.answer)
        .join(PASSES, PASSES.c.token == GUESTS.c.token)
        .where(GUESTS.c.meeting_id == meeting_id, GUESTS.c.person_id == person_id)
    )
    if row is None:
        return None
    return PassRow(*row[:-1]), None if row[-1] is None else MeetingAnswer(row[-1])


async def answer(tx: Transaction, meeting_id: int, person_id: int, said: MeetingAnswer, at: datetime) -> None:
    """Keep the last answer of a guest."""
    await tx.run(
        update(GUESTS)
        .where(GUESTS.c.meeting_id == meeting_id, GUESTS.c.person_id == person_id)
        .values(answer=said, answered_at=at)
    )


async def coming(tx: Transaction, meeting: Meeting) -> list[Guest]:
    """Return the guests who are coming, earliest answer first; those who have joined the group are left out."""
    rows = await tx.all(COMING, group=meeting.group_id, meeting=meeting.id)
    return [Guest(PersonId(row[0]), row[1], row[2]) for row in rows]


async def has_visited(tx: Transaction, group_id: int, person_id: int) -> bool:
    """Whether somebody has been a guest at a meeting of the group that was held."""
    meetings = tables.meetings
    was_there = (
        select(GUESTS.c.meeting_id)
        .join(meetings, meetings.c.id == GUESTS.c.meeting_id)
        .where(
            GUESTS.c.person_id == person_id,
            GUESTS.c.answer == MeetingAnswer.GOING,
            meetings.c.group_id == group_id,
            meetings.c.state == "held",
        )
    )
    return bool(await tx.value(was_there.limit(1)))
