"""The periods in which companies belonged to groups."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, insert, select, update

from bot.domain.companies import Ended
from storage import tables
from storage.engine.transaction import Transaction

STAYS = tables.stays


async def begin(tx: Transaction, company_id: int, since: datetime) -> None:
    """Start a period in a group."""
    await tx.run(insert(STAYS).values(company_id=company_id, since=since))


async def end(tx: Transaction, company_id: int, until: datetime, because: Ended) -> None:
    """End the company's period in its group."""
    now_there = (STAYS.c.company_id == company_id) & STAYS.c.until.is_(None)
    await tx.run(update(STAYS).where(now_there).values(until=until, because=because))


async def resume(tx: Transaction, company_id: int) -> None:
    """Reopen the last period, because the company has not left after all."""
    last = select(func.max(STAYS.c.id)).where(STAYS.c.company_id == company_id)
    await tx.run(update(STAYS).where(STAYS.c.id == last.scalar_subquery()).values(until=None, because=None))
