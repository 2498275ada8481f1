"""What companies say of themselves."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import delete

from storage import tables
from storage.database import Transaction

PROFILES = tables.profiles


async def drop(tx: Transaction, enterprise_ids: Collection[int]) -> None:
    """What these companies say of themselves goes."""
    await tx.run(delete(PROFILES).where(PROFILES.c.enterprise_id.in_(enterprise_ids)))
