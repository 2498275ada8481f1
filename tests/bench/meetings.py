"""Whether the bot is as quick among a million meetings as among a thousand: `python -m tests.bench.meetings 1000 1000000`.

For each size the real program sets up a few groups, each with a meeting ahead. Then it is stopped, and its database
gets groups of a hundred meetings each in bulk, copies of what it wrote itself: held meetings with answers, messages and
timers that are done, and one ahead with a reminder that waits. Then the program starts again, and its groups go on.
Time is that of the processor of the program, without that of PostgreSQL's server; of what a tick asks it is the clock's.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import String, Table, case, cast, func, insert, literal, select, text

from sandbox import Chat, World
from sandbox.api.flood import Flood
from sandbox.server import SandboxServer
from storage import Database, Transaction, tables
from storage.delivery import cards, timers
from storage.delivery.next_due import moments
from tests import postgres
from tests.bench.versions import Program, Town, running, until

GROUPS, IN_A_GROUP, FIRST, TRIES = 20, 100, 10_000_000, 40


@dataclass
class Figures:
    """What was measured at one size, in milliseconds."""

    size: int
    took: dict[str, float] = field(default_factory=dict)


async def _copy(tx: Transaction, table: Table, count: int, *which: Any, **changed: Callable[[Any], Any]) -> None:
    """Rows like one there is, numbered from 1.

    Args:
        which: conditions that one row meets.
        changed: what differs from that row, made from the number.
    """
    numbers = select(literal(1).label("n")).cte("numbers", recursive=True)
    numbers = numbers.union_all(select(numbers.c.n + 1).where(numbers.c.n < count))
    model = select(table).where(*which).order_by(next(iter(table.primary_key))).limit(1).subquery()
    columns = [changed[c.name](numbers.c.n) if c.name in changed else model.c[c.name] for c in table.columns]
    rows = select(*columns).select_from(numbers.join(model, literal(1) == 1))
    await tx.run(insert(table).from_select([column.name for column in table.columns], rows))
    assert await tx.value(select(func.count()).select_from(table)) >= count, f"{table.name}: nothing to copy"


async def fill(database: Database, size: int) -> None:
    """Other groups with so many meetings between them."""
    count = max(1, size // IN_A_GROUP)
    now = datetime.now(UTC)
    past = literal(now - timedelta(days=1), tables.meetings.c.starts_at.type)
    ahead = literal(now + timedelta(days=30), tables.meetings.c.starts_at.type)
    done = literal(now, tables.meetings.c.starts_at.type)

    def group(n: Any) -> Any:
        return FIRST + 1 + (n - 1) % count

    def planned(then: Any, otherwise: Any) -> Callable[[Any], Any]:
        # The last of each group lies ahead.
        return lambda n: case((n > size - count, then), else_=otherwise)

    def number(n: Any) -> Any:
        return FIRST + n

    def named(n: Any) -> Any:
        return literal("bench-") + cast(n, String)

    meeting = select(tables.meetings.c.id).limit(1).scalar_subquery()
    steps: tuple[tuple[Table, int, tuple[Any, ...], dict[str, Callable[[Any], Any]]], ...] = (
        (tables.groups, count, (), {"chat_id": lambda n: -FIRST - n, "token": named}),
        (tables.companies, count, (), {"group_id": group}),
        (tables.memberships, count, (), {"group_id": group, "company_id": number}),
        (
            tables.turns,
            size,
            (tables.turns.c.accepted_at.is_not(None),),
            {"group_id": group, "company_id": group, "state": planned("accepted", "taken")},
        ),
        (
            tables.meetings,
            size,
            (),
            {
                "group_id": group,
                "turn_id": number,
                "company_id": group,
                "starts_at": planned(ahead, past),
                "state": planned("planned", "held"),
                "uid": named,
            },
        ),
        (tables.rsvps, size, (), {"meeting_id": number, "answered_for": planned(ahead, past)}),
        (
            tables.cards,
            size,
            (tables.cards.c.kind == "meeting", tables.cards.c.subject_id == meeting),
            {
                "chat_id": lambda n: -group(n),
                "message_id": number,
                "subject_id": number,
                "rest_until": lambda _: past,
                "stale_at": lambda _: None,
            },
        ),
        (
            tables.timers,
            size,
            (tables.timers.c.kind == "reminder",),
            {
                "key": named,
                "group_id": group,
                "subject_id": number,
                "due_at": planned(ahead, past),
                "stale_at": planned(ahead, past),
                "state": planned("waiting", "done"),
            },
        ),
        (
            tables.outbox,
            size,
            (tables.outbox.c.state == "delivered",),
            {"key": named, "group_id": group, "chat_id": lambda n: -group(n), "created_at": lambda _: done},
        ),
    )
    for table, rows, which, changed in steps:
        async with database.transaction() as tx:
            if "id" in table.columns:
                changed = {"id": number, **changed}
            await _copy(tx, table, rows, *which, **changed)
    async with database.transaction() as tx:
        await tx.run(text("ANALYZE"))


async def ticks(database: Database, figures: Figures) -> None:
    """What a tick asks when nothing is due, in milliseconds of the clock."""
    asks: dict[str, Callable[[Transaction], Awaitable[object]]] = {
        "a tick: what is due next": moments,
        "a tick: timers that are due": lambda tx: timers.due(tx, datetime.now(UTC)),
        "a tick: cards to draw": lambda tx: cards.stale(tx, datetime.now(UTC), 30),
    }
    for name, ask in asks.items():
        tries = []
        for _ in range(TRIES):
            async with database.transaction() as tx:
                began = time.perf_counter()
                await ask(tx)
                tries.append((time.perf_counter() - began) * 1000)
        figures.took[name] = statistics.median(tries)


async def measured(size: int, server_uri: str | None) -> Figures:
    """One size."""
    figures = Figures(size)
    world = World(history=50)
    bot = world.add_bot("MGN", "mgn_bot")
    frida, aino, ben = (world.add_user(name) for name in ("Frida", "Aino", "Ben"))
    town = Town(world, bot.user, frida, aino, ben)
    world.listen(town.listen)
    with tempfile.TemporaryDirectory() as folder:
        url = (
            f"sqlite+aiosqlite:///{folder}/bench.db"
            if server_uri is None
            else await postgres.empty_database(server_uri)
        )
        async with SandboxServer(world, flood=Flood(on=False)) as server:
            private = frida.private()
            day = datetime.now(UTC) + timedelta(days=30)
            async with running(Path.cwd(), server, bot.token, url) as it:
                frida.starts()
                await until(lambda: private.id in town.said)
                town.groups = [frida.creates_group(f"Group {n}", bot, aino, ben) for n in range(GROUPS)]
                await town.each(lambda chat: frida.says("/setup Kainuu", chat=chat))
                await town.each(lambda chat: aino.says("/join Kahvila Aino", chat=chat))
                await town.each(lambda chat: ben.says("/join Ben's Bikes", chat=chat))
                await town.each(lambda chat: aino.says(f"/schedule {day:%d.%m.%Y} 17:00 @ our café", chat=chat))
                aino.press_button(*aino.finds("Going", chat=town.groups[0]))
                await it.rests()
            database = Database(url)
            began = time.perf_counter()
            await fill(database, size)
            print(f"{size:,} meetings in {time.perf_counter() - began:.0f} s", flush=True)
            await ticks(database, figures)
            await database.close()
            async with running(Path.cwd(), server, bot.token, url) as it:
                before = len(town.said[private.id])
                frida.starts()
                await until(lambda: len(town.said[private.id]) > before)
                figures.took["start until the first answer"] = it.taken()
                await _acts(it, town, figures)
    return figures


async def _acts(it: Program, town: Town, figures: Figures) -> None:
    async def took(name: str, does: Callable[[Chat], object], *, answers: bool = True) -> None:
        before = await it.rests()
        await town.each(does, answers=answers)
        figures.took[name] = (await it.rests() - before) / GROUPS

    ben = town.ben
    await took("/hosts", lambda chat: ben.says("/hosts", chat=chat))
    await took("/meeting", lambda chat: ben.says("/meeting", chat=chat))
    await took("`Going` on the card", lambda chat: ben.press_button(*ben.finds("Going", chat=chat)), answers=False)
    await took("/search", lambda chat: ben.says("/search café", chat=chat))


def main() -> None:
    """Every size asked for, and how the largest compares to the first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--postgres", action="store_true")
    asked = parser.parse_args()
    with postgres.server() if asked.postgres else nullcontext() as server:
        every = [asyncio.run(measured(size, server)) for size in asked.sizes]
    print("| ms | " + " | ".join(f"{one.size:,} meetings" for one in every) + " | times |")
    print("| --- |" + " --- |" * (len(every) + 1))
    for name in every[0].took:
        cells = [one.took[name] for one in every]
        print(f"| {name} | {' | '.join(f'{cell:.2f}' for cell in cells)} | {cells[-1] / cells[0]:.2f} |")


if __name__ == "__main__":
    main()
