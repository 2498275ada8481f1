"""Runs odd updates through the whole bot, in slices that each begin with a fresh town."""

from __future__ import annotations

import logging
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path
from random import Random
from typing import Any

import structlog

from bot.telegram import door
from tests import postgres
from tests.fuzz.checks import HANDLING, Findings, Watch, actor_of, forbidden, rows_of
from tests.fuzz.network import Part, Straight, Town, town
from tests.fuzz.updates import Updates
from tests.stories.stage import Stage

SLICE = 2_000
"""Updates of one town: it changes as they come."""


async def one_slice(seed: int, number: int, updates: int, database_url: str, findings: Findings) -> None:
    """A fresh town, and so many updates. The same seed and number bring the same updates.

    Args:
        findings: what is found is added to it.
    """
    random, watch = Random(f"{seed}:{number}"), Watch(findings)
    before = structlog.get_config()
    structlog.configure(processors=[watch.heard])
    logging.getLogger().addHandler(watch)
    try:
        async with AsyncExitStack() as stack:
            stage = await stack.enter_async_context(Stage(database_url))
            stack.enter_context(watch.over_databases())
            there = await town(stage)
            stack.enter_context(_straightened(stage, watch))
            line = Updates(there, random)
            for _ in range(updates):
                await _handle(there, watch, findings, line.next())
                if random.random() < 0.03:
                    await stage.passes(minutes=random.choice((1, 60, 60 * 24, 60 * 24 * 7)))
            await stage.passes(days=1)
            for violation in stage.world.violations:
                findings.note(findings.malformed, violation.partition(":")[0], violation)
    finally:
        structlog.configure(**before)
        logging.getLogger().removeHandler(watch)


@contextmanager
def _straightened(stage: Stage, watch: Watch) -> Iterator[None]:
    """Meanwhile the bot's calls need no wire."""
    assert stage.mgn is not None
    bot = stage.mgn.application.bot
    wire, straight = bot._request, Straight(stage.server._api, stage.bot, watch.sent)
    # Updates are still fetched over the wire, where they are kept as they come.
    bot._request = (wire[0], straight)
    try:
        yield
    finally:
        bot._request = wire


async def _handle(town: Town, watch: Watch, findings: Findings, raw: dict[str, Any]) -> None:
    mgn = town.stage.mgn
    assert mgn is not None
    try:
        update = door.read(raw, mgn.application.bot)
    except door.OddUpdate:
        findings.unreadable += 1
        return
    findings.updates += 1
    watch.current, watch.written = raw, set()
    part = actor_of(update, town)
    held = None
    if part is Part.ELSEWHERE:
        await town.stage.settle()
        held = await rows_of(mgn.database, town.kainuu.id)
    belonged = part is Part.REMOVED and await _belongs(town)
    watch.written = set()
    began = HANDLING.set(True)
    await mgn.application.process_update(update)
    HANDLING.reset(began)
    if part is None or (belonged and not await _belongs(town)):
        # Telegram tells something, or it was found out that they had left.
        return
    for table in forbidden(part, update, town, watch.written):
        findings.note(findings.writes, f"{part}: {table}", raw)
    if held is not None and held != await rows_of(mgn.database, town.kainuu.id):
        findings.note(findings.writes, f"{part}: rows of another group", raw)


async def _belongs(town: Town) -> bool:
    mgn, who = town.stage.mgn, town.people[Part.REMOVED][0].person.id
    assert mgn is not None
    return any(standing.chat_id == town.kainuu.id for standing in await mgn.services.access.belongings(who))


async def run(
    seed: int, updates: int, first: int = 0, on: str = "sqlite", tell: Callable[[str, Any], None] | None = None
) -> Findings:
    """So many updates, slice by slice.

    Args:
        first: the number of the first slice.
        on: the kind of database, of which each slice gets a new one.
        tell: called with the first of each kind of finding, as soon as its slice is over.
    """
    findings, began, told = Findings(), time.monotonic(), set[str]()
    async with AsyncExitStack() as stack:
        server = stack.enter_context(postgres.server()) if on == "postgresql" else None
        for number in range(first, first + -(-updates // SLICE)):
            most = min(SLICE, updates - (number - first) * SLICE)
            with tempfile.TemporaryDirectory() as folder:
                url = f"sqlite+aiosqlite:///{Path(folder) / 'fuzz.db'}"
                if server is not None:
                    url = await postgres.empty_database(server)
                await one_slice(seed, number, most, url, findings)
            if tell is not None:
                for what in findings.examples.keys() - told:
                    told.add(what)
                    tell(what, findings.examples[what])
            spent = time.monotonic() - began
            print(f"slice {number}: {findings.updates} updates, {findings.wrong} wrong, {spent:.0f} s", flush=True)
    return findings
