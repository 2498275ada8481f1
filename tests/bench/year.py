"""What a year of a core group takes: updates, requests to Telegram, processor and disk: `python -m tests.bench.year`.

Years are played as `mgn simulate` plays them, on SQLite. The processor's time is that of the bot, of the stand-in for
Telegram and of the people together, so it is on the high side.
"""

from __future__ import annotations

import argparse
import asyncio
import sqlite3
import time
from collections import Counter

from bot import log
from bot.config import Settings
from bot.simulation.run import Plan, SimulatedNetwork

COMPANIES_IN_A_GROUP = 23
"""As in the network of 13 groups and 300 companies."""
LARGEST = 12


async def measure(groups: int, months: int) -> None:
    """Play it, and print what it took.

    Args:
        groups: how many.
        months: how long.
    """
    log.configure("error", "console", None)
    plan = Plan(groups, groups * COMPANIES_IN_A_GROUP, months, seed=7, history=None)
    began = time.process_time()
    async with SimulatedNetwork(plan, Settings(_env_file=None), lambda line: None) as network:  # type: ignore[call-arg]
        first = network.account.queue.next_id
        await network.lives()
        updates = network.account.queue.next_id - first
        requests = Counter(network.server.requests.counts)
        file = network.mgn.database.url.database
        assert file is not None
        await network.mgn.database.wipe()
        sizes = _sizes(file)
    years = groups * months / 12
    print(f"{groups} groups of {COMPANIES_IN_A_GROUP} companies, {months} months; for a group and a year:")
    print(f"updates               {updates / years:10.0f}")
    for method, count in requests.most_common(LARGEST):
        print(f"{method:22}{count / years:10.0f}")
    print(f"seconds of processor  {(time.process_time() - began) / years:10.1f}")
    print(f"kB on the disk        {sum(sizes.values()) / years / 1000:10.0f}")
    for name, size in sizes.most_common(LARGEST):
        print(f"  {name:32}{size / years / 1000:10.1f}")


def _sizes(file: str) -> Counter[str]:
    """Bytes of each table and index; the whole file without a name where SQLite cannot tell them apart."""
    with sqlite3.connect(file) as reading:
        try:
            return Counter(dict(reading.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name")))
        except sqlite3.OperationalError:
            pages, page = (reading.execute(f"PRAGMA {what}").fetchone()[0] for what in ("page_count", "page_size"))
            return Counter({"the file": pages * page})


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("groups", type=int, nargs="?", default=4)
    parser.add_argument("months", type=int, nargs="?", default=12)
    asked = parser.parse_args()
    asyncio.run(measure(asked.groups, asked.months))
