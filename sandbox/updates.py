"""What waits for a bot: numbered, confirmed by offset, dropped after a day."""

from __future__ import annotations

import asyncio
import itertools
import random
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

KEPT = timedelta(hours=24)
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds that come only to a bot that names them."""
FAR = 10
"""An offset so far past the end is taken for a mistake, and the queue is read from its head."""


class WorldTime(Protocol):
    """Whatever knows the time of the world."""

    def now(self) -> datetime:
        """The present moment, aware."""
        ...


@dataclass(slots=True)
class Waiting:
    """One update and when it came about.

    `awaited`: the bot was listening when it came, so in the world's time it has left already, however
    far the clock jumps before the event loop gets round to sending it.
    """

    update_id: int
    kind: str
    at: datetime
    body: dict[str, Any]
    awaited: bool


class UpdateQueue:
    """The updates of one bot.

    Args:
        clock: the time of the world; or a function that tells it.
        first_id: the first `update_id`; arbitrary, as Telegram's is.
    """

    def __init__(self, clock: WorldTime | Callable[[], datetime], first_id: int | None = None) -> None:
        self._now = clock if callable(clock) else clock.now
        self._next = random.randrange(100_000_000, 900_000_000) if first_id is None else first_id
        self._waiting: OrderedDict[int, Waiting] = OrderedDict()
        self._allowed: frozenset[str] | None = None
        self._sleepers: set[asyncio.Future[Any]] = set()
        self._until_empty: list[asyncio.Future[None]] = []
        self.always_awaited = False
        """Somebody takes updates as they come, without asking: a webhook."""
        self.dropped = 0
        """How many were never fetched within a day and are gone."""

    def run_by(self, clock: WorldTime) -> None:
        """Go by this clock from now on."""
        self._now = clock.now

    def __getstate__(self) -> dict[str, Any]:
        """What waits, without who listens."""
        kept = {name: value for name, value in self.__dict__.items() if name != "_now"}
        return kept | {"_sleepers": set(), "_until_empty": [], "always_awaited": False}

    # --- coming in

    def push(self, payload: dict[str, Any]) -> None:
        """Queue an update, `{"message": {...}}`, unless the bot does not listen to that kind.

        Raises:
            ValueError: not exactly one kind of payload.
        """
        (kind,) = payload
        if not self.listens_to(kind):
            return
        awaited = self.always_awaited or bool(self._sleepers)
        update_id = self._next
        self._next += 1
        body = {"update_id": update_id, **payload}
        self._waiting[update_id] = Waiting(update_id, kind, self._now(), body, awaited)
        for sleeper in self._sleepers:
            if not sleeper.done():
                sleeper.set_result(None)

    @property
    def next_id(self) -> int:
        """The `update_id` of the next one."""
        return self._next

    def listens_to(self, kind: str) -> bool:
        """Whether updates of a kind are queued at present."""
        return kind not in ON_REQUEST if self._allowed is None else kind in self._allowed

    @property
    def allowed_updates(self) -> frozenset[str] | None:
        """The kinds the bot named; None for the usual ones: all but those that come on request."""
        return self._allowed

    def allow(self, kinds: Iterable[str] | None) -> None:
        """Which kinds are queued from now on: None leaves it as it was, an empty list means the usual ones."""
        if kinds is not None:
            self._allowed = frozenset(kinds) or None

    # --- going out

    def take(self, offset: int = 0, limit: int = 100) -> list[dict[str, Any]]:
        """What waits, oldest first; it goes on waiting until it is confirmed.

        Args:
            offset: positive confirms all before it; negative keeps the last so many and forgets the others;
                one far past the end, or 0, confirms nothing.
            limit: at most so many.
        """
        self.confirm(offset)
        self._drop_old()
        found = [waiting for waiting, _ in zip(self._waiting.values(), range(limit), strict=False)]
        for waiting in found:
            waiting.awaited = False
        return [waiting.body for waiting in found]

    def confirm(self, offset: int) -> None:
        """Forget what an offset says has arrived; see `take`."""
        if offset < 0:
            while len(self._waiting) > -offset:
                self._waiting.popitem(last=False)
        elif 0 < offset <= self._next + FAR:
            while self._waiting and next(iter(self._waiting)) < offset:
                self._waiting.popitem(last=False)
        self._tell_if_empty()

    def since(self, update_id: int) -> list[Waiting]:
        """What waits and is younger than an update, oldest first."""
        self._drop_old()
        younger = list(itertools.takewhile(lambda one: one.update_id > update_id, reversed(self._waiting.values())))
        return younger[::-1]

    def holds(self, update_id: int) -> bool:
        """Whether an update still waits: it may have been dropped, or confirmed."""
        self._drop_old()
        return update_id in self._waiting

    def discard(self, update_id: int) -> None:
        """One update has been taken by a webhook."""
        self._waiting.pop(update_id, None)
        self._tell_if_empty()

    def clear(self) -> None:
        """Forget all that waits."""
        self._waiting.clear()
        self._tell_if_empty()

    async def drained(self) -> None:
        """Wait until nothing waits here any more: all has been taken and confirmed."""
        while len(self):
            empty: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._until_empty.append(empty)
            await empty

    def _tell_if_empty(self) -> None:
        if not self._waiting:
            told, self._until_empty = self._until_empty, []
            for empty in told:
                if not empty.done():
                    empty.set_result(None)

    @contextmanager
    def sleeper(self) -> Iterator[asyncio.Future[Any]]:
        """Listen: a future that is done, with None, as soon as an update comes. Others may end it with their own."""
        sleeper: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._sleepers.add(sleeper)
        try:
            yield sleeper
        finally:
            self._sleepers.discard(sleeper)

    async def wait(self, timeout: float | None = None) -> bool:
        """Wait until something is there, at most so many real seconds. Returns whether something is."""
        self._drop_old()
        if self._waiting:
            return True
        with self.sleeper() as sleeper:
            try:
                await asyncio.wait_for(sleeper, timeout)
            except TimeoutError:
                return False
        return True

    @property
    def pending_count(self) -> int:
        """How many wait to be confirmed."""
        self._drop_old()
        return len(self._waiting)

    def __len__(self) -> int:
        return self.pending_count

    def _drop_old(self) -> None:
        while self._waiting:
            oldest = next(iter(self._waiting.values()))
            if oldest.awaited or self._now() - oldest.at <= KEPT:
                return
            self._waiting.popitem(last=False)
            self.dropped += 1
            self._tell_if_empty()
