"""What the web server takes from outside, at most: connections, time for a request, bytes."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import cast

import h11
from starlette.requests import Request
from uvicorn.protocols.http.h11_impl import H11Protocol

TOO_SLOW = b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Limits:
    """Enough for Telegram, calendar apps and monitors, and far below the descriptors a process may have."""

    connections: int = 200
    header_seconds: float = 10.0
    """From the first byte of a request, or from the connection, to the end of its headers."""
    body_seconds: float = 20.0
    """From there to the end of its body."""
    header_bytes: int = 16 * 1024
    body_bytes: int = 1024 * 1024
    """An update of Telegram's has some kilobytes."""
    backlog: int = 128
    """Connections the system holds ready that the program has not taken yet."""


class BodyTooLong(Exception):
    """A body has more bytes than are taken."""


async def body_of(request: Request, most: int) -> bytes:
    """The whole body of a request.

    Raises:
        BodyTooLong: it has more than `most` bytes; what came of it is let go.
        starlette.requests.ClientDisconnect: the connection ended before the body did.
    """
    announced = request.headers.get("Content-Length", "0")
    if announced.isdecimal() and int(announced) > most:
        raise BodyTooLong
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > most:
            raise BodyTooLong
    return bytes(body)


def bounded(limits: Limits) -> type[asyncio.Protocol]:
    """The protocol to hand to uvicorn as `http`: HTTP/1.1 within limits of number and time.

    When all connections are taken, the one that has kept its request unfinished for longest is closed to make room:
    connections that are opened and never used cannot lock out requests that are whole.
    """
    # Connections whose request is not whole yet or has not begun, the one that waits longest first.
    unfinished: dict[H11Protocol, None] = {}
    taken: dict[H11Protocol, None] = {}

    class Bounded(H11Protocol):
        """One connection."""

        _alarm: asyncio.TimerHandle | None = None
        _waits_for: object = None

        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            # A server of a socket gives its protocols nothing else.
            super().connection_made(cast(asyncio.Transport, transport))
            if len(taken) >= limits.connections:
                leaves = next(iter(unfinished), self)
                unfinished.pop(leaves, None)
                taken.pop(leaves, None)
                leaves.transport.abort()
                if leaves is self:
                    return
            taken[self] = None
            self._watch()

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            self._watch()

        def on_response_complete(self) -> None:
            super().on_response_complete()
            self._watch()

        def connection_lost(self, exc: Exception | None) -> None:
            taken.pop(self, None)
            self._waits_no_more()
            super().connection_lost(exc)

        def _watch(self) -> None:
            """Set the alarm for what the connection owes now: the rest of a request, or the next one."""
            owes = self.conn.their_state
            gone = self not in taken or self.transport.is_closing()
            if gone or owes not in (h11.IDLE, h11.SEND_BODY):
                self._waits_no_more()
            elif owes is not self._waits_for:
                self._waits_no_more()
                self._waits_for = owes
                unfinished[self] = None
                seconds = limits.header_seconds if owes is h11.IDLE else limits.body_seconds
                self._alarm = self.loop.call_later(seconds, self._too_slow)

        def _waits_no_more(self) -> None:
            unfinished.pop(self, None)
            self._waits_for = None
            if self._alarm is not None:
                self._alarm.cancel()
                self._alarm = None

        def _too_slow(self) -> None:
            if self.conn.our_state is h11.IDLE:
                self.transport.write(TOO_SLOW)
                self.transport.close()
            else:
                self.transport.abort()

    return Bounded
