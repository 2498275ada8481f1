"""Updates from Telegram, stored until handled, so that none is lost and none is handled twice."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, insert, or_, select, update

from storage import tables
from storage.engine import leading
from storage.engine.transaction import Transaction, upsert

INBOX = tables.inbox
SET_ASIDE = tables.set_aside
KNOWN = select(INBOX.c.update_id, INBOX.c.done_at, INBOX.c.passed_on).where(
    INBOX.c.update_id.in_(bindparam("updates", expanding=True))
)
KNOWN_OR_PASSED_ON = select(INBOX.c.update_id, INBOX.c.done_at, INBOX.c.passed_on).where(
    or_(INBOX.c.update_id.in_(bindparam("updates", expanding=True)), INBOX.c.passed_on)
)
PASSED_ON = (
    select(INBOX.c.update_id, INBOX.c.body)
    .where(INBOX.c.passed_on, INBOX.c.done_at.is_(None), INBOX.c.body.is_not(None))
    .order_by(INBOX.c.update_id)
    .with_for_update()
)
KEEP_IN_FILE = upsert("sqlite", INBOX).on_conflict_do_nothing().returning(INBOX.c.update_id)
THESE = INBOX.c.update_id.in_(bindparam("updates", expanding=True))
DONE_AT = func.coalesce(INBOX.c.done_at, bindparam("at", type_=INBOX.c.done_at.type))
FINISH = update(INBOX).where(THESE).values(body=None, done_at=DONE_AT, begun=0, passed_on=False)
# Put in again in its own place: SQLite makes pages smaller where rows go, not where they shrink.
FINISH_IN_FILE = (
    insert(INBOX)
    .prefix_with("OR REPLACE")
    .from_select(
        ["update_id", "received_at", "done_at"], select(INBOX.c.update_id, INBOX.c.received_at, DONE_AT).where(THESE)
    )
)


@dataclass(frozen=True, slots=True)
class Odd:
    """An update that could not be read or handled. `shape` describes its structure, without any text people wrote."""

    update_id: int | None
    kind: str
    error: str
    shape: str
    tag: str | None = None
    """Of one without a number: by this it is known when it comes again."""


@dataclass(frozen=True, slots=True)
class KeptUpdates:
    """What to do after updates were stored."""

    fresh: frozenset[int]
    """Those of them to handle now."""
    passed_on: bool
    """Another process has kept updates that nobody has in hand."""


async def keep(tx: Transaction, bodies: Mapping[int, str], at: datetime, in_hand: Collection[int] = ()) -> KeptUpdates:
    """Store updates by id; return those to handle now.

    Args:
        in_hand: updates that are being handled. One that is known, not handled, and in nobody's hand was kept in a
            transaction of whose end nobody heard.
    """
    values = [{"update_id": update_id, "body": body, "received_at": at} for update_id, body in bodies.items()]
    new: set[int] = set()
    if tx.dialect == "sqlite":
        # Nearly always none of them is known, and there is nobody else to pass anything on.
        new = set((await tx.run(KEEP_IN_FILE, values)).scalars())
        if len(new) == len(bodies):
            return KeptUpdates(frozenset(new), passed_on=False)
    # Only with PostgreSQL are there other processes; asked together, it costs nothing.
    query = KNOWN if tx.dialect == "sqlite" else KNOWN_OR_PASSED_ON
    rows = [row for row in await tx.all(query, updates=list(bodies)) if row.update_id not in new]
    passed_on = {row.update_id for row in rows if row.passed_on and row.done_at is None}
    known = {row.update_id: row.done_at for row in rows}
    fresh = [row for row in values if row["update_id"] not in known and row["update_id"] not in new]
    if fresh:
        await tx.run(tx.unless_there(INBOX), fresh)
    left = {update_id for update_id, done_at in known.items() if done_at is None and update_id not in in_hand}
    return KeptUpdates(
        frozenset({update_id for update_id in bodies if update_id not in known} | left - passed_on),
        passed_on=bool(left & passed_on),
    )


async def pass_on(tx: Transaction, bodies: Mapping[int, str], at: datetime) -> None:
    """Store updates by id for the leading process, and notify it."""
    rows = [
        {"update_id": update_id, "body": body, "received_at": at, "passed_on": True}
        for update_id, body in bodies.items()
    ]
    await tx.run(tx.unless_there(INBOX), rows)
    open_ = INBOX.c.update_id.in_(list(bodies)), INBOX.c.done_at.is_(None), ~INBOX.c.passed_on
    await tx.run(update(INBOX).where(*open_).values(passed_on=True))
    await tx.run(leading.told(leading.UPDATES))


async def passed_on(tx: Transaction) -> list[tuple[int, str]]:
    """Return unhandled updates stored by other processes, oldest first, locked until the transaction ends."""
    return [(row.update_id, row.body) for row in await tx.all(PASSED_ON)]


async def set_aside(tx: Transaction, odd: Collection[Odd], at: datetime) -> None:
    """Set these updates aside; they are not handled again."""
    if not odd:
        return
    numbers = [one.update_id for one in odd if one.update_id is not None]
    known = {row.update_id: row.done_at for row in await tx.all(KNOWN, updates=numbers)}
    rows = [
        {
            "update_id": one.update_id,
            "kind": one.kind,
            "error": one.error,
            "shape": one.shape,
            "tag": one.tag,
            "at": at,
        }
        for one in odd
        if one.update_id is None or known.get(one.update_id) is None
    ]
    if rows:
        await tx.run(tx.unless_there(SET_ASIDE), rows)
    fresh = [{"update_id": number, "received_at": at, "done_at": at} for number in numbers if number not in known]
    if fresh:
        await tx.run(tx.unless_there(INBOX), fresh)
    await finish(tx, numbers, at)


async def begin(tx: Transaction, update_id: int, blame: int) -> int:
    """Mark a left-over update as begun, and add to its blame; return what it had before."""
    before = await tx.value(select(INBOX.c.begun).where(INBOX.c.update_id == update_id))
    await tx.run(update(INBOX).where(INBOX.c.update_id == update_id).values(begun=INBOX.c.begun + blame))
    return int(before or 0)


async def take_back(tx: Transaction, update_id: int, blame: int) -> None:
    """Take back some of the blame that `begin` has added."""
    begun = INBOX.c.update_id == update_id, INBOX.c.begun >= blame
    await tx.run(update(INBOX).where(*begun).values(begun=INBOX.c.begun - blame))


async def suspects(tx: Transaction) -> set[int]:
    """Return unhandled updates that were begun after a start by a program that then ended."""
    rows = await tx.all(select(INBOX.c.update_id).where(INBOX.c.done_at.is_(None), INBOX.c.begun > 0))
    return {row[0] for row in rows}


async def latest(tx: Transaction) -> datetime | None:
    """The last moment at which an update was received or handled, by the clock as it was then."""
    row = await tx.one(select(func.max(INBOX.c.received_at), func.max(INBOX.c.done_at)))
    return max((moment for moment in row if moment is not None), default=None)


async def finish(tx: Transaction, update_ids: list[int], at: datetime) -> None:
    """Mark updates as handled. Their text is deleted, their ids are kept."""
    if update_ids:
        await tx.run(FINISH_IN_FILE if tx.dialect == "sqlite" else FINISH, {"updates": update_ids, "at": at})


async def unfinished(tx: Transaction) -> list[tuple[int, str]]:
    """Updates that were received before the program stopped and are not handled yet, oldest first."""
    rows = await tx.all(
        select(INBOX.c.update_id, INBOX.c.body)
        .where(INBOX.c.done_at.is_(None), INBOX.c.body.is_not(None))
        .order_by(INBOX.c.update_id)
    )
    return [(row[0], row[1]) for row in rows]
