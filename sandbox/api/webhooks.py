"""setWebhook and its kin: which bot has its updates pushed, and where to."""

from __future__ import annotations

import asyncio
import ipaddress
import json
import logging
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from sandbox.api.pushing import Hook
from sandbox.api.reading import Incoming
from sandbox.api.serving import Serving
from sandbox.errors import ApiError, bad
from sandbox.world.accounts import BotAccount
from sandbox.world.files import Upload

Json = dict[str, Any]
log = logging.getLogger(__name__)

CONNECTIONS, MOST_CONNECTIONS = 40, 100


class Webhooks:
    """The webhooks of every bot.

    Args:
        retry_seconds: real seconds before a refused call is made again; doubles each time.
    """

    def __init__(self, api: Serving, retry_seconds: float) -> None:
        self._api = api
        self._retry_seconds = retry_seconds
        self._hooks: dict[str, Hook] = {}
        self._replies: set[asyncio.Task[None]] = set()

    def is_set(self, token: str) -> bool:
        """Whether a bot has a webhook."""
        return token in self._hooks

    async def change(self, bot: BotAccount, method: str, params: Json, files: Mapping[str, Upload]) -> str:
        """Carry out setWebhook or deleteWebhook; returns what Telegram says of it.

        Raises:
            ApiError: an address no update can be sent to.
        """
        url = params.get("url", "") if method == "setWebhook" else ""
        if url:
            _check_address(url)
        if params.get("drop_pending_updates"):
            bot.queue.clear()
        bot.queue.allow(params.get("allowed_updates"))
        was_set = await self._remove(bot.token)
        if not url:
            return "Webhook was deleted" if was_set else "Webhook is already deleted"
        self._api.polls.overtake(bot.token)
        hook = Hook(
            self._api,
            bot,
            self.heed,
            url=url,
            secret=params.get("secret_token") or None,
            connections=min(max(params.get("max_connections") or CONNECTIONS, 1), MOST_CONNECTIONS),
            ip_address=params.get("ip_address") or _ip_of(url),
            has_certificate="certificate" in files,
            retry_seconds=self._retry_seconds,
        )
        self._hooks[bot.token] = hook
        hook.start()
        return "Webhook was set"

    def heed(self, bot: BotAccount, body: bytes) -> None:
        """A bot may answer a call of its webhook with a method; what comes of that, it never learns.

        It is run beside the hook, for it may well be `deleteWebhook`.
        """
        try:
            asked = json.loads(body) if body.strip() else None
        except ValueError:
            return
        if not isinstance(asked, dict) or not isinstance(asked.get("method"), str):
            return
        method = asked.pop("method")
        reply = asyncio.create_task(self._run(bot, method, asked), name=f"webhook reply {method}")
        self._replies.add(reply)
        reply.add_done_callback(self._replies.discard)

    async def _run(self, bot: BotAccount, method: str, params: Json) -> None:
        try:
            await self._api.run(bot, method, Incoming(params, {}))
        except ApiError as refused:
            log.info("the webhook reply %s was refused: %s", method, refused.description)

    def info(self, bot: BotAccount) -> Json:
        """The answer to getWebhookInfo."""
        hook = self._hooks.get(bot.token)
        info: Json = {
            "url": hook.url if hook else "",
            "has_custom_certificate": hook is not None and hook.has_certificate,
            "pending_update_count": bot.queue.pending_count,
        }
        if hook is not None:
            info["max_connections"] = hook.connections
            if hook.ip_address:
                info["ip_address"] = hook.ip_address
            if hook.last_error is not None:
                info |= {
                    "last_error_date": hook.last_error_date,
                    "last_error_message": hook.last_error,
                }
        if bot.queue.allowed_updates is not None:
            info["allowed_updates"] = sorted(bot.queue.allowed_updates)
        return info

    async def remove_all(self) -> None:
        """Push nothing to anybody any more."""
        for token in list(self._hooks):
            await self._remove(token)
        replies = list(self._replies)
        for reply in replies:
            reply.cancel()
        await asyncio.gather(*replies, return_exceptions=True)

    async def _remove(self, token: str) -> bool:
        hook = self._hooks.pop(token, None)
        if hook is None:
            return False
        await hook.stop()
        return True


def _check_address(url: str) -> None:
    """Like a self-hosted Bot API server in its local mode: any port, and plain HTTP too; but nowhere outside."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if parts.hostname != "localhost" and not _is_loopback(parts.hostname):
        raise bad("bad webhook: Failed to resolve host: Name or service not known")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _ip_of(url: str) -> str:
    host = urlsplit(url).hostname or ""
    return "127.0.0.1" if host == "localhost" else host
