"""The sandbox with this bot in it, and a demo network that plays itself in by real commands."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.app import Mgn
from bot.config import Settings
from bot.demo.network import Cast, play_in
from bot.runtime.rate_limiter import Pacer
from sandbox.api.flood import Flood
from sandbox.clock import WorldClock
from sandbox.server import SandboxServer
from sandbox.world import BotAccount, World

BOT_NAME = "mgn_demo_bot"
A_WHILE = timedelta(seconds=20)
PLAYED = timedelta(minutes=25)
"""How long the demo network took to get here, so that it is here about now."""


class Demo:
    """One stand-in Telegram, one bot in it, one throw-away database.

    Args:
        settings: the database is not the one named there: what is played here must never mix with real life.
    """

    def __init__(self, settings: Settings, port: int, *, seeded: bool) -> None:
        self._settings = settings
        self._seeded = seeded
        self._folder = tempfile.TemporaryDirectory(prefix="mgn-sandbox-")
        self._rounds = 0
        self.world = World(WorldClock(datetime.now(UTC) - PLAYED))
        self.account: BotAccount = self.world.add_bot("MGN", BOT_NAME)
        self.server = SandboxServer(
            self.world,
            port=port,
            flood=Flood(world_time=True),
            next_due=self.next_due,
            settled=self.settled,
            start_over=self.start_over,
        )
        self.mgn: Mgn | None = None

    def _seconds(self) -> float:
        # Telegram's limits are counted on the world's clock, so a jump of a week does not end in a wait.
        return self.world.clock.now().timestamp()

    async def __aenter__(self) -> Demo:
        await self.server.__aenter__()
        try:
            await self._begin()
        except BaseException:
            await self.__aexit__()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        if self.mgn is not None:
            await self.mgn.close()
        await self.server.__aexit__(None, None, None)
        self._folder.cleanup()

    async def _begin(self) -> None:
        self._rounds += 1
        cast = Cast.of(self.world)
        settings = self._settings.model_copy(
            update={
                "bot_token": SecretStr(self.account.token),
                "bot_api_url": self.server.url,
                "database_url": f"sqlite+aiosqlite:///{Path(self._folder.name) / f'{self._rounds}.db'}",
                "coordinators": frozenset({cast.coordinator.id}) if self._seeded else frozenset(),
                "webhook_url": None,
                "port": 0,
            }
        )
        self.mgn = Mgn(settings, self.world.clock, Pacer(self._seconds))
        self.world.clock.subscribe(self.mgn.ticker.wake)
        await self.mgn.start()
        if self._seeded:
            await play_in(self.world, self.account, cast, self._a_while)

    async def _a_while(self) -> None:
        """People do not type that fast: let some time pass, as Telegram's limits expect."""
        await self.settled()
        self.world.clock.advance(A_WHILE)
        await self.settled()

    async def start_over(self) -> World:
        """A fresh world, a fresh database, the same demo network."""
        assert self.mgn is not None
        await self.mgn.close()
        self.world = World(WorldClock(datetime.now(UTC) - PLAYED))
        self.account = self.world.add_bot("MGN", BOT_NAME)
        await self.server.replace_world(self.world)
        await self._begin()
        return self.world

    async def next_due(self) -> datetime | None:
        """When the bot will do something by itself."""
        return None if self.mgn is None else await self.mgn.services.clockwork.next_timer()

    async def settled(self) -> None:
        """Wait until the bot has done all it has to do now."""
        while self.mgn is not None:
            await self.account.queue.drained()
            await self.mgn.settled()
            if not len(self.account.queue):
                return


async def run(settings: Settings, port: int, *, seeded: bool, on_signal: Callable[[Callable[[], Any]], None]) -> int:
    """`mgn sandbox`: until Ctrl-C."""
    over = asyncio.Event()
    on_signal(over.set)
    async with Demo(settings, port, seeded=seeded) as demo:
        print(f"\n  Open {demo.server.url} in a browser. Ctrl-C ends it.\n", flush=True)
        await over.wait()
    return 0
