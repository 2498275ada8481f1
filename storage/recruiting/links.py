"""Links that bring newcomers."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update

from bot.domain.recruiting.links import RecruitLink
from storage import tables
from storage.engine.transaction import Transaction

LINKS = tables.recruiting_links
SHOWN = (
    LINKS.c.id,
    LINKS.c.token,
    LINKS.c.place,
    LINKS.c.group_id,
    LINKS.c.region,
    LINKS.c.source,
    LINKS.c.created_at,
    LINKS.c.revoked_at,
    LINKS.c.chat_link,
)


def _key(source: str, whose: int | None) -> str:
    # What people type is one line without this mark.
    return source.casefold() if whose is None else f"{source.casefold()}\n{whose}"


def _link(row: Any) -> RecruitLink:
    return RecruitLink(**row._mapping)


async def open_for(tx: Transaction, place: str, source: str, whose: int | None = None) -> RecruitLink | None:
    """The link of a place for a source, if there is one that works.

    Args:
        whose: a member whose own it is.
    """
    key = _key(source, whose)
    row = await tx.one(
        select(*SHOWN).where(LINKS.c.place == place, LINKS.c.source_key == key, LINKS.c.revoked_at.is_(None))
    )
    return None if row is None else _link(row)


async def add(
    tx: Transaction,
    place: str,
    source: str,
    person_id: int | None,
    at: datetime,
    *,
    group_id: int | None,
    region: str | None,
    whose: int | None = None,
) -> RecruitLink:
    """The link of a place for a source, made where there is none. Two who ask at once get the same.

    Args:
        person_id: who asked for it; None for one that nobody did.
        whose: a member whose own it is.
    """
    values = {
        "token": secrets.token_urlsafe(9),
        "place": place,
        "group_id": group_id,
        "region": region,
        "source": source,
        "source_key": _key(source, whose),
        "person_id": person_id,
        "created_at": at,
    }
    await tx.run(tx.unless_there(LINKS), values)
    made = await open_for(tx, place, source, whose)
    assert made is not None
    return made


async def by_token(tx: Transaction, token: str) -> RecruitLink | None:
    """The link with that token, also one that was withdrawn."""
    row = await tx.one(select(*SHOWN).where(LINKS.c.token == token))
    return None if row is None else _link(row)


async def by_id(tx: Transaction, link_id: int) -> RecruitLink | None:
    """The link with that id."""
    row = await tx.one(select(*SHOWN).where(LINKS.c.id == link_id))
    return None if row is None else _link(row)


async def by_chat_link(tx: Transaction, group_id: int, chat_link: str) -> RecruitLink | None:
    """The link that one of Telegram's own was made for."""
    row = await tx.one(select(*SHOWN).where(LINKS.c.group_id == group_id, LINKS.c.chat_link == chat_link))
    return None if row is None else _link(row)


async def of_place(tx: Transaction, place: str) -> list[RecruitLink]:
    """The links of a place that work, newest first."""
    rows = await tx.all(
        select(*SHOWN).where(LINKS.c.place == place, LINKS.c.revoked_at.is_(None)).order_by(LINKS.c.id.desc())
    )
    return [_link(row) for row in rows]


async def count(tx: Transaction, place: str) -> int:
    """How many links of a place work."""
    statement = select(func.count()).select_from(LINKS).where(LINKS.c.place == place, LINKS.c.revoked_at.is_(None))
    return int(await tx.value(statement))


async def revoke(tx: Transaction, link_id: int, person_id: int, at: datetime) -> bool:
    """The link works no more. False where it did not before."""
    changed = await tx.run(
        update(LINKS)
        .where(LINKS.c.id == link_id, LINKS.c.revoked_at.is_(None))
        .values(revoked_by=person_id, revoked_at=at)
    )
    return bool(changed.rowcount)


async def keep_chat_link(tx: Transaction, link_id: int, chat_link: str) -> bool:
    """Telegram has made a link into the chat for the same source. False where it has one, or works no more."""
    open_ = (LINKS.c.id == link_id) & LINKS.c.revoked_at.is_(None) & LINKS.c.chat_link.is_(None)
    return bool((await tx.run(update(LINKS).where(open_).values(chat_link=chat_link))).rowcount)
