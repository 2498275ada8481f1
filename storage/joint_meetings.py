"""Meetings of several groups: plans, groups and answers."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.domain.ids import GroupId
from bot.domain.joint_meetings import JointAnswer, JointMeeting, JointState
from bot.domain.meetings import MeetingAnswer
from storage import tables
from storage.engine.transaction import Transaction

JOINT, OF, ANSWERS = tables.joint_meetings, tables.joint_groups, tables.joint_answers
THERE = tables.joint_companies
SHOWN = (
    JOINT.c.id,
    JOINT.c.title,
    JOINT.c.starts_at,
    JOINT.c.place,
    JOINT.c.zone,
    JOINT.c.capacity,
    JOINT.c.state,
    JOINT.c.reason,
    JOINT.c.person_id,
    JOINT.c.sequence,
    JOINT.c.changed_at,
    JOINT.c.held,
    JOINT.c.came,
    JOINT.c.words,
    JOINT.c.companies_at,
)


def _joint(row: Any) -> JointMeeting:
    return JointMeeting(**(dict(row._mapping) | {"state": JointState(row.state)}))


async def add(tx: Transaction, person_id: int, zone: str, at: datetime) -> JointMeeting:
    """Add an empty draft."""
    values = {"person_id": person_id, "zone": zone, "state": "draft", "made_at": at, "changed_at": at}
    return _joint(await tx.one(insert(JOINT).values(values).returning(*SHOWN)))


async def by_id(tx: Transaction, joint_id: int, *, lock: bool = False) -> JointMeeting | None:
    """The joint meeting of that number. `lock` keeps others from changing it until the transaction ends."""
    found = select(*SHOWN).where(JOINT.c.id == joint_id)
    row = await tx.one(found.with_for_update() if lock else found)
    return None if row is None else _joint(row)


async def ahead(tx: Transaction, now: datetime) -> list[JointMeeting]:
    """Those that are announced and lie ahead, the next one first."""
    rows = await tx.all(
        select(*SHOWN).where(JOINT.c.state == "planned", JOINT.c.starts_at > now).order_by(JOINT.c.starts_at)
    )
    return [_joint(row) for row in rows]


async def change(tx: Transaction, joint_id: int, at: datetime, **values: Any) -> JointMeeting:
    """Change some fields."""
    row = await tx.one(update(JOINT).where(JOINT.c.id == joint_id).values(changed_at=at, **values).returning(*SHOWN))
    return _joint(row)


async def remove(tx: Transaction, joint_id: int) -> None:
    """Delete a draft."""
    await tx.run(delete(JOINT).where(JOINT.c.id == joint_id, JOINT.c.state == "draft"))


async def group_ids(tx: Transaction, joint_id: int) -> list[int]:
    """The groups it is for."""
    rows = await tx.all(select(OF.c.group_id).where(OF.c.joint_id == joint_id).order_by(OF.c.group_id))
    return [int(row[0]) for row in rows]


async def set_groups(tx: Transaction, joint_id: int, chosen: Collection[int]) -> None:
    """Set its groups."""
    await tx.run(delete(OF).where(OF.c.joint_id == joint_id))
    if chosen:
        await tx.run(insert(OF), [{"joint_id": joint_id, "group_id": group_id} for group_id in sorted(chosen)])


async def answers(tx: Transaction, joint_id: int) -> list[JointAnswer]:
    """Who has answered what, earliest first."""
    rows = await tx.all(
        select(ANSWERS.c.person_id, ANSWERS.c.group_id, ANSWERS.c.answer, ANSWERS.c.guests)
        .where(ANSWERS.c.joint_id == joint_id)
        .order_by(ANSWERS.c.answered_at, ANSWERS.c.person_id)
    )
    return [JointAnswer(row[0], row[1], MeetingAnswer(row[2]), row[3]) for row in rows]


async def answer(tx: Transaction, joint_id: int, given: JointAnswer, at: datetime) -> None:
    """Store an answer, replacing an earlier one."""
    values = {"group_id": given.group_id, "answer": str(given.answer), "guests": given.guests, "answered_at": at}
    await tx.run(
        tx.upsert(ANSWERS)
        .values(joint_id=joint_id, person_id=given.person_id, **values)
        .on_conflict_do_update(index_elements=["joint_id", "person_id"], set_=values)
    )


async def drop_answers(tx: Transaction, joint_id: int) -> None:
    """Delete all answers, because the meeting moved to another day."""
    await tx.run(delete(ANSWERS).where(ANSWERS.c.joint_id == joint_id))


async def there(tx: Transaction, joint_id: int) -> frozenset[int]:
    """The companies that were there, as proposed or said."""
    rows = await tx.all(select(THERE.c.company_id).where(THERE.c.joint_id == joint_id))
    return frozenset(int(row[0]) for row in rows)


async def tick(tx: Transaction, joint_id: int, company_id: int, *, there: bool) -> None:
    """Record whether a company was there."""
    if there:
        await tx.run(tx.unless_there(THERE), {"joint_id": joint_id, "company_id": company_id})
        return
    await tx.run(delete(THERE).where(THERE.c.joint_id == joint_id, THERE.c.company_id == company_id))


async def moments_of_group(tx: Transaction, group_id: GroupId, since: datetime) -> list[datetime]:
    """When a group is asked to joint meetings."""
    rows = await tx.all(
        select(JOINT.c.starts_at)
        .join(OF, OF.c.joint_id == JOINT.c.id)
        .where(OF.c.group_id == group_id, JOINT.c.state == "planned", JOINT.c.starts_at >= since)
    )
    return [row[0] for row in rows]


async def of_person(tx: Transaction, person_id: int) -> list[int]:
    """The joint meetings that somebody planned, or has answered."""
    planned = select(JOINT.c.id).where(JOINT.c.person_id == person_id)
    answered = select(ANSWERS.c.joint_id).where(ANSWERS.c.person_id == person_id)
    return sorted({int(row[0]) for found in (planned, answered) for row in await tx.all(found)})


async def blank_words(tx: Transaction, person_id: int) -> None:
    """Delete what an erased organiser wrote; the meetings and head counts are kept."""
    await tx.run(update(JOINT).where(JOINT.c.person_id == person_id).values(words=None, reason=None))
