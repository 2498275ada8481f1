"""Remembers that something was erased and may still stand in a file of the database until that is written anew."""

from __future__ import annotations

from storage import settings_store, tables
from storage.engine.transaction import Transaction

TO_WIPE = "to-wipe"


async def mark(tx: Transaction) -> None:
    """What this transaction takes away must not be found in any file. Kept as a row, so that a crash does not lose it."""
    tx.erased = True
    await settings_store.put(tx, TO_WIPE, "yes")


async def recall(tx: Transaction) -> None:
    """Take up what an earlier run of the program had marked and not wiped."""
    if await settings_store.get(tx, TO_WIPE) is not None:
        tx.erased = True
        tx.changed |= set(tables.metadata.tables)


async def done(tx: Transaction) -> None:
    """All that was marked is wiped."""
    await settings_store.drop(tx, TO_WIPE)
