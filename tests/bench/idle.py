"""What the bot takes to start and holds when it has nothing to do: `python -m tests.bench.idle`."""

from __future__ import annotations

import argparse
import asyncio
import socket
import statistics
import sys
import tempfile
import time

import aiohttp

from sandbox import World
from sandbox.api.flood import Flood
from sandbox.server import SandboxServer
from tests.bench.versions import Program, surroundings

IDLE = 4.0
"""Seconds after which all that begins at the start is over."""
WANTED_SECONDS, WANTED_MIB = 1.5, 110.0

Taken = tuple[float, float, float]
"""Seconds until `/readyz` says yes, of the processor by then, and MiB in memory a little later."""


async def _started(server: SandboxServer, token: str, folder: str) -> Taken:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    given = {
        "BOT_TOKEN": token,
        "BOT_API_URL": server.url,
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder}/idle.db",
        "PORT": str(port),
        "LOG_LEVEL": "warning",
        "COORDINATORS": "",
    }
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "run", env=surroundings(given))
    try:
        async with aiohttp.ClientSession() as session:
            while True:
                try:
                    async with session.get(f"http://127.0.0.1:{port}/readyz") as answer:
                        if answer.status == 200:
                            break
                except aiohttp.ClientError:
                    pass
                assert process.returncode is None, "the bot has ended"
                await asyncio.sleep(0.02)
        seconds, program = time.perf_counter() - began, Program(process.pid)
        spent = program.taken() / 1000
        await asyncio.sleep(IDLE)
        return seconds, spent, program.memory()
    finally:
        process.terminate()
        await process.wait()


async def main(rounds: int) -> None:
    """Measure, and print a table."""
    found: dict[str, list[Taken]] = {"on a new database": [], "on one of this version": []}
    # Modules are compiled when they are first imported, and that is not measured.
    compiled = await asyncio.create_subprocess_exec(sys.executable, "-c", "import bot.__main__", env=surroundings({}))
    assert await compiled.wait() == 0
    for _ in range(rounds):
        world = World()
        bot = world.add_bot("MGN", "mgn_bot")
        with tempfile.TemporaryDirectory() as folder:
            async with SandboxServer(world, flood=Flood(on=False)) as server:
                for rows in found.values():
                    rows.append(await _started(server, bot.token, folder))
    print("| start, median (least) | seconds | of the processor | MiB when idle |")
    print("| --- | --- | --- | --- |")
    for said, rows in found.items():
        cells = [f"{statistics.median(one):.2f} ({min(one):.2f})" for one in list(zip(*rows, strict=True))[:2]]
        memory = [row[2] for row in rows]
        print(f"| {said} | {' | '.join(cells)} | {statistics.median(memory):.0f} ({min(memory):.0f}) |")
    _, spent, held = (statistics.median(one) for one in zip(*found["on one of this version"], strict=True))
    print(f"at most {WANTED_SECONDS} s of processor to start: {'met' if spent <= WANTED_SECONDS else 'NOT MET'}")
    print(f"at most {WANTED_MIB:.0f} MiB when idle: {'met' if held <= WANTED_MIB else 'NOT MET'}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    asyncio.run(main(parser.parse_args().rounds))
