"""Tell people who write while the database is unavailable, once, that they will have to wait."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence

import structlog
from telegram import Update

from bot.domain.deafness import DEAF_AFTER
from bot.presenters.outgoing import Destination, OutgoingMessage
from bot.telegram.sender import Sender
from locales import language_from, text_in
from storage import Database, Trouble

log = structlog.get_logger(__name__)

TELL_AFTER = 8.0
"""Seconds: most restarts of a database are shorter, and then the answer itself is there."""
LOOK_EVERY = 5.0


class Outage:
    """Told when the database becomes unavailable, and when it is back.

    Args:
        language: of people whose app speaks none of ours.
        back: called when it is back.
        long: called before `back` after a long time.
    """

    def __init__(
        self,
        database: Database,
        sender: Sender,
        language: str,
        back: Callable[[], None],
        long: Callable[[], None],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._database, self._sender, self._language = database, sender, language
        self._back, self._long, self._sleep = back, long, sleep
        self._away = asyncio.Event()
        self._told: set[int | str] = set()
        self.waiting: Callable[[], Sequence[Update]] = list
        """Updates in hand."""

    def changed(self, trouble: Trouble | None, lasted: float) -> None:
        """Record that the database became unavailable, or is back after so many seconds."""
        if trouble is not None:
            log.error("database.away", why=str(trouble))
            self._away.set()
            return
        log.warning("database.back", seconds=round(lasted, 1))
        self._away.clear()
        self._told.clear()
        if lasted >= DEAF_AFTER.total_seconds():
            self._long()
        self._back()

    async def work(self) -> None:
        """Tell waiting people during long outages, and check whether the database is back."""
        while True:
            await self._away.wait()
            await self._sleep(LOOK_EVERY)
            await self.tell(self.waiting())
            # Where nobody else asks for it, it would be away for ever.
            await self._database.look()

    async def tell(self, updates: Sequence[Update]) -> None:
        """Tell each chat once that the answer will take longer."""
        since = self._database.away_since
        if since is None or time.monotonic() - since < TELL_AFTER:
            return
        for update in updates:
            user, chat, query = update.effective_user, update.effective_chat, update.callback_query
            t = text_in((None if user is None else language_from(user.language_code)) or self._language)
            if query is not None:
                if query.id not in self._told:
                    self._told.add(query.id)
                    await self._sender.answer(query.id, t.plain("toast-database-away"), alert=True)
            elif update.message is not None and chat is not None and chat.id not in self._told:
                self._told.add(chat.id)
                await self._sender.send(Destination(chat.id), OutgoingMessage(t("database-away")))
