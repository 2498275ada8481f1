"""Starting as a process: what is wrong is one sentence, what is only late is waited for, and one bot has a file."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest

from bot.web import SECRET_HEADER
from sandbox import World
from sandbox.api.faults import Fault
from sandbox.clock import WorldClock
from sandbox.server import SandboxServer

ROOT = Path(__file__).parents[2]
PATIENCE = 120
"""Real seconds: generous, so that a slow machine never decides a test."""
IDLE = 500
"""More connections than the bot holds, and fewer than any system lets a process have."""


class Machine:
    """Where bots are started."""

    def __init__(self, folder: Path, server: SandboxServer, token: str) -> None:
        self.folder, self.server, self.token = folder, server, token
        self.database = f"sqlite+aiosqlite:///{folder / 'mgn.db'}"
        self.started: list[asyncio.subprocess.Process] = []

    async def starts(self, *arguments: str, **settings: str) -> asyncio.subprocess.Process:
        environment = {
            **{name: value for name, value in os.environ.items() if name not in ("HOST", "PUBLIC_URL")},
            "BOT_TOKEN": self.token,
            "BOT_API_URL": self.server.url,
            "DATABASE_URL": self.database,
            "PORT": "0",
            "PYTHONPATH": str(ROOT),
            **settings,
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", *arguments, cwd=self.folder, env=environment, stderr=asyncio.subprocess.PIPE
        )
        self.started.append(process)
        return process

    async def says(self, process: asyncio.subprocess.Process, words: str) -> str:
        """The line of its log with these words."""
        assert process.stderr is not None
        async with asyncio.timeout(PATIENCE):
            async for line in process.stderr:
                if words in line.decode():
                    return line.decode()
        raise AssertionError(f"it ended without {words!r}")


@pytest.fixture
async def machine(tmp_path: Path) -> AsyncIterator[Machine]:
    """With a Telegram, and no bot running."""
    world = World(WorldClock(datetime.now(UTC)))
    account = world.add_bot("MGN", "mgn_bot")
    async with SandboxServer(world) as server:
        made = Machine(tmp_path, server, account.token)
        yield made
        for process in made.started:
            if process.returncode is None:
                process.kill()
                await process.wait()


async def _last_words(process: asyncio.subprocess.Process) -> bytes:
    """What a program still writes until it ends."""
    return (await asyncio.wait_for(process.communicate(), PATIENCE))[1]


def _sentence(err: bytes) -> str:
    """What it says besides its log: one line."""
    (line,) = [line for line in err.decode().splitlines() if not line.startswith("20")]
    return line


async def test_one_bot_has_a_file_and_bounds_what_it_takes(machine: Machine, tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    machine.server.faults.add(Fault("drop", "setWebhook"))
    settings = {"WEBHOOK_URL": address, "WEBHOOK_SECRET": "secret", "PORT": str(port), "HOST": "127.0.0.1"}
    bot = await machine.starts("run", **settings)
    await machine.says(bot, "webhook.not_set")
    await machine.says(bot, "bot.started")
    assert machine.server.requests.counts["setWebhook"] == 2

    second = await machine.starts("run")
    err = await _last_words(second)
    assert second.returncode == 1
    assert f"process {bot.pid}" in _sentence(err)
    restoring = await machine.starts("restore", str(tmp_path / "mgn.db"))
    await _last_words(restoring)
    assert restoring.returncode == 1

    loop = asyncio.get_running_loop()
    idle = []
    for _ in range(IDLE):
        one = socket.socket()
        one.setblocking(False)
        await loop.sock_connect(one, ("127.0.0.1", port))
        idle.append(one)
    async with aiohttp.ClientSession() as session:
        for body, status in ((b"{", 400), (b'{"update_id": 7}', 200)):
            headers = {SECRET_HEADER: "secret"}
            async with session.post(f"{address}/telegram", data=body, headers=headers) as answer:
                assert answer.status == status
    for one in idle:
        one.close()

    bot.send_signal(signal.SIGTERM)
    log = await _last_words(bot)
    assert bot.returncode == 0
    assert len(log) < 20_000


@pytest.mark.parametrize(
    ("command", "number", "status"),
    [("run", signal.SIGINT, 0), ("run", signal.SIGTERM, 0), ("migrate", signal.SIGINT, 130)],
)
async def test_asked_to_stop_while_it_is_still_being_imported_it_ends_without_a_traceback(
    machine: Machine, command: str, number: signal.Signals, status: int
) -> None:
    # Python tells of each module once it is imported; most are still to come after this one.
    bot = await machine.starts(command, PYTHONPROFILEIMPORTTIME="1")
    await machine.says(bot, "| argparse")
    bot.send_signal(number)
    log = (await _last_words(bot)).decode()
    assert bot.returncode == status
    assert "Traceback" not in log
    assert "bot.started" not in log


async def test_a_server_that_is_not_up_yet_is_waited_for_and_a_stop_ends_the_wait(machine: Machine) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"postgresql+asyncpg://u:secret@127.0.0.1:{unused.getsockname()[1]}/mgn"
    bot = await machine.starts("run", DATABASE_URL=url)
    line = await machine.says(bot, "database.waiting")
    assert "PostgreSQL does not answer for mgn at 127.0.0.1" in line
    assert "secret" not in line
    bot.send_signal(signal.SIGTERM)
    await _last_words(bot)
    assert bot.returncode == 0
