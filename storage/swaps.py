"""Companies that ask each other to trade host turns."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import insert, or_, select, update

from bot.domain.ids import CompanyId, GroupId, PersonId
from bot.domain.swaps import Swap, SwapState
from storage import tables
from storage.database import Transaction

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
    """One company asks another to trade."""
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
    """The swap one company has asked of the other and that waits for an answer."""
    row = await tx.one(
        select(SWAPS).where(SWAPS.c.asking_id == asking, SWAPS.c.asked_id == asked, SWAPS.c.state == SwapState.ASKED)
    )
    return None if row is None else _swap(row)


async def end(tx: Transaction, swap_id: int, state: SwapState, at: datetime) -> Swap:
    """The swap was answered, or is over."""
    changed = update(SWAPS).where(SWAPS.c.id == swap_id).values(state=state, ended_at=at).returning(SWAPS)
    return _swap(await tx.one(changed))


async def end_of(tx: Transaction, company_id: CompanyId, at: datetime) -> list[int]:
    """Something has changed for this company, so every swap that waits for an answer is over.

    Returns:
        ids of those.
    """
    rows = await tx.all(
        update(SWAPS)
        .where(or_(SWAPS.c.asking_id == company_id, SWAPS.c.asked_id == company_id), SWAPS.c.state == SwapState.ASKED)
        .values(state=SwapState.OVER, ended_at=at)
        .returning(SWAPS.c.id)
    )
    return [int(row[0]) for row in rows]
