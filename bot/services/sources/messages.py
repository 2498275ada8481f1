"""Messages about sources: new items, and sources that had to be turned off."""

from __future__ import annotations

from datetime import datetime

from bot.presenters import sources as shown
from bot.presenters.outgoing import Destination
from bot.services.delivery import Needless, Writing, Written
from bot.services.dependencies import Dependencies
from bot.services.digests import words_of
from storage import Transaction, people, sources
from storage.delivery.outbox import Letter


async def write_news(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write an author's new items."""
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    if reader is None:
        return Needless("the author is gone")
    found = await sources.news(tx, reader.id, datetime.fromisoformat(letter.payload["tell_at"]))
    if not found:
        return Needless("the sources were removed")
    return Written(Destination(letter.chat_id), shown.news(await words_of(tx, dependencies, reader), found))


async def write_off(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Tell an author that a source could not be read for a week."""
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    source = await sources.by_id(tx, letter.payload["source"])
    if reader is None or source is None or source.active or source.problem is None:
        return Needless("removed, or turned on again")
    return Written(Destination(letter.chat_id), shown.turned_off(await words_of(tx, dependencies, reader), source))


async def write_failing(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Tell an author that a source could not be read for a day."""
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    source = await sources.by_id(tx, letter.payload["source"])
    if reader is None or source is None or not source.active or source.failing_since is None:
        return Needless("removed, turned off, or read again")
    return Written(Destination(letter.chat_id), shown.failing(await words_of(tx, dependencies, reader), source))
