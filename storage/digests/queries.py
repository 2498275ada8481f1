"""Digests and their versions."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update

from bot.domain.digests import Audience, Digest, DigestFile, DigestKind, DigestState, Slot, Version
from bot.domain.formatted import Formatted, unpacked
from storage import tables
from storage.engine.transaction import Transaction

DIGESTS = tables.digests
VERSIONS = tables.digest_versions
BY_ID = select(DIGESTS).where(DIGESTS.c.id == bindparam("digest"))
VERSIONS_OF = select(VERSIONS).where(VERSIONS.c.digest_id == bindparam("digest")).order_by(VERSIONS.c.position)


def _audience(stored: dict[str, Any]) -> Audience:
    return Audience(
        stored.get("kind", "all"),
        tuple(stored.get("regions", ())),
        tuple(stored.get("groups", ())),
        stored.get("theme"),
    )


def _digest(row: Any, versions: Collection[Version]) -> Digest:
    return Digest(
        id=row.id,
        kind=DigestKind(row.kind),
        author_id=row.author_id,
        state=DigestState(row.state),
        link=row.link,
        attached=None if row.file_id is None else DigestFile(row.file_kind, row.file_id),
        audience=_audience(row.audience),
        slot=Slot(row.slot),
        due_at=row.due_at,
        created_at=row.created_at,
        started_at=row.started_at,
        ended_at=row.ended_at,
        prepared_at=row.prepared_at,
        corrected_at=row.corrected_at,
        withdrawn_at=row.withdrawn_at,
        file_changed_at=row.file_changed_at,
        planned=row.planned,
        cursor=row.cursor,
        versions=tuple(versions),
    )


async def add(tx: Transaction, kind: DigestKind, author_id: int, at: datetime) -> int:
    """A new draft; returns its id."""
    values = {
        "kind": kind,
        "author_id": author_id,
        "state": DigestState.DRAFT,
        "audience": {"kind": "all"},
        "slot": Slot.NOW,
        "created_at": at,
        "planned": 0,
        "cursor": 0,
    }
    return int(await tx.value(insert(DIGESTS).values(values).returning(DIGESTS.c.id)))


async def by_id(tx: Transaction, digest_id: int, *, lock: bool = False) -> Digest | None:
    """The digest with that id and all its versions. `lock` keeps others from changing it meanwhile."""
    row = await tx.one(BY_ID.with_for_update() if lock else BY_ID, digest=digest_id)
    if row is None:
        return None
    return _digest(row, await _versions(tx, digest_id))


async def _versions(tx: Transaction, digest_id: int) -> list[Version]:
    rows = await tx.all(VERSIONS_OF, digest=digest_id)
    return [Version(row.language, row.title, unpacked(row.summary)) for row in rows]


async def change(tx: Transaction, digest_id: int, **values: Any) -> None:
    """Set some of its fields. An `audience` or `attached` is taken apart."""
    if "audience" in values:
        audience: Audience = values.pop("audience")
        values["audience"] = {
            "kind": audience.kind,
            "regions": list(audience.regions),
            "groups": list(audience.groups),
            "theme": audience.theme,
        }
    if "attached" in values:
        attached: DigestFile | None = values.pop("attached")
        values["file_kind"] = None if attached is None else attached.kind
        values["file_id"] = None if attached is None else attached.file_id
    await tx.run(update(DIGESTS).where(DIGESTS.c.id == digest_id).values(values))


async def write(tx: Transaction, digest_id: int, language: str, title: str, summary: Formatted) -> None:
    """Set the text in a language."""
    known = await _versions(tx, digest_id)
    values = {
        "digest_id": digest_id,
        "language": language,
        "position": len(known),
        "title": title,
        "summary": summary.packed(),
    }
    again = {"title": title, "summary": summary.packed()}
    statement = tx.upsert(VERSIONS).values(values)
    await tx.run(statement.on_conflict_do_update(index_elements=["digest_id", "language"], set_=again))


async def unwrite(tx: Transaction, digest_id: int, language: str) -> None:
    """Remove a language's version."""
    await tx.run(delete(VERSIONS).where(VERSIONS.c.digest_id == digest_id, VERSIONS.c.language == language))


async def translate_first(tx: Transaction, digest_id: int, old: str, new: str) -> None:
    """A version was meant in another language."""
    await tx.run(
        update(VERSIONS).where(VERSIONS.c.digest_id == digest_id, VERSIONS.c.language == old).values(language=new)
    )


async def of_author(tx: Transaction, author_id: int, states: Collection[DigestState], most: int) -> list[Digest]:
    """Somebody's own, newest first."""
    rows = await tx.all(
        select(DIGESTS)
        .where(DIGESTS.c.author_id == author_id, DIGESTS.c.state.in_(states))
        .order_by(DIGESTS.c.id.desc())
        .limit(most)
    )
    return [_digest(row, await _versions(tx, row.id)) for row in rows]


async def received(tx: Transaction, group_id: int, most: int) -> list[tuple[Digest, datetime]]:
    """The latest digests a group received, newest first, with when."""
    deliveries = tables.digest_deliveries
    rows = await tx.all(
        select(DIGESTS, deliveries.c.settled_at)
        .join(deliveries, deliveries.c.digest_id == DIGESTS.c.id)
        .where(
            deliveries.c.group_id == group_id,
            deliveries.c.state == "delivered",
            DIGESTS.c.kind == DigestKind.DIGEST,
            DIGESTS.c.withdrawn_at.is_(None),
        )
        .order_by(deliveries.c.settled_at.desc(), DIGESTS.c.id.desc())
        .limit(most)
    )
    return [(_digest(row, await _versions(tx, row.id)), row.settled_at) for row in rows]
