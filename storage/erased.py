"""Record that data was erased and may still be in a database file until it is rewritten."""

from __future__ import annotations

from storage import settings_store, tables
from storage.engine.transaction import Transaction

TO_WIPE = "to-wipe"


async def mark(tx: Transaction) -> None:
    """Mark that this transaction erases data that must not stay in any file. Stored as a row to survive a crash."""
    tx.erased = True
    await settings_store.put(tx, TO_WIPE, "yes")


async def recall(tx: Transaction) -> None:
    """Load the marks of an earlier run that were not wiped."""
    if await settings_store.get(tx, TO_WIPE) is not None:
        tx.erased = True
        tx.changed |= set(tables.metadata.tables)


async def done(tx: Transaction) -> None:
    """Record that everything marked has been wiped."""
    await settings_store.drop(tx, TO_WIPE)
