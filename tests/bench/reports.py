"""How long the report of a large network takes, what it needs, and whether anybody waits for it.

`python -m tests.bench.reports [groups] [months]`: fills a new SQLite file, has the report made in its own process, and
meanwhile reads a group's members as a command does.
"""

from __future__ import annotations

import asyncio
import json
import resource
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from bot.clock import SystemClock
from bot.domain.evidence.facts import Scope
from bot.domain.evidence.orders import Order, ReportState, What
from bot.domain.evidence.periods import EARLIEST, Period
from bot.runtime.report_maker import told_of
from bot.services import Services
from bot.services.dependencies import Dependencies
from storage import Database, migrate
from tests.evidence.filling import ZONE, fill
from tests.evidence.records import made_up

NOW = datetime(2029, 12, 31, 12, tzinfo=UTC)
ROOT = Path(__file__).parents[2]
IDLE_SECONDS = 5.0


async def _commands(services: Services, until: asyncio.Event) -> list[float]:
    """How many milliseconds each of a stream of commands took, one every 20."""
    took = []
    while not until.is_set():
        began = time.perf_counter()
        await services.companies.members(-1001)
        took.append((time.perf_counter() - began) * 1000)
        await asyncio.sleep(0.02)
    return took


async def _idle(services: Services) -> list[float]:
    over = asyncio.Event()
    asyncio.get_running_loop().call_later(IDLE_SECONDS, over.set)
    return await _commands(services, over)


def _shown(took: list[float]) -> str:
    cuts = statistics.quantiles(took, n=20)
    return f"median {statistics.median(took):.1f} ms, 95 % within {cuts[-1]:.1f} ms ({len(took)} commands)"


async def main(groups: int, months: int) -> None:
    """Fill, make, and say what it took."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'large.db'}"
        await migrate(url)
        database = Database(url)
        facts = made_up(groups, months, names=tuple(f"Alue {number}" for number in range(groups)))
        async with database.transaction() as tx:
            await fill(tx, facts)
        print(f"{groups} groups, {months} months: {len(facts.stays)} memberships, {len(facts.meetings)} meetings")
        services = Services(Dependencies(database, SystemClock(), "en", ZONE.key, frozenset()))
        print("idle:      ", _shown(await _idle(services)))
        order = Order(
            1, What.REPORT, "2029-1", ReportState.COUNTING, 1, "en", NOW, None, NOW.date(),
            Period(EARLIEST, NOW.date(), whole=True), Scope(), "salt", 0, 1, None,
        )  # fmt: skip
        told = told_of(order, url, ZONE.key, NOW, Path(folder))
        over = asyncio.Event()
        commands = asyncio.create_task(_commands(services, over))
        began = time.perf_counter()
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot.report_child",
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, cwd=ROOT,
        )  # fmt: skip
        await child.communicate(json.dumps(told).encode() + b"\n")
        seconds = time.perf_counter() - began
        over.set()
        print("meanwhile: ", _shown(await commands))
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        most, busy = used.ru_maxrss / 1024, used.ru_utime + used.ru_stime
        sizes = {kind: (Path(folder) / f"report.{kind}").stat().st_size // 1024 for kind in ("pdf", "xlsx")}
        print(
            f"the report: {seconds:.1f} s ({busy:.1f} s of a processor), {most:.0f} MB at most; PDF {sizes['pdf']} kB, XLSX {sizes['xlsx']} kB"
        )
        await database.close()


if __name__ == "__main__":
    given = [int(number) for number in sys.argv[1:3]]
    asyncio.run(main(*(given or [200, 36])))
