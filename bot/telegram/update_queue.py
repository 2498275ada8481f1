"""Handle chats in parallel and each chat in order: a slow call delays only its own chat."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Hashable
from typing import Any

from structlog.contextvars import bound_contextvars
from telegram import Update
from telegram.ext import BaseUpdateProcessor

SIDE_BY_SIDE = 256
"""Updates handled at once, each of another chat: what waits for its own chat takes nobody's place."""
UNBOUNDED = 1 << 30
OTHER_KINDS = ("edited_message", "poll_answer", "poll", "my_chat_member", "chat_member", "chat_join_request")


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


def kind_of(update: Update) -> str:
    """What kind of update it is, as metrics and log name it."""
    if update.message is not None:
        return "command" if (update.message.text or "").startswith("/") else "message"
    if update.callback_query is not None:
        return "press"
    return next((name for name in OTHER_KINDS if getattr(update, name) is not None), "other")


class ChatLanes(BaseUpdateProcessor):
    """python-telegram-bot's update processor, with a queue for each chat that is busy.

    Args:
        begins: asked with each update when its turn comes; False leaves it out.
        done: called with each update once it is handled, whatever came of it; returns what is to be done again,
            or None.
        side_by_side: how many updates are handled at once.
        measured: called with each update that was handled, with how many seconds it waited for its chat, and how many
            it took in all.
    """

    def __init__(
        self,
        begins: Callable[[Update], Awaitable[bool]],
        done: Callable[[Update], Awaitable[Awaitable[None] | None]],
        side_by_side: int = SIDE_BY_SIDE,
        measured: Callable[[Update, float, float], None] = lambda update, waited, took: None,
    ) -> None:
        # The framework counts what waits as well, so a chat that writes faster than it may be answered would soon
        # hold every place: places are counted here, and only once it is an update's turn in its chat.
        super().__init__(UNBOUNDED)
        self._places = asyncio.Semaphore(side_by_side)
        self._begins, self._done, self._measured = begins, done, measured
        self._lanes: dict[Hashable, asyncio.Lock] = {}
        self._waiting: dict[Hashable, int] = {}
        self._under_way = 0
        self._closing = False
        self._tasks: set[asyncio.Task[Any]] = set()
        self._idle = asyncio.Event()
        self._idle.set()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Handle one update after the earlier ones of its chat. Every line of the log that is written meanwhile
        carries its number."""
        with bound_contextvars(id=f"update:{update.update_id}" if isinstance(update, Update) else "update:?"):
            await self._in_turn(update, coroutine)

    async def _in_turn(self, update: object, coroutine: Awaitable[Any]) -> None:
        lane, came_at = lane_of(update), time.monotonic()
        lock = self._lanes.setdefault(lane, asyncio.Lock())
        self._waiting[lane] = self._waiting.get(lane, 0) + 1
        self._under_way += 1
        self._idle.clear()
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            # asyncio's locks are fair: first come, first served.
            async with lock, self._places:
                if isinstance(update, Update) and (self._closing or not await self._begins(update)):
                    if asyncio.iscoroutine(coroutine):
                        coroutine.close()
                    return
                begun_at = time.monotonic()
                await coroutine
                while isinstance(update, Update) and (again := await self._done(update)) is not None:
                    await again
                if isinstance(update, Update):
                    self._measured(update, begun_at - came_at, time.monotonic() - came_at)
        finally:
            self._tasks.discard(task)
            self._waiting[lane] -= 1
            if not self._waiting[lane]:
                # Only busy chats have a lane, so a network of any size needs no more memory.
                del self._waiting[lane], self._lanes[lane]
            self._under_way -= 1
            if not self._under_way:
                self._idle.set()

    def close(self) -> None:
        """Start no more updates: those not started stay in the inbox for the next start."""
        self._closing = True

    async def end(self, within: float) -> int:
        """Let updates that have begun come to their end; the others stay in the inbox.

        Args:
            within: seconds they have. What is not over by then is broken off, and handled after the next start.

        Returns:
            how many were broken off.
        """
        self.close()
        try:
            async with asyncio.timeout(within):
                await self.idle()
        except TimeoutError:
            pass
        left = list(self._tasks)
        for task in left:
            task.cancel()
        if left:
            await asyncio.wait(left, timeout=1.0)
        return len(left)

    @property
    def under_way(self) -> int:
        """How many updates are being handled or wait for their chat."""
        return self._under_way

    @property
    def chats(self) -> int:
        """How many chats and polls have something under way."""
        return len(self._lanes)

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
