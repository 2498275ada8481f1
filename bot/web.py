"""HTTP in: Telegram's webhook, calendars, health and numbers to watch."""

from __future__ import annotations

import hashlib
import secrets
import socket
from collections.abc import Awaitable, Callable
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

WEBHOOK_PATH = "/telegram"
CALENDAR_PATH = "/calendar/{token}.ics"
GRACE_SECONDS = 2
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


class PortTaken(Exception):
    """Another program listens on that port."""

    def __init__(self, port: int) -> None:
        super().__init__(f"Port {port} is taken by another program. Set PORT to another, or to 0 for any free one.")
        self.port = port


def pages(
    healthy: Callable[[], Awaitable[dict[str, Any]]],
    measured: Callable[[], Awaitable[dict[str, float]]],
    calendar: Callable[[str], Awaitable[bytes | None]],
    receive: Callable[[Any], Awaitable[bool]] | None = None,
    secret: str | None = None,
) -> Starlette:
    """The web application.

    Args:
        healthy: what there is to say of the bot's health; `ready` False makes it a 503.
        measured: numbers to watch, by name.
        calendar: what stands in the calendar of a secret address; None where there is none.
        receive: keeps one update for good, and says whether it could; without it there is no webhook.
        secret: what Telegram's calls must carry.
    """

    async def alive(_: Request) -> Response:
        return JSONResponse({"alive": True})

    async def ready(_: Request) -> Response:
        state = await healthy()
        return JSONResponse(state, status_code=200 if state.get("ready") else 503)

    async def metrics(_: Request) -> Response:
        # The text format that Prometheus and its kin read: each of these goes up and down.
        lines = [f"# TYPE {name} gauge\n{name} {value}\n" for name, value in (await measured()).items()]
        return PlainTextResponse("".join(lines))

    async def feed(request: Request) -> Response:
        content = await calendar(request.path_params["token"])
        if content is None:
            return PlainTextResponse("There is no calendar at this address.", status_code=404)
        tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
        # Apps come by every hour; shared caches must not keep what a secret address leads to.
        headers = {"ETag": tag, "Cache-Control": "private, max-age=300"}
        if _names(request.headers.get("If-None-Match", ""), tag):
            return Response(status_code=304, headers=headers)
        return Response(content, media_type="text/calendar; charset=utf-8", headers=headers)

    async def webhook(request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "")
        if receive is None or secret is None or not secrets.compare_digest(given.encode(), secret.encode()):
            return Response(status_code=403)
        # Kept before it is answered: once Telegram has its 200 it never sends the update again.
        kept = await receive(await request.json())
        return Response(status_code=200 if kept else 503)

    return Starlette(
        routes=[
            Route("/healthz", alive),
            Route("/readyz", ready),
            # An earlier name of the same.
            Route("/health", ready),
            Route("/metrics", metrics),
            Route(CALENDAR_PATH, feed),
            Route(WEBHOOK_PATH, webhook, methods=["POST"]),
        ],
    )


def _names(if_none_match: str, tag: str) -> bool:
    """Whether the asker has this version already, compared weakly (RFC 9110, 13.1.2)."""
    asked = [each.strip().removeprefix("W/") for each in if_none_match.split(",")]
    return tag in asked or "*" in asked


class WebServer:
    """Uvicorn inside the running loop, without signal handlers of its own.

    Args:
        port: where to listen; 0 takes any free one.
    """

    def __init__(self, application: Starlette, port: int, host: str = "0.0.0.0") -> None:  # noqa: S104 - a webhook is called from outside
        self._port = port
        self._host = host
        self._application = application
        self._server: uvicorn.Server | None = None
        self._listener: socket.socket | None = None

    def listen(self) -> int:
        """Take the port; returns its number.

        Raises:
            PortTaken: another program listens there.
        """
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((self._host, self._port))
        except OSError:
            listener.close()
            raise PortTaken(self._port) from None
        self._listener, self._port = listener, int(listener.getsockname()[1])
        return self._port

    async def work(self) -> None:
        """Serve until `stop`."""
        if self._listener is None:
            self.listen()
        assert self._listener is not None
        listener, self._listener = self._listener, None
        self._server = uvicorn.Server(
            uvicorn.Config(
                self._application,
                log_config=None,
                access_log=False,
                lifespan="off",
                timeout_graceful_shutdown=GRACE_SECONDS,
            )
        )
        try:
            # `serve` would take over the signals; `_serve` is its own inner half without that.
            await self._server._serve([listener])
        finally:
            listener.close()

    def stop(self) -> None:
        """Finish what is under way and close: `work` ends."""
        if self._server is not None:
            self._server.should_exit = True
