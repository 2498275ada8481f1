"""A worker that processes what is waiting, one after another, and can be waited for."""

from __future__ import annotations

import asyncio


class Worker:
    """Knows whether anything waits for it. `wake` it when something does."""

    def __init__(self) -> None:
        self._wanted = asyncio.Event()
        self._resting = asyncio.Event()

    def wake(self) -> None:
        """There may be something to do."""
        self._resting.clear()
        self._wanted.set()

    @property
    def at_rest(self) -> bool:
        """Nothing waits for it."""
        return self._resting.is_set()

    async def rest(self) -> None:
        """Wait until nothing waits for it."""
        await self._resting.wait()

    def _look(self) -> None:
        """It looks for something to do: from here on, being woken means that there may be more."""
        self._wanted.clear()

    def _done(self) -> None:
        """It has found nothing more to do."""
        if not self._wanted.is_set():
            self._resting.set()
