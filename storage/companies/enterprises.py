"""Companies of the network, each once, and their places in groups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, exists, func, insert, select, update

from bot.domain.ids import CompanyId, EnterpriseId, GroupId
from storage import tables
from storage.database import Transaction

ENTERPRISES, PLACES, MEMBERS = tables.enterprises, tables.companies, tables.memberships
OF_PLACE = select(PLACES.c.enterprise_id).where(PLACES.c.id == bindparam("company"))


@dataclass(frozen=True, slots=True)
class Place:
    """A company's place in one group: what it is called there, and whether it is there still."""

    company_id: CompanyId
    enterprise_id: EnterpriseId
    group_id: GroupId
    name: str
    left: bool


SHOWN = (PLACES.c.id, PLACES.c.enterprise_id, PLACES.c.group_id, PLACES.c.name, PLACES.c.left_at)


def _place(row: Any) -> Place:
    return Place(CompanyId(row[0]), EnterpriseId(row[1]), GroupId(row[2]), row[3], row[4] is not None)


async def add(tx: Transaction, name: str, at: datetime) -> EnterpriseId:
    """A company new to the network."""
    values = {"name": name, "created_at": at}
    return EnterpriseId(await tx.value(insert(ENTERPRISES).values(values).returning(ENTERPRISES.c.id)))


async def of_place(tx: Transaction, company_id: int) -> EnterpriseId:
    """The company of the network that has this place in a group."""
    found: int | None = await tx.value(OF_PLACE, company=company_id)
    if found is None:
        raise LookupError(f"no company {company_id}")
    return EnterpriseId(found)


async def places(tx: Transaction, enterprise_id: int) -> list[Place]:
    """Its places in groups, also those it has left, first to come first."""
    rows = await tx.all(select(*SHOWN).where(PLACES.c.enterprise_id == enterprise_id).order_by(PLACES.c.id))
    return [_place(row) for row in rows]


async def joined_in(tx: Transaction, enterprise_id: int) -> list[EnterpriseId]:
    """Those that were found to be the same company as this one, and those that had been joined into them before."""
    found: list[EnterpriseId] = []
    at: list[int] = [enterprise_id]
    while at:
        rows = await tx.all(
            select(ENTERPRISES.c.id).where(ENTERPRISES.c.joined_into.in_(at)).order_by(ENTERPRISES.c.id)
        )
        at = [row[0] for row in rows if row[0] not in found]
        found += [EnterpriseId(each) for each in at]
    return found


async def name_of(tx: Transaction, enterprise_id: int) -> str:
    """What a company is called in the network."""
    return str(await tx.value(select(ENTERPRISES.c.name).where(ENTERPRISES.c.id == enterprise_id)))


async def rename(tx: Transaction, enterprise_id: int, name: str) -> None:
    """The company goes by another name in the network."""
    await tx.run(update(ENTERPRISES).where(ENTERPRISES.c.id == enterprise_id).values(name=name))


async def places_with_others(tx: Transaction, enterprise_id: int, person_id: int) -> list[Place]:
    """Its places to which anybody but this person ever belonged."""
    others = exists().where(MEMBERS.c.company_id == PLACES.c.id, MEMBERS.c.person_id != person_id)
    own = PLACES.c.enterprise_id == enterprise_id
    rows = await tx.all(select(*SHOWN).where(own, others).order_by(PLACES.c.id))
    return [_place(row) for row in rows]


async def count_places(tx: Transaction, enterprise_id: int) -> int:
    """In how many groups it is now."""
    there = (PLACES.c.enterprise_id == enterprise_id) & PLACES.c.left_at.is_(None)
    return int(await tx.value(select(func.count()).select_from(PLACES).where(there)))
