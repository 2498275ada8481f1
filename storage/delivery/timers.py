"""Timers: moments at which something has to happen, each a row with a stable key."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam, delete, func, or_, select, update

from bot.domain.ids import GroupId
from storage import tables
from storage.engine.transaction import Transaction, upsert

TIMERS = tables.timers
TOO_LATE = "came too late to be of use"
GROUPS = tables.groups
AWAKE = or_(TIMERS.c.group_id.is_(None), GROUPS.c.awake.is_(True))
NEXT_DUE = (
    select(func.min(TIMERS.c.due_at))
    .outerjoin(GROUPS, GROUPS.c.id == TIMERS.c.group_id)
    .where(TIMERS.c.state == "waiting", AWAKE)
)
DUE = (
    select(TIMERS)
    .outerjoin(GROUPS, GROUPS.c.id == TIMERS.c.group_id)
    .where(TIMERS.c.state == "waiting", TIMERS.c.due_at <= bindparam("at_present"), AWAKE)
    .order_by(TIMERS.c.due_at, TIMERS.c.id)
    .limit(1)
    .with_for_update(of=TIMERS)
)
DUE_IN = DUE.where(TIMERS.c.group_id == bindparam("group"))
DROP = (
    update(TIMERS)
    .where(
        TIMERS.c.kind.in_(bindparam("kinds", expanding=True)),
        TIMERS.c.subject_id == bindparam("subject"),
        TIMERS.c.state == "waiting",
    )
    .values(state="dropped", note=bindparam("why"))
)


@dataclass(frozen=True, slots=True)
class Timer:
    """Do `kind` for the subject at `due_at`; after `stale_at` it is no longer useful."""

    id: int
    key: str
    kind: str
    group_id: int | None
    """None: a timer of the network itself."""
    subject_id: int
    due_at: datetime
    stale_at: datetime | None
    state: str
    note: str | None
    payload: dict[str, Any]

    @property
    def of_group(self) -> GroupId:
        """The group whose timer it is.

        Raises:
            ValueError: it is one of the network itself.
        """
        if self.group_id is None:
            raise ValueError(f"{self.key} belongs to no group")
        return GroupId(self.group_id)


@cache
def _set_up(dialect: str) -> Any:
    statement = upsert(dialect, TIMERS)
    again = {name: statement.excluded[name] for name in ("state", "note", "due_at", "stale_at", "payload")}
    return statement.on_conflict_do_update(index_elements=["key"], set_=again, where=TIMERS.c.state == "dropped")


async def set_up(
    tx: Transaction,
    *,
    key: str,
    kind: str,
    group_id: int | None,
    subject_id: int,
    due_at: datetime,
    stale_at: datetime | None = None,
    **payload: Any,
) -> None:
    """Set a timer; a dropped one with the same key is set again.

    Args:
        payload: what it carries besides its subject; see `TimerKind` in `bot.services.features`.
    """
    await set_up_all(tx, [wanted(key, kind, group_id, subject_id, due_at, stale_at, **payload)])


def wanted(
    key: str,
    kind: str,
    group_id: int | None,
    subject_id: int,
    due_at: datetime,
    stale_at: datetime | None = None,
    **payload: Any,
) -> dict[str, Any]:
    """Return a timer for `set_up_all`; the arguments are those of `set_up`."""
    return {
        "key": key,
        "kind": kind,
        "group_id": group_id,
        "subject_id": subject_id,
        "due_at": due_at,
        "stale_at": stale_at,
        "state": "waiting",
        "note": None,
        "payload": payload,
    }


async def set_up_all(tx: Transaction, rows: list[dict[str, Any]]) -> None:
    """Set several timers in one statement, as `set_up` sets one."""
    if rows:
        await tx.run(_set_up(tx.dialect), rows)
        tx.something_due = True


async def drop(tx: Transaction, kinds: Collection[str], subject_id: int, note: str) -> None:
    """Drop these timers of a subject."""
    await tx.run(DROP, {"kinds": list(kinds), "subject": subject_id, "why": note})


async def due(tx: Transaction, now: datetime) -> Timer | None:
    """Return the longest overdue timer. Timers of sleeping groups wait."""
    row = await tx.one(DUE, at_present=now)
    return None if row is None else Timer(**row._mapping)


async def due_in(tx: Transaction, group_id: int, now: datetime) -> Timer | None:
    """Return the longest overdue timer of one group."""
    row = await tx.one(DUE_IN, at_present=now, group=group_id)
    return None if row is None else Timer(**row._mapping)


async def waiting_in(tx: Transaction, group_id: int) -> list[Timer]:
    """Return a group's waiting timers."""
    rows = await tx.all(select(TIMERS).where(TIMERS.c.group_id == group_id, TIMERS.c.state == "waiting"))
    return [Timer(**row._mapping) for row in rows]


async def move(tx: Transaction, timer_id: int, due_at: datetime, stale_at: datetime | None) -> None:
    """Change when the timer fires."""
    await tx.run(update(TIMERS).where(TIMERS.c.id == timer_id).values(due_at=due_at, stale_at=stale_at))
    tx.something_due = True


async def slept_through(tx: Transaction, kinds: Collection[str], group_id: int, now: datetime) -> None:
    """Make timers of these kinds due that fell due while the group was asleep."""
    overdue = (TIMERS.c.kind.in_(list(kinds)), TIMERS.c.group_id == group_id, TIMERS.c.due_at < now)
    await tx.run(update(TIMERS).where(*overdue, TIMERS.c.state == "waiting").values(due_at=now))


async def put_off(tx: Transaction, timer_id: int, until: datetime) -> None:
    """Retry the timer later, so that others get their turn."""
    await tx.run(update(TIMERS).where(TIMERS.c.id == timer_id).values(due_at=until))


async def finish(tx: Transaction, timer_id: int, state: str, note: str | None = None) -> None:
    """Mark the timer as fired (`done`) or as too late to be useful (`dropped`)."""
    await tx.run(update(TIMERS).where(TIMERS.c.id == timer_id).values(state=state, note=note))


async def came_too_late(tx: Transaction, since: datetime, until: datetime) -> int:
    """How many timers fell due between these moments and were dropped because they came too late."""
    found = await tx.value(
        select(func.count()).where(
            TIMERS.c.state == "dropped", TIMERS.c.note == TOO_LATE, TIMERS.c.due_at.between(since, until)
        )
    )
    return int(found)


async def next_due(tx: Transaction) -> datetime | None:
    """Return when the next timer of an active group fires."""
    moment: datetime | None = await tx.value(NEXT_DUE)
    return moment


async def forget_done(tx: Transaction, kind: str, subject_id: int) -> None:
    """Delete the rows of a timer that fires every second."""
    await tx.run(
        delete(TIMERS).where(TIMERS.c.kind == kind, TIMERS.c.subject_id == subject_id, TIMERS.c.state == "done")
    )
