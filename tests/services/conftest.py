"""Services on a real database of either kind, with a clock that stands still unless a test moves it."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.delivery.urgency import Urgency
from bot.domain.people import Who
from bot.services import Services
from bot.services.delivery import Arrived, ForFacilitators
from bot.services.dependencies import Dependencies
from storage import Database, tables
from storage.delivery import outbox
from tests.postgres import Databases

CHAT = -1001
FRIDA, AINO, BEN, CARL = Who(1, "Frida", "en"), Who(2, "Aino", "fi"), Who(3, "Ben", "en"), Who(4, "Carl", "sv")
COORDINATOR = 99
MOST_LEFT_OUT = 50


class StillClock:
    """Tells the same moment until it is moved."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 24, 8, tzinfo=UTC)

    def now(self) -> datetime:
        """The present moment."""
        return self.moment


@dataclass
class Office:
    """The services, their clock, and what waits in the outbox."""

    services: Services
    clock: StillClock
    database: Database
    messages: int = 1000
    """The number of the last message that was sent."""

    async def passes(self, **time_: float) -> int:
        """Time passes, given as to `timedelta`, and every timer that is due goes off; returns how many."""
        self.clock.moment += timedelta(**time_)
        gone_off = 0
        while await self.services.clockwork.go_off():
            gone_off += 1
        return gone_off

    async def sleeps(self, **time_: float) -> int:
        """Time passes while the program is down; then it begins again, and every timer that is due goes off."""
        self.clock.moment += timedelta(**time_)
        self.services = Services(self.services.dependencies)
        return await self.passes()

    async def asked_on(self, moment: datetime, kind: str) -> list[int]:
        """Who is sent a message of a kind by a Monday's look; all that waits then goes out."""
        self.clock.moment = moment - timedelta(days=6)
        await self.passes()
        await self.delivers()
        async with self.database.transaction() as tx:
            # However long nobody has hosted in this story, the group is awake.
            await tx.run(tables.groups.update().values(sleeping_since=None))
        self.clock.moment = moment + timedelta(minutes=1)
        await self.passes()
        readers = [letter.chat_id for letter in await self.waiting(kind)]
        await self.delivers()
        return readers

    async def waiting(self, kind: str) -> list[outbox.Letter]:
        """The letters of a kind that wait, first to be sent first."""
        found: list[outbox.Letter] = []
        number = last = 0
        async with self.database.transaction() as tx:
            # PostgreSQL leaves numbers out where a letter was there already.
            while (number := number + 1) < last + MOST_LEFT_OUT:
                letter = await outbox.by_id(tx, number)
                if letter is not None:
                    found.append(letter)
                    last = number
        return [letter for letter in found if letter.kind == kind and letter.state == "waiting"]

    async def rows(self, table: str, group_id: int | None) -> list[Any]:
        """The rows of a table that belong to a group, or to none, in the order they were made."""
        kept = tables.metadata.tables[table]
        async with self.database.transaction() as tx:
            return await tx.all(select(kept).where(kept.c.group_id == group_id).order_by(kept.c.id))

    async def delivers(self) -> list[str]:
        """Every letter that is due goes out, as if Telegram took them all; returns their keys in that order."""
        sent: list[str] = []
        while True:
            wanted = dict.fromkeys(Urgency, 100)
            taken = await self.services.letters.take(wanted, dict.fromkeys(Urgency, ()))
            if not taken:
                return sent
            for each in taken:
                self.messages += 1
                if isinstance(each.written, ForFacilitators):
                    await self.services.letters.address(each, [FRIDA])
                else:
                    await self.services.letters.settle([Arrived(each, each.letter.chat_id, self.messages)])
                sent.append(each.letter.key)

    async def set_up(self, chat_id: int = CHAT, title: str = "Kainuu core", region: str = "Kainuu") -> None:
        """A core group in a chat."""
        await self.services.groups.setup(chat_id, title, region, is_forum=False, is_admin=True, facilitator=True)

    async def two_companies(self, chat_id: int = CHAT) -> None:
        """A core group of two companies, so that the first turn is offered to Aino's."""
        await self.set_up(chat_id)
        await self.services.companies.join(AINO, chat_id, "Kahvila Aino")
        await self.services.companies.join(BEN, chat_id, "Ben's Bikes")


def _office(database: Database) -> Office:
    clock = StillClock()
    dependencies = Dependencies(database, clock, "en", "Europe/Helsinki", frozenset({COORDINATOR}))
    return Office(Services(dependencies), clock, database)


@pytest.fixture
def office(database: Database) -> Office:
    """Services on an empty database."""
    return _office(database)


@pytest.fixture
async def twin(
    database_url: str, request: pytest.FixtureRequest, another_sqlite: Callable[[str], str]
) -> AsyncIterator[Office]:
    """The same again, on a database of its own of the same kind."""
    async with contextlib.AsyncExitStack() as stack:
        if database_url.startswith("sqlite"):
            url = another_sqlite("twin.db")
        else:
            databases: Databases = request.getfixturevalue("postgres_databases")
            url = await stack.enter_async_context(databases.lent())
        opened = Database(url)
        yield _office(opened)
        await opened.close()
