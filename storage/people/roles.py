"""Roles and their holders."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from bot.domain.ids import PersonId
from bot.domain.people.roles import HeldRole, Role
from storage import tables
from storage.engine.transaction import Transaction

ROLES = tables.roles
SHOWN = (ROLES.c.id, ROLES.c.person_id, ROLES.c.role, ROLES.c.regions, ROLES.c.granted_by, ROLES.c.granted_at)


def _appointment(row: Any) -> HeldRole:
    regions = None if row.regions is None else tuple(row.regions)
    return HeldRole(row.id, PersonId(row.person_id), Role(row.role), regions, row.granted_by, row.granted_at)


async def grant(
    tx: Transaction, person_id: int, role: Role, regions: Sequence[str] | None, by: int | None, at: datetime
) -> HeldRole:
    """Give a person a role.

    Args:
        regions: None is all of them.
        by: Telegram id of who gave it.
    """
    values = {
        "person_id": person_id,
        "role": role,
        "regions": None if regions is None else list(regions),
        "granted_by": by,
        "granted_at": at,
    }
    return _appointment(await tx.one(insert(ROLES).values(values).returning(*SHOWN)))


async def withdraw(tx: Transaction, role_id: int, by: int, at: datetime) -> None:
    """Withdraw a role. Who withdrew it stays on record."""
    await tx.run(
        update(ROLES)
        .where(ROLES.c.id == role_id, ROLES.c.withdrawn_at.is_(None))
        .values(withdrawn_by=by, withdrawn_at=at)
    )


async def by_id(tx: Transaction, role_id: int) -> HeldRole | None:
    """The role with that id, if somebody holds it now."""
    row = await tx.one(select(*SHOWN).where(ROLES.c.id == role_id, ROLES.c.withdrawn_at.is_(None)))
    return None if row is None else _appointment(row)


async def of_person(tx: Transaction, person_id: int) -> list[HeldRole]:
    """The roles this person holds now."""
    rows = await tx.all(
        select(*SHOWN).where(ROLES.c.person_id == person_id, ROLES.c.withdrawn_at.is_(None)).order_by(ROLES.c.id)
    )
    return [_appointment(row) for row in rows]


async def holders(tx: Transaction, roles: Collection[Role]) -> list[HeldRole]:
    """Everybody who holds one of these roles now, first to get it first."""
    rows = await tx.all(
        select(*SHOWN).where(ROLES.c.role.in_(roles), ROLES.c.withdrawn_at.is_(None)).order_by(ROLES.c.id)
    )
    return [_appointment(row) for row in rows]
