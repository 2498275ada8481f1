"""getUpdates: long polling, one poll at a time for each bot."""

from __future__ import annotations

import asyncio
from typing import Any

from sandbox.errors import ApiError
from sandbox.updates import UpdateQueue

Json = dict[str, Any]
LONGEST = 50
MOST = 100
REPEATED_WITHIN = 3.0
"""Asking for the same offset again within so many real seconds counts as a busy loop, and is slowed down to that."""


def _conflict(why: str) -> ApiError:
    return ApiError(409, f"Conflict: {why}")


TAKEN_OVER = "terminated by other getUpdates request; make sure that only one bot instance is running"
OVERTAKEN = "terminated by setWebhook request"
HOOKED = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


class LongPolls:
    """The long polls that are open.

    Args:
        slow_repeats: slow down a bot that asks for the same offset again and again, as Telegram does.
    """

    def __init__(self, *, slow_repeats: bool = False) -> None:
        self._slow_repeats = slow_repeats
        self._open: dict[str, asyncio.Future[Any]] = {}
        self._latest: dict[str, tuple[int, float]] = {}
        self._closing = False
        self.opened = 0
        """How many polls have had to wait so far."""

    def is_open(self, token: str) -> bool:
        """Whether a bot is waiting for updates right now."""
        return token in self._open

    async def updates(self, token: str, queue: UpdateQueue, params: Json, *, hooked: bool) -> list[Json]:
        """Answer getUpdates.

        Args:
            params: typed and checked.
            hooked: the bot has a webhook.

        Raises:
            ApiError: 409, or the server is closing.
        """
        if hooked:
            raise _conflict(HOOKED)
        self.end(token, _conflict(TAKEN_OVER))
        queue.allow(params.get("allowed_updates"))
        offset = params.get("offset", 0)
        limit = min(max(params.get("limit", MOST), 1), MOST)
        timeout = self._slowed(token, offset, min(max(params.get("timeout", 0), 0), LONGEST))
        found = queue.take(offset, limit)
        if found or timeout == 0 or self._closing:
            return found
        with queue.sleeper() as sleeper:
            self._open[token] = sleeper
            self.opened += 1
            try:
                async with asyncio.timeout(timeout):
                    ended = await sleeper
            except TimeoutError:
                return []
            finally:
                if self._open.get(token) is sleeper:
                    del self._open[token]
        if isinstance(ended, ApiError):
            raise ended
        # The offset has been heeded already: a negative one would forget what has come since.
        return queue.take(0, limit)

    def _slowed(self, token: str, offset: int, timeout: float) -> float:
        now = asyncio.get_running_loop().time()
        latest = self._latest.get(token)
        self._latest[token] = (offset, now)
        repeated = latest is not None and latest[0] == offset and now - latest[1] < REPEATED_WITHIN
        return max(timeout, REPEATED_WITHIN) if self._slow_repeats and repeated else timeout

    def end(self, token: str, answer: ApiError | None) -> None:
        """End a bot's open poll, if there is one: with an error, or with no updates."""
        poll = self._open.pop(token, None)
        if poll is not None and not poll.done():
            poll.set_result(answer)

    def overtake(self, token: str) -> None:
        """A webhook was set: end the poll, as Telegram does."""
        self.end(token, _conflict(OVERTAKEN))

    def end_all(self, *, closing: bool = False) -> None:
        """End every poll: with no updates, or because the server closes, for good."""
        self._closing = self._closing or closing
        for token in list(self._open):
            self.end(
                token,
                ApiError(500, "Internal Server Error: restart") if closing else None,
            )
