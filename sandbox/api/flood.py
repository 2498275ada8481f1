"""Telegram's flood limits: overall, for each chat, for each group."""

from __future__ import annotations

import math
from collections import deque
from typing import Any

from sandbox.errors import ApiError

COUNTED = ("send", "edit", "copy", "forward", "stoppoll", "pinchatmessage")
FREE = frozenset({"sendchataction", "sendmessagedraft", "sendrichmessagedraft"})
SWEEP = 10_000


def too_many(seconds: int) -> ApiError:
    """Telegram's 429."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


class Flood:
    """Counts what each bot sends and edits, and says 429 where Telegram would.

    Args:
        on: whether the limits are held at all.
        overall: messages a second of one bot, to all chats together.
        per_chat: messages a second to one chat, on average.
        burst: how many may come at once in one chat before that counts.
        per_group: messages a minute in one group, supergroup or channel.
        world_time: count by the clock of the world, not by real time.
    """

    def __init__(
        self,
        *,
        on: bool = True,
        overall: int = 30,
        per_chat: float = 1.0,
        burst: int = 5,
        per_group: int = 20,
        world_time: bool = False,
    ) -> None:
        self.on = on
        self.overall, self.per_chat, self.burst, self.per_group = (
            overall,
            per_chat,
            burst,
            per_group,
        )
        self.world_time = world_time
        self.refusals = 0
        """How many requests were told to wait."""
        self.reset()

    def reset(self) -> None:
        """Forget what has been sent."""
        self._all: dict[int, deque[float]] = {}
        self._buckets: dict[tuple[int, object], tuple[float, float]] = {}
        self._groups: dict[tuple[int, object], deque[float]] = {}

    def check(self, bot_id: int, method: str, params: dict[str, Any], now: float) -> None:
        """Count one request of a bot.

        Args:
            now: seconds on the clock that counts.

        Raises:
            ApiError: a 429 with how long to wait.
        """
        name = method.casefold()
        chat = params.get("chat_id")
        if not self.on or chat is None or name in FREE or not name.startswith(COUNTED):
            return
        several = params.get("message_ids") or params.get("media")
        count = len(several) if isinstance(several, list) else 1
        place = (bot_id, chat)
        everything = self._all.setdefault(bot_id, deque())
        wait = max(
            _over(everything, now, 1.0, self.overall, count),
            self._chat_wait(place, now, count),
        )
        in_group = isinstance(chat, str) or chat < 0
        if in_group:
            group = self._groups.setdefault(place, deque())
            wait = max(wait, _over(group, now, 60.0, self.per_group, count))
        if wait > 0:
            self.refusals += 1
            raise too_many(max(1, math.ceil(wait)))
        everything.extend([now] * count)
        self._buckets[place] = (self._level(place, now) + count, now)
        if in_group:
            group.extend([now] * count)
        if len(self._buckets) > SWEEP:
            self._buckets = {one: level for one, level in self._buckets.items() if self._level(one, now) > 0}

    def _level(self, place: tuple[int, object], now: float) -> float:
        level, at = self._buckets.get(place, (0.0, now))
        return max(0.0, level - (now - at) * self.per_chat)

    def _chat_wait(self, place: tuple[int, object], now: float, count: int) -> float:
        # An album larger than the burst goes through alone, as it does in reality.
        over = self._level(place, now) + min(count, self.burst) - self.burst
        return over / self.per_chat if over > 1e-9 else 0.0


def _over(times: deque[float], now: float, window: float, most: int, count: int) -> float:
    """How long until `count` more fit into the window."""
    while times and times[0] <= now - window:
        times.popleft()
    over = len(times) + min(count, most) - most
    return times[over - 1] + window - now if over > 0 else 0.0
