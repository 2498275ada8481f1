"""What the health of groups is told from, and what has been said of it since when."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, func, select, update

from bot.domain.cycle.turns import Turn, TurnState
from bot.domain.health import Flag, FlagHistory
from bot.domain.meetings import MeetingState
from storage import tables
from storage.database import Transaction

FLAGS = tables.health_flags


async def asked_since(tx: Transaction, group_id: int) -> datetime | None:
    """When the first company was asked after the group's last hosted turn."""
    turns = tables.turns
    hosted = (
        select(func.coalesce(func.max(turns.c.id), 0))
        .where(turns.c.group_id == group_id, turns.c.state == TurnState.HOSTED)
        .scalar_subquery()
    )
    row = await tx.one(
        select(turns.c.offered_at)
        .where(turns.c.group_id == group_id, turns.c.id > hosted)
        .order_by(turns.c.offered_at)
        .limit(1)
    )
    return None if row is None else row[0]


async def dateless_since(tx: Transaction, turn: Turn) -> datetime:
    """Since when an accepted turn has had no date: since it was offered, or its meeting was cancelled."""
    meetings = tables.meetings
    row = await tx.one(
        select(meetings.c.changed_at)
        .where(meetings.c.turn_id == turn.id, meetings.c.state == MeetingState.CANCELLED)
        .order_by(meetings.c.changed_at.desc())
        .limit(1)
    )
    return turn.offered_at if row is None else row[0]


async def attended(tx: Transaction, group_id: int, most: int) -> list[int]:
    """How many companies came to the meetings that have been reviewed, latest first."""
    meetings, attendance, reviews = tables.meetings, tables.attendance, tables.reviews
    rows = await tx.all(
        select(meetings.c.id, func.count(attendance.c.company_id))
        .join(reviews, reviews.c.meeting_id == meetings.c.id)
        .outerjoin(attendance, attendance.c.meeting_id == meetings.c.id)
        .where(meetings.c.group_id == group_id, meetings.c.state == MeetingState.HELD)
        .group_by(meetings.c.id, meetings.c.starts_at)
        .order_by(meetings.c.starts_at.desc(), meetings.c.id.desc())
        .limit(most)
    )
    return [row[1] for row in rows]


async def said(tx: Transaction, group_id: int) -> dict[Flag, FlagHistory]:
    """What is known to be wrong in a group, and what has been said of it."""
    rows = await tx.all(
        select(FLAGS.c.flag, FLAGS.c.since, FLAGS.c.times, FLAGS.c.said_at, FLAGS.c.passed_on_at).where(
            FLAGS.c.group_id == group_id
        )
    )
    return {Flag(row[0]): FlagHistory(*row[1:]) for row in rows}


async def note(tx: Transaction, group_id: int, found: Collection[Flag], at: datetime) -> dict[Flag, FlagHistory]:
    """These are wrong now: what is new begins at `at`, what is over is forgotten."""
    over = FLAGS.c.flag.not_in([flag.value for flag in found])
    await tx.run(delete(FLAGS).where(FLAGS.c.group_id == group_id, over))
    for flag in found:
        statement = tx.upsert(FLAGS).values(group_id=group_id, flag=flag.value, since=at)
        await tx.run(statement.on_conflict_do_nothing())
    return await said(tx, group_id)


async def facilitators_heard(tx: Transaction, group_id: int, heard: Collection[Flag], at: datetime) -> None:
    """Its facilitators are told of these now."""
    values = {"times": FLAGS.c.times + 1, "said_at": at}
    await tx.run(update(FLAGS).where(FLAGS.c.group_id == group_id, FLAGS.c.flag.in_(heard)).values(values))


async def coordinators_heard(tx: Transaction, group_id: int, heard: Collection[Flag], at: datetime) -> None:
    """The coordinators are told of these now."""
    await tx.run(update(FLAGS).where(FLAGS.c.group_id == group_id, FLAGS.c.flag.in_(heard)).values(passed_on_at=at))
