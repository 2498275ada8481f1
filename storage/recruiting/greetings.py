"""Members who are asked to greet a guest."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, insert, select, update

from bot.domain.recruiting.evening import Greeting
from storage import tables
from storage.engine.transaction import Transaction

GREETINGS = tables.greetings


async def of_guest(tx: Transaction, meeting_id: int, guest_id: int) -> list[Greeting]:
    """Everybody who was asked to greet a guest at a meeting, first to be asked first."""
    rows = await tx.all(
        select(GREETINGS.c.greeter_id, GREETINGS.c.answer)
        .where(GREETINGS.c.meeting_id == meeting_id, GREETINGS.c.guest_id == guest_id)
        .order_by(GREETINGS.c.asked_at, GREETINGS.c.greeter_id)
    )
    return [Greeting(row[0], row[1]) for row in rows]


async def busy(tx: Transaction, meeting_id: int) -> set[int]:
    """Who has been asked to greet somebody at this meeting, and has not declined."""
    open_ = GREETINGS.c.answer.is_(None) | (GREETINGS.c.answer == "yes")
    rows = await tx.all(select(GREETINGS.c.greeter_id).where(GREETINGS.c.meeting_id == meeting_id, open_))
    return {row[0] for row in rows}


async def counts(tx: Transaction, people_ids: Collection[int]) -> dict[int, int]:
    """How often each of these people has been asked to greet somebody."""
    rows = await tx.all(
        select(GREETINGS.c.greeter_id, func.count())
        .where(GREETINGS.c.greeter_id.in_(people_ids))
        .group_by(GREETINGS.c.greeter_id)
    )
    return {row[0]: row[1] for row in rows}


async def ask(tx: Transaction, meeting_id: int, guest_id: int, greeter_id: int, now: datetime) -> None:
    """Somebody is asked."""
    values = {"meeting_id": meeting_id, "guest_id": guest_id, "greeter_id": greeter_id, "asked_at": now}
    await tx.run(insert(GREETINGS).values(values))


async def answer(tx: Transaction, meeting_id: int, guest_id: int, greeter_id: int, said: str, now: datetime) -> bool:
    """They greet the guest, or cannot. False where they were not asked, or have answered before."""
    changed = await tx.run(
        update(GREETINGS)
        .where(
            GREETINGS.c.meeting_id == meeting_id,
            GREETINGS.c.guest_id == guest_id,
            GREETINGS.c.greeter_id == greeter_id,
            GREETINGS.c.answer.is_(None),
        )
        .values(answer=said, answered_at=now)
    )
    return bool(changed.rowcount)
