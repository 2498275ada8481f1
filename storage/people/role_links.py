"""Links that give a role."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from bot.domain.people.role_links import RoleLink
from bot.domain.people.roles import Role
from storage import tables
from storage.engine.transaction import Transaction

LINKS = tables.role_links


def _link(row: Any) -> RoleLink:
    return RoleLink(
        id=row.id,
        token=row.token,
        role=Role(row.role),
        regions=None if row.regions is None else tuple(row.regions),
        created_by=row.created_by,
        created_at=row.created_at,
        expires_at=row.expires_at,
        used_by=row.used_by,
        used_at=row.used_at,
        withdrawn_at=row.withdrawn_at,
    )


async def add(
    tx: Transaction, role: Role, regions: Sequence[str] | None, by: int, at: datetime, expires_at: datetime
) -> RoleLink:
    """A new link.

    Args:
        regions: None is all of them.
        by: Telegram id of the coordinator.
    """
    values: dict[str, Any] = {
        "token": secrets.token_urlsafe(15),
        "role": role,
        "created_by": by,
        "created_at": at,
        "expires_at": expires_at,
    }
    if regions is not None:
        values["regions"] = list(regions)
    return _link(await tx.one(insert(LINKS).values(values).returning(LINKS)))


async def by_token(tx: Transaction, token: str) -> RoleLink | None:
    """Return the link with that token, locked so that it is not used twice at once."""
    row = await tx.one(select(LINKS).where(LINKS.c.token == token).with_for_update())
    return None if row is None else _link(row)


async def unused(tx: Transaction, now: datetime) -> list[RoleLink]:
    """The links that still give a role, newest first."""
    rows = await tx.all(
        select(LINKS)
        .where(LINKS.c.used_at.is_(None), LINKS.c.withdrawn_at.is_(None), LINKS.c.expires_at > now)
        .order_by(LINKS.c.id.desc())
    )
    return [_link(row) for row in rows]


async def use(tx: Transaction, link_id: int, person_id: int, at: datetime) -> None:
    """The link has given its role."""
    await tx.run(update(LINKS).where(LINKS.c.id == link_id).values(used_by=person_id, used_at=at))


async def withdraw(tx: Transaction, link_id: int, by: int, at: datetime) -> bool:
    """The link gives nothing any more. False where it gave nothing before."""
    changed = await tx.run(
        update(LINKS)
        .where(LINKS.c.id == link_id, LINKS.c.used_at.is_(None), LINKS.c.withdrawn_at.is_(None))
        .values(withdrawn_by=by, withdrawn_at=at)
    )
    return bool(changed.rowcount)


async def withdraw_those_of(tx: Transaction, creator: int, by: int, at: datetime) -> None:
    """Withdraw the links of a person who no longer coordinates."""
    await tx.run(
        update(LINKS)
        .where(LINKS.c.created_by == creator, LINKS.c.used_at.is_(None), LINKS.c.withdrawn_at.is_(None))
        .values(withdrawn_by=by, withdrawn_at=at)
    )
