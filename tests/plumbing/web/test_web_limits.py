"""What the web server takes from outside, on a real socket."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.runtime.supervisor import Supervisor
from bot.web import SECRET_HEADER, CannotListen, WebServer, pages
from bot.web_limits import Limits

TIGHT = Limits(connections=20, header_seconds=0.2, body_seconds=0.2, header_bytes=2048, body_bytes=1000)
HEALTH = "GET /health HTTP/1.1\r\nHost: bot\r\nConnection: close"
ROOMY = Limits(connections=20, header_bytes=2048, body_bytes=1000)


class Received(list[dict[str, Any]]):
    """The updates that came through."""


@asynccontextmanager
async def served(limits: Limits) -> AsyncIterator[tuple[int, Received]]:
    """The bot's pages on a free port."""
    received = Received()

    async def healthy() -> dict[str, Any]:
        return {"ready": True}

    async def measured() -> bytes:
        return b""

    async def calendar(_: str) -> bytes | None:
        return None

    async def receive(update: dict[str, Any]) -> bool:
        received.append(update)
        return True

    server = WebServer(pages(healthy, measured, calendar, receive, lambda: "secret", limits), 0, limits=limits)
    port = await server.listen()
    supervisor = Supervisor()
    supervisor.start("web", server.work)
    try:
        yield port, received
    finally:
        server.stop()
        await supervisor.finish("web", within=10)


async def _asks(port: int, head: str, body: bytes = b"") -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(head.encode() + b"\r\n\r\n" + body)
    try:
        return await asyncio.wait_for(reader.read(), 60)
    except ConnectionError:
        return b""
    finally:
        writer.close()


def _post(body: bytes, secret: str = "secret") -> str:
    fields = (f"{SECRET_HEADER}: {secret}", f"Content-Length: {len(body)}", "Connection: close", "Host: bot")
    return "\r\n".join(("POST /telegram HTTP/1.1", *fields))


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b'{"update_id": 1}', 200),
        (b"", 400),
        (b"hello", 400),
        (b"[1, 2]", 400),
        (b'{"message": {}}', 400),
        (b'{"update_id": "1"}', 400),
        (b"\xff\xfe{}", 400),
        (b"[" * 999, 400),
        (json.dumps({"update_id": 1, "text": "x" * 1000}).encode(), 413),
    ],
)
async def test_a_call_that_is_no_update_is_refused_and_harms_nothing(body: bytes, status: int) -> None:
    async with served(ROOMY) as (port, received):
        assert (await _asks(port, _post(body), body)).startswith(f"HTTP/1.1 {status} ".encode())
        assert len(received) == (1 if status == 200 else 0)
        assert (await _asks(port, HEALTH)).startswith(b"HTTP/1.1 200 ")


async def test_a_body_that_never_ends_is_cut_off_without_its_length() -> None:
    async with served(ROOMY) as (port, received):
        head = _post(b"").replace("Content-Length: 0", "Transfer-Encoding: chunked")
        answer = await _asks(port, head, b"400\r\n" + b"x" * 1024 + b"\r\n")
        assert answer.startswith(b"HTTP/1.1 413 ")
        assert received == []


async def test_headers_without_end_are_refused() -> None:
    async with served(ROOMY) as (port, _):
        assert (await _asks(port, "GET /health HTTP/1.1\r\nX: " + "x" * 5000)).startswith(b"HTTP/1.1 4")


@pytest.mark.parametrize("sent", ["", "GET /health HTTP/1.1\r\nHost: ", _post(b"x" * 9) + "\r\n\r\n{"])
async def test_who_does_not_finish_a_request_is_not_waited_for(sent: str) -> None:
    async with served(TIGHT) as (port, received):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(sent.encode())
        # The end of the connection is waited for, however long a slow machine takes.
        try:
            assert (await reader.read())[:12] in (b"", b"HTTP/1.1 408")
        except ConnectionError:
            pass
        writer.close()
        assert received == []


async def test_connections_that_send_nothing_keep_nobody_out() -> None:
    async with served(ROOMY) as (port, _):
        idle = [socket.create_connection(("127.0.0.1", port)) for _ in range(60)]
        try:
            for _ in range(3):
                assert (await _asks(port, HEALTH)).startswith(b"HTTP/1.1 200 ")
        finally:
            for one in idle:
                one.close()


async def test_a_port_that_cannot_be_opened_is_told_in_one_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        app = pages(None, None, None)  # type: ignore[arg-type]  # nothing is asked of it
        for server, says in (
            (WebServer(app, taken.getsockname()[1]), "is taken by another program"),
            (WebServer(app, 0, "192.0.2.1"), "which is not an address of this machine"),
            (WebServer(app, 0, "no such machine"), "which is not an address of this machine"),
        ):
            with pytest.raises(CannotListen, match=says):
                await server.listen()
