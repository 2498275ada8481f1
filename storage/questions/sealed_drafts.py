"""Confidential prompts: found by a tag, and readable only with a key that is not in the database."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select

from storage import erased, tables
from storage.engine.transaction import Transaction

CONFIDENCES = tables.confidences


async def put(tx: Transaction, tag: str, sealed: str, expires_at: datetime) -> None:
    """Keep one, in place of an earlier one."""
    values = {"tag": tag, "sealed": sealed, "expires_at": expires_at}
    await tx.run(tx.upsert(CONFIDENCES).values(values).on_conflict_do_update(index_elements=["tag"], set_=values))


async def find(tx: Transaction, tag: str, now: datetime) -> str | None:
    """The sealed one of that tag, if it is still young enough."""
    sealed: str | None = await tx.value(
        select(CONFIDENCES.c.sealed).where(CONFIDENCES.c.tag == tag, CONFIDENCES.c.expires_at > now)
    )
    return sealed


async def take(tx: Transaction, tag: str, now: datetime) -> str | None:
    """The sealed one of that tag, and forget it."""
    sealed = await find(tx, tag, now)
    if sealed is not None:
        await drop(tx, tag)
    return sealed


async def drop(tx: Transaction, tag: str) -> None:
    """It need not be answered any more."""
    await tx.run(delete(CONFIDENCES).where(CONFIDENCES.c.tag == tag))


async def clear(tx: Transaction, now: datetime) -> None:
    """Forget what nobody came back to."""
    gone = await tx.run(delete(CONFIDENCES).where(CONFIDENCES.c.expires_at <= now))
    if gone.rowcount:
        await erased.mark(tx)
