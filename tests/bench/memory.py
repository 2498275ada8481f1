"""Whether a digest needs more memory the more groups it goes to: `python -m tests.bench.memory 3000 30000`.

It is prepared for so many groups, letters are taken as delivered as soon as they are ready, and it is settled; what
counts is the most memory Python held at once meanwhile.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import tempfile
import tracemalloc
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, insert, select, update

from bot import log
from bot.domain.digests import DigestKind, DigestState
from bot.domain.formatted import Formatted
from bot.domain.people import Who
from bot.domain.people.roles import Role
from bot.formats import terms
from bot.services import Services
from bot.services.dependencies import Dependencies
from storage import Database, digests, groups, migrate, people, tables
from storage.people import roles

AT_ONCE = 1000
FIRST = 100
"""Groups of a first digest that does not count: it fills what is filled once, such as the cache of statements."""


class Moving:
    """A clock that goes on a second each time it is asked to."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 24, 8, tzinfo=UTC)

    def now(self) -> datetime:
        """The present moment."""
        return self.moment

    def goes_on(self) -> None:
        """A quarter of a minute passes."""
        self.moment += timedelta(seconds=15)


async def _settle_in(database: Database, first: int, last: int, now: datetime) -> None:
    """Groups of these numbers, all alike."""
    async with database.transaction() as tx:
        pattern = await groups.by_chat(tx, -1)
        if pattern is None:
            pattern = await groups.add(
                tx, chat_id=-1, title="Group", language="en", zone="Europe/Helsinki", is_forum=False
            )
            await groups.change(tx, pattern.id, registered_at=now, region="Kainuu")
        row = (await tx.one(select(tables.groups).where(tables.groups.c.chat_id == -1)))._mapping
        for start in range(first, last, AT_ONCE):
            rows = [
                {**row, "id": number, "chat_id": -number, "token": f"token {number}"}
                for number in range(start, min(start + AT_ONCE, last))
            ]
            await tx.run(insert(tables.groups), rows)


async def _send(database: Database, services: Services, clock: Moving, author: Who) -> None:
    """One digest to all groups there are, from its first letter to its last count."""
    begun = await services.digests.begin(author, DigestKind.DIGEST, "en", "Findings", Formatted("What we found out."))
    digest_id = begun.digest.id
    await services.digest_sending.send(author, digest_id, (author.telegram_id, digest_id))
    outbox = tables.outbox
    while True:
        while await services.clockwork.go_off():
            # What nothing points to any more is not held; when Python notices by itself is another matter.
            gc.collect()
        async with database.transaction() as tx:
            digest = await digests.by_id(tx, digest_id)
            assert digest is not None
            if digest.state is DigestState.SENT:
                return
            # As if Telegram had taken all that are ready.
            await tx.run(update(outbox).where(outbox.c.state == "waiting").values(state="delivered", message_id=1))
        clock.goes_on()


async def peaks(sizes: Collection[int]) -> list[int]:
    """The most bytes Python held at once, above what it held before, for a digest to so many groups each."""
    clock, author = Moving(), Who(1, "Rae", "en")
    found = []
    # The dictionaries are in memory from the start, however many groups there are.
    terms.warm_up()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'memory.db'}"
        await migrate(url)
        database = Database(url)
        services = Services(Dependencies(database, clock, "en", "Europe/Helsinki", frozenset()))
        async with database.transaction() as tx:
            person = await people.meet(tx, author, reachable=True)
            await roles.grant(tx, person.id, Role.RESEARCHER, None, None, clock.now())
        known = 2
        for size in (FIRST, *sizes):
            await _settle_in(database, known, size + 1, clock.now())
            known = size + 1
            gc.collect()
            gc.freeze()
            tracemalloc.start()
            await _send(database, services, clock, author)
            found.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
            gc.unfreeze()
        async with database.transaction() as tx:
            delivered = await tx.value(
                select(func.count())
                .select_from(tables.digest_deliveries)
                .where(tables.digest_deliveries.c.state == "delivered")
            )
            assert delivered == FIRST + sum(sizes), (delivered, sizes)
        await database.close()
    return found[1:]


async def main(sizes: list[int]) -> None:
    """Each size, and the ratio of the last to the first."""
    log.configure("warning", "console", None)
    found = await peaks(sizes)
    for size, peak in zip(sizes, found, strict=True):
        print(f"  {size} groups: at most {peak / 1024:.0f} KiB at once")
    ratio = found[-1] / found[0]
    print(f"memory for {sizes[-1]} groups, times that for {sizes[0]}: {ratio:.2f}, at most 1.25:", end=" ")
    print("ok" if ratio <= 1.25 else "NOT MET")


if __name__ == "__main__":
    asyncio.run(main([int(size) for size in sys.argv[1:]] or [3000, 30000]))
