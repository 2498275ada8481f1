"""Two transactions that wait for each other on PostgreSQL: one is done again, and nobody takes that for an outage."""

from __future__ import annotations

import asyncio

import pytest

from storage import Database, DatabaseAway, Trouble, migrate, settings_store
from tests.postgres import empty_database


@pytest.mark.xdist_group("postgresql")
async def test_of_two_that_wait_for_each_other_one_is_done_again_and_the_database_is_not_away(postgres: str) -> None:
    url = await empty_database(postgres)
    await migrate(url)
    database = Database(url)
    async with database.transaction() as tx:
        for name in "ab":
            await settings_store.put(tx, name, "")
    both, undone = asyncio.Barrier(2), list[Trouble]()
    heard = list[Trouble | None]()
    database.when_changed.append(lambda trouble, _: heard.append(trouble))

    async def write(first: str, second: str) -> None:
        waits = True

        async def step() -> None:
            nonlocal waits
            try:
                async with database.transaction() as tx:
                    await settings_store.put(tx, first, second)
                    if waits:
                        waits = False
                        await both.wait()
                    await settings_store.put(tx, second, first)
            except DatabaseAway as away:
                undone.append(away.trouble)
                raise

        await database.patiently(step)

    async with asyncio.timeout(60):
        await asyncio.gather(write("a", "b"), write("b", "a"))
    assert undone == [Trouble.COLLIDED]
    assert heard == []
    await database.close()
