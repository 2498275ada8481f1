"""The stand-in as a web server: Bot API, files, and the chat page."""

from __future__ import annotations

import ipaddress
from collections.abc import Awaitable, Callable
from datetime import datetime
from types import TracebackType
from typing import Self

from aiohttp import web

from sandbox import page
from sandbox.api.endpoint import BotApi
from sandbox.api.faults import Faults
from sandbox.api.flood import Flood
from sandbox.api.limits import BIGGEST_UPLOAD, MEGABYTE
from sandbox.api.polling import Polls
from sandbox.api.requests import RequestLog
from sandbox.request_checks import only_from_here, readable
from sandbox.world import World

BACKLOG = 1024
SHUTDOWN_SECONDS = 2.0


class SandboxServer:
    """Serves a world over HTTP: `async with SandboxServer(world) as server: ... server.url`.

    Args:
        world: what bots and people see.
        host: the address to listen on; this machine alone where left out.
        port: 0 takes any free one.
        flood: Telegram's flood limits; as they are in reality where left out. `Flood(on=False)` for none.
        self_check: hold every answer and update against aiogram's types, and read every request twice; what
            is wrong goes to `world.violations`. For tests.
        biggest_upload: most bytes of one uploaded file.
        slow_repeats: slow down a bot that polls for the same offset again at once, as Telegram does.
        retry_seconds: real seconds before a refused webhook call is made again; doubles each time.
        next_due: tells the chat page's clock when something will happen.
        settled: waits until all that is due has happened, for the clock.
        start_over: makes a fresh world for the chat page's button, bots and all. This server serves it as soon
            as `start_over` returns it; whoever needs it served earlier awaits `replace_world` inside.
    """

    def __init__(
        self,
        world: World,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        flood: Flood | None = None,
        self_check: bool = False,
        biggest_upload: int = BIGGEST_UPLOAD,
        slow_repeats: bool = False,
        retry_seconds: float = 1.0,
        next_due: Callable[[], Awaitable[datetime | None]] | None = None,
        settled: Callable[[], Awaitable[None]] | None = None,
        start_over: Callable[[], Awaitable[World]] | None = None,
    ) -> None:
        self._host, self._port = host, port
        self._api = BotApi(
            world,
            flood=flood or Flood(),
            self_check=self_check,
            biggest_upload=biggest_upload,
            slow_repeats=slow_repeats,
            retry_seconds=retry_seconds,
        )
        self._next_due, self._settled, self._make_world = next_due, settled, start_over
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application(
            client_max_size=self._api.biggest_upload + MEGABYTE, middlewares=[only_from_here(self._host), readable]
        )
        self._api.mount(app)
        page.mount(
            app,
            self._api.world,
            next_due=self._next_due,
            settled=self._settled,
            start_over=self.start_over if self._make_world is not None else None,
        )
        # A bot that goes away takes its long poll with it.
        self._runner = web.AppRunner(
            app,
            access_log=None,
            shutdown_timeout=SHUTDOWN_SECONDS,
            handler_cancellation=True,
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self._port, backlog=BACKLOG)
        await site.start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._api.close()
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def url(self) -> str:
        """The address to open, and the base address for bots: `{url}/bot{token}/{method}`."""
        try:
            address = ipaddress.ip_address(self._host)
        except ValueError:
            return f"http://{self._host}:{self._port}"
        if address.is_unspecified:
            return f"http://127.0.0.1:{self._port}"
        return f"http://[{address}]:{self._port}" if address.version == 6 else f"http://{address}:{self._port}"

    @property
    def world(self) -> World:
        """The world that is served now."""
        return self._api.world

    @property
    def flood(self) -> Flood:
        """The flood limits; `server.flood.on = False` lifts them."""
        return self._api.flood

    @property
    def faults(self) -> Faults:
        """Trouble on demand."""
        return self._api.faults

    @property
    def requests(self) -> RequestLog:
        """What bots have asked for."""
        return self._api.requests

    @property
    def polls(self) -> Polls:
        """The long polls that are open."""
        return self._api.polls

    async def replace_world(self, world: World) -> None:
        """Serve another world from now on: open polls end with nothing, webhooks are forgotten."""
        if world is not self._api.world:
            await self._api.replace_world(world)

    async def start_over(self) -> World:
        """Make a fresh world the way this server was given, and serve it.

        Raises:
            RuntimeError: it was given none.
        """
        if self._make_world is None:
            raise RuntimeError("this sandbox does not know how to start over")
        world = await self._make_world()
        await self.replace_world(world)
        return world
