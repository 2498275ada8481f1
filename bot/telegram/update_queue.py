"""Chats side by side, one chat in order: a slow call holds its own chat and no other."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

SIDE_BY_SIDE = 256
"""Updates handled at once, each of another chat: what waits for its own chat takes nobody's place."""
UNBOUNDED = 1 << 30


def lane_of(update: object) -> Hashable:
    """The chat or the poll an update belongs to; an update of neither has a lane of its own."""
    if isinstance(update, Update):
        # The votes of one poll stay in order, and its end comes after all of them.
        if update.poll_answer is not None:
            return ("poll", update.poll_answer.poll_id)
        if update.poll is not None:
            return ("poll", update.poll.id)
        if update.effective_chat is not None:
            return update.effective_chat.id
        if update.effective_user is not None:
            return update.effective_user.id
    return id(update)


class ChatLanes(BaseUpdateProcessor):
    """python-telegram-bot's update processor, with a queue for each chat that is busy.

    Args:
        begins: called when an update begins to be handled.
        done: called with each update once it is handled, whatever came of it.
        side_by_side: how many updates are handled at once.
    """

    def __init__(
        self,
        begins: Callable[[], None],
        done: Callable[[Update], Awaitable[None]],
        side_by_side: int = SIDE_BY_SIDE,
    ) -> None:
        # The framework counts what waits as well, so a chat that writes faster than it may be answered would soon
        # hold every place: places are counted here, and only once it is an update's turn in its chat.
        super().__init__(UNBOUNDED)
        self._places = asyncio.Semaphore(side_by_side)
        self._begins, self._done = begins, done
        self._lanes: dict[Hashable, asyncio.Lock] = {}
        self._waiting: dict[Hashable, int] = {}
        self._under_way = 0
        self._closing = False
        self._idle = asyncio.Event()
        self._idle.set()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Handle one update after the earlier ones of its chat."""
        lane = lane_of(update)
        lock = self._lanes.setdefault(lane, asyncio.Lock())
        self._waiting[lane] = self._waiting.get(lane, 0) + 1
        self._under_way += 1
        self._idle.clear()
        try:
            # asyncio's locks are fair: first come, first served.
            async with lock, self._places:
                if self._closing and isinstance(update, Update):
                    if asyncio.iscoroutine(coroutine):
                        coroutine.close()
                    return
                self._begins()
                await coroutine
                if isinstance(update, Update):
                    await self._done(update)
        finally:
            self._waiting[lane] -= 1
            if not self._waiting[lane]:
                # Only busy chats have a lane, so a network of any size needs no more memory.
                del self._waiting[lane], self._lanes[lane]
            self._under_way -= 1
            if not self._under_way:
                self._idle.set()

    def close(self) -> None:
        """Begin with no more updates: those that have not begun stay in the inbox for the next start."""
        self._closing = True

    @property
    def under_way(self) -> int:
        """How many updates are being handled or wait for their chat."""
        return self._under_way

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return self._under_way > 0

    async def idle(self) -> None:
        """Wait until nothing is under way."""
        await self._idle.wait()

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to clean up."""
