"""The program on the command line, against a Bot API server that is not the sandbox and knows only a few methods."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web

PATIENCE = 120
"""Real seconds: generous, so that a slow machine never decides a test."""
TOKEN = "4242:another-servers-own-token"
ME = {"id": 4242, "is_bot": True, "first_name": "MGN", "username": "other_bot"}
FRIDA = {"id": 7, "is_bot": False, "first_name": "Frida"}
GROUP = {"id": -100777, "type": "supergroup", "title": "Kainuu core"}


class AnotherServer:
    """As little of a Bot API server as a conversation needs; every other method is unknown to it."""

    def __init__(self) -> None:
        self.sent: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._updates: list[dict[str, Any]] = []
        self._numbers = 0

    def says(self, text: str) -> None:
        """Frida writes in the group."""
        self._numbers += 1
        length = len(text.partition(" ")[0])
        message = {"message_id": 100 + self._numbers, "date": 1_790_000_000, "chat": GROUP, "from": FRIDA, "text": text}
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        self._updates.append({"update_id": 9000 + self._numbers, "message": message})

    async def answer(self, request: web.Request) -> web.Response:
        """One call of the bot's."""
        assert request.match_info["token"] == TOKEN
        given = dict(await request.post()) if request.method == "POST" else {}
        match request.match_info["method"].lower():
            case "getme":
                result: Any = ME | {"can_join_groups": True}
            case "getupdates":
                result = [u for u in self._updates if u["update_id"] >= int(str(given.get("offset", 0)))]
                self._updates = result
                if not result:
                    await asyncio.sleep(0.05)
            case "getchatmember":
                result = {"status": "administrator", "user": FRIDA, "is_anonymous": False} | dict.fromkeys(
                    ("can_be_edited", "can_manage_chat", "can_delete_messages", "can_manage_video_chats"), False
                )
                result |= dict.fromkeys(
                    ("can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users"), False
                )
                result |= dict.fromkeys(("can_post_stories", "can_edit_stories", "can_delete_stories"), False)
            case "sendmessage":
                await self.sent.put(given)
                result = {"message_id": 500 + self.sent.qsize(), "date": 1_790_000_000, "chat": GROUP, "from": ME}
            case _:
                body = {"ok": False, "error_code": 404, "description": "Not Found: method not found"}
                return web.json_response(body, status=404)
        return web.json_response({"ok": True, "result": result})


@pytest.fixture
async def server() -> AsyncIterator[tuple[AnotherServer, str]]:
    """The server and its address."""
    made, application = AnotherServer(), web.Application()
    application.router.add_route("*", "/bot{token}/{method}", made.answer)
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    assert site._server is not None
    port = site._server.sockets[0].getsockname()[1]  # type: ignore[attr-defined]
    yield made, f"http://127.0.0.1:{port}"
    await runner.cleanup()


async def _started(process: asyncio.subprocess.Process) -> int:
    """Read the log until the bot says that it runs; returns its port."""
    assert process.stdout is not None
    async with asyncio.timeout(PATIENCE):
        async for line in process.stdout:
            entry = json.loads(line)
            if entry["event"] == "bot.started":
                return int(entry["port"])
    raise AssertionError("the bot ended before it began")


async def test_it_works_on_any_bot_api_server_and_ends_well_when_told_to(
    server: tuple[AnotherServer, str], tmp_path: Path
) -> None:
    other, address = server
    environment = os.environ | {
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": address,
        "DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path / 'other.db'}",
        "PORT": "0",
        "LOG_FORMAT": "json",
    }
    program = (sys.executable, "-m", "bot", "run")
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        *program, env=environment, stdout=pipe, stderr=asyncio.subprocess.STDOUT
    )
    try:
        port = await _started(process)
        other.says("/setup Kainuu")
        assert "Kainuu core" in (await asyncio.wait_for(other.sent.get(), PATIENCE))["text"]
        other.says("/join Kahvila Aino")
        assert "Kahvila Aino" in (await asyncio.wait_for(other.sent.get(), PATIENCE))["text"]
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/health") as answer:
                assert (await answer.json())["ok"] is True
            async with session.get(f"http://127.0.0.1:{port}/metrics") as answer:
                assert 'mgn_messages_waiting{lane="answer"} 0.0' in await answer.text()
        process.send_signal(signal.SIGTERM)
        log, _ = await asyncio.wait_for(process.communicate(), PATIENCE)
        assert process.returncode == 0, log.decode()
        assert TOKEN not in log.decode()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
