"""Who has seen, and agreed to, which version of the privacy notice."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from storage import tables
from storage.engine.transaction import Transaction

NOTICES = tables.privacy_notices


async def told(tx: Transaction, person_id: int, version: str, at: datetime) -> bool:
    """Record that this person was shown that version; return whether for the first time."""
    values = {"person_id": person_id, "version": version, "told_at": at}
    done = await tx.run(tx.upsert(NOTICES).values(values).on_conflict_do_nothing())
    return bool(done.rowcount)


async def agreed(tx: Transaction, person_id: int, version: str, at: datetime) -> None:
    """Record that they agreed to it; the first time counts."""
    own = (NOTICES.c.person_id == person_id) & (NOTICES.c.version == version)
    await tx.run(update(NOTICES).where(own, NOTICES.c.agreed_at.is_(None)).values(agreed_at=at))


async def has_agreed(tx: Transaction, person_id: int, version: str) -> bool:
    """Whether they have agreed to that version."""
    own = (NOTICES.c.person_id == person_id) & (NOTICES.c.version == version)
    return await tx.value(select(NOTICES.c.agreed_at).where(own)) is not None
