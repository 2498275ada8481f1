"""Links with which the first facilitator of a region sets up its group."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from bot.domain.regions import FounderLink
from storage import tables
from storage.engine.transaction import Transaction

LINKS = tables.region_links
SHOWN = (
    LINKS.c.id,
    LINKS.c.token,
    LINKS.c.region_id,
    LINKS.c.made_at,
    LINKS.c.expires_at,
    LINKS.c.group_id,
    LINKS.c.used_at,
    LINKS.c.withdrawn_at,
)


def _link(row: Any) -> FounderLink:
    return FounderLink(**row._mapping)


async def add(tx: Transaction, region_id: int, person_id: int, at: datetime, expires_at: datetime) -> FounderLink:
    """A new link.

    Args:
        person_id: who hands it out.
    """
    values = {
        "token": secrets.token_urlsafe(15),
        "region_id": region_id,
        "person_id": person_id,
        "made_at": at,
        "expires_at": expires_at,
    }
    return _link(await tx.one(insert(LINKS).values(values).returning(*SHOWN)))


async def open_of(tx: Transaction, region_id: int, now: datetime) -> FounderLink | None:
    """The newest link of a region that still founds a group."""
    row = await tx.one(
        select(*SHOWN)
        .where(
            LINKS.c.region_id == region_id,
            LINKS.c.used_at.is_(None),
            LINKS.c.withdrawn_at.is_(None),
            LINKS.c.expires_at > now,
        )
        .order_by(LINKS.c.id.desc())
        .limit(1)
    )
    return None if row is None else _link(row)


async def by_token(tx: Transaction, token: str) -> FounderLink | None:
    """Return the link with that token, locked so that it is not used twice at once."""
    row = await tx.one(select(*SHOWN).where(LINKS.c.token == token).with_for_update())
    return None if row is None else _link(row)


async def made_by(tx: Transaction, link_id: int) -> int | None:
    """Who hands out a link; None once they are erased."""
    made: int | None = await tx.value(select(LINKS.c.person_id).where(LINKS.c.id == link_id))
    return made


async def use(tx: Transaction, link_id: int, group_id: int, person_id: int | None, at: datetime) -> None:
    """The link has founded a group."""
    await tx.run(update(LINKS).where(LINKS.c.id == link_id).values(group_id=group_id, used_by=person_id, used_at=at))


async def withdraw(tx: Transaction, region_id: int, person_id: int, at: datetime) -> bool:
    """The open links of a region found nothing any more. False where none was open."""
    changed = await tx.run(
        update(LINKS)
        .where(LINKS.c.region_id == region_id, LINKS.c.used_at.is_(None), LINKS.c.withdrawn_at.is_(None))
        .values(withdrawn_by=person_id, withdrawn_at=at)
    )
    return bool(changed.rowcount)
