"""Multi-step conversations: what a person was asked for, and what they had typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select

from bot.domain.groups import Group
from storage import tables
from storage.engine.transaction import Transaction

DRAFTS = tables.drafts


@dataclass(frozen=True, slots=True)
class Draft:
    """In this chat, this person was asked for something of `kind`.

    Args:
        about: in private, the group that it is about; known of one that was found.
    """

    chat_id: int
    telegram_id: int
    kind: str
    payload: dict[str, Any]
    prompt_id: int | None
    expires_at: datetime
    about: Group | None = None


async def put(tx: Transaction, draft: Draft) -> None:
    """Store a draft, replacing the person's earlier one in the same chat."""
    values = {
        "chat_id": draft.chat_id,
        "telegram_id": draft.telegram_id,
        "kind": draft.kind,
        "payload": draft.payload,
        "prompt_id": draft.prompt_id,
        "expires_at": draft.expires_at,
    }
    statement = tx.upsert(DRAFTS).values(values)
    await tx.run(statement.on_conflict_do_update(index_elements=["chat_id", "telegram_id"], set_=values))


async def take(tx: Transaction, chat_id: int, telegram_id: int, now: datetime) -> Draft | None:
    """The draft of a person in a chat, if it is still young enough."""
    row = await tx.one(
        select(DRAFTS).where(
            DRAFTS.c.chat_id == chat_id, DRAFTS.c.telegram_id == telegram_id, DRAFTS.c.expires_at > now
        )
    )
    return None if row is None else Draft(**row._mapping)


async def at(tx: Transaction, chat_id: int, prompt_id: int, now: datetime) -> Draft | None:
    """The draft whose question a message asks, if it is still young enough."""
    row = await tx.one(
        select(DRAFTS)
        .where(DRAFTS.c.chat_id == chat_id, DRAFTS.c.prompt_id == prompt_id, DRAFTS.c.expires_at > now)
        .limit(1)
    )
    return None if row is None else Draft(**row._mapping)


async def drop(tx: Transaction, chat_id: int, telegram_id: int) -> None:
    """Delete a draft that was answered."""
    await tx.run(delete(DRAFTS).where(DRAFTS.c.chat_id == chat_id, DRAFTS.c.telegram_id == telegram_id))


async def clear(tx: Transaction, now: datetime) -> None:
    """Delete expired drafts."""
    await tx.run(delete(DRAFTS).where(DRAFTS.c.expires_at <= now))
