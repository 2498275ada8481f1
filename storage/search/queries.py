"""Searchable texts of groups."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, or_, select, update

from bot.domain.search import Remembered
from bot.formats import terms
from storage import tables
from storage.engine.transaction import Transaction
from storage.search import index

MEMORY = tables.memory


async def keep(
    tx: Transaction,
    *,
    kind: str,
    subject_id: int,
    group_id: int | None,
    language: str,
    body: str,
    at: datetime,
    title: str = "",
    person_id: int | None = None,
    chat_id: int | None = None,
    message_id: int | None = None,
) -> None:
    """Store a searchable text, or update it.

    Args:
        kind: `question`, `answer`, `takeaway`, `recap` or `digest`.
        subject_id: the row of that kind it belongs to.
        group_id: whose memory it is; None where every group may find it.
        person_id: who wrote it, so that it can be erased with them; None where nobody may know.
    """
    where: dict[str, Any] = {"chat_id": chat_id, "message_id": message_id, "kept_at": at}
    words: dict[str, Any] = {"person_id": person_id, "language": language, "title": title, "body": body}
    about = _about(kind, subject_id, group_id)
    known = await tx.all(select(MEMORY.c.id, MEMORY.c.index_version, *(MEMORY.c[name] for name in words)).where(about))
    if [tuple(row)[1:] for row in known] == [(terms.VERSION, *words.values())]:
        # Only the message that holds it is another one: its words are indexed already.
        await tx.run(update(MEMORY).where(MEMORY.c.id == known[0].id).values(where))
        return
    if known:
        await _erase(tx, about)
    values = {"kind": kind, "subject_id": subject_id, "group_id": group_id, **where, **words}
    memory_id = await tx.value(MEMORY.insert().values(values).returning(MEMORY.c.id))
    await index.enter(tx, memory_id, group_id or index.NETWORK, title, body)


async def forget_everywhere(tx: Transaction, *, kind: str, subject_id: int) -> None:
    """Remove a text from every group's search."""
    await _erase(tx, and_(MEMORY.c.kind == kind, MEMORY.c.subject_id == subject_id))


async def forget_person(tx: Transaction, person_id: int) -> None:
    """Remove everything this person wrote, and words only they used, from search."""
    await _erase(tx, MEMORY.c.person_id == person_id)


def _about(kind: str, subject_id: int, group_id: int | None) -> ColumnElement[bool]:
    same_group = MEMORY.c.group_id.is_(None) if group_id is None else MEMORY.c.group_id == group_id
    return and_(MEMORY.c.kind == kind, MEMORY.c.subject_id == subject_id, same_group)


async def _erase(tx: Transaction, which: ColumnElement[bool]) -> None:
    ids = [row[0] for row in await tx.all(select(MEMORY.c.id).where(which))]
    if ids:
        await index.leave(tx, ids)
        await tx.run(delete(MEMORY).where(which))


async def told_in(tx: Transaction, kind: str, chat_id: int, message_id: int) -> int | None:
    """The subject of the text of that kind that this message holds, if it holds one."""
    found: int | None = await tx.value(
        select(MEMORY.c.subject_id).where(
            MEMORY.c.chat_id == chat_id, MEMORY.c.message_id == message_id, MEMORY.c.kind == kind
        )
    )
    return found


async def read(tx: Transaction, ids: Collection[int]) -> dict[int, Remembered]:
    """Those texts, by their ids."""
    rows = await tx.all(select(*(MEMORY.c[name] for name in Remembered.__slots__)).where(MEMORY.c.id.in_(ids)))
    return {row.id: Remembered(**row._mapping) for row in rows}


async def subjects(tx: Transaction, ids: Sequence[int], kind: str) -> dict[int, int]:
    """The subject of each of those texts that are of this kind, by the text's id."""
    rows = await tx.all(select(MEMORY.c.id, MEMORY.c.subject_id).where(MEMORY.c.id.in_(ids), MEMORY.c.kind == kind))
    return {row.id: row.subject_id for row in rows}


async def unindexed(tx: Transaction, most: int) -> list[Remembered]:
    """Texts that were kept before there was an index, or under other rules for words."""
    statement = (
        select(*(MEMORY.c[name] for name in Remembered.__slots__))
        # Not `!=`: this way the database finds them, mostly none, without reading every text at each start.
        .where(or_(MEMORY.c.index_version < terms.VERSION, MEMORY.c.index_version > terms.VERSION))
        .limit(most)
    )
    return [Remembered(**row._mapping) for row in await tx.all(statement)]


async def index_again(tx: Transaction, kept: Remembered) -> None:
    """Make a text findable under the rules of today."""
    await index.leave(tx, [kept.id])
    await index.enter(tx, kept.id, kept.group_id or index.NETWORK, kept.title, kept.body)


async def index_anew(tx: Transaction, *, kind: str, subject_id: int) -> None:
    """A text or its title was changed in its place: it is found by what it says now."""
    same = (MEMORY.c.kind == kind) & (MEMORY.c.subject_id == subject_id)
    for row in await tx.all(select(*(MEMORY.c[name] for name in Remembered.__slots__)).where(same)):
        await index_again(tx, Remembered(**row._mapping))


async def kept_at(tx: Transaction, *, kind: str, subject_id: int, group_id: int) -> datetime | None:
    """Since when that text has been kept; None where it is not."""
    moment: datetime | None = await tx.value(
        select(MEMORY.c.kept_at).where(
            MEMORY.c.kind == kind, MEMORY.c.subject_id == subject_id, MEMORY.c.group_id == group_id
        )
    )
    return moment


async def is_kept(tx: Transaction, *, kind: str, subject_id: int, group_id: int | None) -> bool:
    """Whether that text can be found."""
    same_group = MEMORY.c.group_id.is_(None) if group_id is None else MEMORY.c.group_id == group_id
    found = await tx.value(
        select(MEMORY.c.id).where(MEMORY.c.kind == kind, MEMORY.c.subject_id == subject_id, same_group).limit(1)
    )
    return found is not None
