"""Companies of a group, with what the host order needs to know of each."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, insert, select, update

from bot.domain.ids import CompanyId
from bot.domain.rotation import Company
from bot.domain.turns import TurnState
from storage import tables
from storage.database import Transaction

COMPANIES = tables.companies
TURNS = tables.turns


def _selection() -> Any:
    hosted = and_(TURNS.c.company_id == COMPANIES.c.id, TURNS.c.state == TurnState.HOSTED)
    return (
        select(
            COMPANIES, func.count(TURNS.c.id).label("turns_hosted"), func.max(TURNS.c.ended_at).label("last_hosted_at")
        )
        .outerjoin(TURNS, hosted)
        .group_by(COMPANIES.c.id)
    )


def _company(row: Any) -> Company:
    return Company(
        id=CompanyId(row.id),
        name=row.name,
        joined_at=row.joined_at,
        turns_hosted=row.turns_hosted,
        last_hosted_at=row.last_hosted_at,
        left=row.left_at is not None,
        credit=row.credit,
    )


async def of_group(tx: Transaction, group_id: int) -> list[Company]:
    """Every company that is or was in the group; those that left say so."""
    rows = await tx.all(_selection().where(COMPANIES.c.group_id == group_id).order_by(COMPANIES.c.id))
    return [_company(row) for row in rows]


async def by_id(tx: Transaction, company_id: int) -> Company:
    """The company with that id, which must exist."""
    row = await tx.one(_selection().where(COMPANIES.c.id == company_id))
    if row is None:
        raise LookupError(f"no company {company_id}")
    return _company(row)


async def add(tx: Transaction, group_id: int, name: str, at: datetime, credit: int) -> CompanyId:
    """A company new to the group."""
    values = {"group_id": group_id, "name": name, "joined_at": at, "credit": credit}
    return CompanyId(await tx.value(insert(COMPANIES).values(values).returning(COMPANIES.c.id)))


async def come_back(tx: Transaction, company_id: int, at: datetime, credit: int) -> None:
    """A company that had left is in the group again, as a newcomer."""
    await tx.run(
        update(COMPANIES).where(COMPANIES.c.id == company_id).values(joined_at=at, left_at=None, credit=credit)
    )


async def leave(tx: Transaction, company_id: int, at: datetime) -> None:
    """The company's last person has left."""
    await tx.run(update(COMPANIES).where(COMPANIES.c.id == company_id).values(left_at=at))
