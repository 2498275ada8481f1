"""Only the sandbox's own page may ask, and garbage is a 400."""

from __future__ import annotations

import aiohttp
import pytest

from sandbox import BotAccount, Person, World
from sandbox.server import SandboxServer

DEEP = b"[" * 5000
GARBAGE = (b"hello", b"\xff\xfe", b"[]", b"null", DEEP, b'{"do": []}', b'{"do": "say", "chat": [], "text": 5}')
TIMES = (b'{"seconds": NaN}', b'{"seconds": 1e400}', b'{"seconds": 1e15}', b'{"seconds": null}', b"{}")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Host", "evil.example"),
        ("Host", "127.0.0.1.evil.example:80"),
        ("Host", "192.0.2.1"),
        ("Host", "[::1"),
        ("Origin", "http://evil.example"),
        ("Origin", "null"),
        ("Origin", "http://localhost:3000"),
    ],
)
async def test_foreign_pages_are_turned_away_everywhere(
    server: SandboxServer, session: aiohttp.ClientSession, bot: BotAccount, name: str, value: str
) -> None:
    for path in ("/", "/page/people", f"/bot{bot.token}/getMe"):
        async with session.get(server.url + path, headers={name: value}) as answer:
            assert answer.status == 403


async def test_the_own_page_is_answered_under_each_of_its_names(
    server: SandboxServer, session: aiohttp.ClientSession
) -> None:
    port = server.url.rpartition(":")[2]
    for host in (f"127.0.0.1:{port}", f"localhost:{port}", "[::1]:80"):
        headers = {"Host": host, "Origin": f"http://{host}"}
        async with session.get(f"{server.url}/page/people", headers=headers) as answer:
            assert answer.status == 200


async def test_what_cannot_be_read_is_a_400(
    server: SandboxServer, session: aiohttp.ClientSession, bot: BotAccount, ann: Person
) -> None:
    asked = [(f"/page/do?as={ann.id}", body) for body in GARBAGE]
    asked += [("/page/clock", body) for body in (*TIMES, *GARBAGE)]
    asked += [(f"/bot{bot.token}/sendMessage", DEEP)]
    for path, body in asked:
        async with session.post(server.url + path, data=body, headers={"Content-Type": "application/json"}) as answer:
            assert answer.status in (200, 400) if body == GARBAGE[-1] else answer.status == 400, (path, body[:40])
    async with session.get(f"{server.url}/page/chat?as={ann.id}&chat=1&before=x") as answer:
        assert answer.status in (400, 404)


async def test_the_address_to_open_is_one_a_browser_can_open(world: World) -> None:
    async with SandboxServer(world, host="0.0.0.0") as server, aiohttp.ClientSession() as session:
        assert server.url.startswith("http://127.0.0.1:")
        async with session.get(server.url + "/page/people", headers={"Host": "192.0.2.1:8080"}) as answer:
            assert answer.status == 200
