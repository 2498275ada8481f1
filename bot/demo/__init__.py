"""The sandbox with this bot in it, and a demo network created with real commands."""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import structlog
from pydantic import SecretStr

from bot.app import CannotStart, Mgn
from bot.config import HERE, Settings
from bot.demo.knowledge import roles_of, zone_of
from bot.demo.network import Cast, play_in, scenes
from bot.demo.tour import Tour
from bot.log import kind_of
from bot.runtime.rate_limiter import Pacer
from sandbox import BotAccount, Chat, World, WorldEvent
from sandbox.api.flood import Flood
from sandbox.clock import WorldClock
from sandbox.keeping import CannotRead, load, save
from sandbox.page import Backstage, Suggestion
from sandbox.server import SandboxServer

BOT_NAME = "mgn_demo_bot"
A_WHILE = timedelta(seconds=20)
PLAYED = timedelta(minutes=32)
"""How long the demo network took to get here, so that it is here about now."""
FOLDER = Path(".sandbox")
"""Where a sandbox is kept from one start to the next, in the directory it is started in."""
SAVED_AFTER = 1.0
"""Seconds from a change to the file."""
IDLE = 20
"""Saving takes at most one second of so many."""

log = structlog.get_logger(__name__)


class Demo:
    """One stand-in Telegram, one bot in it, one database of its own.

    Args:
        settings: the database is not the one named there: what is played here must never mix with real life.
        folder: where world and database are kept for the next start; thrown away at the end where left out.
    """

    def __init__(self, settings: Settings, port: int, *, seeded: bool, folder: Path | None = None) -> None:
        self._settings = settings
        self._seeded = seeded
        self._temporary = tempfile.TemporaryDirectory(prefix="mgn-sandbox-") if folder is None else None
        self._folder = folder or Path(self._temporary.name if self._temporary else "")
        self._kept = folder is not None
        self._tour: Tour | None = None
        self._cast: Cast | None = None
        self._changed = asyncio.Event()
        self._saver: asyncio.Task[None] | None = None
        self.restored = False
        """The world was there already."""
        self.world, self.account = self._bring_back() or self._fresh()
        self.server = SandboxServer(
            self.world,
            host=settings.host or HERE,
            port=port,
            flood=Flood(world_time=True),
            backstage=Backstage(
                next_due=self.next_due,
                settled=self.settled,
                start_over=self.start_over,
                roles=self._roles,
                zone_of=self._zone_of,
                task=self._task,
                kept_in=str(self.file) if self._kept else None,
            ),
        )
        self.mgn: Mgn | None = None

    @property
    def file(self) -> Path:
        """The file the world is kept in."""
        return self._folder / "world.bin"

    @property
    def _database(self) -> Path:
        return self._folder / "bot.db"

    # --- beginning and ending

    def _fresh(self) -> tuple[World, BotAccount]:
        world = World(WorldClock(datetime.now(UTC) - PLAYED))
        # They come before the bot does, because its settings name the coordinator.
        self._cast = Cast.of(world)
        self._tour = None
        return world, world.add_bot("MGN", BOT_NAME)

    def _bring_back(self) -> tuple[World, BotAccount] | None:
        """The world as it was left; None where there is none, or none that can be read."""
        if not self._kept or not self._database.exists():
            return None
        try:
            world, extra = load(self.file)
            account = world.bot_named(BOT_NAME)
            if account is None:
                raise CannotRead("the bot is not in it")
            self._cast = Cast.known(world)
            self._tour = Tour(world, scenes(world), extra.get("tour"))
        except FileNotFoundError:
            return None
        except (CannotRead, KeyError, ValueError) as error:
            aside = self.file.with_suffix(".unreadable")
            self.file.replace(aside)
            log.warning("sandbox.unreadable", why=kind_of(error), kept_as=str(aside))
            return None
        self.restored = True
        # Real time has passed; a clock that was moved further goes on from there.
        world.clock.move_to(datetime.now(UTC))
        return world, account

    def _seconds(self) -> float:
        # Telegram's limits are counted on the world's clock, so a jump of a week does not end in a wait.
        return self.world.clock.now().timestamp()

    async def __aenter__(self) -> Demo:
        try:
            await self.server.__aenter__()
        except OSError as error:
            raise CannotStart(f"The sandbox cannot listen at {self.server.url}: {error.strerror}.") from error
        try:
            await self._begin()
        except BaseException:
            await self._end()
            raise
        if self._kept:
            self._saver = asyncio.create_task(self._keep(), name="sandbox file")
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._saver is not None:
            self._saver.cancel()
            await asyncio.gather(self._saver, return_exceptions=True)
        await self._end()
        if self._kept:
            self._save()

    async def _end(self) -> None:
        if self.mgn is not None:
            await self.mgn.close()
        await self.server.__aexit__(None, None, None)
        if self._temporary is not None:
            self._temporary.cleanup()

    async def _begin(self) -> None:
        if not self.restored:
            self._folder.mkdir(parents=True, exist_ok=True)
            for name in (self.file.name, *(self._database.name + end for end in ("", "-wal", "-shm"))):
                (self._folder / name).unlink(missing_ok=True)
        assert self._cast is not None
        settings = self._settings.model_copy(
            update={
                "bot_token": SecretStr(self.account.token),
                "bot_api_url": self.server.url,
                "database_url": f"sqlite+aiosqlite:///{self._database}",
                "coordinators": frozenset({self._cast.coordinator.id}) if self._seeded else frozenset(),
                "webhook_url": None,
                "port": 0,
                "host": HERE,
            }
        )
        self.mgn = Mgn(settings, self.world.clock, Pacer(self._seconds))
        self.world.clock.subscribe(self.mgn.ticker.wake)
        await self.mgn.start()
        if self._seeded and not self.restored:
            await play_in(self.world, self.account, self._cast, self._a_while)
        if self._seeded and self._tour is None:
            self._tour = Tour(self.world, scenes(self.world))
        self.world.listen(self._hear)
        self._changed.set()

    async def _a_while(self) -> None:
        """People do not type that fast: let some time pass, as Telegram's limits expect."""
        await self.settled()
        self.world.clock.advance(A_WHILE)
        await self.settled()

    # --- keeping

    def _hear(self, _: WorldEvent) -> None:
        self._changed.set()

    async def _keep(self) -> None:
        """Write the world into its file, soon after each change."""
        pause = SAVED_AFTER
        while True:
            await self._changed.wait()
            await asyncio.sleep(pause)
            self._changed.clear()
            began = time.monotonic()
            try:
                self._save()
            except OSError as error:
                log.warning("sandbox.not_kept", why=kind_of(error))
            pause = max(SAVED_AFTER, IDLE * (time.monotonic() - began))

    def _save(self) -> None:
        with contextlib.suppress(FileNotFoundError):
            save(self.world, self.file, {"tour": {} if self._tour is None else self._tour.state()})

    # --- what the page asks

    async def _roles(self, language: str) -> dict[int, list[str]]:
        return {} if self.mgn is None else await roles_of(self.mgn.services, self.world, language)

    async def _zone_of(self, chat: Chat) -> str | None:
        return None if self.mgn is None else await zone_of(self.mgn.services, chat)

    async def _task(self, language: str) -> Suggestion | None:
        if self._tour is None or self.mgn is None:
            return None
        return await self._tour.next(self.mgn.services, language)

    async def start_over(self) -> World:
        """A fresh world, a fresh database, the same demo network."""
        assert self.mgn is not None
        await self.mgn.close()
        self.restored = False
        self.world, self.account = self._fresh()
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


def _folder(*, seeded: bool) -> Path | None:
    """Where this sandbox is kept; None where nothing can be written."""
    folder = FOLDER / ("network" if seeded else "empty")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".here").touch()
    except OSError as error:
        log.warning("sandbox.not_kept", why=kind_of(error))
        return None
    return folder


async def run(settings: Settings, port: int, *, seeded: bool, on_signal: Callable[[Callable[[], Any]], None]) -> int:
    """`mgn sandbox`: until Ctrl-C."""
    over = asyncio.Event()
    on_signal(over.set)
    folder = _folder(seeded=seeded)
    async with Demo(settings, port, seeded=seeded, folder=folder) as demo:
        await demo.settled()
        if folder is not None:
            again = "It goes on where it was left." if demo.restored else "It will be there the next time."
            print(f"\n  The sandbox is kept in {demo.file}. {again} “Start over” in the page clears it.")
        # The last line of all, so that nobody has to look for it.
        print(f"\n  Open {demo.server.url} in a browser. Ctrl-C ends it.\n", flush=True)
        await over.wait()
    return 0
