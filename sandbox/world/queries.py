"""Presses of buttons, and their answers. They go stale."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sandbox.errors import bad
from sandbox.world.model import Account, BotAccount, Json, Message

if TYPE_CHECKING:
    from sandbox.world.world import World

STALE = timedelta(minutes=5)
"""Telegram gives up on a press after a while; the exact time is not documented."""


@dataclass
class CallbackAnswer:
    """What the presser saw."""

    text: str | None = None
    alert: bool = False
    url: str | None = None


@dataclass
class Query:
    """One press that waits for its answer."""

    id: str
    bot: BotAccount
    presser: Account
    message: Message
    at: datetime
    answer: asyncio.Future[CallbackAnswer] | None = None
    answered: bool = False
    settled: CallbackAnswer | None = field(default=None)


class Queries:
    """Every press under way."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._open: dict[str, Query] = {}

    def press(self, bot: BotAccount, presser: Account, message: Message, data: str) -> Query:
        """A button was pressed."""
        world = self._world
        query = Query(str(4_000_000_000_000 + world.number()), bot, presser, message, world.clock.now())
        try:
            query.answer = asyncio.get_running_loop().create_future()
        except RuntimeError:
            query.answer = None
        self._open[query.id] = query
        shown: Json = message.json()
        if world.clock.now() - message.at > timedelta(days=365 * 3):
            shown = {"chat": message.chat.json(), "message_id": message.id, "date": 0}
        bot.queue.push(
            {
                "callback_query": {
                    "id": query.id,
                    "from": presser.json(),
                    "message": shown,
                    "chat_instance": str(abs(hash(("instance", message.chat.id)))),
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
        query = self._open.pop(query_id, None)
        if query is None or query.bot is not bot or self._world.clock.now() - query.at > STALE:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        query.answered, query.settled = True, answer
        if query.answer is not None and not query.answer.done():
            query.answer.get_loop().call_soon_threadsafe(_settle, query.answer, answer)
        self._world.tell("answered", query.message.chat, query.message, {"query": query.id, "person": query.presser.id})


def _settle(future: asyncio.Future[CallbackAnswer], answer: CallbackAnswer) -> None:
    if not future.done():
        future.set_result(answer)
