"""What the network's figures are counted from: each of these is one statement, for however many groups."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select

from bot.domain.joint_meetings import JointState
from bot.domain.meetings import MeetingState
from bot.domain.network import SharedMeeting
from bot.domain.recruiting.newcomers import NewcomerState
from storage import tables
from storage.engine.transaction import Transaction

COMPANIES, MEMBERS, MEETINGS = tables.companies, tables.memberships, tables.meetings


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting that was held, or lies ahead.

    Args:
        attended: how many companies were ticked.
        confirmed: somebody confirmed that it was held.
    """

    group_id: int
    planned: bool
    starts_at: datetime
    company: str
    theme: str | None
    attended: int
    confirmed: bool


async def enterprises_in(tx: Transaction, group_ids: Collection[int]) -> dict[int, list[int]]:
    """The companies of each group, by their number in the network."""
    rows = await tx.all(
        select(COMPANIES.c.group_id, COMPANIES.c.enterprise_id)
        .where(COMPANIES.c.group_id.in_(group_ids), COMPANIES.c.left_at.is_(None))
        .order_by(COMPANIES.c.id)
    )
    found: dict[int, list[int]] = {}
    for group_id, enterprise_id in rows:
        found.setdefault(group_id, []).append(enterprise_id)
    return found


async def people_in(tx: Transaction, group_ids: Collection[int]) -> dict[int, int]:
    """How many people belong to a company of each group."""
    rows = await tx.all(
        select(MEMBERS.c.group_id, func.count())
        .where(MEMBERS.c.group_id.in_(group_ids), MEMBERS.c.left_at.is_(None))
        .group_by(MEMBERS.c.group_id)
    )
    return {row[0]: row[1] for row in rows}


async def meetings(tx: Transaction, group_ids: Collection[int], since: datetime) -> list[MeetingRow]:
    """The meetings held since then and those planned, earliest first; what turned out not to have been held is none."""
    attendance, confirmations = tables.attendance, tables.confirmations
    came = (
        select(func.count())
        .select_from(attendance)
        .where(attendance.c.meeting_id == MEETINGS.c.id)
        .correlate(MEETINGS)
        .scalar_subquery()
    )
    rows = await tx.all(
        select(
            MEETINGS.c.group_id,
            MEETINGS.c.state,
            MEETINGS.c.starts_at,
            COMPANIES.c.name,
            MEETINGS.c.theme,
            came,
            confirmations.c.held,
        )
        .join(COMPANIES, COMPANIES.c.id == MEETINGS.c.company_id)
        .outerjoin(confirmations, confirmations.c.meeting_id == MEETINGS.c.id)
        .where(
            MEETINGS.c.group_id.in_(group_ids),
            MEETINGS.c.starts_at >= since,
            MEETINGS.c.state.in_((MeetingState.HELD, MeetingState.PLANNED)),
            or_(confirmations.c.held.is_(None), confirmations.c.held.is_(True)),
        )
        .order_by(MEETINGS.c.starts_at, MEETINGS.c.id)
    )
    return [
        MeetingRow(row[0], row[1] == MeetingState.PLANNED, row[2], row[3], row[4], row[5], bool(row[6])) for row in rows
    ]


async def shared_meetings(
    tx: Transaction, group_ids: Collection[int], since: datetime
) -> list[tuple[int, SharedMeeting]]:
    """The group and the joint meeting, once for each of these groups, earliest first; what did not take place is none."""
    joint, of, there = tables.joint_meetings, tables.joint_groups, tables.joint_companies
    every = of.alias("every")
    how_many = (
        select(func.count()).select_from(every).where(every.c.joint_id == joint.c.id).correlate(joint).scalar_subquery()
    )
    came = (
        select(func.count())
        .select_from(there.join(COMPANIES, COMPANIES.c.id == there.c.company_id))
        .where(there.c.joint_id == joint.c.id, COMPANIES.c.group_id == of.c.group_id)
        .correlate(joint, of)
        .scalar_subquery()
    )
    # Until the organiser has said which companies were there, those that are ticked are only proposed.
    said = joint.c.companies_at.is_not(None)
    rows = await tx.all(
        select(of.c.group_id, joint.c.id, joint.c.starts_at, joint.c.title, how_many, came, said, joint.c.held)
        .join(joint, joint.c.id == of.c.joint_id)
        .where(
            of.c.group_id.in_(group_ids),
            joint.c.starts_at >= since,
            joint.c.state.in_((JointState.PLANNED, JointState.OVER)),
            or_(joint.c.held.is_(None), joint.c.held.is_(True)),
        )
        .order_by(joint.c.starts_at, joint.c.id)
    )
    return [
        (row[0], SharedMeeting(row[1], row[2], row[3] or "", row[4], row[5] if row[6] else None, bool(row[7])))
        for row in rows
    ]


async def unanswered(tx: Transaction, group_ids: Collection[int]) -> list[tuple[int, datetime]]:
    """The group and the moment of each open question that nobody has answered, oldest first."""
    questions, answers = tables.questions, tables.answers
    answered = (
        select(answers.c.id)
        .where(answers.c.question_id == questions.c.id, answers.c.removed_at.is_(None), answers.c.by_asker.is_(False))
        .exists()
    )
    rows = await tx.all(
        select(questions.c.group_id, questions.c.asked_at)
        .where(questions.c.group_id.in_(group_ids), questions.c.state == "open", ~answered)
        .order_by(questions.c.asked_at, questions.c.id)
    )
    return [(row[0], row[1]) for row in rows]


async def waiting(tx: Transaction) -> list[tuple[str | None, int]]:
    """How many newcomers wait for a group, by the region they named."""
    newcomers = tables.newcomers
    rows = await tx.all(
        select(newcomers.c.region, func.count())
        .where(newcomers.c.state == NewcomerState.WAITING)
        .group_by(newcomers.c.region)
    )
    return [(row[0], row[1]) for row in rows]


async def changed_companies(
    tx: Transaction, group_ids: Collection[int], since: datetime
) -> list[tuple[int, str, bool]]:
    """The companies that came to these groups since then, or left them: group, name, and whether it left."""
    rows = await tx.all(
        select(COMPANIES.c.group_id, COMPANIES.c.name, COMPANIES.c.left_at)
        .where(
            COMPANIES.c.group_id.in_(group_ids),
            or_((COMPANIES.c.joined_at >= since) & COMPANIES.c.left_at.is_(None), COMPANIES.c.left_at >= since),
        )
        .order_by(COMPANIES.c.id)
    )
    return [(row[0], row[1], row[2] is not None) for row in rows]
