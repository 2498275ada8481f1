"""SQLite works without a thread of its own, and behaves as any other database."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import UTC, datetime

import pytest

from storage import Database, migrate
from storage.delivery import outbox

NOON = datetime(2027, 1, 5, 10, tzinfo=UTC)


class GoneWrong(Exception):
    """Something in the middle of a transaction."""


async def test_a_transaction_is_all_or_nothing(sqlite_url: str) -> None:
    await migrate(sqlite_url)
    database = Database(sqlite_url)
    with pytest.raises(GoneWrong):
        async with database.transaction() as tx:
            await outbox.post(tx, key="lost", kind="hello", chat_id=1, at=NOON)
            raise GoneWrong
    async with database.transaction() as tx:
        await outbox.post(tx, key="kept", kind="hello", chat_id=1, at=NOON)
    async with database.transaction() as tx:
        assert [letter.key for letter in await outbox.last_of(tx, "hello", 1)] == ["kept"]
    await database.close()


async def test_what_it_wrote_is_there_for_the_next(sqlite_url: str) -> None:
    await migrate(sqlite_url)
    first = Database(sqlite_url)
    async with first.transaction() as tx:
        await outbox.post(tx, key="kept", kind="hello", chat_id=1, at=NOON)
    await first.close()
    second = Database(sqlite_url)
    async with second.transaction() as tx:
        assert [letter.key for letter in await outbox.last_of(tx, "hello", 1)] == ["kept"]
    await second.close()


async def test_a_lock_that_another_program_holds_holds_up_only_who_writes(sqlite_url: str) -> None:
    await migrate(sqlite_url)
    database = Database(sqlite_url)
    other = sqlite3.connect(sqlite_url.partition("///")[2], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    async def post() -> None:
        async with database.transaction() as tx:
            await outbox.post(tx, key="kept", kind="hello", chat_id=1, at=NOON)

    posting = asyncio.create_task(post())
    # The loop goes round meanwhile, or this would never be reached.
    for _ in range(10):
        await asyncio.sleep(0)
    assert not posting.done()
    other.execute("COMMIT")
    other.close()
    await posting
    async with database.transaction() as tx:
        assert [letter.key for letter in await outbox.last_of(tx, "hello", 1)] == ["kept"]
    await database.close()


async def test_one_transaction_after_another_lets_others_in_between(sqlite_url: str) -> None:
    await migrate(sqlite_url)
    database = Database(sqlite_url)
    turns: list[str] = []

    async def work(name: str) -> None:
        for _ in range(3):
            async with database.transaction() as tx:
                await outbox.overdue(tx, NOON)
                turns.append(name)

    await asyncio.gather(work("broadcast"), work("answer"))
    assert turns.index("answer") < 3
    assert turns[-3:] != ["answer"] * 3
    await database.close()
