"""Requests to swap host turns."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import insert, or_, select, update

from bot.domain.cycle.swaps import Swap, SwapState
from bot.domain.ids import CompanyId, GroupId, PersonId
from storage import tables
from storage.engine.transaction import Transaction

SWAPS = tables.swaps


def _swap(row: Any) -> Swap:
    values = dict(row._mapping)
    values["state"] = SwapState(values["state"])
    return Swap(**values)


async def by_id(tx: Transaction, swap_id: int) -> Swap | None:
    """The swap with that id."""
    row = await tx.one(select(SWAPS).where(SWAPS.c.id == swap_id))
    return None if row is None else _swap(row)


async def ask(
    tx: Transaction, group_id: GroupId, asking: CompanyId, asked: CompanyId, person_id: PersonId, at: datetime
) -> Swap:
    """Record a request to swap."""
    values = {
        "group_id": group_id,
        "asking_id": asking,
        "asked_id": asked,
        "person_id": person_id,
        "state": SwapState.ASKED,
        "asked_at": at,
    }
    return _swap(await tx.one(insert(SWAPS).values(values).returning(SWAPS)))


async def between(tx: Transaction, asking: CompanyId, asked: CompanyId) -> Swap | None:
    """Return the open request of one company to the other."""
    row = await tx.one(
        select(SWAPS).where(SWAPS.c.asking_id == asking, SWAPS.c.asked_id == asked, SWAPS.c.state == SwapState.ASKED)
    )
    return None if row is None else _swap(row)


async def end(tx: Transaction, swap_id: int, state: SwapState, at: datetime) -> Swap:
    """Close the request."""
    changed = update(SWAPS).where(SWAPS.c.id == swap_id).values(state=state, ended_at=at).returning(SWAPS)
    return _swap(await tx.one(changed))


async def waiting(tx: Transaction, company_id: CompanyId) -> list[Swap]:
    """Return the open requests this company made or received."""
    rows = await tx.all(
        select(SWAPS)
        .where(or_(SWAPS.c.asking_id == company_id, SWAPS.c.asked_id == company_id), SWAPS.c.state == SwapState.ASKED)
        .order_by(SWAPS.c.id)
    )
    return [_swap(row) for row in rows]
