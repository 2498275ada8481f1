"""What companies say about themselves, and their headcounts by day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.domain.companies.profiles import CHOSEN, COLUMNS, FIELDS, Profile, SeenBy
from storage import tables
from storage.engine.transaction import Transaction

PROFILES, HEADCOUNTS, ASKS = tables.profiles, tables.headcounts, tables.profile_asks
SHOWN = tuple(PROFILES.c[name] for name in COLUMNS)


async def of(tx: Transaction, enterprise_id: int) -> Profile:
    """Return a company's profile; empty if it has said nothing."""
    row = await tx.one(select(*SHOWN).where(PROFILES.c.enterprise_id == enterprise_id))
    if row is None:
        return Profile()
    values = dict(row._mapping)
    for name, kind in CHOSEN.items():
        values[name] = None if values[name] is None else kind(values[name])
    values["seen"] = {name: SeenBy(who) for name, who in values["seen"].items()}
    return Profile(**values)


async def change(tx: Transaction, enterprise_id: int, at: datetime, **values: Any) -> None:
    """Set some fields of a profile, which is created if missing."""
    await tx.run(tx.unless_there(PROFILES), {"enterprise_id": enterprise_id, "seen": {}, "updated_at": at})
    await tx.run(update(PROFILES).where(PROFILES.c.enterprise_id == enterprise_id).values({**values, "updated_at": at}))


async def drop(tx: Transaction, enterprise_ids: Collection[int]) -> None:
    """Delete these companies' profiles."""
    await tx.run(delete(PROFILES).where(PROFILES.c.enterprise_id.in_(enterprise_ids)))


async def fill(tx: Transaction, into_id: int, from_id: int, at: datetime) -> list[str]:
    """Copy the fields one profile lacks from another; return their names."""
    kept, other = await of(tx, into_id), await of(tx, from_id)
    names = [name for name in other.filled if kept.value(name) is None]
    if names:
        seen = {**kept.seen, **{name: str(other.seen_by(name)) for name in names}}
        await change(tx, into_id, at, seen=seen, **{name: other.value(name) for name in names})
    return names


async def unfill(tx: Transaction, into_id: int, from_id: int, names: Collection[str], at: datetime) -> None:
    """Undo `fill`, except for fields that were changed since."""
    kept, other = await of(tx, into_id), await of(tx, from_id)
    same = [name for name in names if name in FIELDS and kept.value(name) == other.value(name)]
    if same:
        await change(tx, into_id, at, **dict.fromkeys(same))


async def with_business_id(tx: Transaction, business_id: str) -> list[int]:
    """Return the companies that have given this business ID."""
    rows = await tx.all(
        select(PROFILES.c.enterprise_id).where(PROFILES.c.business_id == business_id).order_by(PROFILES.c.enterprise_id)
    )
    return [row[0] for row in rows]


async def count_heads(
    tx: Transaction, enterprise_id: int, band: str, on: date, at: datetime, person_id: int | None
) -> None:
    """Record how many people a company has from a day on."""
    values = {"enterprise_id": enterprise_id, "band": band, "held_on": on, "recorded_at": at, "person_id": person_id}
    await tx.run(insert(HEADCOUNTS).values(values))
