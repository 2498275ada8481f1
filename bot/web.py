"""The web server's endpoints: Telegram's webhook, calendars, health and metrics."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import hashlib
import json
import secrets
import socket
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.web_limits import BodyTooLong, Limits, body_of, bounded

WEBHOOK_PATH = "/telegram"
CALENDAR_PATH = "/calendar/{token}.ics"
GRACE_SECONDS = 2
METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


class CannotListen(Exception):
    """Why the port cannot be opened, in a plain sentence."""


def pages(
    healthy: Callable[[], Awaitable[dict[str, Any]]],
    measured: Callable[[], Awaitable[bytes]],
    calendar: Callable[[str], Awaitable[bytes | None]],
    receive: Callable[[Any], Awaitable[bool]] | None = None,
    secret: Callable[[], str | None] = lambda: None,
    limits: Limits | None = None,
    more: Sequence[Route] = (),
) -> Starlette:
    """The web application.

    Args:
        healthy: what there is to say of the bot's health; `ready` False makes it a 503.
        measured: numbers to watch, in the format of Prometheus.
        calendar: what stands in the calendar of a secret address; None where there is none.
        receive: keeps one update for good, and says whether it could; without it there is no webhook.
        secret: tells what Telegram's calls must carry; None while that is not known, and none is taken.
        limits: the most bytes a body may have.
        more: further pages.
    """
    most = (limits or Limits()).body_bytes

    async def alive(_: Request) -> Response:
        return JSONResponse({"alive": True})

    async def ready(_: Request) -> Response:
        state = await healthy()
        return JSONResponse(state, status_code=200 if state.get("ready") else 503)

    async def metrics(_: Request) -> Response:
        return Response(await measured(), media_type=METRICS_TYPE)

    async def feed(request: Request) -> Response:
        content = await calendar(request.path_params["token"])
        if content is None:
            return PlainTextResponse("There is no calendar at this address.", status_code=404)
        tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
        # Apps come by every hour; shared caches must not keep what a secret address leads to.
        headers = {"ETag": tag, "Cache-Control": "private, max-age=300"}
        if names_version(request.headers.get("If-None-Match", ""), tag):
            return Response(status_code=304, headers=headers)
        return Response(content, media_type="text/calendar; charset=utf-8", headers=headers)

    async def webhook(request: Request) -> Response:
        given, wanted = request.headers.get(SECRET_HEADER, ""), secret()
        if receive is None or (wanted is not None and not secrets.compare_digest(given.encode(), wanted.encode())):
            return Response(status_code=403)
        if wanted is None:
            return Response(status_code=503)
        try:
            update = _update(await body_of(request, most))
        except BodyTooLong:
            return Response(status_code=413, headers={"Connection": "close"})
        except (ClientDisconnect, ValueError, RecursionError):
            return PlainTextResponse("This is not an update of Telegram's.", status_code=400)
        # Kept before it is answered: once Telegram has its 200 it never sends the update again.
        kept = await receive(update)
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
            *more,
        ],
    )


def _update(body: bytes) -> dict[str, Any]:
    """The JSON object of one update.

    Raises:
        ValueError: it is none.
        RecursionError: it is nested too deeply to be one.
    """
    update = json.loads(body)
    if not isinstance(update, dict) or type(update.get("update_id")) is not int:
        raise ValueError("no update_id")
    return update


def names_version(if_none_match: str, tag: str) -> bool:
    """Whether the asker has this version already, compared weakly (RFC 9110, 13.1.2)."""
    asked = [each.strip().removeprefix("W/") for each in if_none_match.split(",")]
    return tag in asked or "*" in asked


class _Server(uvicorn.Server):
    """Uvicorn that leaves signals to the program it runs in."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none: the program's own handlers stay in place."""
        yield


class WebServer:
    """Uvicorn inside the running loop, within limits, without signal handlers of its own.

    Args:
        port: where to listen; 0 takes any free one.
        host: the address of the network interface to listen on.
        limits: what is taken from outside at most.
    """

    def __init__(
        self, application: Starlette, port: int, host: str = "127.0.0.1", limits: Limits | None = None
    ) -> None:
        self._port = port
        self._host = host
        self._application = application
        self._limits = limits or Limits()
        self._server: _Server | None = None
        self._listener: socket.socket | None = None

    async def listen(self) -> int:
        """Take the port; returns its number.

        Raises:
            CannotListen: with the reason in a plain sentence.
        """
        self._listener = await self._listen()
        self._port = int(self._listener.getsockname()[1])
        return self._port

    async def _listen(self) -> socket.socket:
        loop = asyncio.get_running_loop()
        try:
            found = await loop.getaddrinfo(self._host, self._port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        except (OSError, UnicodeError):
            raise CannotListen(f"HOST is {self._host}, which is not an address of this machine.") from None
        family, kind, protocol, _, address = found[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(address)
            # Who calls before uvicorn has begun is kept waiting instead of being refused.
            listener.listen(self._limits.backlog)
        except OSError as error:
            listener.close()
            raise CannotListen(self._why(error)) from None
        return listener

    def _why(self, error: OSError) -> str:
        match error.errno:
            case errno.EADDRINUSE:
                return f"Port {self._port} is taken by another program. Set PORT to another, or to 0 for any free one."
            case errno.EADDRNOTAVAIL:
                return f"HOST is {self._host}, which is not an address of this machine."
            case errno.EACCES | errno.EPERM:
                return f"This user is not allowed to listen on port {self._port}. Set PORT to one above 1023."
            case _:
                return f"Port {self._port} cannot be opened on {self._host}: {error.strerror}."

    async def work(self) -> None:
        """Serve until `stop`."""
        if self._listener is None:
            await self.listen()
        assert self._listener is not None
        listener, self._listener = self._listener, None
        self._server = _Server(
            uvicorn.Config(
                self._application,
                http=bounded(self._limits),
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=GRACE_SECONDS,
                h11_max_incomplete_event_size=self._limits.header_bytes,
                backlog=self._limits.backlog,
            )
        )
        try:
            await self._server.serve([listener])
        finally:
            listener.close()

    def stop(self) -> None:
        """Finish what is under way and close: `work` ends."""
        if self._server is not None:
            self._server.should_exit = True
