"""Updates are kept before Telegram is told they arrived, and ticked off when handled."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from bot.services.ground import Ground
from storage import drafts, inbox, kept, outbox

REMEMBERED = timedelta(days=2)
"""Telegram drops what is older than a day, so an id cannot come twice after two."""
LETTERS_KEPT = timedelta(days=400)


class Inbox:
    """What Telegram has delivered."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    async def keep(self, bodies: Mapping[int, str]) -> set[int]:
        """Keep updates by id; returns those that are new. The others were delivered before."""
        if not bodies:
            return set()
        async with self._ground.database.transaction() as tx:
            return await inbox.keep(tx, bodies, self._ground.now())

    async def finish(self, update_ids: list[int]) -> None:
        """These are handled."""
        async with self._ground.database.transaction() as tx:
            await inbox.finish(tx, update_ids, self._ground.now())

    async def unfinished(self) -> list[tuple[int, str]]:
        """What was received before the program stopped and not handled, oldest first."""
        async with self._ground.database.transaction() as tx:
            return await inbox.unfinished(tx)

    async def tidy(self) -> None:
        """Forget what nobody needs any more."""
        now = self._ground.now()
        async with self._ground.database.transaction() as tx:
            await inbox.clear(tx, now - REMEMBERED)
            await drafts.clear(tx, now)
            await outbox.clear(tx, now - LETTERS_KEPT)

    async def kept(self, name: str, otherwise: str) -> str:
        """The value kept under a name; where there is none, `otherwise` is kept from now on."""
        async with self._ground.database.transaction() as tx:
            value = await kept.get(tx, name)
            if value is None:
                await kept.put(tx, name, otherwise)
                return otherwise
            return value
