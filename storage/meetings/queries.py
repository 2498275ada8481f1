"""Meetings, answers to them, and who holds a calendar file."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from bot.domain.ids import MeetingId, PersonId
from bot.domain.meetings import Meeting, MeetingAnswer, MeetingState, RsvpReply
from storage import tables
from storage.engine.transaction import Transaction, upsert

MEETINGS = tables.meetings
GROUPS = tables.groups
RSVPS = tables.rsvps
COPIES = tables.calendar_copies
BY_ID = select(MEETINGS).where(MEETINGS.c.id == bindparam("meeting"))
COMING = (
    select(MEETINGS)
    .where(MEETINGS.c.group_id == bindparam("group"), MEETINGS.c.state == MeetingState.PLANNED)
    .order_by(MEETINGS.c.id.desc())
    .limit(1)
)
OF_TURN = select(MEETINGS).where(MEETINGS.c.turn_id == bindparam("turn")).order_by(MEETINGS.c.id.desc()).limit(1)
LAST_PLACE = (
    select(MEETINGS.c.place)
    .where(MEETINGS.c.company_id == bindparam("company"), MEETINGS.c.place.is_not(None))
    .order_by(MEETINGS.c.id.desc())
    .limit(1)
)
PEOPLE, MEMBERS, COMPANIES = tables.people, tables.memberships, tables.companies
REPLIES = (
    select(RSVPS.c.person_id, PEOPLE.c.name, COMPANIES.c.name, RSVPS.c.answer)
    .join(PEOPLE, PEOPLE.c.id == RSVPS.c.person_id)
    .outerjoin(
        MEMBERS,
        (MEMBERS.c.person_id == PEOPLE.c.id) & (MEMBERS.c.group_id == bindparam("group")) & MEMBERS.c.left_at.is_(None),
    )
    .outerjoin(COMPANIES, COMPANIES.c.id == MEMBERS.c.company_id)
    .where(RSVPS.c.meeting_id == bindparam("meeting"), RSVPS.c.answered_for == bindparam("starts"))
    .order_by(RSVPS.c.answered_at, RSVPS.c.person_id)
)
SAID = select(RSVPS.c.answer).where(
    RSVPS.c.meeting_id == bindparam("meeting"),
    RSVPS.c.person_id == bindparam("person"),
    RSVPS.c.answered_for == bindparam("starts"),
)


def _meeting(row: Any) -> Meeting:
    values = dict(row._mapping)
    values["state"] = MeetingState(values["state"])
    return Meeting(**values)


async def by_id(tx: Transaction, meeting_id: int) -> Meeting | None:
    """The meeting with that id."""
    row = await tx.one(BY_ID, meeting=meeting_id)
    return None if row is None else _meeting(row)


async def coming(tx: Transaction, group_id: int) -> Meeting | None:
    """The meeting that is planned in this group, if any."""
    row = await tx.one(COMING, group=group_id)
    return None if row is None else _meeting(row)


async def of_turn(tx: Transaction, turn_id: int) -> Meeting | None:
    """The last meeting that was planned in this turn."""
    row = await tx.one(OF_TURN, turn=turn_id)
    return None if row is None else _meeting(row)


async def of_groups(tx: Transaction, group_ids: Collection[int], since: datetime) -> list[Meeting]:
    """The meetings of these groups that begin after `since`, earliest first, cancelled ones too."""
    rows = await tx.all(
        select(MEETINGS)
        .where(MEETINGS.c.group_id.in_(group_ids), MEETINGS.c.starts_at >= since)
        .order_by(MEETINGS.c.starts_at, MEETINGS.c.id)
    )
    return [_meeting(row) for row in rows]


async def last_held(tx: Transaction, group_id: int) -> Meeting | None:
    """The meeting the group held last."""
    row = await tx.one(
        select(MEETINGS)
        .where(MEETINGS.c.group_id == group_id, MEETINGS.c.state == MeetingState.HELD)
        .order_by(MEETINGS.c.starts_at.desc(), MEETINGS.c.id.desc())
        .limit(1)
    )
    return None if row is None else _meeting(row)


async def promised(tx: Transaction, after: datetime) -> list[tuple[int, int, datetime, str, str]]:
    """Return every planned meeting that is to start after a moment and has an hour of its own.

    Returns:
        for each its id, its group's id, when it starts, the local time that was announced, and the group's zone.
    """
    rows = await tx.all(
        select(MEETINGS.c.id, MEETINGS.c.group_id, MEETINGS.c.starts_at, MEETINGS.c.wall_clock, GROUPS.c.zone)
        .join(GROUPS, GROUPS.c.id == MEETINGS.c.group_id)
        .where(
            MEETINGS.c.state == MeetingState.PLANNED,
            MEETINGS.c.starts_at > after,
            MEETINGS.c.wall_clock.is_not(None),
        )
        .order_by(MEETINGS.c.id)
    )
    return [tuple(row) for row in rows]


async def last_place(tx: Transaction, company_id: int) -> str | None:
    """Where this company has met its group last."""
    place: str | None = await tx.value(LAST_PLACE, company=company_id)
    return place


async def add(tx: Transaction, **values: Any) -> Meeting:
    """A new meeting."""
    return _meeting(await tx.one(insert(MEETINGS).values(values).returning(MEETINGS)))


async def change(tx: Transaction, meeting_id: int, **values: Any) -> Meeting:
    """Set some of a meeting's fields; returns it as it is now."""
    return _meeting(
        await tx.one(update(MEETINGS).where(MEETINGS.c.id == meeting_id).values(values).returning(MEETINGS))
    )


@cache
def _answer(dialect: str) -> Any:
    statement = upsert(dialect, RSVPS)
    changed = {name: statement.excluded[name] for name in ("answer", "answered_at", "answered_for")}
    return statement.on_conflict_do_update(index_elements=["meeting_id", "person_id"], set_=changed)


async def answer(tx: Transaction, meeting: Meeting, person_id: int, said: MeetingAnswer, at: datetime) -> None:
    """Keep the last answer of a person, given for the meeting as it is set now."""
    changed = {"answer": said, "answered_at": at, "answered_for": meeting.starts_at}
    await tx.run(_answer(tx.dialect), {"meeting_id": meeting.id, "person_id": person_id, **changed})


async def take_back(tx: Transaction, meeting_id: int, person_id: int) -> bool:
    """Remove this person's answer; return whether there was one."""
    gone = await tx.run(delete(RSVPS).where(RSVPS.c.meeting_id == meeting_id, RSVPS.c.person_id == person_id))
    return bool(gone.rowcount)


async def answer_of(tx: Transaction, meeting: Meeting, person_id: int) -> MeetingAnswer | None:
    """What this person said last to the time that is set."""
    said = await tx.value(SAID, meeting=meeting.id, person=person_id, starts=meeting.starts_at)
    return None if said is None else MeetingAnswer(said)


async def has_answered(tx: Transaction, meeting_id: int, person_id: int) -> bool:
    """Whether this person has answered, if to another time."""
    mine = (RSVPS.c.meeting_id == meeting_id, RSVPS.c.person_id == person_id)
    return bool(await tx.value(select(func.count()).where(*mine)))


async def keep_answers(tx: Transaction, before: Meeting, starts_at: datetime) -> None:
    """Keep all answers for a meeting that moved only slightly."""
    valid = (RSVPS.c.meeting_id == before.id, RSVPS.c.answered_for == before.starts_at)
    await tx.run(update(RSVPS).where(*valid).values(answered_for=starts_at))


async def replies(tx: Transaction, meeting: Meeting, *, to: datetime | None = None) -> list[RsvpReply]:
    """Every answer to a meeting at the time that is set, first given first.

    Args:
        to: another time that was set before.
    """
    rows = await tx.all(REPLIES, group=meeting.group_id, meeting=meeting.id, starts=to or meeting.starts_at)
    return [RsvpReply(PersonId(row[0]), row[1], row[2], MeetingAnswer(row[3])) for row in rows]


async def hand_out(tx: Transaction, meeting_id: MeetingId, chat_id: int, sequence: int) -> None:
    """Record that this chat has, or is about to get, that version of the calendar file."""
    statement = tx.upsert(COPIES).values(meeting_id=meeting_id, chat_id=chat_id, sequence=sequence)
    await tx.run(statement.on_conflict_do_update(index_elements=["meeting_id", "chat_id"], set_={"sequence": sequence}))


async def holders(tx: Transaction, meeting_id: MeetingId) -> dict[int, int]:
    """Chat ids that hold the calendar file, with the version they hold."""
    rows = await tx.all(select(COPIES.c.chat_id, COPIES.c.sequence).where(COPIES.c.meeting_id == meeting_id))
    return {row[0]: row[1] for row in rows}
