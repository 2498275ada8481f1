"""Detect that the machine's clock was changed or the machine was asleep."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock

log = structlog.get_logger(__name__)

LOOK_EVERY = 1.0
STEP = timedelta(seconds=2)
"""Less than that is corrected all the time."""
GAP = timedelta(minutes=1)
"""After a longer one, what fell due meanwhile fell due while nobody could be asked."""
LATER = (5.0, 30.0, 120.0)
"""So many seconds after the clock was set back: what had begun before may be written down with the old time."""


class ClockWatch:
    """Compares the clock with the seconds that pass.

    Args:
        clock: the machine's own.
        forward: called when it is ahead of where it should be.
        gap: called before `forward` when that is a long time.
        back: called with what it said before when it was set back.
        late: called some times after that, with what it would say by then.
    """

    def __init__(
        self,
        clock: Clock,
        forward: Callable[[], Awaitable[None]],
        gap: Callable[[], None],
        back: Callable[[datetime], Awaitable[None]],
        late: Callable[[datetime], Awaitable[None]],
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock, self._forward, self._gap, self._back, self._late = clock, forward, gap, back, late
        self._monotonic, self._sleep = monotonic, sleep

    async def work(self) -> None:
        """Look every second."""
        moment, seconds = self._clock.now(), self._monotonic()
        later: list[tuple[float, datetime]] = []
        while True:
            await self._sleep(LOOK_EVERY)
            now, passed = self._clock.now(), self._monotonic()
            expected = moment + timedelta(seconds=passed - seconds)
            stepped = now - expected
            moment, seconds = now, passed
            for at, would_be in [each for each in later if each[0] <= passed]:
                later.remove((at, would_be))
                await self._late(would_be)
            if abs(stepped) < STEP:
                continue
            log.warning("clock.stepped", seconds=round(stepped.total_seconds()))
            if stepped < timedelta(0):
                await self._back(expected)
                later += [(passed + after, expected + timedelta(seconds=after)) for after in LATER]
            else:
                if stepped >= GAP:
                    self._gap()
                await self._forward()
