"""One-time links to pages, and the browsers that opened them."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from bot.domain.network import PageLink
from storage import tables
from storage.engine.transaction import Transaction

LINKS = tables.page_links
SHOWN = (
    LINKS.c.id,
    LINKS.c.person_id,
    LINKS.c.page,
    LINKS.c.made_at,
    LINKS.c.expires_at,
    LINKS.c.opened_at,
    LINKS.c.withdrawn_at,
)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _link(row: Any) -> PageLink:
    return PageLink(**row._mapping)


async def add(tx: Transaction, person_id: int, page: str, token: str, at: datetime, until: datetime) -> PageLink:
    """A new link. Only a hash of its token is kept."""
    values = {"person_id": person_id, "page": page, "token_hash": _hash(token), "made_at": at, "expires_at": until}
    return _link(await tx.one(insert(LINKS).values(values).returning(*SHOWN)))


async def open_once(tx: Transaction, token: str, browser: str, at: datetime, until: datetime) -> PageLink | None:
    """A browser opens the link, which opens for no other any more; None where it opens for nobody."""
    unopened = (LINKS.c.opened_at.is_(None), LINKS.c.withdrawn_at.is_(None), LINKS.c.expires_at > at)
    row = await tx.one(
        update(LINKS)
        .where(LINKS.c.token_hash == _hash(token), *unopened)
        .values(browser_hash=_hash(browser), opened_at=at, expires_at=until)
        .returning(*SHOWN)
    )
    return None if row is None else _link(row)


async def of_browser(tx: Transaction, browser: str) -> PageLink | None:
    """What the browser with that secret has opened."""
    row = await tx.one(select(*SHOWN).where(LINKS.c.browser_hash == _hash(browser)))
    return None if row is None else _link(row)


async def find(tx: Transaction, token: str) -> PageLink | None:
    """The link of that token, in whatever state."""
    row = await tx.one(select(*SHOWN).where(LINKS.c.token_hash == _hash(token)))
    return None if row is None else _link(row)


async def withdraw_all(tx: Transaction, person_id: int, at: datetime) -> int:
    """Every link of a person and every page opened with one closes; returns how many did."""
    alive = (LINKS.c.person_id == person_id, LINKS.c.withdrawn_at.is_(None), LINKS.c.expires_at > at)
    done = await tx.run(update(LINKS).where(*alive).values(withdrawn_at=at))
    return int(done.rowcount)
