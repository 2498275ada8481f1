"""Questions about their company that people were asked outside its profile."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, or_, select, update

from bot.domain.ids import EnterpriseId, PersonId
from storage import tables
from storage.engine.transaction import Transaction

ASKS, SURVEYS = tables.profile_asks, tables.surveys


@dataclass(frozen=True, slots=True)
class Ask:
    """One question to one person."""

    id: int
    enterprise_id: EnterpriseId
    person_id: PersonId
    field: str


async def add(tx: Transaction, enterprise_id: int, person_id: int, field: str, at: datetime) -> int:
    """Record that a person was asked; return the question's id."""
    values = {"enterprise_id": enterprise_id, "person_id": person_id, "field": field, "asked_at": at}
    return int(await tx.value(insert(ASKS).values(values).returning(ASKS.c.id)))


async def by_id(tx: Transaction, ask_id: int) -> Ask | None:
    """Return one question, if it exists: the id comes from outside."""
    row = await tx.one(
        select(ASKS.c.id, ASKS.c.enterprise_id, ASKS.c.person_id, ASKS.c.field).where(ASKS.c.id == ask_id)
    )
    return None if row is None else Ask(row[0], EnterpriseId(row[1]), PersonId(row[2]), row[3])


async def asked_of(tx: Transaction, enterprise_id: int, since: datetime) -> list[str]:
    """Return the fields that a company was asked about since then."""
    rows = await tx.all(select(ASKS.c.field).where(ASKS.c.enterprise_id == enterprise_id, ASKS.c.asked_at >= since))
    return [row[0] for row in rows]


async def ever(tx: Transaction, enterprise_ids: Collection[int], field: str) -> bool:
    """Return whether any of these companies, which are the same one, was ever asked that."""
    own = ASKS.c.enterprise_id.in_(enterprise_ids) & (ASKS.c.field == field)
    return bool(await tx.value(select(func.count()).select_from(ASKS).where(own)))


async def asked_lately(tx: Transaction, enterprise_id: int, person_id: int, since: datetime) -> bool:
    """Return whether a company or person was asked about the company since then, in a survey or otherwise."""
    for table in (ASKS, SURVEYS):
        either = or_(table.c.enterprise_id == enterprise_id, table.c.person_id == person_id)
        if await tx.value(select(func.count()).select_from(table).where(either, table.c.asked_at >= since)):
            return True
    return False


async def declined(tx: Transaction, person_id: int) -> bool:
    """Return whether the person does not want such questions any more."""
    own = (ASKS.c.person_id == person_id) & ASKS.c.declined_at.is_not(None)
    return bool(await tx.value(select(func.count()).select_from(ASKS).where(own)))


async def decline(tx: Transaction, ask_id: int, at: datetime) -> None:
    """Record that the person does not want such questions any more."""
    await tx.run(update(ASKS).where(ASKS.c.id == ask_id).values(declined_at=at))


async def answered(tx: Transaction, enterprise_ids: Collection[int], field: str, at: datetime) -> None:
    """Record that the question was answered."""
    open_ = ASKS.c.enterprise_id.in_(enterprise_ids) & (ASKS.c.field == field) & ASKS.c.answered_at.is_(None)
    await tx.run(update(ASKS).where(open_).values(answered_at=at))
