"""Presses of buttons, and their answers. They go stale."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from sandbox.clock import WorldClock
from sandbox.errors import bad
from sandbox.world.accounts import Account, BotAccount, Json
from sandbox.world.chats import Message
from sandbox.world.events import EventStream, WorldEvent

STALE = timedelta(minutes=5)
"""Telegram gives up on a press after a while; how long exactly is not documented."""


class NoAnswer(AssertionError):
    """A bot did not do what somebody waited for."""


@dataclass(frozen=True, slots=True)
class CallbackAnswer:
    """What the presser saw: nothing, a notice, an alert, or an address that opened."""

    text: str | None = None
    alert: bool = False
    url: str | None = None


@dataclass(eq=False, slots=True)
class Query:
    """One press that waits for its answer."""

    id: str
    bot: BotAccount
    presser: Account
    message: Message
    data: str
    at: datetime
    answer: CallbackAnswer | None = None
    expired: bool = False
    _waiting: list[asyncio.Future[None]] = field(default_factory=list)

    async def answered(self, patience: float) -> CallbackAnswer:
        """Wait for the answer.

        Args:
            patience: real seconds.

        Raises:
            NoAnswer: none came, or the world's time went past the query.
        """
        if self.answer is None and not self.expired:
            waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting.append(waiting)
            try:
                await asyncio.wait_for(waiting, patience)
            except TimeoutError:
                raise NoAnswer(f"{self.presser.name} pressed {self.data!r} and nothing came back") from None
        if self.answer is None:
            raise NoAnswer(f"{self.presser.name} pressed {self.data!r}, and the query went stale unanswered")
        return self.answer

    def settle(self) -> None:
        """Wake whoever waits: it was answered or has gone stale."""
        for waiting in self._waiting:
            if not waiting.done():
                waiting.set_result(None)
        self._waiting.clear()


class QueryContext(Protocol):
    """The world a query is asked in."""

    clock: WorldClock
    news: EventStream

    def number(self) -> int:
        """A number never used before."""
        ...


class Queries:
    """Every press under way."""

    def __init__(self, world: QueryContext) -> None:
        self._world = world
        self._open: dict[str, Query] = {}

    def press(self, bot: BotAccount, presser: Account, message: Message, data: str) -> Query:
        """A button was pressed: its bot is told, who the presser is even if an anonymous administrator."""
        world = self._world
        self.expire()
        query = Query(str(4_300_000_000_000_000 + world.number()), bot, presser, message, data, world.clock.now())
        self._open[query.id] = query
        shown: Json = message.inaccessible_json() if message.deleted else message.json(bot)
        if message.chat.has(bot.id) and presser.id not in bot.blocked_by:
            bot.queue.push(
                {
                    "callback_query": {
                        "id": query.id,
                        "from": presser.json(),
                        "message": shown,
                        "chat_instance": str(7_000_000_000_000_000_000 - message.chat.key),
                        "data": data,
                    }
                }
            )
        return query

    def answer(self, bot: BotAccount, query_id: str, answer: CallbackAnswer) -> None:
        """The bot answers, once and in time.

        Raises:
            ApiError: too late, or twice.
        """
        self.expire()
        query = self._open.get(query_id)
        if query is None or query.bot is not bot:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        del self._open[query_id]
        query.answer = answer
        query.settle()
        detail = {
            "query": query.id,
            "person": query.presser.id,
            "text": answer.text,
            "alert": answer.alert,
            "url": answer.url,
        }
        self._world.news.tell(WorldEvent("answered", query.message.chat, query.message, detail))

    def expire(self) -> None:
        """Give up on what has waited too long."""
        oldest = self._world.clock.now() - STALE
        while self._open:
            query = next(iter(self._open.values()))
            if query.at > oldest:
                return
            del self._open[query.id]
            query.expired = True
            query.settle()
