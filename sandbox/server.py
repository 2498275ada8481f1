"""The stand-in as a web server: Bot API, files, and the chat page."""

from __future__ import annotations

import ipaddress
from dataclasses import replace
from types import TracebackType
from typing import Self

from aiohttp import web

from sandbox import page
from sandbox.api.endpoint import BotApi
from sandbox.api.faults import Faults
from sandbox.api.flood import Flood
from sandbox.api.limits import BIGGEST_UPLOAD, MEGABYTE
from sandbox.api.polling import LongPolls
from sandbox.api.requests import RequestLog
from sandbox.page.backstage import Backstage
from sandbox.request_checks import only_from_here, readable
from sandbox.telegram import World

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
        backstage: what the chat page can learn and do beyond the world. A fresh world that its `start_over` makes,
            bots and all, is served as soon as that returns it; whoever needs it served earlier awaits
            `replace_world` inside.
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
        backstage: Backstage | None = None,
    ) -> None:
        self._host, self._port = host, port
        self._world = world
        self._api = BotApi(
            world,
            flood=flood or Flood(),
            self_check=self_check,
            biggest_upload=biggest_upload,
            slow_repeats=slow_repeats,
            retry_seconds=retry_seconds,
        )
        self._backstage = backstage or Backstage()
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application(
            client_max_size=self._api.biggest_upload + MEGABYTE, middlewares=[only_from_here(self._host), readable]
        )
        self._api.mount(app)
        shown = self._backstage
        if shown.start_over is not None:
            shown = replace(shown, start_over=self.start_over)
        page.mount(app, self._world, shown)
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
        return self._world

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
    def polls(self) -> LongPolls:
        """The long polls that are open."""
        return self._api.polls

    async def replace_world(self, world: World) -> None:
        """Serve another world from now on: open polls end with nothing, webhooks are forgotten."""
        if world is not self._world:
            self._world = world
            await self._api.replace_world(world)

    async def start_over(self) -> World:
        """Make a fresh world the way this server was given, and serve it.

        Raises:
            RuntimeError: it was given none.
        """
        if self._backstage.start_over is None:
            raise RuntimeError("this sandbox does not know how to start over")
        world = await self._backstage.start_over()
        await self.replace_world(world)
        return world
