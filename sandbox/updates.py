"""What waits for a bot: numbered, confirmed by offset, dropped after a day."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

KEPT = timedelta(hours=24)
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds that come only to a bot that names them."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One update and when it came about."""

    update_id: int
    kind: str
    at: datetime
    body: dict[str, Any]


class UpdateQueue:
    """The updates of one bot.

    Args:
        now: the time of the world.
        first_id: arbitrary, as Telegram's is.
    """

    def __init__(self, now: Callable[[], datetime], first_id: int = 731_000_001) -> None:
        self._now = now
        self._next = first_id
        self._waiting: deque[Waiting] = deque()
        self._allowed: frozenset[str] | None = None
        self._arrived = asyncio.Event()

    def push(self, payload: dict[str, Any]) -> None:
        """Queue an update of one kind, unless the bot does not listen to that kind."""
        (kind,) = payload
        wanted = kind not in ON_REQUEST if self._allowed is None else kind in self._allowed
        if wanted:
            self._waiting.append(Waiting(self._next, kind, self._now(), {"update_id": self._next, **payload}))
            self._next += 1
            self._arrived.set()

    def allow(self, kinds: list[str] | None) -> None:
        """Which kinds are queued from now on: None leaves it as it was, an empty list means the usual ones."""
        if kinds is not None:
            self._allowed = frozenset(kinds) or None

    def take(self, offset: int | None, limit: int) -> list[dict[str, Any]]:
        """What waits, oldest first. A positive offset confirms all before it, a negative keeps the last ones."""
        self._drop_old()
        if offset is not None and offset > 0:
            while self._waiting and self._waiting[0].update_id < offset:
                self._waiting.popleft()
        elif offset is not None and offset < 0:
            while len(self._waiting) > -offset:
                self._waiting.popleft()
        if not self._waiting:
            self._arrived.clear()
        return [waiting.body for waiting, _ in zip(self._waiting, range(limit), strict=False)]

    def drop(self, update_id: int) -> None:
        """One update has been taken by a webhook."""
        self._waiting = deque(waiting for waiting in self._waiting if waiting.update_id != update_id)

    def clear(self) -> None:
        """Forget all that waits."""
        self._waiting.clear()
        self._arrived.clear()

    def _drop_old(self) -> None:
        while self._waiting and self._now() - self._waiting[0].at > KEPT:
            self._waiting.popleft()

    async def wait(self, seconds: float) -> None:
        """Wait until something is there, at most so many real seconds."""
        try:
            await asyncio.wait_for(self._arrived.wait(), seconds)
        except TimeoutError:
            return

    def __len__(self) -> int:
        return len(self._waiting)
