"""Telegram's flood limits: overall, for each chat, for each group."""

from __future__ import annotations

import math
import time
from collections import defaultdict, deque
from collections.abc import Callable

from sandbox.errors import ApiError

COUNTED = ("send", "edit", "copy", "forward", "delete", "stoppoll", "pin")


class Flood:
    """Counts what a bot sends and says 429 where Telegram would.

    Args:
        overall: messages a second, to all chats together.
        per_chat: messages a second to one chat, on average.
        burst: how many may come at once in one chat before that counts.
        per_group: messages a minute in one group.
        seconds: the clock to count by.
    """

    def __init__(
        self,
        *,
        overall: int = 30,
        per_chat: float = 1.0,
        burst: int = 6,
        per_group: int = 20,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self.on = True
        self._overall, self._per_chat, self._burst, self._per_group = overall, per_chat, burst, per_group
        self._seconds = seconds
        self._all: deque[float] = deque()
        self._bucket: dict[int, tuple[float, float]] = {}
        self._groups: defaultdict[int, deque[float]] = defaultdict(deque)

    def check(self, method: str, chat_id: int) -> None:
        """Count one request.

        Raises:
            ApiError: a 429 with how long to wait.
        """
        if not self.on or not method.casefold().startswith(COUNTED) or method.casefold() == "sendchataction":
            return
        now = self._seconds()
        wait = max(self._over(self._all, now, 1.0, self._overall), self._chat_wait(chat_id, now))
        if chat_id < 0:
            wait = max(wait, self._over(self._groups[chat_id], now, 60.0, self._per_group))
        if wait > 0:
            seconds = max(1, math.ceil(wait))
            raise ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
        self._all.append(now)
        level, _ = self._level(chat_id, now)
        self._bucket[chat_id] = (level + 1, now)
        if chat_id < 0:
            self._groups[chat_id].append(now)

    def _over(self, times: deque[float], now: float, window: float, most: int) -> float:
        while times and times[0] <= now - window:
            times.popleft()
        return times[0] + window - now if len(times) >= most else 0.0

    def _level(self, chat_id: int, now: float) -> tuple[float, float]:
        level, at = self._bucket.get(chat_id, (0.0, now))
        return max(0.0, level - (now - at) * self._per_chat), at

    def _chat_wait(self, chat_id: int, now: float) -> float:
        level, _ = self._level(chat_id, now)
        return (level + 1 - self._burst) / self._per_chat if level + 1 > self._burst else 0.0
