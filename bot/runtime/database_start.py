"""Wait at start until the database can be used, and upgrade it to this version."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bot.log import kind_of
from storage import NotUpYet, StorageError, Trouble, migrate, revision_of, trouble_of

log = structlog.get_logger(__name__)

WAIT_FIRST, WAIT_LAST = 1.0, 5.0
"""Seconds between two tries."""
PASSES_ON_A_FILE = (Trouble.LOCKED, Trouble.FULL, Trouble.BROKEN)
"""What is waited for at a start; anything else about a file has to be put right by somebody."""


class DatabaseStart:
    """The database of a program that has just started.

    Args:
        url: where the database is.
        is_file: whether it is an SQLite file.
    """

    def __init__(self, url: str, *, is_file: bool) -> None:
        self._url, self._is_file = url, is_file

    async def bring_up_to_date(self) -> None:
        """Migrate the database to this version, as soon as it can be used.

        Raises:
            StorageError: what is wrong with it, where that does not pass by itself.
        """
        await self._once_up(lambda: migrate(self._url))

    async def wait_for_this_version(self) -> None:
        """Wait until the database is of this version: the process that leads may be of an earlier one.

        Raises:
            StorageError: what is wrong with it, where that does not pass by itself.
        """
        await self._once_up(self._of_this_version)

    async def _of_this_version(self) -> None:
        have, want = await revision_of(self._url)
        while have != want:
            await asyncio.sleep(WAIT_FIRST)
            have, want = await revision_of(self._url)

    async def _once_up(self, step: Callable[[], Awaitable[None]]) -> None:
        """Take a step, again as long as the database is not up yet or another program holds it."""
        wait, told = WAIT_FIRST, False
        while True:
            try:
                await step()
            except Exception as error:
                if not isinstance(error, NotUpYet) and not self._passes(error):
                    raise
                if not told:
                    log.warning("database.waiting", why=_said(error), again_in=wait)
                told = True
                await asyncio.sleep(wait)
                wait = min(wait * 2, WAIT_LAST)
            else:
                return

    def _passes(self, error: BaseException) -> bool:
        """Whether what keeps the database from being used may pass by itself."""
        found = (trouble_of(one) for one in (error, error.__cause__, error.__context__) if one is not None)
        trouble = next((one for one in found if one is not None), None)
        return trouble in (PASSES_ON_A_FILE if self._is_file else tuple(Trouble))


def _said(error: Exception) -> str:
    """Why the database cannot be used yet; a driver's own words may hold its address."""
    return str(error) if isinstance(error, StorageError) else kind_of(error)
