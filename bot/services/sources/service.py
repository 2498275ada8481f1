"""Sources an author follows: added, turned on and off, and turned into digests."""

from __future__ import annotations

from bot.domain.digests import LONGEST_TITLE, Desk, DigestGone, DigestKind, DigestState
from bot.domain.formatted import Formatted
from bot.domain.people import Person, Who
from bot.domain.sources import (
    LONGEST_SUMMARY,
    MOST_SOURCES,
    OthersSource,
    Source,
    SourceGone,
    TooManySources,
    clean_address,
    host,
)
from bot.services.dependencies import Dependencies
from bot.services.digests import EDITABLE, Digests, writes_to
from storage import Transaction, digests, people, sources


class Sources:
    """Feeds that advisers, researchers and coordinators follow."""

    def __init__(self, dependencies: Dependencies, desks: Digests) -> None:
        self._dependencies = dependencies
        self._desks = desks

    async def followed(self, who: Who) -> list[Source]:
        """Return the sources a person follows, the oldest first.

        Raises:
            AuthorsOnly: neither adviser, researcher nor coordinator.
        """
        async with self._dependencies.database.transaction() as tx:
            person = await self._author(tx, who)
            return await sources.of_person(tx, person.id)

    async def _author(self, tx: Transaction, who: Who) -> Person:
        await writes_to(tx, self._dependencies, who.telegram_id)
        return await people.meet(tx, who, reachable=True)

    async def may_add(self, who: Who) -> None:
        """Check whether this person may follow one more source.

        Raises:
            AuthorsOnly: neither adviser, researcher nor coordinator.
            TooManySources: they follow as many as anybody reads.
        """
        async with self._dependencies.database.transaction() as tx:
            await self._require_room(tx, await self._author(tx, who))

    async def _require_room(self, tx: Transaction, person: Person) -> list[Source]:
        followed = await sources.of_person(tx, person.id)
        if len(followed) >= MOST_SOURCES:
            raise TooManySources(n=MOST_SOURCES)
        return followed

    async def add(self, who: Who, url: str, title: str) -> tuple[Source, bool]:
        """Follow a feed. It is off until they turn it on.

        Args:
            title: what the feed calls itself, if anything.

        Returns:
            the source, and False where they followed it already.

        Raises:
            AuthorsOnly: neither adviser, researcher nor coordinator.
            TooManySources: they follow as many as anybody reads.
        """
        async with self._dependencies.database.transaction() as tx:
            person = await self._author(tx, who)
            address = clean_address(url)
            there = [s for s in await sources.of_person(tx, person.id) if s.url == address]
            if there:
                return there[0], False
            await self._require_room(tx, person)
            return await sources.add(tx, person.id, address, (title or host(url))[:200], self._dependencies.now())

    async def one(self, who: Who, source_id: int) -> Source:
        """Return one of this person's sources.

        Raises:
            AuthorsOnly, OthersSource, SourceGone: it is not theirs to change, or not there.
        """
        async with self._dependencies.database.transaction() as tx:
            return await self._own(tx, who, source_id)

    async def _own(self, tx: Transaction, who: Who, source_id: int) -> Source:
        person = await self._author(tx, who)
        source = await sources.by_id(tx, source_id, lock=True)
        if source is None:
            raise SourceGone
        if source.person_id != person.id:
            raise OthersSource
        return source

    async def turn(self, who: Who, source_id: int, *, on: bool) -> list[Source]:
        """Turn a source on or off; when turned on, it is read at once.

        Raises:
            AuthorsOnly, OthersSource, SourceGone: it is not theirs to change, or not there.
        """
        async with self._dependencies.database.transaction() as tx:
            source = await self._own(tx, who, source_id)
            if on and not source.active:
                await sources.change(
                    tx,
                    source_id,
                    active=True,
                    fresh=True,
                    next_at=self._dependencies.now(),
                    # What it was when it was turned off is not told, so it has to be read anew.
                    etag=None,
                    last_modified=None,
                    failures=0,
                    failing_since=None,
                    problem=None,
                )
            elif not on and source.active:
                await sources.change(tx, source_id, active=False, next_at=None)
            return await sources.of_person(tx, source.person_id)

    async def remove(self, who: Who, source_id: int) -> list[Source]:
        """Stop following a source.

        Raises:
            AuthorsOnly, OthersSource, SourceGone: it is not theirs to change, or not there.
        """
        async with self._dependencies.database.transaction() as tx:
            source = await self._own(tx, who, source_id)
            await sources.remove(tx, source_id)
            return await sources.of_person(tx, source.person_id)

    async def make(self, who: Who, item_id: int, language: str) -> Desk:
        """Start a digest from an item, or return the one already started.

        Args:
            language: what it is taken to be written in, where its source does not tell.

        Raises:
            AuthorsOnly: neither adviser, researcher nor coordinator.
            OthersSource: it came to somebody else.
            SourceGone: its source was removed.
            DigestGone: it was made a digest of, and that is out.
        """
        async with self._dependencies.database.transaction() as tx:
            person = await self._author(tx, who)
            item = await sources.item(tx, item_id)
            if item is None:
                raise SourceGone
            if item.person_id != person.id:
                raise OthersSource
            begun = None if item.digest_id is None else await digests.by_id(tx, item.digest_id)
            if begun is not None and begun.state in EDITABLE:
                return await self._desks.desk_of(tx, begun.id)
            if begun is not None and begun.state is not DigestState.DISCARDED:
                raise DigestGone
            digest_id = await digests.add(tx, DigestKind.DIGEST, person.id, self._dependencies.now())
            summary = Formatted(item.summary).shortened(LONGEST_SUMMARY)
            title = Formatted(item.title or item.summary or item.source).shortened(LONGEST_TITLE).text
            await digests.write(tx, digest_id, item.language or language, " ".join(title.split()), summary)
            await digests.change(tx, digest_id, link=item.link)
            await sources.made(tx, item_id, digest_id)
            return await self._desks.desk_of(tx, digest_id)
