"""Companies of a group, with the data the host order needs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, case, func, insert, select, update

from bot.domain.companies import Ended
from bot.domain.cycle.turns import TurnState
from bot.domain.groups.companies import Company, Position
from bot.domain.ids import CompanyId
from storage import tables
from storage.companies import enterprises, stays
from storage.engine.transaction import Transaction

COMPANIES = tables.companies
TURNS = tables.turns


def _selection() -> Any:
    spent = and_(TURNS.c.company_id == COMPANIES.c.id, TURNS.c.state.in_((TurnState.HOSTED, TurnState.LAPSED)))
    hosted, missed = TURNS.c.state == TurnState.HOSTED, TURNS.c.state == TurnState.LAPSED
    return (
        select(
            COMPANIES,
            func.count(case((hosted, TURNS.c.id))).label("turns_hosted"),
            func.max(case((hosted, TURNS.c.ended_at))).label("last_hosted_at"),
            func.count(case((missed, TURNS.c.id))).label("missed"),
            func.max(case((missed, TURNS.c.ended_at))).label("last_missed_at"),
        )
        .outerjoin(TURNS, spent)
        .group_by(COMPANIES.c.id)
    )


COMPANY = _selection().where(COMPANIES.c.id == bindparam("company"))
OF_GROUP = _selection().where(COMPANIES.c.group_id == bindparam("group")).order_by(COMPANIES.c.id)
NAME = select(COMPANIES.c.name).where(COMPANIES.c.id == bindparam("company"))


def _company(row: Any) -> Company:
    kept = None
    if row.place_since is not None:
        kept = Position(row.place_counted, row.place_since, row.place_number)
    return Company(
        id=CompanyId(row.id),
        name=row.name,
        joined_at=row.joined_at,
        turns_hosted=row.turns_hosted,
        last_hosted_at=row.last_hosted_at,
        paused_until=row.paused_until,
        left=row.left_at is not None,
        credit=row.credit,
        missed=row.missed,
        last_missed_at=row.last_missed_at,
        kept=kept,
        swapped_with=None if row.swapped_with is None else CompanyId(row.swapped_with),
    )


async def stand(tx: Transaction, company: Company) -> None:
    """Store a company's position in the host order: its pause, credit, and kept or swapped place."""
    kept = company.kept
    values = {
        "credit": company.credit,
        "paused_until": company.paused_until,
        "place_counted": None if kept is None else kept.counted,
        "place_since": None if kept is None else kept.since,
        "place_number": None if kept is None else kept.number,
        "swapped_with": company.swapped_with,
    }
    await tx.run(update(COMPANIES).where(COMPANIES.c.id == company.id).values(values))


async def of_group(tx: Transaction, group_id: int) -> list[Company]:
    """Every company that is or was in the group; those that left say so."""
    rows = await tx.all(OF_GROUP, group=group_id)
    return [_company(row) for row in rows]


async def numbers(tx: Transaction) -> dict[int, int]:
    """How many companies each group has now."""
    here = select(COMPANIES.c.group_id, func.count()).where(COMPANIES.c.left_at.is_(None))
    return {row[0]: row[1] for row in await tx.all(here.group_by(COMPANIES.c.group_id))}


async def by_id(tx: Transaction, company_id: int) -> Company:
    """The company with that id, which must exist."""
    row = await tx.one(COMPANY, company=company_id)
    if row is None:
        raise LookupError(f"no company {company_id}")
    return _company(row)


async def group_of(tx: Transaction, company_id: int) -> int:
    """The group a company is or was in."""
    return int(await tx.value(select(COMPANIES.c.group_id).where(COMPANIES.c.id == company_id)))


async def name_of(tx: Transaction, company_id: int) -> str:
    """The name of the company with that id, which must exist."""
    name: str | None = await tx.value(NAME, company=company_id)
    if name is None:
        raise LookupError(f"no company {company_id}")
    return name


async def add(tx: Transaction, group_id: int, name: str, at: datetime, credit: int) -> CompanyId:
    """A company new to the group. It is taken for one new to the network until somebody says otherwise."""
    enterprise_id = await enterprises.add(tx, name, at)
    values = {"group_id": group_id, "enterprise_id": enterprise_id, "name": name, "joined_at": at, "credit": credit}
    company_id = CompanyId(await tx.value(insert(COMPANIES).values(values).returning(COMPANIES.c.id)))
    await stays.begin(tx, company_id, at)
    return company_id


async def come_back(tx: Transaction, company_id: int, at: datetime, credit: int) -> None:
    """Record that a former company returned, as a newcomer."""
    fresh = {"paused_until": None, "place_counted": None, "place_since": None, "place_number": None}
    there = {"joined_at": at, "left_at": None, "left_because": None}
    values = {**fresh, **there, "swapped_with": None, "credit": credit}
    await tx.run(update(COMPANIES).where(COMPANIES.c.id == company_id).values(values))
    await stays.begin(tx, company_id, at)


async def leave(tx: Transaction, company_id: int, at: datetime, because: Ended) -> None:
    """The company's last person has left."""
    await tx.run(update(COMPANIES).where(COMPANIES.c.id == company_id).values(left_at=at, left_because=because))
    await stays.end(tx, company_id, at, because)


async def rename(tx: Transaction, company_id: int, name: str) -> None:
    """The company goes by another name."""
    await tx.run(update(COMPANIES).where(COMPANIES.c.id == company_id).values(name=name))


async def restore(tx: Transaction, company_id: int) -> None:
    """Undo a departure: the company keeps its place."""
    await tx.run(update(COMPANIES).where(COMPANIES.c.id == company_id).values(left_at=None, left_because=None))
    await stays.resume(tx, company_id)
