"""A region's own versions of some messages."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from bot.domain.regions.texts import OwnText
from storage import tables
from storage.engine.transaction import Transaction

TEXTS = tables.region_texts
SHOWN = (TEXTS.c.key, TEXTS.c.language, TEXTS.c.text, TEXTS.c.proposed)


async def of_region(tx: Transaction, region_id: int) -> list[OwnText]:
    """Every text that a region has worded, or is about to."""
    rows = await tx.all(select(*SHOWN).where(TEXTS.c.region_id == region_id).order_by(TEXTS.c.key, TEXTS.c.language))
    return [OwnText(**row._mapping) for row in rows]


async def worded(tx: Transaction, region_id: int | None) -> list[list[str]]:
    """The texts in use, as groups keep them: language, message, words."""
    own = [] if region_id is None else await of_region(tx, region_id)
    return [[one.language, one.key, one.text] for one in own if one.text is not None]


async def find(tx: Transaction, region_id: int, key: str, language: str) -> OwnText | None:
    """A region's words for one message in one language, where it has any."""
    return next((one for one in await of_region(tx, region_id) if (one.key, one.language) == (key, language)), None)


async def put(
    tx: Transaction, region_id: int, key: str, language: str, at: datetime, person_id: int, **values: Any
) -> None:
    """Keep words for a message: `proposed` until they are seen and wanted, `text` from then on."""
    own = {"region_id": region_id, "key": key, "language": language, "person_id": person_id, "changed_at": at}
    await tx.run(tx.unless_there(TEXTS), own)
    which = (TEXTS.c.region_id == region_id, TEXTS.c.key == key, TEXTS.c.language == language)
    await tx.run(update(TEXTS).where(*which).values(person_id=person_id, changed_at=at, **values))
