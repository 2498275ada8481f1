"""Updates as Telegram delivered them: kept until handled, so that none is lost and none acts twice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import bindparam, delete, select

from storage import tables
from storage.database import Transaction

INBOX = tables.inbox
KNOWN = select(INBOX.c.update_id).where(INBOX.c.update_id.in_(bindparam("updates", expanding=True)))
FINISH = delete(INBOX).where(INBOX.c.update_id.in_(bindparam("updates", expanding=True))).returning(INBOX)


async def keep(tx: Transaction, bodies: Mapping[int, str], at: datetime) -> set[int]:
    """Keep updates by id; returns the ids that were not known yet."""
    known = {row[0] for row in await tx.all(KNOWN, updates=list(bodies))}
    fresh = [
        {"update_id": update_id, "body": body, "received_at": at}
        for update_id, body in bodies.items()
        if update_id not in known
    ]
    if fresh:
        await tx.run(tx.unless_there(INBOX), fresh)
    return {row["update_id"] for row in fresh if isinstance(row["update_id"], int)}


async def finish(tx: Transaction, update_ids: list[int], at: datetime) -> None:
    """These updates are handled. Their text is forgotten, their ids are remembered."""
    # Taken out and put in again: SQLite makes pages smaller where rows go, not where they shrink.
    rows = await tx.all(FINISH, updates=update_ids)
    known = [
        {"update_id": row.update_id, "body": None, "received_at": row.received_at, "done_at": row.done_at or at}
        for row in rows
    ]
    if known:
        await tx.run(INBOX.insert(), known)


async def unfinished(tx: Transaction) -> list[tuple[int, str]]:
    """Updates that were received before the program stopped and are not handled yet, oldest first."""
    rows = await tx.all(
        select(INBOX.c.update_id, INBOX.c.body)
        .where(INBOX.c.done_at.is_(None), INBOX.c.body.is_not(None))
        .order_by(INBOX.c.update_id)
    )
    return [(row[0], row[1]) for row in rows]
