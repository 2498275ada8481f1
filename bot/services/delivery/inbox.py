"""Updates are kept before Telegram is told they arrived, and ticked off when handled."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import structlog

from bot.services.dependencies import Ground
from storage import settings_store
from storage.delivery import inbox, outbox
from storage.people import pending_input
from storage.questions import sealed_drafts

log = structlog.get_logger(__name__)

REMEMBERED = timedelta(days=2)
"""Telegram drops what is older than a day, so an id cannot come twice after two."""
LETTERS_KEPT = timedelta(days=400)
SEALED = 1024
"""Bytes to whose multiple an update is rounded up before it is sealed."""


class Inbox:
    """What Telegram has delivered."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    async def keep(self, bodies: Mapping[int, str]) -> set[int]:
        """Keep updates by id; returns those that are new. The others were delivered before."""
        if not bodies:
            return set()
        async with self._ground.database.transaction() as tx:
            # Sealed, so that not even a copy taken in this moment, or what a file still holds of it, tells who wrote.
            sealed = {
                update_id: self._ground.vault.seal("update", body, step=SEALED) for update_id, body in bodies.items()
            }
            return await inbox.keep(tx, sealed, self._ground.now())

    async def finish(self, update_ids: list[int]) -> None:
        """These are handled."""
        async with self._ground.database.transaction() as tx:
            await inbox.finish(tx, update_ids, self._ground.now())

    async def unfinished(self) -> list[tuple[int, str]]:
        """What was received before the program stopped and not handled, oldest first."""
        async with self._ground.database.transaction() as tx:
            read = [(update_id, self._opened(body)) for update_id, body in await inbox.unfinished(tx)]
            unreadable = [update_id for update_id, body in read if body is None]
            if unreadable:
                log.warning("inbox.unreadable", updates=len(unreadable), because="the bot token has changed")
                await inbox.finish(tx, unreadable, self._ground.now())
            return [(update_id, body) for update_id, body in read if body is not None]

    def _opened(self, body: str) -> str | None:
        # An earlier version kept updates as they came.
        return body if body.startswith("{") else self._ground.vault.open("update", body)

    async def tidy(self) -> None:
        """Forget what nobody needs any more."""
        now = self._ground.now()
        async with self._ground.database.transaction() as tx:
            await inbox.clear(tx, now - REMEMBERED)
            await pending_input.clear(tx, now)
            await sealed_drafts.clear(tx, now)
            await outbox.clear(tx, now - LETTERS_KEPT)

    async def kept(self, name: str, otherwise: str) -> str:
        """The value kept under a name; where there is none, `otherwise` is kept from now on."""
        async with self._ground.database.transaction() as tx:
            value = await settings_store.get(tx, name)
            if value is None:
                await settings_store.put(tx, name, otherwise)
                return otherwise
            return value
