"""Fetch every source that is due and store its items. No transaction is open while fetching."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import structlog

from bot.domain.sources import Feed, Source, SourceTrouble
from bot.formats.sources import read
from bot.runtime.fetching import AT_ONCE, Fetched, Fetcher, Unchanged
from bot.services import Services

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class FeedAtAddress:
    """A feed, and the address it has."""

    url: str
    feed: Feed


class FeedPoller:
    """Reads feeds.

    Args:
        fetcher: the way to the open web.
    """

    def __init__(self, services: Services, fetcher: Fetcher) -> None:
        self._services = services
        self._fetcher = fetcher
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self.when_over: Callable[[], None] = lambda: None
        """Called after each source that was read."""

    @property
    def at_rest(self) -> bool:
        """Nothing is being read."""
        return not self._under_way

    async def look(self, url: str) -> FeedAtAddress | SourceTrouble:
        """The feed at an address, or the one that the web page there names."""
        for _ in range(2):
            page = await self._fetcher.fetch(url)
            if isinstance(page, SourceTrouble):
                return page
            assert isinstance(page, Fetched), "nothing was known of it, so it cannot be unchanged"
            found = await read(page.content, page.kind, page.url)
            if isinstance(found, Feed):
                return FeedAtAddress(url, found)
            if not found:
                break
            url = found[0]
        return SourceTrouble.NO_FEED

    async def go(self) -> None:
        """Start reading what is due, a few at once."""
        free = AT_ONCE - len(self._under_way)
        if free <= 0:
            return
        for source in await self._services.source_reading.due(free):
            if source.id in self._under_way:
                continue
            task = asyncio.create_task(self._read(source), name=f"source {source.id}")
            self._under_way[source.id] = task
            task.add_done_callback(partial(self._over, source.id))

    def _over(self, source_id: int, task: asyncio.Task[None]) -> None:
        self._under_way.pop(source_id, None)
        if not task.cancelled() and task.exception() is not None:
            log.error("source.failed", source=source_id, exc_info=task.exception())
        self.when_over()

    async def _read(self, source: Source) -> None:
        reading = self._services.source_reading
        page = await self._fetcher.fetch(source.url, source.etag, source.last_modified)
        if isinstance(page, Unchanged):
            await reading.read(source.id, None)
            return
        if isinstance(page, SourceTrouble):
            await self._failed(source, page)
            return
        feed = await read(page.content, page.kind, page.url)
        if not isinstance(feed, Feed):
            await self._failed(source, SourceTrouble.NO_FEED)
            return
        try:
            new = await reading.read(source.id, feed, page.etag, page.last_modified)
        except Exception:
            # Whatever is in it that cannot be kept: its owner hears of that, rather than nothing for ever.
            log.exception("source.not_kept", source=source.id)
            await self._failed(source, SourceTrouble.NO_FEED)
            return
        log.info("source.read", source=source.id, new=new)

    async def _failed(self, source: Source, why: SourceTrouble) -> None:
        log.warning("source.trouble", source=source.id, why=why)
        await self._services.source_reading.failed(source.id, why)

    async def stop(self) -> None:
        """Abandon what is being read; it will be due again."""
        for task in self._under_way.values():
            task.cancel()
        await asyncio.gather(*self._under_way.values(), return_exceptions=True)
        await self._fetcher.close()
