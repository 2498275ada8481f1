"""A database opened without a thread behaves as any other."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from storage import Database, migrate, outbox

NOON = datetime(2027, 1, 5, 10, tzinfo=UTC)


class GoneWrong(Exception):
    """Something in the middle of a transaction."""


async def test_a_transaction_is_all_or_nothing(sqlite_url: str) -> None:
    await migrate(sqlite_url)
    database = Database(sqlite_url, in_loop=True)
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
    first = Database(sqlite_url, in_loop=True)
    async with first.transaction() as tx:
        await outbox.post(tx, key="kept", kind="hello", chat_id=1, at=NOON)
    await first.close()
    second = Database(sqlite_url)
    async with second.transaction() as tx:
        assert [letter.key for letter in await outbox.last_of(tx, "hello", 1)] == ["kept"]
    await second.close()
