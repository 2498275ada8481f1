"""How many messages a chat has been sent, or is about to be."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select

from storage import tables
from storage.engine.database import Transaction

OUTBOX = tables.outbox


async def count(tx: Transaction, chat_id: int, kinds: Collection[str], since: datetime) -> int:
    """How many messages of these kinds a chat has been sent, or is about to be, from that moment on."""
    return int(await tx.value(select(func.count()).where(*_sent([chat_id], kinds, since))))


async def moments(
    tx: Transaction, chat_ids: Collection[int], kinds: Collection[str], since: datetime
) -> dict[int, list[datetime]]:
    """When each chat was sent messages of these kinds, from that moment on; chats with none are left out."""
    sent: dict[int, list[datetime]] = {}
    for row in await tx.all(select(OUTBOX.c.chat_id, OUTBOX.c.created_at).where(*_sent(chat_ids, kinds, since))):
        sent.setdefault(row[0], []).append(row[1])
    return sent


async def was_reminded(tx: Transaction, chat_id: int, minutes: int, since: datetime) -> bool:
    """Whether a chat was sent a reminder, so many minutes before its meeting, from that moment on."""
    before = OUTBOX.c.payload["minutes"].as_integer() == minutes
    return bool(await tx.value(select(func.count()).where(*_sent([chat_id], ["reminder"], since), before)))


def _sent(chat_ids: Collection[int], kinds: Collection[str], since: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        OUTBOX.c.chat_id.in_(chat_ids),
        # One that was handed to others, as word to facilitators is, has never stood there itself.
        or_(OUTBOX.c.state.in_(("sending", "waiting")), and_(OUTBOX.c.state == "delivered", OUTBOX.c.message_id > 0)),
        OUTBOX.c.kind.in_(kinds),
        OUTBOX.c.created_at >= since,
    )
