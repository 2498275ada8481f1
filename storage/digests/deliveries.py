"""Which groups a digest reached: one row per group, kept for good."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, bindparam, exists, func, select, update

from bot.domain.digests import DigestState
from storage import tables
from storage.engine.transaction import Transaction

DELIVERIES = tables.digest_deliveries
OUTBOX = tables.outbox
GROUPS = tables.groups
SETTLED = ("delivered", "refused", "dropped", "lost")
LETTERS = DELIVERIES.join(OUTBOX, OUTBOX.c.key == DELIVERIES.c.letter_key)
POSTED = and_(DELIVERIES.c.digest_id == bindparam("digest"), DELIVERIES.c.state == "posted")
WAITING = (
    select(func.min(OUTBOX.c.due_at), func.max(OUTBOX.c.due_at))
    .select_from(LETTERS)
    .where(POSTED, OUTBOX.c.state == "waiting")
)
SENDING = select(func.count()).select_from(LETTERS).where(POSTED, OUTBOX.c.state == "sending")
NEWLY_SETTLED = (
    select(
        DELIVERIES.c.id,
        DELIVERIES.c.group_id,
        DELIVERIES.c.language,
        OUTBOX.c.state,
        OUTBOX.c.note,
        OUTBOX.c.chat_id,
        OUTBOX.c.message_id,
        OUTBOX.c.uncertain,
    )
    .select_from(LETTERS)
    .where(POSTED, OUTBOX.c.state.in_(SETTLED))
    .order_by(DELIVERIES.c.id)
    .limit(bindparam("most"))
)
COUNTS = (
    select(DELIVERIES.c.state, func.count())
    .where(DELIVERIES.c.digest_id == bindparam("digest"))
    .group_by(DELIVERIES.c.state)
)
UNDER_WAY = tables.digests.c.state.in_([DigestState.SENDING, DigestState.PAUSED])
ALL_COUNTS = (
    select(DELIVERIES.c.state, func.count())
    .join(tables.digests, tables.digests.c.id == DELIVERIES.c.digest_id)
    .where(UNDER_WAY)
    .group_by(DELIVERIES.c.state)
)
PLANNED = select(func.count(), func.sum(tables.digests.c.planned)).where(UNDER_WAY)
DUE_AGAIN = (
    select(DELIVERIES.c.id, DELIVERIES.c.group_id, GROUPS.c.chat_id, DELIVERIES.c.again)
    .join(GROUPS, GROUPS.c.id == DELIVERIES.c.group_id)
    .where(DELIVERIES.c.digest_id == bindparam("digest"), DELIVERIES.c.state == "again")
    .order_by(DELIVERIES.c.id)
    .limit(bindparam("most"))
)
SETTLE = (
    update(DELIVERIES)
    .where(DELIVERIES.c.id.in_(bindparam("deliveries", expanding=True)))
    .values(state=bindparam("fate"), reason=bindparam("why"), settled_at=bindparam("at"))
)


@dataclass(frozen=True, slots=True)
class DeliverySettled:
    """A delivery whose message has an outcome."""

    id: int
    group_id: int
    language: str
    state: str
    note: str | None
    chat_id: int
    message_id: int | None
    uncertain: bool
    """A try had no answer, so a copy may be out whatever the state says."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A new delivery: its message is queued, or `reason` says why there is none."""

    group_id: int
    language: str
    people: int
    letter_key: str | None
    reason: str | None = None


async def expect(tx: Transaction, digest_id: int, expected: Collection[Expected], at: datetime) -> None:
    """Record queued or impossible deliveries. A group that is already recorded stays as it is."""
    if not expected:
        return
    rows = [
        {
            "digest_id": digest_id,
            "group_id": one.group_id,
            "language": one.language,
            "people": one.people,
            "letter_key": one.letter_key,
            "state": "posted" if one.reason is None else "failed",
            "reason": one.reason,
            "settled_at": None if one.reason is None else at,
        }
        for one in expected
    ]
    await tx.run(tx.unless_there(DELIVERIES), rows)


async def settle(tx: Transaction, delivery_ids: Collection[int], state: str, reason: str | None, at: datetime) -> None:
    """Record outcomes, `delivered` or `failed`."""
    values = {"deliveries": list(delivery_ids), "fate": state, "why": reason, "at": at}
    await tx.run(SETTLE, values)


async def newly_settled(tx: Transaction, digest_id: int, most: int) -> list[DeliverySettled]:
    """Return deliveries whose messages got an outcome since the last check."""
    rows = await tx.all(NEWLY_SETTLED, digest=digest_id, most=most)
    return [DeliverySettled(*row) for row in rows]


async def counts(tx: Transaction, digest_id: int) -> dict[str, int]:
    """Return how many deliveries are in each state."""
    rows = await tx.all(COUNTS, digest=digest_id)
    return {row[0]: row[1] for row in rows}


async def all_under_way(tx: Transaction) -> tuple[int, int, dict[str, int]]:
    """How many digests are going out or are held, how many letters they come to, and how many are in which state."""
    number, planned = await tx.one(PLANNED)
    return number, int(planned or 0), {row[0]: row[1] for row in await tx.all(ALL_COUNTS)}


async def people_reached(tx: Transaction, digest_id: int) -> int:
    """How many people the groups that got it had then."""
    n = await tx.value(
        select(func.sum(DELIVERIES.c.people)).where(
            DELIVERIES.c.digest_id == digest_id, DELIVERIES.c.state == "delivered"
        )
    )
    return int(n or 0)


async def failures(tx: Transaction, digest_id: int, most: int) -> list[tuple[str, int, list[str]]]:
    """Groups that did not get it: for each reason how many, and the titles of some of them."""
    mine = and_(DELIVERIES.c.digest_id == digest_id, DELIVERIES.c.state == "failed")
    counted = await tx.all(
        select(DELIVERIES.c.reason, func.count())
        .where(mine)
        .group_by(DELIVERIES.c.reason)
        .order_by(DELIVERIES.c.reason)
    )
    found: list[tuple[str, int, list[str]]] = []
    for reason, n in counted:
        same = DELIVERIES.c.reason.is_(None) if reason is None else DELIVERIES.c.reason == reason
        titles = await tx.all(
            select(GROUPS.c.title)
            .join(DELIVERIES, DELIVERIES.c.group_id == GROUPS.c.id)
            .where(mine, same)
            .order_by(GROUPS.c.title)
            .limit(most)
        )
        found.append((reason or "other", n, [row[0] for row in titles]))
    return found


@dataclass(frozen=True, slots=True)
class Another:
    """A group that gets a digest again. `again` counts how often it did before."""

    delivery_id: int
    group_id: int
    chat_id: int
    again: int


async def try_again(tx: Transaction, digest_id: int, reasons: Collection[str], regions: Collection[str] | None) -> int:
    """Those it did not reach for one of these reasons, and that can be reached now, are due once more.

    Args:
        regions: those its author reaches; None is all.

    Returns:
        how many they are.
    """
    reached = select(GROUPS.c.id).where(GROUPS.c.registered_at.is_not(None), GROUPS.c.awake.is_(True))
    if regions is not None:
        reached = reached.where(GROUPS.c.region.in_(regions))
    changed = await tx.run(
        update(DELIVERIES)
        .where(
            DELIVERIES.c.digest_id == digest_id,
            DELIVERIES.c.state == "failed",
            DELIVERIES.c.reason.in_(reasons),
            DELIVERIES.c.group_id.in_(reached),
        )
        .values(state="again", reason=None, settled_at=None)
    )
    return int(changed.rowcount)


async def due_again(tx: Transaction, digest_id: int, most: int) -> list[Another]:
    """Some of those that are due once more."""
    rows = await tx.all(DUE_AGAIN, digest=digest_id, most=most)
    return [Another(*row) for row in rows]


async def post_again(tx: Transaction, delivery_id: int, letter_key: str) -> None:
    """A new letter is on its way to that group."""
    values = {"state": "posted", "letter_key": letter_key, "again": DELIVERIES.c.again + 1}
    await tx.run(update(DELIVERIES).where(DELIVERIES.c.id == delivery_id).values(values))


async def call_off(tx: Transaction, digest_id: int, reason: str, at: datetime) -> None:
    """Cancel the deliveries that were to be repeated."""
    await tx.run(
        update(DELIVERIES)
        .where(DELIVERIES.c.digest_id == digest_id, DELIVERIES.c.state == "again")
        .values(state="failed", reason=reason, settled_at=at)
    )


async def copies(tx: Transaction, digest_id: int) -> tuple[int, int, int]:
    """Of the groups that got it: how many copies can be changed, were left behind, and are beyond reach."""
    rows = await tx.all(
        select(DELIVERIES.c.left_behind, GROUPS.c.awake, func.count())
        .join(GROUPS, GROUPS.c.id == DELIVERIES.c.group_id)
        .where(DELIVERIES.c.digest_id == digest_id, DELIVERIES.c.state == "delivered")
        .group_by(DELIVERIES.c.left_behind, GROUPS.c.awake)
    )
    changed = sum(n for left, awake, n in rows if awake and not left)
    anew = sum(n for left, awake, n in rows if awake and left)
    return changed, anew, sum(n for _, awake, n in rows if not awake)


async def left_behind(tx: Transaction, digest_id: int) -> list[Another]:
    """Groups that got it, became a supergroup, and can be written to."""
    rows = await tx.all(
        select(DELIVERIES.c.id, DELIVERIES.c.group_id, GROUPS.c.chat_id, DELIVERIES.c.again)
        .join(GROUPS, GROUPS.c.id == DELIVERIES.c.group_id)
        .where(
            DELIVERIES.c.digest_id == digest_id,
            DELIVERIES.c.state == "delivered",
            DELIVERIES.c.left_behind.is_(True),
            GROUPS.c.awake.is_(True),
        )
        .order_by(DELIVERIES.c.id)
    )
    return [Another(*row) for row in rows]


async def stands_anew(tx: Transaction, digest_id: int, group_id: int, letter_key: str) -> None:
    """Record a new copy that can be changed."""
    mine = (DELIVERIES.c.digest_id == digest_id) & (DELIVERIES.c.group_id == group_id)
    await tx.run(update(DELIVERIES).where(mine).values(left_behind=False, letter_key=letter_key))


async def under_way(tx: Transaction, digest_id: int) -> tuple[datetime | None, datetime | None, bool]:
    """When its next and its last waiting letters are due, and whether one is being sent."""
    row = await tx.one(WAITING, digest=digest_id)
    sending = await tx.value(SENDING, digest=digest_id)
    return row[0], row[1], bool(sending)


async def shift(tx: Transaction, digest_id: int, old: str, new: str, note: str | None = None) -> None:
    """Move all messages of a digest from one state to another, to pause, resume or stop them."""
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
