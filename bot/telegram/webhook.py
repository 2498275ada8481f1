"""Set the webhook, check it every minute, and set it again if it is gone."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog
from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.domain.delivery.remedies import unquoted
from bot.runtime.health import UpdatesHeard
from bot.telegram.update_intake import ALLOWED

log = structlog.get_logger(__name__)

LOOK_EVERY = 60.0
AGAIN = 5.0


class Webhook:
    """Telegram calls this address.

    Args:
        url: where.
        secret: what its calls must carry.
        updates_heard: is told whether updates are heard.
    """

    def __init__(
        self,
        bot: Bot,
        url: str,
        secret: str,
        updates_heard: UpdatesHeard,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._bot, self._url, self._secret, self._updates_heard, self._sleep = bot, url, secret, updates_heard, sleep
        self._set = False
        self._last_error: datetime | None = None

    async def announce(self) -> bool:
        """Set the webhook at Telegram; return whether it succeeded.

        Raises:
            BadRequest: it does not take that address.
        """
        try:
            await self._bot.set_webhook(self._url, allowed_updates=ALLOWED, secret_token=self._secret)
        except BadRequest:
            raise
        except TelegramError as error:
            log.warning("webhook.not_set", why=unquoted(error.message))
            self._updates_heard.deaf(f"The webhook could not be set: {error.message.rstrip('.')}.")
            self._set = False
        else:
            self._set = True
        return self._set

    async def work(self) -> None:
        """Check it for ever."""
        while True:
            if not self._set and not await self.announce():
                await self._sleep(AGAIN)
                continue
            await self._look()
            await self._sleep(LOOK_EVERY if self._set else AGAIN)

    async def _look(self) -> None:
        try:
            info = await self._bot.get_webhook_info()
        except TelegramError as error:
            self._updates_heard.deaf(f"Telegram cannot be reached: {error.message.rstrip('.')}.")
            return
        if info.url != self._url:
            self._updates_heard.deaf(
                "Another program has taken the webhook of this bot: stop it, or give it its own token."
            )
            self._set = False
        elif info.pending_update_count and info.last_error_message and info.last_error_date != self._last_error:
            self._updates_heard.deaf(f"Telegram cannot call this bot: {info.last_error_message.rstrip('.')}.")
        else:
            self._updates_heard.heard(caught_up=not info.pending_update_count)
        self._last_error = info.last_error_date
