"""Host turns."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update

from bot.domain.cycle.turns import DECLINED, OPEN, Before, Turn, TurnState
from bot.domain.ids import CompanyId
from storage import tables
from storage.engine.transaction import Transaction

TURNS = tables.turns
BY_ID = select(TURNS).where(TURNS.c.id == bindparam("turn"))
CURRENT = (
    select(TURNS)
    .where(TURNS.c.group_id == bindparam("group"), TURNS.c.state.in_(OPEN))
    .order_by(TURNS.c.id.desc())
    .limit(1)
)
IN_GROUP = TURNS.c.group_id == bindparam("group")
BEFORE = (
    select(TURNS)
    .where(IN_GROUP, TURNS.c.cycle == bindparam("cycle"), TURNS.c.id < bindparam("turn"))
    .order_by(TURNS.c.id.desc())
    .limit(1)
)
NEWEST = select(TURNS).where(IN_GROUP).order_by(TURNS.c.state.in_(OPEN).desc(), TURNS.c.id.desc()).limit(1)
NOT_HOSTING = select(TURNS.c.company_id).where(
    IN_GROUP,
    TURNS.c.cycle == bindparam("cycle"),
    TURNS.c.state.in_(DECLINED),
    TURNS.c.company_id.is_not(None),
)
LATEST = select(TURNS).where(
    TURNS.c.id.in_(
        select(func.max(TURNS.c.id))
        .where(IN_GROUP, TURNS.c.state.not_in(OPEN), TURNS.c.company_id.is_not(None))
        .group_by(TURNS.c.company_id)
    )
)
COMPANIES, MEETINGS = tables.companies, tables.meetings
HOSTED = (
    select(COMPANIES.c.name, MEETINGS.c.starts_at)
    .join(COMPANIES, COMPANIES.c.id == MEETINGS.c.company_id)
    .where(MEETINGS.c.group_id == bindparam("group"), MEETINGS.c.state == "held")
    .order_by(MEETINGS.c.starts_at.desc())
    .limit(bindparam("most"))
)

LAST = (
    select(func.max(TURNS.c.id))
    .where(TURNS.c.group_id == bindparam("group"), TURNS.c.state.not_in(OPEN), TURNS.c.company_id.is_not(None))
    .group_by(TURNS.c.company_id)
)
LATEST = select(TURNS).where(TURNS.c.id.in_(LAST))
COMPANIES, MEETINGS = tables.companies, tables.meetings
HOSTED = (
    select(COMPANIES.c.name, MEETINGS.c.starts_at)
    .join(COMPANIES, COMPANIES.c.id == MEETINGS.c.company_id)
    .where(MEETINGS.c.group_id == bindparam("group"), MEETINGS.c.state == "held")
    .order_by(MEETINGS.c.starts_at.desc())
    .limit(bindparam("most"))
)


def _turn(row: Any) -> Turn:
    values = dict(row._mapping)
    values["state"] = TurnState(values["state"])
    values["because"] = None if values["because"] is None else Before(values["because"])
    return Turn(**values)


async def by_id(tx: Transaction, turn_id: int) -> Turn | None:
    """The turn with that id."""
    row = await tx.one(BY_ID, turn=turn_id)
    return None if row is None else _turn(row)


async def current(tx: Transaction, group_id: int) -> Turn | None:
    """The turn that is offered or accepted in this group, if any."""
    row = await tx.one(CURRENT, group=group_id)
    return None if row is None else _turn(row)


async def before(tx: Transaction, turn: Turn) -> Turn | None:
    """Return the turn before this one, in the same cycle."""
    row = await tx.one(BEFORE, group=turn.group_id, cycle=turn.cycle, turn=turn.id)
    return None if row is None else _turn(row)


async def over(tx: Transaction, group_id: int, most: int) -> list[Turn]:
    """Return the group's finished turns, latest first."""
    ended = (TURNS.c.group_id == group_id, TURNS.c.state.not_in(OPEN))
    return [_turn(row) for row in await tx.all(select(TURNS).where(*ended).order_by(TURNS.c.id.desc()).limit(most))]


async def gave_up(tx: Transaction, group_id: int, cycle: int) -> bool:
    """Return whether a company in this cycle had agreed to host and gave it up."""
    ended = (TURNS.c.group_id == group_id, TURNS.c.cycle == cycle, TURNS.c.state.not_in((*OPEN, TurnState.HOSTED)))
    return bool(await tx.value(select(func.count()).where(*ended, TURNS.c.accepted_at.is_not(None))))


async def last_cycle(tx: Transaction, group_id: int) -> int:
    """The number of the latest cycle; 0 before the first."""
    return int(await tx.value(select(func.coalesce(func.max(TURNS.c.cycle), 0)).where(TURNS.c.group_id == group_id)))


async def declined(tx: Transaction, group_id: int, cycle: int) -> set[CompanyId]:
    """Return the companies that were asked in this cycle and will not host in it."""
    return {CompanyId(row[0]) for row in await tx.all(NOT_HOSTING, group=group_id, cycle=cycle)}


async def passed(tx: Transaction, group_id: int, cycle: int) -> set[CompanyId]:
    """The companies that passed in this cycle."""
    rows = await tx.all(
        select(TURNS.c.company_id).where(
            TURNS.c.group_id == group_id, TURNS.c.cycle == cycle, TURNS.c.state == TurnState.PASSED
        )
    )
    return {CompanyId(row[0]) for row in rows}


async def latest(tx: Transaction, group_id: int) -> dict[CompanyId, Turn]:
    """Return each company's last finished turn."""
    found = [_turn(row) for row in await tx.all(LATEST, group=group_id)]
    return {turn.company_id: turn for turn in found if turn.company_id is not None}


async def offer(
    tx: Transaction,
    *,
    group_id: int,
    cycle: int,
    company_id: int | None,
    state: TurnState,
    at: datetime,
    because: Before | None = None,
    accepted_at: datetime | None = None,
) -> Turn:
    """Ask a company to host; None asks everybody.

    Args:
        because: why it comes to this company.
    """
    values = {
        "group_id": group_id,
        "cycle": cycle,
        "company_id": company_id,
        "state": state,
        "offered_at": at,
        "because": because,
        "accepted_at": accepted_at,
    }
    return _turn(await tx.one(insert(TURNS).values(values).returning(TURNS)))


async def change(tx: Transaction, turn_id: int, **values: Any) -> Turn:
    """Set some of a turn's fields; returns it as it is now."""
    return _turn(await tx.one(update(TURNS).where(TURNS.c.id == turn_id).values(values).returning(TURNS)))


async def hosted(tx: Transaction, group_id: int, most: int) -> list[tuple[str, datetime]]:
    """Who hosted and when, latest first."""
    return [(row[0], row[1]) for row in await tx.all(HOSTED, group=group_id, most=most)]


async def newest(tx: Transaction, group_id: int) -> Turn | None:
    """Return the group's open turn, or else the last one."""
    row = await tx.one(NEWEST, group=group_id)
    return None if row is None else _turn(row)
