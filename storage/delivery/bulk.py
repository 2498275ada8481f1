"""Queue one message for many chats in one statement."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.delivery.urgency import Urgency
from storage import tables
from storage.engine.transaction import Transaction

OUTBOX = tables.outbox


@dataclass(frozen=True, slots=True)
class Addressed:
    """A chat that gets the message, and when."""

    key: str
    chat_id: int
    group_id: int | None
    at: datetime


async def post_to_many(
    tx: Transaction, chats: Collection[Addressed], *, kind: str, urgency: int = Urgency.BROADCAST, **payload: Any
) -> None:
    """Queue the same message for many chats, in one statement. A known key is not sent again.

    Args:
        urgency: the lane it goes in.
        payload: the ids from which the message is written when it goes out.
    """
    if not chats:
        return
    rows = [
        {
            "key": one.key,
            "kind": kind,
            "chat_id": one.chat_id,
            "group_id": one.group_id,
            "payload": payload,
            "created_at": one.at,
            "due_at": one.at,
            "state": "waiting",
            "attempts": 0,
            "uncertain": False,
            "urgency": int(urgency),
        }
        for one in chats
    ]
    await tx.run(tx.unless_there(OUTBOX), rows)
    tx.something_due = True
