"""Store updates before Telegram is told they arrived, and mark them done when handled."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta

import structlog

from bot.services.dependencies import Dependencies
from storage import Transaction, erased, questions, retention, settings_store
from storage.delivery import inbox, outbox
from storage.delivery.inbox import KeptUpdates, Odd
from storage.people import pending_input
from storage.questions import sealed_drafts

log = structlog.get_logger(__name__)

LONGEST_DAY = timedelta(days=2)
"""A day that began so long ago is over in every time zone."""
WIPED_AGAIN = timedelta(minutes=10)
"""When wiping that failed, or was left for later, is tried again."""
NOTHING = KeptUpdates(frozenset(), passed_on=False)
SEALED = 1024
"""Bytes to whose multiple an update is rounded up before it is sealed."""


class Inbox:
    """The updates that Telegram has delivered."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies
        self._wipe_from = datetime.min.replace(tzinfo=UTC)

    async def keep(
        self, bodies: Mapping[int, str], odd: Collection[Odd] = (), in_hand: Collection[int] = ()
    ) -> KeptUpdates:
        """Store updates by id, and set aside unreadable ones. Idempotent.

        Args:
            odd: those that cannot be read.
            in_hand: updates that are being handled.

        Returns:
            those to handle now. The others were delivered before.
        """
        if not bodies and not odd:
            return NOTHING
        async with self._dependencies.database.transaction() as tx:
            sealed = self._sealed(bodies)
            await inbox.set_aside(tx, odd, self._dependencies.now())
            return await inbox.keep(tx, sealed, self._dependencies.now(), in_hand) if sealed else NOTHING

    async def pass_on(self, bodies: Mapping[int, str], odd: Collection[Odd] = ()) -> None:
        """Store updates by id for the leading process and notify it. Idempotent.

        Args:
            odd: those that cannot be read.
        """
        if not bodies and not odd:
            return
        async with self._dependencies.database.transaction() as tx:
            await inbox.set_aside(tx, odd, self._dependencies.now())
            if bodies:
                await inbox.pass_on(tx, self._sealed(bodies), self._dependencies.now())

    def _sealed(self, bodies: Mapping[int, str]) -> dict[int, str]:
        """Seal an update, so that neither a copy nor the database file reveals who wrote."""
        return {
            update_id: self._dependencies.encryption.seal("update", body, step=SEALED)
            for update_id, body in bodies.items()
        }

    async def take_over(self, in_hand: Collection[int]) -> list[tuple[int, str]]:
        """Return updates stored by other processes that nobody is handling, oldest first.

        Args:
            in_hand: updates that are being handled; looked at while none of them can be ticked off.
        """
        async with self._dependencies.database.transaction() as tx:
            found = [each for each in await inbox.passed_on(tx) if each[0] not in in_hand]
            return await self._readable(tx, found)

    def tag_of(self, raw: object) -> str:
        """Return a tag by which an update without a number is recognised; it reveals nothing of the content."""
        return self._dependencies.encryption.tag("odd update", json.dumps(raw, sort_keys=True))

    async def set_aside(self, odd: Odd) -> None:
        """Mark an update that could not be handled, so that it is not tried again."""
        async with self._dependencies.database.transaction() as tx:
            await inbox.set_aside(tx, [odd], self._dependencies.now())

    async def begin(self, update_id: int, blame: int) -> int:
        """Mark a left-over update as about to be handled.

        Args:
            blame: added to its blame, in case the program ends while it is handled.

        Returns:
            its blame before.
        """
        async with self._dependencies.database.transaction() as tx:
            return await inbox.begin(tx, update_id, blame)

    async def take_back(self, blames: Mapping[int, int]) -> None:
        """Take back blame that `begin` added, since the updates have not ended the program so far.

        Args:
            blames: how much, by update.
        """
        async with self._dependencies.database.transaction() as tx:
            for update_id, blame in blames.items():
                await inbox.take_back(tx, update_id, blame)

    async def suspects(self) -> set[int]:
        """Return unhandled updates of which one may have crashed the program more than once."""
        async with self._dependencies.database.transaction() as tx:
            return await inbox.suspects(tx)

    async def latest(self) -> datetime | None:
        """Return when an update was last received or handled, by the clock at that time."""
        async with self._dependencies.database.transaction() as tx:
            return await inbox.latest(tx)

    async def finish(self, update_ids: list[int]) -> None:
        """Mark these updates as handled."""
        async with self._dependencies.database.transaction() as tx:
            await inbox.finish(tx, update_ids, self._dependencies.now())
        # Only now is the update itself gone that erased something.
        await self.wipe(thoroughly=False)

    async def wipe(self, *, thoroughly: bool) -> None:
        """Make sure that erased data is no longer in any database file.

        Where that cannot be done now, it is tried again later, but not with every update.
        """
        database, now = self._dependencies.database, self._dependencies.now()
        if not database.to_wipe or (not thoroughly and now < self._wipe_from):
            return
        self._wipe_from = now + WIPED_AGAIN
        try:
            done = await database.wipe(thoroughly=thoroughly)
        except Exception:  # whatever keeps it, the update is handled and what was erased is out of reach
            log.exception("erased.not_wiped_yet")
            return
        if done:
            self._wipe_from = now
            async with database.transaction() as tx:
                await erased.done(tx)

    async def unfinished(self) -> list[tuple[int, str]]:
        """Return updates received before the program stopped and not handled, oldest first."""
        async with self._dependencies.database.transaction() as tx:
            return await self._readable(tx, await inbox.unfinished(tx))

    async def _readable(self, tx: Transaction, found: Collection[tuple[int, str]]) -> list[tuple[int, str]]:
        read = [(update_id, self._opened(body)) for update_id, body in found]
        unreadable = [update_id for update_id, body in read if body is None]
        if unreadable:
            log.warning("inbox.unreadable", updates=len(unreadable), because="the bot token has changed")
            await inbox.finish(tx, unreadable, self._dependencies.now())
        return [(update_id, body) for update_id, body in read if body is not None]

    def _opened(self, body: str) -> str | None:
        # An earlier version kept updates as they came.
        return body if body.startswith("{") else self._dependencies.encryption.open("update", body)

    async def tidy(self) -> None:
        """Delete rows that are no longer needed, and return their space to the disk."""
        now, database = self._dependencies.now(), self._dependencies.database
        async with database.transaction() as tx:
            await erased.recall(tx)
            await pending_input.clear(tx, now)
            await sealed_drafts.clear(tx, now)
            await questions.clear_quotas(tx, (now - LONGEST_DAY).date().isoformat())
            await outbox.forget_words(tx, "kept-answer")
        for rule in retention.RULES:
            more = True
            while more:
                async with database.transaction() as tx:
                    more = await retention.clear(tx, rule, now)
        await self.wipe(thoroughly=True)
        if database.sqlite is not None:
            await database.sqlite.give_back()

    async def kept(self, name: str, otherwise: str) -> str:
        """Return the value stored under a name; store and return `otherwise` if there is none."""
        async with self._dependencies.database.transaction() as tx:
            value = await settings_store.get(tx, name)
            if value is None:
                await settings_store.put(tx, name, otherwise)
                return otherwise
            return value

    async def keep_value(self, name: str, value: str) -> None:
        """Store a value under a name, replacing an earlier one."""
        async with self._dependencies.database.transaction() as tx:
            await settings_store.put(tx, name, value)
