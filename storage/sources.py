"""Sources that authors follow, and the items found there."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update

from bot.domain.sources import Entry, News, Source, SourceTrouble
from storage import tables
from storage.engine.transaction import Transaction

SOURCES = tables.sources
ITEMS = tables.source_items
MOST_WORDY = 20
"""Items of one reading that are kept with their words: more than is ever shown of them."""
NEXT_DUE = select(func.min(SOURCES.c.next_at)).where(SOURCES.c.active.is_(True))
"""When the next source has to be read."""


def _source(row: Any) -> Source:
    values = dict(row._mapping)
    values["problem"] = None if row.problem is None else SourceTrouble(row.problem)
    return Source(**values)


async def add(tx: Transaction, person_id: int, url: str, title: str, at: datetime) -> tuple[Source, bool]:
    """Somebody follows that address, though it is off; returns it, and whether it is new to them."""
    values = {
        "person_id": person_id,
        "url": url,
        "title": title,
        "active": False,
        "added_at": at,
        "fresh": True,
        "failures": 0,
    }
    added = await tx.run(tx.unless_there(SOURCES), values)
    row = await tx.one(select(SOURCES).where(SOURCES.c.person_id == person_id, SOURCES.c.url == url))
    return _source(row), bool(added.rowcount)


async def of_person(tx: Transaction, person_id: int) -> list[Source]:
    """What somebody follows, the oldest first."""
    rows = await tx.all(select(SOURCES).where(SOURCES.c.person_id == person_id).order_by(SOURCES.c.id))
    return [_source(row) for row in rows]


async def by_id(tx: Transaction, source_id: int, *, lock: bool = False) -> Source | None:
    """The source with that id. `lock` keeps others from changing it meanwhile."""
    statement = select(SOURCES).where(SOURCES.c.id == source_id)
    row = await tx.one(statement.with_for_update() if lock else statement)
    return None if row is None else _source(row)


async def change(tx: Transaction, source_id: int, **values: Any) -> None:
    """Set some of its fields."""
    await tx.run(update(SOURCES).where(SOURCES.c.id == source_id).values(values))
    tx.something_due = True


async def remove(tx: Transaction, source_id: int) -> None:
    """Nobody follows it any more."""
    await tx.run(delete(ITEMS).where(ITEMS.c.source_id == source_id))
    await tx.run(delete(SOURCES).where(SOURCES.c.id == source_id))


async def due(tx: Transaction, now: datetime, most: int) -> list[Source]:
    """Sources to be read now, the one due longest first."""
    rows = await tx.all(
        select(SOURCES)
        .where(SOURCES.c.active.is_(True), SOURCES.c.next_at <= now)
        .order_by(SOURCES.c.next_at, SOURCES.c.id)
        .limit(most)
        .with_for_update()
    )
    return [_source(row) for row in rows]


async def known(tx: Transaction, source_id: int, marks: Collection[str], at: datetime) -> set[str]:
    """Return which of these items were found before, and record that they are still there."""
    still = (ITEMS.c.source_id == source_id) & ITEMS.c.mark.in_(marks)
    rows = await tx.all(select(ITEMS.c.mark).where(still))
    await tx.run(update(ITEMS).where(still).values(seen_at=at))
    return {row[0] for row in rows}


async def links_known(tx: Transaction, person_id: int, links: Collection[str]) -> set[str]:
    """Which of these addresses somebody has found in any of their sources."""
    rows = await tx.all(
        select(ITEMS.c.link)
        .join(SOURCES, SOURCES.c.id == ITEMS.c.source_id)
        .where(SOURCES.c.person_id == person_id, ITEMS.c.link.in_({_kept(link) for link in links}))
        .distinct()
    )
    return {row[0] for row in rows}


async def keep(
    tx: Transaction,
    source_id: int,
    found: Sequence[tuple[str, Entry, datetime | None]],
    language: str | None,
    at: datetime,
) -> None:
    """Store the items found, each with its mark, and when its owner is told, if ever."""
    # What nobody is told of, or is only counted, needs no words.
    wordy = {mark for mark, _, tell_at in [item for item in found if item[2] is not None][:MOST_WORDY]}
    rows = [
        {
            "source_id": source_id,
            "mark": mark,
            "title": _kept(entry.title) if mark in wordy else "",
            "summary": _kept(entry.summary) if mark in wordy else "",
            "link": None if entry.link is None else _kept(entry.link),
            "language": language,
            "seen_at": at,
            "tell_at": tell_at,
        }
        for mark, entry, tell_at in found
    ]
    if rows:
        await tx.run(tx.unless_there(ITEMS), rows)


def _kept(text: str) -> str:
    """PostgreSQL keeps no NUL, and one of them would lose everything that was found with it."""
    return text.replace("\x00", "")


async def forget_old(tx: Transaction, source_id: int, before: datetime) -> None:
    """Forget what has not stood there for long."""
    await tx.run(delete(ITEMS).where(ITEMS.c.source_id == source_id, ITEMS.c.seen_at < before))


async def news(tx: Transaction, person_id: int, tell_at: datetime) -> list[News]:
    """Return what a person is told about at that time, source by source, the newest first."""
    rows = await tx.all(
        select(ITEMS, SOURCES.c.title.label("source"))
        .join(SOURCES, SOURCES.c.id == ITEMS.c.source_id)
        .where(SOURCES.c.person_id == person_id, ITEMS.c.tell_at == tell_at)
        .order_by(SOURCES.c.id, ITEMS.c.id)
    )
    return [News(row.id, row.source, row.title, row.summary, row.link, row.digest_id is not None) for row in rows]


async def item(tx: Transaction, item_id: int) -> Any | None:
    """Return one item with the id of its source's owner, locked until the transaction ends."""
    return await tx.one(
        select(ITEMS, SOURCES.c.person_id, SOURCES.c.title.label("source"))
        .join(SOURCES, SOURCES.c.id == ITEMS.c.source_id)
        .where(ITEMS.c.id == item_id)
        .with_for_update(of=ITEMS)
    )


async def made(tx: Transaction, item_id: int, digest_id: int) -> None:
    """A digest was begun from it."""
    await tx.run(update(ITEMS).where(ITEMS.c.id == item_id).values(digest_id=digest_id))
