"""What bots asked for, for tests to look at."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

KEPT = 10_000
PATIENCE = 60.0
"""Real seconds to wait for a request: generous, so that a slow machine never decides a test."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request and what came of it.

    `params`: typed where they could be read, else as they came. `at`: the world's time.
    `error`, `code`: Telegram's words and number; None where it went well.
    """

    method: str
    params: dict[str, Any]
    at: datetime
    bot_id: int
    error: str | None = None
    code: int | None = None

    @property
    def chat_id(self) -> int | str | None:
        """The chat it was about."""
        chat: int | str | None = self.params.get("chat_id")
        return chat

    @property
    def ok(self) -> bool:
        """Whether it took effect."""
        return self.error is None


class RequestLog:
    """The latest requests, oldest first."""

    def __init__(self, kept: int = KEPT) -> None:
        self._requests: deque[Request] = deque(maxlen=kept)
        self.counts: Counter[str] = Counter()
        """How often each method was asked for, since the beginning."""
        self._listeners: list[Callable[[Request], None]] = []

    def add(self, request: Request) -> None:
        """Note one."""
        self._requests.append(request)
        self.counts[request.method] += 1
        for listener in list(self._listeners):
            listener(request)

    def of(self, method: str, *, ok: bool | None = None) -> list[Request]:
        """The requests for a method; those that went well, or not, where asked."""
        return [one for one in self._requests if one.method == method and (ok is None or one.ok == ok)]

    def clear(self) -> None:
        """Forget them all."""
        self._requests.clear()
        self.counts.clear()

    async def until(self, happened: Callable[[], object]) -> None:
        """Wait for requests until something holds.

        Raises:
            TimeoutError: it does not, and no request came to change that for long.
        """
        noted = asyncio.Event()

        def listener(_: Request) -> None:
            noted.set()

        self._listeners.append(listener)
        try:
            while not happened():
                await asyncio.wait_for(noted.wait(), PATIENCE)
                noted.clear()
        finally:
            self._listeners.remove(listener)

    def __iter__(self) -> Iterator[Request]:
        return iter(list(self._requests))

    def __len__(self) -> int:
        return len(self._requests)

    def __getitem__(self, place: int) -> Request:
        return self._requests[place]
