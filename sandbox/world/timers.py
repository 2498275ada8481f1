"""What happens by itself at a moment of the world's time."""

from __future__ import annotations

import asyncio
import heapq
import itertools
from collections.abc import Callable
from datetime import datetime

from sandbox.clock import WorldClock

LONGEST_NAP = 3600.0


class Timers:
    """Runs callbacks when the world's time has come: after a jump at once, else while an event loop runs."""

    def __init__(self, clock: WorldClock) -> None:
        self._clock = clock
        self._due: list[tuple[datetime, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self._alarm: asyncio.TimerHandle | None = None

    def at(self, moment: datetime, callback: Callable[[], None]) -> None:
        """Have something happen at a moment."""
        heapq.heappush(self._due, (moment, next(self._order), callback))
        self._set_alarm()

    def run_due(self) -> None:
        """Let happen what is due by now, oldest first."""
        while self._due and self._due[0][0] <= self._clock.now():
            _, _, callback = heapq.heappop(self._due)
            callback()
        self._set_alarm()

    def _set_alarm(self) -> None:
        """While real time passes in this world, wake by it."""
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        if not self._due or not self._clock.ticking:
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return
        ahead = (self._due[0][0] - self._clock.now()).total_seconds()
        self._alarm = loop.call_later(min(max(ahead, 0.0) + 0.01, LONGEST_NAP), self.run_due)
