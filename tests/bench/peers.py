"""The product beside bare bots, in one run: `python -m tests.bench.peers`, or `make peers`.

Each bot is a process of its own against the same server (`tests.bench.instant`), in turn. A bare bot echoes; the product
handles `/hosts` in a group as it always does: kept before it is handled, checked at the gate, read from the database,
answered in the group's language. How many updates a second are answered counts, and the processor's time for each.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.versions import TICK

TOKEN = "4242:AAbench_bench_bench_bench_bench_bench"
DELAYS = (0, 20, 50, 60)
"""Milliseconds Telegram takes."""
CHATS = [-100_000 - number for number in range(200)]
PEERS = {
    "product": "the product, `/hosts`",
    "aiogram": "aiogram, echo",
    "ptb aiohttp concurrent": "python-telegram-bot over aiohttp, side by side, echo",
    "ptb aiohttp": "python-telegram-bot over aiohttp, echo",
    "ptb": "python-telegram-bot as it is, echo",
}
ONE_BY_ONE = {"ptb", "ptb aiohttp"}
"""They handle one update after another: so many fewer are enough to know how fast."""
PATIENCE = 180.0
TARGETS = {0: 1.0, 20: 1.2, 60: 1.2}
"""Times aiogram's echo."""

Found = dict[str, dict[int, list[tuple[float, float]]]]
"""By bot and delay: updates a second, and milliseconds of the processor an update, of each round."""


class Server:
    """The server's process."""

    def __init__(self, process: asyncio.subprocess.Process, url: str) -> None:
        self._process, self.url = process, url

    async def does(self, what: str, **how: Any) -> Any:
        """Have it do something; returns what came of it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write((json.dumps({"do": what, **how}) + "\n").encode())
        said = json.loads(await self._process.stdout.readline())
        if "late" in said:
            raise TimeoutError(f"{what}: {said['late']} answers came")
        return said["ok"]


@asynccontextmanager
async def _server() -> AsyncIterator[Server]:
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench.instant", stdin=pipe, stdout=pipe
    )  # fmt: skip
    assert process.stdout is not None
    try:
        yield Server(process, json.loads(await process.stdout.readline()))
    finally:
        process.terminate()
        await process.wait()


def _taken(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * TICK


@dataclass(frozen=True)
class Runner:
    """A bot that runs, with a server of its own."""

    which: str
    server: Server
    pid: int

    async def set_up(self) -> None:
        """Wait until it has begun; the product has its groups set up too."""
        setting = ("/setup Kainuu", "/join Kahvila Aino") if self.which == "product" else ("hello",)
        for user, text in enumerate(setting, 77):
            await self.server.does("say", chats=CHATS, text=text, user=user)

    async def measured(self, delay: int, count: int) -> tuple[float, float]:
        """Updates a second, and milliseconds of the processor for each."""
        await self.server.does("delay", seconds=delay / 1000)
        number = max(60, count // 20) if self.which in ONE_BY_ONE and delay else count
        text = "/hosts" if self.which == "product" else "hello"
        # The first ones find everything cold.
        await self.server.does("measure", chats=CHATS, text=text, count=number // 5, patience=PATIENCE)
        before = _taken(self.pid)
        seconds = await self.server.does("measure", chats=CHATS, text=text, count=number, patience=PATIENCE)
        return number / seconds, (_taken(self.pid) - before) / number


@asynccontextmanager
async def _running(which: str) -> AsyncIterator[Runner]:
    with tempfile.TemporaryDirectory() as folder:
        async with _server() as server:
            bot = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "tests.bench.echoes", which, server.url, TOKEN, folder),
                stderr=None if which == "product" else subprocess.DEVNULL,
            )
            try:
                yield Runner(which, server, bot.pid)
            finally:
                bot.terminate()
                await bot.wait()


def _table(found: Found, delays: tuple[int, ...]) -> str:
    lines = ["| updates a second, median (least to most) | " + " | ".join(f"{delay} ms" for delay in delays) + " |"]
    lines.append("| --- |" + " --- |" * len(delays))
    for which, said in PEERS.items():
        cells = []
        for delay in delays:
            rates = [rate for rate, _ in found[which][delay]]
            cells.append(f"{statistics.median(rates):.0f} ({min(rates):.0f} to {max(rates):.0f})")
        lines.append(f"| {said} | " + " | ".join(cells) + " |")
    for peer in ("aiogram", "ptb"):
        ratios = [_ratio(found, peer, delay) for delay in delays]
        said = PEERS[peer].partition(",")[0]
        lines.append(f"| **the product, times {said}** | " + " | ".join(f"**{each:.2f}**" for each in ratios) + " |")
    lines += ["", "| ms of processor an update, median | " + " | ".join(f"{delay} ms" for delay in delays) + " |"]
    lines.append("| --- |" + " --- |" * len(delays))
    for which, said in PEERS.items():
        spent = [statistics.median(ms for _, ms in found[which][delay]) for delay in delays]
        lines.append(f"| {said} | " + " | ".join(f"{each:.2f}" for each in spent) + " |")
    return "\n".join(lines)


def _ratio(found: Found, peer: str, delay: int) -> float:
    """Within each round, then the median: what else the machine does weighs on both."""
    pairs = zip(found["product"][delay], found[peer][delay], strict=True)
    return statistics.median(mine / theirs for (mine, _), (theirs, _) in pairs)


def _draw(found: Found, delays: tuple[int, ...], file: Path) -> None:
    import matplotlib as mpl

    mpl.use("agg")
    from matplotlib.figure import Figure
    from matplotlib.ticker import NullFormatter

    figure = Figure(figsize=(8, 4.2), layout="constrained")
    axes = figure.subplots()
    width = 0.8 / len(PEERS)
    for place, (which, said) in enumerate(PEERS.items()):
        heights = [statistics.median(rate for rate, _ in found[which][delay]) for delay in delays]
        bars = axes.bar(
            [number + place * width for number in range(len(delays))], heights, width, label=said.replace("`", "")
        )
        axes.bar_label(bars, [f"{each:.0f}" for each in heights], fontsize=6, padding=1)
    axes.set_xticks([number + 0.4 - width / 2 for number in range(len(delays))], [f"{delay} ms" for delay in delays])
    axes.set_yscale("log")
    axes.set_yticks([10, 30, 100, 300, 1000], ["10", "30", "100", "300", "1,000"])
    axes.yaxis.set_minor_formatter(NullFormatter())
    axes.set_xlabel("how long Telegram takes")
    axes.set_ylabel("updates a second")
    axes.legend(fontsize=7, loc="upper center", bbox_to_anchor=(0.5, 1.22), ncols=2, frameon=False)
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(file, dpi=120)


async def main(rounds: int, count: int, picture: Path | None) -> None:
    """Measure, and print the tables."""
    found: Found = {which: {delay: [] for delay in DELAYS} for which in PEERS}
    async with AsyncExitStack() as stack:
        runners = [await stack.enter_async_context(_running(which)) for which in PEERS]
        for runner in runners:
            await runner.set_up()
        for number in range(rounds):
            for delay in DELAYS:
                # In turn, so that what else the machine does weighs on all of them.
                for runner in runners if number % 2 == 0 else reversed(runners):
                    rate, spent = await runner.measured(delay, count)
                    found[runner.which][delay].append((rate, spent))
                    print(f"round {number + 1}, {delay} ms, {runner.which}: {rate:.0f}/s", file=sys.stderr, flush=True)
    print(_table(found, DELAYS))
    for delay, wanted in TARGETS.items():
        is_met = _ratio(found, "aiogram", delay) >= wanted
        print(f"at {delay} ms at least {wanted} times aiogram's echo: {'met' if is_met else 'NOT MET'}")
    load = os.getloadavg()[0]
    print(f"{rounds} rounds of {count} updates in {len(CHATS)} groups; load of the machine at the end {load:.1f}")
    if picture is not None:
        _draw(found, DELAYS, picture)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--updates", type=int, default=3000)
    parser.add_argument("--picture", type=Path, default=None, help="where the plot goes, as docs/pictures/peers.png")
    asked = parser.parse_args()
    asyncio.run(main(asked.rounds, asked.updates, asked.picture))
