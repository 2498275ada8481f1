"""The data that a group's health is derived from, and what was reported when."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, select, update

from bot.domain.cycle.turns import OPEN, TurnState
from bot.domain.date_polls import RoundState
from bot.domain.health import Flag, FlagHistory
from bot.domain.meetings import MeetingState
from storage import tables
from storage.engine.transaction import Transaction

FLAGS = tables.health_flags


@dataclass(frozen=True, slots=True)
class OpenTurn:
    """The turn that is offered or accepted in a group."""

    id: int
    accepted: bool
    offered_at: datetime


async def present(tx: Transaction, group_ids: Collection[int]) -> dict[int, list[date | None]]:
    """The companies that have not left each group: until when each is paused."""
    companies = tables.companies
    rows = await tx.all(
        select(companies.c.group_id, companies.c.paused_until).where(
            companies.c.group_id.in_(group_ids), companies.c.left_at.is_(None)
        )
    )
    return _by_group(rows)


async def open_turns(tx: Transaction, group_ids: Collection[int]) -> dict[int, OpenTurn]:
    """The turn under way in each group that has one."""
    turns = tables.turns
    rows = await tx.all(
        select(turns.c.group_id, turns.c.id, turns.c.state, turns.c.offered_at)
        .where(turns.c.group_id.in_(group_ids), turns.c.state.in_(OPEN))
        .order_by(turns.c.id)
    )
    return {row[0]: OpenTurn(row[1], row[2] == TurnState.ACCEPTED, row[3]) for row in rows}


async def asked_since(tx: Transaction, group_ids: Collection[int]) -> dict[int, datetime]:
    """When the first company was asked after each group's last hosted turn."""
    turns = tables.turns
    hosted = (
        select(turns.c.group_id, func.max(turns.c.id).label("last"))
        .where(turns.c.group_id.in_(group_ids), turns.c.state == TurnState.HOSTED)
        .group_by(turns.c.group_id)
        .subquery()
    )
    rows = await tx.all(
        select(turns.c.group_id, func.min(turns.c.offered_at))
        .outerjoin(hosted, hosted.c.group_id == turns.c.group_id)
        .where(turns.c.group_id.in_(group_ids), turns.c.id > func.coalesce(hosted.c.last, 0))
        .group_by(turns.c.group_id)
    )
    return {row[0]: row[1] for row in rows}


async def cancelled_at(tx: Transaction, turn_ids: Collection[int]) -> dict[int, datetime]:
    """When the meeting of each of these turns was cancelled last, where one was."""
    meetings = tables.meetings
    rows = await tx.all(
        select(meetings.c.turn_id, func.max(meetings.c.changed_at))
        .where(meetings.c.turn_id.in_(turn_ids), meetings.c.state == MeetingState.CANCELLED)
        .group_by(meetings.c.turn_id)
    )
    return {row[0]: row[1] for row in rows}


async def choosing_dates(tx: Transaction, group_ids: Collection[int]) -> set[int]:
    """The groups that are just being asked which time suits."""
    rounds = tables.date_rounds
    under_way = rounds.c.state.in_((RoundState.OPEN, RoundState.COUNTED))
    rows = await tx.all(select(rounds.c.group_id).where(rounds.c.group_id.in_(group_ids), under_way).distinct())
    return {row[0] for row in rows}


async def with_meeting_ahead(tx: Transaction, group_ids: Collection[int]) -> set[int]:
    """The groups that have a meeting planned."""
    meetings = tables.meetings
    planned = meetings.c.state == MeetingState.PLANNED
    rows = await tx.all(select(meetings.c.group_id).where(meetings.c.group_id.in_(group_ids), planned).distinct())
    return {row[0] for row in rows}


async def attended(
    tx: Transaction, group_ids: Collection[int], since: datetime
) -> dict[int, list[tuple[datetime, int]]]:
    """The meetings held since then that were reviewed, latest first: when, and how many companies came."""
    meetings, attendance, reviews = tables.meetings, tables.attendance, tables.reviews
    rows = await tx.all(
        select(meetings.c.group_id, meetings.c.starts_at, func.count(attendance.c.company_id))
        .join(reviews, reviews.c.meeting_id == meetings.c.id)
        .outerjoin(attendance, attendance.c.meeting_id == meetings.c.id)
        .where(meetings.c.group_id.in_(group_ids), meetings.c.state == MeetingState.HELD, meetings.c.starts_at >= since)
        .group_by(meetings.c.id, meetings.c.group_id, meetings.c.starts_at)
        .order_by(meetings.c.starts_at.desc(), meetings.c.id.desc())
    )
    return _by_group((row[0], (row[1], row[2])) for row in rows)


async def last_held(tx: Transaction, group_ids: Collection[int]) -> dict[int, datetime]:
    """When each group met last."""
    meetings = tables.meetings
    rows = await tx.all(
        select(meetings.c.group_id, func.max(meetings.c.starts_at))
        .where(meetings.c.group_id.in_(group_ids), meetings.c.state == MeetingState.HELD)
        .group_by(meetings.c.group_id)
    )
    return {row[0]: row[1] for row in rows}


def _by_group(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for group_id, value in rows:
        found.setdefault(group_id, []).append(value)
    return found


async def said(tx: Transaction, group_id: int) -> dict[Flag, FlagHistory]:
    """Return a group's known problems, and who was told when."""
    rows = await tx.all(
        select(FLAGS.c.flag, FLAGS.c.since, FLAGS.c.times, FLAGS.c.said_at, FLAGS.c.passed_on_at).where(
            FLAGS.c.group_id == group_id
        )
    )
    return {Flag(row[0]): FlagHistory(*row[1:]) for row in rows}


async def since(tx: Transaction, group_ids: Collection[int]) -> dict[int, list[datetime]]:
    """Since when each thing that is known to be wrong in these groups has been."""
    rows = await tx.all(select(FLAGS.c.group_id, FLAGS.c.since).where(FLAGS.c.group_id.in_(group_ids)))
    return _by_group(rows)


async def note(tx: Transaction, group_id: int, found: Collection[Flag], at: datetime) -> dict[Flag, FlagHistory]:
    """Record the current problems: new ones start at `at`, solved ones are deleted."""
    over = FLAGS.c.flag.not_in([flag.value for flag in found])
    await tx.run(delete(FLAGS).where(FLAGS.c.group_id == group_id, over))
    for flag in found:
        statement = tx.upsert(FLAGS).values(group_id=group_id, flag=flag.value, since=at)
        await tx.run(statement.on_conflict_do_nothing())
    return await said(tx, group_id)


async def facilitators_heard(tx: Transaction, group_id: int, heard: Collection[Flag], at: datetime) -> None:
    """Record that the facilitators were told."""
    values = {"times": FLAGS.c.times + 1, "said_at": at}
    await tx.run(update(FLAGS).where(FLAGS.c.group_id == group_id, FLAGS.c.flag.in_(heard)).values(values))


async def coordinators_heard(tx: Transaction, group_id: int, heard: Collection[Flag], at: datetime) -> None:
    """Record that the coordinators were told."""
    await tx.run(update(FLAGS).where(FLAGS.c.group_id == group_id, FLAGS.c.flag.in_(heard)).values(passed_on_at=at))
