"""Pushing updates to a bot's webhook: chats side by side, one chat in order, again until it takes them."""

from __future__ import annotations

import asyncio
import errno
from collections import deque
from collections.abc import Callable
from typing import Any

import aiohttp

from sandbox.api.serving import Serving
from sandbox.updates import Waiting
from sandbox.world.accounts import BotAccount

Json = dict[str, Any]
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
PATIENCE = 60.0
"""Real seconds for one call."""
LONGEST_PAUSE = 60.0


class Hook:
    """One bot's webhook.

    Args:
        heed: what the bot answers is given to.
        connections: most calls at once.
        retry_seconds: real seconds before a refused call is made again; doubles each time.
    """

    def __init__(
        self, api: Serving, bot: BotAccount, heed: Callable[[BotAccount, bytes], None], *, url: str, secret: str | None, connections: int, ip_address: str,
        has_certificate: bool, retry_seconds: float,
    ) -> None:  # fmt: skip
        self._api, self._bot, self._heed = api, bot, heed
        self.url, self.connections, self.ip_address = url, connections, ip_address
        self.has_certificate = has_certificate
        self.last_error: str | None = None
        self.last_error_date: int | None = None
        self._headers = {SECRET_HEADER: secret} if secret else {}
        self._retry_seconds = retry_seconds
        self._lanes: dict[object, deque[Waiting]] = {}
        self._free = asyncio.Semaphore(connections)
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Push what waits and what comes."""
        self._bot.queue.always_awaited = True
        self._task = asyncio.create_task(self._push(), name=f"webhook of bot {self._bot.id}")

    async def stop(self) -> None:
        """Push no more; calls under way are broken off and their updates wait on."""
        self._bot.queue.always_awaited = False
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _push(self) -> None:
        queue, latest = self._bot.queue, 0
        # A certificate of the bot's own cannot be checked against anything but itself.
        connector = aiohttp.TCPConnector(limit=0, ssl=not self.has_certificate)
        timeout = aiohttp.ClientTimeout(total=PATIENCE)
        async with (
            aiohttp.ClientSession(connector=connector, timeout=timeout, headers=self._headers) as session,
            asyncio.TaskGroup() as group,
        ):
            while True:
                with queue.sleeper() as sleeper:
                    for waiting in queue.since(latest):
                        latest = waiting.update_id
                        lane = _lane(waiting)
                        if lane in self._lanes:
                            self._lanes[lane].append(waiting)
                        else:
                            self._lanes[lane] = deque([waiting])
                            group.create_task(self._drain(session, lane))
                    await sleeper

    async def _drain(self, session: aiohttp.ClientSession, lane: object) -> None:
        line = self._lanes[lane]
        pause = self._retry_seconds
        while line:
            waiting = line[0]
            if not self._bot.queue.holds(waiting.update_id):
                line.popleft()
                continue
            async with self._free:
                taken = await self._call(session, waiting)
            if taken:
                self._bot.queue.discard(waiting.update_id)
                line.popleft()
                pause = self._retry_seconds
            else:
                # From here on it waits like any other, and is dropped after a day.
                waiting.awaited = False
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
        del self._lanes[lane]

    async def _call(self, session: aiohttp.ClientSession, waiting: Waiting) -> bool:
        self._api.check_updates([waiting.body])
        try:
            async with session.post(self.url, json=waiting.body) as answer:
                body = await answer.read()
                if not 200 <= answer.status < 300:
                    return self._failed(f"Wrong response from the webhook: {answer.status} {answer.reason}")
        except TimeoutError:
            return self._failed("Read timeout expired")
        except (aiohttp.ClientError, OSError) as error:
            return self._failed(_said_of(error))
        self._bot.queue.always_awaited = True
        self._heed(self._bot, body)
        return True

    def _failed(self, why: str) -> bool:
        self._bot.queue.always_awaited = False
        self.last_error = why
        self.last_error_date = int(self._api.world.clock.now().timestamp())
        return False


def _said_of(error: Exception) -> str:
    if isinstance(error, aiohttp.ClientConnectorError) and error.os_error.errno == errno.ECONNREFUSED:
        return "Connection refused"
    if isinstance(error, aiohttp.ClientSSLError):
        return "SSL error {certificate verify failed}"
    return "Connection reset by peer"


def _lane(waiting: Waiting) -> object:
    """What keeps its order: a chat, else a person, else a poll."""
    body: Json = waiting.body[waiting.kind]
    inner = body.get("message") or body
    for name in ("chat", "from", "user"):
        if isinstance(inner.get(name), dict):
            return inner[name].get("id")
    return body.get("id")
