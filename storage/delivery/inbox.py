"""Updates as Telegram delivered them: kept until handled, so that none is lost and none acts twice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import bindparam, delete, select, update

from storage import tables
from storage.database import Transaction

INBOX = tables.inbox
KNOWN = select(INBOX.c.update_id).where(INBOX.c.update_id.in_(bindparam("updates", expanding=True)))
FINISH = (
    update(INBOX)
    .where(INBOX.c.update_id.in_(bindparam("updates", expanding=True)))
    .values(body=None, done_at=bindparam("at"))
)


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
    await tx.run(FINISH, {"updates": update_ids, "at": at})


async def unfinished(tx: Transaction) -> list[tuple[int, str]]:
    """Updates that were received before the program stopped and are not handled yet, oldest first."""
    rows = await tx.all(
        select(INBOX.c.update_id, INBOX.c.body)
        .where(INBOX.c.done_at.is_(None), INBOX.c.body.is_not(None))
        .order_by(INBOX.c.update_id)
    )
    return [(row[0], row[1]) for row in rows]


async def clear(tx: Transaction, before: datetime) -> None:
    """Forget the ids of updates handled before that moment."""
    await tx.run(delete(INBOX).where(INBOX.c.done_at < before))
