"""Whom a digest reached: one row for each group, kept for good."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, exists, func, select, update

from storage import tables
from storage.database import Transaction

DELIVERIES = tables.digest_deliveries
OUTBOX = tables.outbox
GROUPS = tables.groups
SETTLED = ("delivered", "refused", "dropped", "lost")


@dataclass(frozen=True, slots=True)
class Settled:
    """A delivery whose letter has met its fate."""

    id: int
    group_id: int
    language: str
    state: str
    note: str | None
    chat_id: int
    message_id: int | None


async def expect(
    tx: Transaction, digest_id: int, group_id: int, language: str, people: int, letter_key: str | None
) -> None:
    """A letter is on its way to that group."""
    values = {
        "digest_id": digest_id,
        "group_id": group_id,
        "language": language,
        "people": people,
        "letter_key": letter_key,
        "state": "posted",
    }
    await tx.run(tx.upsert(DELIVERIES).values(values).on_conflict_do_nothing())


async def settle(tx: Transaction, delivery_id: int, state: str, reason: str | None, at: datetime) -> None:
    """What became of one of them, `delivered` or `failed`."""
    await tx.run(
        update(DELIVERIES).where(DELIVERIES.c.id == delivery_id).values(state=state, reason=reason, settled_at=at)
    )


async def miss(tx: Transaction, digest_id: int, group_id: int, reason: str, at: datetime) -> None:
    """That group cannot get it."""
    await tx.run(
        update(DELIVERIES)
        .where(DELIVERIES.c.digest_id == digest_id, DELIVERIES.c.group_id == group_id)
        .values(state="failed", reason=reason, settled_at=at)
    )


async def newly_settled(tx: Transaction, digest_id: int, most: int) -> list[Settled]:
    """Deliveries whose letters have met their fate since they were last looked at."""
    rows = await tx.all(
        select(
            DELIVERIES.c.id,
            DELIVERIES.c.group_id,
            DELIVERIES.c.language,
            OUTBOX.c.state,
            OUTBOX.c.note,
            OUTBOX.c.chat_id,
            OUTBOX.c.message_id,
        )
        .join(OUTBOX, OUTBOX.c.key == DELIVERIES.c.letter_key)
        .where(DELIVERIES.c.digest_id == digest_id, DELIVERIES.c.state == "posted", OUTBOX.c.state.in_(SETTLED))
        .order_by(DELIVERIES.c.id)
        .limit(most)
    )
    return [Settled(*row) for row in rows]


async def counts(tx: Transaction, digest_id: int) -> dict[str, int]:
    """How many deliveries are in which state."""
    rows = await tx.all(
        select(DELIVERIES.c.state, func.count()).where(DELIVERIES.c.digest_id == digest_id).group_by(DELIVERIES.c.state)
    )
    return {row[0]: row[1] for row in rows}


async def people_reached(tx: Transaction, digest_id: int) -> int:
    """How many people the groups that got it had then."""
    n = await tx.value(
        select(func.sum(DELIVERIES.c.people)).where(
            DELIVERIES.c.digest_id == digest_id, DELIVERIES.c.state == "delivered"
        )
    )
    return int(n or 0)


async def failures(tx: Transaction, digest_id: int, most: int) -> list[tuple[str, str]]:
    """Groups that did not get it: reason and title."""
    rows = await tx.all(
        select(DELIVERIES.c.reason, GROUPS.c.title)
        .join(GROUPS, GROUPS.c.id == DELIVERIES.c.group_id)
        .where(DELIVERIES.c.digest_id == digest_id, DELIVERIES.c.state == "failed")
        .order_by(DELIVERIES.c.reason, GROUPS.c.title)
        .limit(most)
    )
    return [(row[0] or "other", row[1]) for row in rows]


async def under_way(tx: Transaction, digest_id: int) -> tuple[datetime | None, datetime | None, bool]:
    """When its next and its last waiting letters are due, and whether one is being sent."""
    mine = and_(DELIVERIES.c.digest_id == digest_id, DELIVERIES.c.state == "posted")
    joined = OUTBOX.c.key == DELIVERIES.c.letter_key
    row = await tx.one(
        select(func.min(OUTBOX.c.due_at), func.max(OUTBOX.c.due_at))
        .select_from(DELIVERIES)
        .join(OUTBOX, joined)
        .where(mine, OUTBOX.c.state == "waiting")
    )
    sending = await tx.value(
        select(func.count()).select_from(DELIVERIES).join(OUTBOX, joined).where(mine, OUTBOX.c.state == "sending")
    )
    return row[0], row[1], bool(sending)


async def shift(tx: Transaction, digest_id: int, old: str, new: str, note: str | None = None) -> None:
    """Move all letters of a digest from one state to another: hold them, let them go on, or stop them."""
    mine = exists().where(DELIVERIES.c.letter_key == OUTBOX.c.key, DELIVERIES.c.digest_id == digest_id)
    values = {"state": new} if note is None else {"state": new, "note": note}
    await tx.run(update(OUTBOX).where(OUTBOX.c.state == old, OUTBOX.c.kind == "digest", mine).values(values))
    tx.something_due = True


async def letter_of(tx: Transaction, digest_id: int, group_id: int) -> tuple[int, int] | None:
    """Chat and message id of the copy a group got, where it got one."""
    row = await tx.one(
        select(OUTBOX.c.chat_id, OUTBOX.c.message_id)
        .join(DELIVERIES, DELIVERIES.c.letter_key == OUTBOX.c.key)
        .where(DELIVERIES.c.digest_id == digest_id, DELIVERIES.c.group_id == group_id, OUTBOX.c.message_id.is_not(None))
    )
    return None if row is None else (row[0], row[1])
