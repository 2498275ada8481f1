"""`mgn simulate`: play it, say what happened, and end with whether the promises held."""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bot import log
from bot.config import Settings
from bot.simulation.report import SimulationReport
from bot.simulation.run import HISTORY, Plan, SimulatedNetwork
from bot.simulation.viewing import pages


async def run(asked: argparse.Namespace, settings: Settings) -> int:
    """Play a network's years.

    Returns:
        0 where every promise held, 1 where one was broken.
    """
    # At the usual level the bot tells of every timer: a line for each of tens of thousands.
    log.configure("error", settings.log_format, None)
    began = time.perf_counter()
    history = None if asked.read else HISTORY
    plan = Plan(asked.groups, asked.companies, asked.months, asked.seed, history=history, newcomers=asked.newcomers)
    async with SimulatedNetwork(plan, settings, _progress) as network:
        record = await network.lives()
        if asked.read is not None:
            print("\n".join(_read(network, asked.read)))
            print()
    report = SimulationReport(record)
    print("\n".join(report.lines()))
    print(f"Played in {time.perf_counter() - began:.0f} seconds ({time.process_time():.0f} of one core).")
    if asked.html is not None:
        # Only here: drawing takes a second to load.
        from bot.simulation.page import page

        await asyncio.to_thread(Path(asked.html).write_text, page(report), encoding="utf-8")
        print(f"The page is in {asked.html}.")
    return 0 if report.kept else 1


def _read(network: SimulatedNetwork, wanted: str) -> Iterator[str]:
    """The chat of one group, by its number, or by a part of its name."""
    circles = list(network.circles.values())
    if wanted.isdecimal() and 1 <= int(wanted) <= len(circles):
        return pages(circles[int(wanted) - 1])
    for circle in circles:
        if wanted.casefold() in circle.book.title.casefold():
            return pages(circle)
    titles = ", ".join(circle.book.title for circle in circles)
    return iter([f"No group is called {wanted!r}. There are: {titles}"])


def _progress(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
