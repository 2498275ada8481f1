"""The history of groups: region, name, whether active, and facilitators, by day."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Table, bindparam, exists, insert, select, update

from bot.domain.groups import Group
from storage import tables
from storage.engine.transaction import Transaction

REGIONS, NAMES, STATES, FACILITATORS = (
    tables.region_changes,
    tables.group_names,
    tables.group_states,
    tables.facilitators,
)
GROUPS, PEOPLE = tables.groups, tables.people
KNOWN = exists().where(
    FACILITATORS.c.group_id == GROUPS.c.id, FACILITATORS.c.person_id == PEOPLE.c.id, FACILITATORS.c.until.is_(None)
)
STANDING = (
    select(GROUPS.c.id, PEOPLE.c.id, KNOWN)
    .select_from(GROUPS.join(PEOPLE, PEOPLE.c.telegram_id == bindparam("account")))
    .where(GROUPS.c.chat_id == bindparam("chat"), GROUPS.c.registered_at.is_not(None))
)


async def note(tx: Transaction, group: Group, at: datetime, person_id: int | None = None) -> None:
    """Record the group's current state if it has changed. Only for core groups.

    Args:
        group: as it is now.
        person_id: who has just changed it; None where nobody can be named.
    """
    if not group.registered:
        return
    await _becomes(tx, REGIONS, group.id, "region", group.region, at, person_id=person_id)
    await _becomes(tx, NAMES, group.id, "name", group.title, at)
    asleep = "running" if group.sleeping_since is None else "sleeping"
    await _becomes(tx, STATES, group.id, "state", asleep if group.awake else "away", at)


async def _becomes(
    tx: Transaction, table: Table, group_id: int, column: str, value: str | None, at: datetime, **more: Any
) -> None:
    present = (table.c.group_id == group_id) & table.c.until.is_(None)
    row = await tx.one(select(table.c[column]).where(present))
    if (None if row is None else row[0]) == value:
        return
    await tx.run(update(table).where(present).values(until=at))
    await tx.run(insert(table).values({"group_id": group_id, column: value, "since": at, **more}))


async def standing(tx: Transaction, chat_id: int, telegram_id: int) -> tuple[int, int, bool] | None:
    """A core group and somebody the bot knows, and whether they are kept as its facilitator; None for any others."""
    row = await tx.one(STANDING, chat=chat_id, account=telegram_id)
    return None if row is None else (row[0], row[1], row[2])


async def facilitates(tx: Transaction, group_id: int, person_id: int, at: datetime, *, so: bool) -> None:
    """Record that a person is a facilitator of the group, or no longer is."""
    own = (FACILITATORS.c.group_id == group_id) & (FACILITATORS.c.person_id == person_id)
    present = own & FACILITATORS.c.until.is_(None)
    known = await tx.value(select(FACILITATORS.c.id).where(present).limit(1)) is not None
    if so and not known:
        await tx.run(insert(FACILITATORS).values(group_id=group_id, person_id=person_id, since=at))
    elif known and not so:
        await tx.run(update(FACILITATORS).where(present).values(until=at))
