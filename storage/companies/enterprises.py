"""Companies of the network, each stored once, and their memberships of groups."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, exists, func, insert, select, update

from bot.domain.ids import CompanyId, EnterpriseId, GroupId
from storage import tables
from storage.engine.transaction import Transaction

ENTERPRISES, PLACES, MEMBERS, GROUPS = tables.enterprises, tables.companies, tables.memberships, tables.groups
OF_PLACE = select(PLACES.c.enterprise_id).where(PLACES.c.id == bindparam("company"))


@dataclass(frozen=True, slots=True)
class CompanyInGroup:
    """A company's membership of one group: its name there, and whether it still belongs to it."""

    company_id: CompanyId
    enterprise_id: EnterpriseId
    group_id: GroupId
    name: str
    left: bool


SHOWN = (PLACES.c.id, PLACES.c.enterprise_id, PLACES.c.group_id, PLACES.c.name, PLACES.c.left_at)


def _place(row: Any) -> CompanyInGroup:
    return CompanyInGroup(CompanyId(row[0]), EnterpriseId(row[1]), GroupId(row[2]), row[3], row[4] is not None)


async def add(tx: Transaction, name: str, at: datetime) -> EnterpriseId:
    """Add a company to the network."""
    values = {"name": name, "created_at": at}
    return EnterpriseId(await tx.value(insert(ENTERPRISES).values(values).returning(ENTERPRISES.c.id)))


async def of_place(tx: Transaction, company_id: int) -> EnterpriseId:
    """Return the network company behind a group's company."""
    found: int | None = await tx.value(OF_PLACE, company=company_id)
    if found is None:
        raise LookupError(f"no company {company_id}")
    return EnterpriseId(found)


async def places(tx: Transaction, enterprise_id: int) -> list[CompanyInGroup]:
    """Return its groups, past ones included, the earliest first."""
    rows = await tx.all(select(*SHOWN).where(PLACES.c.enterprise_id == enterprise_id).order_by(PLACES.c.id))
    return [_place(row) for row in rows]


async def place(tx: Transaction, company_id: int) -> CompanyInGroup | None:
    """Return one group's company, if it exists: the id comes from outside."""
    row = await tx.one(select(*SHOWN).where(PLACES.c.id == company_id))
    return None if row is None else _place(row)


async def of_person(tx: Transaction, person_id: int) -> list[CompanyInGroup]:
    """Return the companies in core groups that a person belongs to, the earliest first."""
    theirs = (MEMBERS.c.person_id == person_id) & MEMBERS.c.left_at.is_(None)
    rows = await tx.all(
        select(*SHOWN)
        .join(MEMBERS, MEMBERS.c.company_id == PLACES.c.id)
        .join(GROUPS, GROUPS.c.id == PLACES.c.group_id)
        .where(theirs, GROUPS.c.registered_at.is_not(None))
        .order_by(PLACES.c.id)
    )
    return [_place(row) for row in rows]


async def in_core_groups(tx: Transaction) -> list[CompanyInGroup]:
    """Return every current company of a core group, the earliest first."""
    here = PLACES.c.left_at.is_(None) & GROUPS.c.registered_at.is_not(None)
    rows = await tx.all(select(*SHOWN).join(GROUPS, GROUPS.c.id == PLACES.c.group_id).where(here).order_by(PLACES.c.id))
    return [_place(row) for row in rows]


async def with_people_of(tx: Transaction, company_id: int) -> list[CompanyInGroup]:
    """Return companies in other groups that currently share a person with this one."""
    own, other = MEMBERS.alias("own"), MEMBERS.alias("other")
    shared = (own.c.company_id == company_id) & own.c.left_at.is_(None) & other.c.left_at.is_(None)
    rows = await tx.all(
        select(*SHOWN)
        .join(other, other.c.company_id == PLACES.c.id)
        .join(own, own.c.person_id == other.c.person_id)
        .join(GROUPS, GROUPS.c.id == PLACES.c.group_id)
        .where(shared, PLACES.c.id != company_id, GROUPS.c.registered_at.is_not(None))
        .distinct()
        .order_by(PLACES.c.id)
    )
    return [_place(row) for row in rows]


JOINING = 7_601
"""The number by which transactions that join or part companies know each other."""


async def lock(tx: Transaction, enterprise_ids: Collection[int]) -> dict[EnterpriseId, datetime]:
    """Lock these companies until the transaction ends; return since when each is known."""
    if tx.dialect == "postgresql":
        # Which companies two places belong to may change while one waits for them. Taken one after another, in an order
        # nobody knows beforehand, two transactions could wait for each other: so one joins or parts at a time.
        await tx.value(select(func.pg_advisory_xact_lock(JOINING)))
    rows = await tx.all(
        select(ENTERPRISES.c.id, ENTERPRISES.c.created_at)
        .where(ENTERPRISES.c.id.in_(enterprise_ids))
        .order_by(ENTERPRISES.c.id)
        .with_for_update()
    )
    return {EnterpriseId(row[0]): row[1] for row in rows}


async def roots(tx: Transaction) -> dict[int, int]:
    """Return, for every company ever known, the one it now counts as: itself, or the one it was joined into."""
    rows = await tx.all(select(ENTERPRISES.c.id, ENTERPRISES.c.joined_into))
    into = {row[0]: row[1] for row in rows}
    found = {}
    for each in into:
        root = each
        while into[root] is not None:
            root = into[root]
        found[each] = root
    return found


async def joined_in(tx: Transaction, enterprise_id: int) -> list[EnterpriseId]:
    """Return the companies that were joined into this one, directly or indirectly."""
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
    """Return a company's name in the network."""
    return str(await tx.value(select(ENTERPRISES.c.name).where(ENTERPRISES.c.id == enterprise_id)))


async def rename(tx: Transaction, enterprise_id: int, name: str) -> None:
    """Rename the company in the network."""
    await tx.run(update(ENTERPRISES).where(ENTERPRISES.c.id == enterprise_id).values(name=name))


async def places_with_others(tx: Transaction, enterprise_id: int, person_id: int) -> list[CompanyInGroup]:
    """Return its groups' companies to which anybody but this person ever belonged."""
    others = exists().where(MEMBERS.c.company_id == PLACES.c.id, MEMBERS.c.person_id != person_id)
    own = PLACES.c.enterprise_id == enterprise_id
    rows = await tx.all(select(*SHOWN).where(own, others).order_by(PLACES.c.id))
    return [_place(row) for row in rows]
