"""Read the sources that are due; new items are sent to their followers once a day."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.digests import AuthorsOnly, next_hour
from bot.domain.sources import (
    FIRST,
    FORGOTTEN_AFTER,
    TOLD_AFTER,
    Entry,
    Feed,
    Source,
    SourceTrouble,
    aliases,
    fresh_entries,
    gives_up,
    next_look,
    schemes,
)
from bot.formats.holidays import is_public_holiday
from bot.services.dependencies import Dependencies
from bot.services.digests import words_of, writes_to
from storage import Transaction, people, sources
from storage.delivery import outbox

LEASE = timedelta(minutes=15)
"""A source whose reading was cut short is read again after so long."""
TOLD_AT = 9
"""The hour of the owner's wall clock at which they hear what is new."""
STALE_AFTER = timedelta(days=3)


class SourceReading:
    """Sources to read, and the results. No transaction is open while they are fetched."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def due(self, most: int) -> list[Source]:
        """Return the sources to read now. A reading that was interrupted is due again.

        Those of somebody who may not write to groups any more are turned off instead.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            found: list[Source] = []
            for source in await sources.due(tx, now, most):
                if await self._is_authors(tx, source):
                    await sources.change(tx, source.id, next_at=now + LEASE)
                    found.append(source)
                else:
                    await sources.change(tx, source.id, active=False, next_at=None)
            return found

    async def _is_authors(self, tx: Transaction, source: Source) -> bool:
        owner = await people.by_id(tx, source.person_id)
        if owner is None:
            return False
        try:
            await writes_to(tx, self._dependencies, owner.telegram_id)
        except AuthorsOnly:
            return False
        return True

    async def read(
        self, source_id: int, feed: Feed | None, etag: str | None = None, last_modified: str | None = None
    ) -> int:
        """Store the result of reading a source; new items will be sent.

        Args:
            feed: what was there; None where nothing has changed.
            etag: what the server called this state.
            last_modified: when the server said it was changed.

        Returns:
            how many items are new.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            source = await sources.by_id(tx, source_id, lock=True)
            if source is None or not source.active:
                return 0
            new = 0 if feed is None else await self._keep(tx, source, feed, now)
            known = {} if feed is None else {"etag": etag, "last_modified": last_modified, "fresh": False}
            await sources.change(
                tx,
                source_id,
                checked_at=now,
                next_at=next_look(now, 0),
                failures=0,
                failing_since=None,
                problem=None,
                **known,
            )
            return new

    async def _keep(self, tx: Transaction, source: Source, feed: Feed, now: datetime) -> int:
        every = fresh_entries(feed.entries, ())
        other_names = {mark: aliases(mark, entry) for mark, entry in every}
        known = await sources.known(tx, source.id, [name for names in other_names.values() for name in names], now)
        fresh = [(mark, entry) for mark, entry in every if known.isdisjoint(other_names[mark])]
        links = [link for _, entry in fresh if entry.link for link in schemes(entry.link)]
        twice = await sources.links_known(tx, source.person_id, links)
        # When it is turned on, the newest few show what it brings; then what comes, at its hour.
        room = FIRST if source.fresh else len(fresh)
        tell_at = now if source.fresh else await self._telling(tx, source, now)
        found: list[tuple[str, Entry, datetime | None]] = []
        told = 0
        for mark, entry in fresh:
            telling = told < room and twice.isdisjoint(schemes(entry.link or ""))
            told += telling
            found.append((mark, entry, tell_at if telling else None))
        await sources.keep(tx, source.id, found, feed.language, now)
        await sources.forget_old(tx, source.id, now - FORGOTTEN_AFTER)
        owner = await people.by_id(tx, source.person_id)
        if told and owner is not None:
            await outbox.post(
                tx,
                # One message for all of them, however many sources bring something before that moment.
                key=f"source-news:{owner.id}:{tell_at.isoformat()}",
                kind="source-news",
                chat_id=owner.telegram_id,
                person_id=owner.id,
                at=tell_at,
                stale_at=tell_at + STALE_AFTER,
                tell_at=tell_at.isoformat(),
            )
        return told

    async def _telling(self, tx: Transaction, source: Source, now: datetime) -> datetime:
        """Return the next time the owner is told: at nine, not on a public holiday."""
        owner = await people.by_id(tx, source.person_id)
        assert owner is not None
        zone: ZoneInfo = (await words_of(tx, self._dependencies, owner)).zone
        at = next_hour(now, zone, TOLD_AT)
        while is_public_holiday(at.astimezone(zone).date(), zone.key):
            at = next_hour(at, zone, TOLD_AT)
        return at

    async def failed(self, source_id: int, why: SourceTrouble) -> None:
        """Retry a source later. Its owner is told after a day, and again after a week.

        Then it is turned off.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            source = await sources.by_id(tx, source_id, lock=True)
            if source is None or not source.active:
                return
            since = source.failing_since or now
            off = gives_up(now, since, why)
            await sources.change(
                tx,
                source_id,
                active=not off,
                checked_at=now,
                next_at=None if off else next_look(now, source.failures + 1),
                failures=source.failures + 1,
                failing_since=since,
                problem=why,
            )
            owner = await people.by_id(tx, source.person_id)
            if owner is not None and (off or now - since >= TOLD_AFTER):
                at = await self._telling(tx, source, now)
                kind = "source-off" if off else "source-failing"
                await outbox.post(
                    tx,
                    # Told once, however often it fails until then.
                    key=f"{kind}:{source_id}:{since.isoformat()}",
                    kind=kind,
                    chat_id=owner.telegram_id,
                    person_id=owner.id,
                    at=at,
                    source=source_id,
                )
