"""From when to when a company was in a group, each time it was."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, insert, select, update

from bot.domain.companies import Ended
from storage import tables
from storage.engine.transaction import Transaction

STAYS = tables.stays


async def begin(tx: Transaction, company_id: int, since: datetime) -> None:
    """The company is in its group from now on."""
    await tx.run(insert(STAYS).values(company_id=company_id, since=since))


async def end(tx: Transaction, company_id: int, until: datetime, because: Ended) -> None:
    """The company is not in its group any more."""
    now_there = (STAYS.c.company_id == company_id) & STAYS.c.until.is_(None)
    await tx.run(update(STAYS).where(now_there).values(until=until, because=because))


async def resume(tx: Transaction, company_id: int) -> None:
    """It has not left after all: its last stay goes on."""
    last = select(func.max(STAYS.c.id)).where(STAYS.c.company_id == company_id)
    await tx.run(update(STAYS).where(STAYS.c.id == last.scalar_subquery()).values(until=None, because=None))
