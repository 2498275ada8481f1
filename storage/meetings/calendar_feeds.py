"""Secret addresses of calendars."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, select

from storage import tables
from storage.engine.transaction import Transaction

FEEDS = tables.feeds


async def token_of(
    tx: Transaction, new: str, at: datetime, *, group_id: int | None = None, person_id: int | None = None
) -> str:
    """The address of a group's or a person's calendar; `new` becomes it where there is none."""
    own = FEEDS.c.group_id == group_id if group_id is not None else FEEDS.c.person_id == person_id
    known: str | None = await tx.value(select(FEEDS.c.token).where(own))
    if known is not None:
        return known
    await tx.run(insert(FEEDS).values(token=new, group_id=group_id, person_id=person_id, made_at=at))
    return new


async def withdraw(tx: Transaction, *, group_id: int | None = None, person_id: int | None = None) -> bool:
    """Make a calendar address stop working; return whether there was one."""
    own = FEEDS.c.group_id == group_id if group_id is not None else FEEDS.c.person_id == person_id
    return bool((await tx.run(delete(FEEDS).where(own))).rowcount)


async def owner(tx: Transaction, token: str) -> tuple[int | None, int | None] | None:
    """Return the owner of a calendar address: a group's id, or a person's."""
    row = await tx.one(select(FEEDS.c.group_id, FEEDS.c.person_id).where(FEEDS.c.token == token))
    return None if row is None else (row[0], row[1])
