"""Record when updates were last received, across restarts, and report every long outage to coordinators."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.domain.deafness import DEAF_AFTER, WhyDeaf
from bot.services import Services
from storage import Trouble

log = structlog.get_logger(__name__)

KEPT_EVERY = 60.0
LAST_WORDS = timedelta(minutes=1)
"""What the last run wrote down so shortly after it heard something last was due then."""


@dataclass(slots=True)
class _Silence:
    since: datetime
    why: WhyDeaf
    waited: int = 0


class DeafWatch:
    """Told of everything that is heard.

    Args:
        uptime: seconds the machine has run, those it was suspended included.
    """

    def __init__(
        self,
        services: Services,
        uptime: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._services, self._uptime, self._sleep = services, uptime, sleep
        self._heard: tuple[datetime, float] | None = None
        self._silence: _Silence | None = None
        self._why: WhyDeaf | None = None
        self._over = asyncio.Event()

    async def begin(self) -> None:
        """Check after a start whether there was an outage since the last run."""
        since, latest = await self._services.deafness.heard_at(), await self._services.inbox.latest()
        # Set ahead, written with, and the program killed before it heard anything more.
        ahead = await self._services.deafness.clock_set_ahead_to()
        was = max((moment for moment in (since, latest, ahead) if moment is not None), default=None)
        if was is not None and was > self._services.dependencies.now():
            # The clock was set back meanwhile.
            await self._services.letters.set_back(was + LAST_WORDS)
            await self._services.deafness.clock_is_right()
        if since is not None and self._services.dependencies.now() - since >= DEAF_AFTER:
            self._silence = _Silence(since, WhyDeaf.OFF)

    def heard(self, updates: int, caught_up: bool) -> None:
        """Record that updates were received, or that there are none."""
        now, up = self._services.dependencies.now(), self._uptime()
        if self._heard is not None and self._silence is None:
            at, then = self._heard
            if up - then >= DEAF_AFTER.total_seconds():
                self._silence = _Silence(at, self._why or WhyDeaf.ASLEEP)
        first, self._heard, self._why = self._heard is None, (now, up), None
        if self._silence is not None:
            self._silence.waited += updates
        if first or (self._silence is not None and caught_up):
            self._over.set()

    def deaf(self, why: WhyDeaf) -> None:
        """Record why nothing can be received."""
        self._why = self._why or why

    def database(self, trouble: Trouble | None, _lasted: float) -> None:
        """The database went away, or is back."""
        if trouble is not None:
            self.deaf(WhyDeaf.DATABASE)

    async def work(self) -> None:
        """Store the time regularly, and report every outage that is over."""
        while True:
            try:
                async with asyncio.timeout(KEPT_EVERY):
                    await self._over.wait()
            except TimeoutError:
                pass
            self._over.clear()
            await self.keep()

    async def keep(self) -> None:
        """Write down when it was heard last, and tell of a silence that is over."""
        if self._heard is None:
            return
        at, silence = self._heard[0], self._silence
        if silence is not None:
            log.warning("updates.unheard", since=silence.since.isoformat(), why=str(silence.why), waited=silence.waited)
            deafness = self._services.deafness
            await self._services.dependencies.database.patiently(
                lambda: deafness.tell(silence.since, at, silence.why, silence.waited)
            )
            self._silence = None
        await self._services.deafness.heard(at)
