"""What groups have learnt, kept so that it can be found again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete

from storage import tables
from storage.database import Transaction

MEMORY = tables.memory


async def keep(
    tx: Transaction,
    *,
    kind: str,
    subject_id: int,
    group_id: int | None,
    language: str,
    body: str,
    at: datetime,
    title: str = "",
    person_id: int | None = None,
    chat_id: int | None = None,
    message_id: int | None = None,
) -> None:
    """Remember a text, or what it says now where it was remembered before.

    Args:
        kind: `question`, `answer`, `takeaway`, `recap` or `digest`.
        subject_id: the row of that kind it belongs to.
        group_id: whose memory it is; None where every group may find it.
        person_id: who wrote it, so that it can be erased with them; None where nobody may know.
    """
    await forget(tx, kind=kind, subject_id=subject_id, group_id=group_id)
    values: dict[str, Any] = {
        "kind": kind,
        "subject_id": subject_id,
        "group_id": group_id,
        "person_id": person_id,
        "language": language,
        "title": title,
        "body": body,
        "chat_id": chat_id,
        "message_id": message_id,
        "kept_at": at,
    }
    await tx.run(MEMORY.insert().values(values))


async def forget(tx: Transaction, *, kind: str, subject_id: int, group_id: int | None) -> None:
    """That text is not to be found any more."""
    same_group = MEMORY.c.group_id.is_(None) if group_id is None else MEMORY.c.group_id == group_id
    await tx.run(delete(MEMORY).where(and_(MEMORY.c.kind == kind, MEMORY.c.subject_id == subject_id, same_group)))
