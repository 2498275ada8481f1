"""Pushing updates to a bot: one after another, again until it takes them."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import aiohttp

from sandbox.errors import ApiError
from sandbox.world import BotAccount

if TYPE_CHECKING:
    from sandbox.server import SandboxServer

RETRY_SECONDS = 0.2
PATIENCE = 60.0


@dataclass
class Webhook:
    """Where a bot wants its updates."""

    url: str
    secret: str | None
    task: asyncio.Task[None]
    last_error: str | None = None
    last_error_at: int | None = None


class Webhooks:
    """The webhooks of every bot."""

    def __init__(self, server: SandboxServer) -> None:
        self._server = server
        self.set: dict[str, Webhook] = {}

    async def put(self, bot: BotAccount, url: str, secret: str | None) -> None:
        """Push this bot's updates there from now on."""
        await self.remove(bot)
        task = asyncio.create_task(self._push(bot), name=f"webhook {bot.id}")
        self.set[bot.token] = Webhook(url, secret, task)

    async def remove(self, bot: BotAccount) -> None:
        """Push no more."""
        hook = self.set.pop(bot.token, None)
        if hook is not None:
            hook.task.cancel()
            await asyncio.gather(hook.task, return_exceptions=True)

    async def close(self) -> None:
        """Push nothing to anybody."""
        for bot in list(self._server.world.bots.values()):
            await self.remove(bot)

    async def _push(self, bot: BotAccount) -> None:
        async with aiohttp.ClientSession() as session:
            while True:
                waiting = bot.queue.take(0, 1)
                if not waiting:
                    await bot.queue.wait(PATIENCE)
                    continue
                hook = self.set.get(bot.token)
                if hook is None:
                    await asyncio.sleep(0)
                    continue
                if await self._call(session, bot, hook, waiting[0]):
                    bot.queue.discard(waiting[0]["update_id"])
                else:
                    await asyncio.sleep(RETRY_SECONDS)

    async def _call(self, session: aiohttp.ClientSession, bot: BotAccount, hook: Webhook, update: dict[str, Any]) -> bool:
        headers = {"X-Telegram-Bot-Api-Secret-Token": hook.secret} if hook.secret else {}
        try:
            timeout = aiohttp.ClientTimeout(total=PATIENCE)
            async with session.post(hook.url, json=update, headers=headers, timeout=timeout) as answer:
                body = await answer.read()
                if not 200 <= answer.status < 300:
                    return self._failed(hook, f"Wrong response from the webhook: {answer.status} {answer.reason}")
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            return self._failed(hook, f"Connection failed: {type(error).__name__}")
        self._reply(bot, body)
        return True

    def _failed(self, hook: Webhook, why: str) -> bool:
        hook.last_error = why
        hook.last_error_at = int(self._server.world.clock.now().timestamp())
        return False

    def _reply(self, bot: BotAccount, body: bytes) -> None:
        """A bot may answer with a method; what comes of it, it never learns."""
        try:
            asked = json.loads(body) if body else None
        except ValueError:
            return
        if isinstance(asked, dict) and "method" in asked:
            method = str(asked.pop("method"))
            try:
                self._server.run(bot, method, asked, {})
            except ApiError as refused:
                self._server.world.violations.append(f"webhook reply {method}: {refused.description}")
