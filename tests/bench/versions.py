"""What the bot of two trees takes to start and to answer, side by side: `python -m tests.bench.versions BEFORE AFTER`.

Each round runs the program of either tree in a process of its own against the same stand-in for Telegram, in turn, so
that what else the machine does weighs on both. Time is that of the processor, which a busy machine changes little.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from sandbox import Chat, Message, World
from sandbox.api.flood import Flood
from sandbox.people.person import Person
from sandbox.server import SandboxServer
from sandbox.world.events import WorldEvent

GROUPS = 40
TICK = 1000 / os.sysconf("SC_CLK_TCK")
"""Milliseconds of the processor in one tick of the system's count."""
QUIET = 1.5
"""Seconds in which a process that has nothing to do takes at most a tick or two."""
PATIENCE = 300.0
WHAT = {
    "start": "start, ms of processor",
    "rss": "memory after that, MiB",
    "hosts": "/hosts, ms of processor",
    "meeting": "/meeting",
    "going": "`Going` on the card",
    "schedule": "/schedule",
    "rss_after": "memory at the end, MiB",
}


def surroundings(given: dict[str, str]) -> dict[str, str]:
    """The environment of a bot that is installed: with compiled modules beside its sources, whoever measures it."""
    return {**os.environ, **given, "PYTHONDONTWRITEBYTECODE": ""}


@dataclass
class Town:
    """Groups of two companies, and a watch on what the bot says."""

    world: World
    bot_user: object
    frida: Person
    aino: Person
    ben: Person
    groups: list[Chat] = field(default_factory=list)
    said: dict[int, list[Message]] = field(default_factory=dict)

    def listen(self, event: WorldEvent) -> None:
        """Note what the bot says."""
        message = event.message
        if event.kind == "message" and message is not None and message.sender is self.bot_user:
            self.said.setdefault(message.chat.id, []).append(message)

    async def each(self, does: Callable[[Chat], object], *, answers: bool = True) -> None:
        """Do it in every group, one after another, and wait for the bot's answers."""
        for chat in self.groups:
            before = len(self.said.get(chat.id, []))
            does(chat)
            if answers:
                await until(partial(self._has_more, chat, before))

    def _has_more(self, chat: Chat, than: int) -> bool:
        return len(self.said.get(chat.id, [])) > than


async def until(holds: Callable[[], bool]) -> None:
    """Wait for something that another program does."""
    async with asyncio.timeout(PATIENCE):
        while not holds():  # noqa: ASYNC110 - what is waited for happens in another program
            await asyncio.sleep(0.01)


@dataclass
class Program:
    """A bot that runs."""

    pid: int

    def taken(self) -> float:
        """Milliseconds of the processor so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * TICK

    def memory(self) -> float:
        """What it holds in memory, in MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024

    async def rests(self) -> float:
        """Wait until it has nothing to do; returns what it has taken by then."""
        async with asyncio.timeout(PATIENCE):
            while True:
                before = self.taken()
                await asyncio.sleep(QUIET)
                if self.taken() - before <= 2 * TICK:
                    return before


@asynccontextmanager
async def running(tree: Path, server: SandboxServer, token: str, database: str) -> AsyncIterator[Program]:
    """The bot of a tree, on that database."""
    settings = {
        "BOT_TOKEN": token,
        "BOT_API_URL": server.url,
        "DATABASE_URL": database,
        "PORT": "0",
        "LOG_LEVEL": "warning",
        "COORDINATORS": "",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=tree, env=surroundings(settings)
    )  # fmt: skip
    try:
        yield Program(process.pid)
    finally:
        process.terminate()
        await process.wait()


async def measured(tree: Path) -> dict[str, float]:
    """One round with the bot of a tree."""
    world = World(history=50)
    bot = world.add_bot("MGN", "mgn_bot")
    frida, aino, ben = (world.add_user(name) for name in ("Frida", "Aino", "Ben"))
    town = Town(world, bot.user, frida, aino, ben)
    world.listen(town.listen)
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        async with (
            SandboxServer(world, flood=Flood(on=False)) as server,
            running(tree, server, bot.token, f"sqlite+aiosqlite:///{folder}/bench.db") as it,
        ):
            private = frida.private()
            frida.starts()
            await until(lambda: private.id in town.said)
            found["start"] = it.taken()
            await it.rests()
            found["rss"] = it.memory()
            town.groups = [frida.creates_group(f"Group {n}", bot, aino, ben) for n in range(GROUPS)]
            await town.each(lambda chat: frida.says("/setup Kainuu", chat=chat))
            await town.each(lambda chat: aino.says("/join Kahvila Aino", chat=chat))
            await town.each(lambda chat: ben.says("/join Ben's Bikes", chat=chat))
            await it.rests()
            day = datetime.now(UTC) + timedelta(days=30)

            async def took(name: str, does: Callable[[Chat], object], *, answers: bool = True) -> None:
                before = await it.rests()
                await town.each(does, answers=answers)
                found[name] = (await it.rests() - before) / GROUPS

            await took("hosts", lambda chat: ben.says("/hosts", chat=chat))
            await took("schedule", lambda chat: aino.says(f"/schedule {day:%d.%m.%Y} 17:00 @ our café", chat=chat))
            await took("meeting", lambda chat: ben.says("/meeting", chat=chat))
            await took("going", lambda chat: ben.press_button(*ben.finds("Going", chat=chat)), answers=False)
            found["rss_after"] = it.memory()
    return found


async def main(trees: list[Path], rounds: int) -> None:
    """Measure, and print a table."""
    found: dict[Path, list[dict[str, float]]] = {tree: [] for tree in trees}
    for number in range(rounds):
        for tree in trees if number % 2 == 0 else reversed(trees):
            found[tree].append(await measured(tree))
            print(f"round {number + 1}, {tree.name}: {found[tree][-1]}", file=sys.stderr, flush=True)
    print("| what | " + " | ".join(tree.name for tree in trees) + " | times |")
    print("| --- |" + " --- |" * (len(trees) + 1))
    for name, what in WHAT.items():
        cells = [[one[name] for one in found[tree]] for tree in trees]
        before, after = (statistics.median(cell) for cell in cells)
        shown = " | ".join(f"{statistics.median(c):.1f} ({min(c):.1f})" for c in cells)
        print(f"| {what} | {shown} | {after / before:.2f} |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("trees", nargs=2, type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    for tree in asked.trees:
        # Modules are compiled when they are first imported, and that is not measured.
        subprocess.run([sys.executable, "-c", "import bot.__main__"], cwd=tree, env=surroundings({}), check=True)
    asyncio.run(main([tree.resolve() for tree in asked.trees], asked.rounds))
