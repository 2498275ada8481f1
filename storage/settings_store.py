"""Values that the program keeps between two starts."""

from __future__ import annotations

from sqlalchemy import delete, select

from storage import tables
from storage.engine.transaction import Transaction

KEPT = tables.kept


async def get(tx: Transaction, name: str) -> str | None:
    """The value kept under a name."""
    value: str | None = await tx.value(select(KEPT.c.value).where(KEPT.c.name == name))
    return value


async def put(tx: Transaction, name: str, value: str) -> None:
    """Keep a value under a name, in place of the earlier one."""
    statement = tx.upsert(KEPT).values(name=name, value=value)
    await tx.run(statement.on_conflict_do_update(index_elements=["name"], set_={"value": value}))


async def drop(tx: Transaction, name: str) -> None:
    """Keep nothing under a name any more."""
    await tx.run(delete(KEPT).where(KEPT.c.name == name))
