"""What may happen to two processes on one PostgreSQL database. Run by `make faults`."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.faults.databases import FragilePostgres, fragile
from tests.faults.house import House
from tests.faults.replicas import Replicas
from tests.faults.wrecked_replicas import killed_again_and_again


@pytest.fixture(params=[False, True], ids=["polled", "pushed"])
async def two(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Replicas]:
    """Two that poll, or two that Telegram calls."""
    async with fragile("postgresql", tmp_path) as database:
        assert isinstance(database, FragilePostgres)
        async with Replicas(tmp_path, database, pushed=request.param) as house:
            yield house


async def test_one_leads_and_whoever_stands_by_takes_over_however_it_ends(two: Replicas) -> None:
    await two.begins()
    await two.hears()
    first = await two.leader()
    await two.kills(first)
    await two.hears()
    second = await two.leader()
    assert second is not first
    await two.starts()
    await two.stops(second)
    await two.hears()
    await two.starts()
    # It hangs: its lock is taken away, and when it goes on it may do nothing more, and stands by.
    assert await two.leader() is first
    two.freezes(first)
    await two.hears()
    two.thaws(first)
    await two.hears()
    await two.until(two.all_ready)
    assert await two.leader() is second
    # Every connection is cut, the one with the lock too.
    for _ in range(3):
        two.asks()
        await two.database.cut()
        await two.hears()
    await two.until(two.all_ready)
    assert Counter(await two.kept()) == Counter(two.asked)
    assert [len(two.shown(question)) for question in two.asked] == [1] * len(two.asked)


@pytest.mark.parametrize("seed", [2, 3])
async def test_killed_ten_times_in_broadcasts_and_bursts_nothing_is_lost_and_order_is_kept(
    tmp_path: Path, seed: int
) -> None:
    async with fragile("postgresql", tmp_path) as database:
        assert isinstance(database, FragilePostgres)
        await killed_again_and_again(tmp_path, database, kills=10, seed=seed)


async def test_started_on_a_full_disk_a_program_waits_in_its_place(tmp_path: Path) -> None:
    async with fragile("postgresql", tmp_path) as database, House(tmp_path, database) as house:
        await house.begins()
        await house.is_killed()
        async with database.full():
            await house.starts(ready=False)
            await house.until(lambda: _logged(house, "DiskFullError"))
            assert (await house.page("/healthz"))[0] == 200
        await house.until(house.is_ready)
        await house.hears()
        assert "replica.superseded" not in house.log.read_text()


async def _logged(house: House, words: str) -> bool:
    return words in house.log.read_text()
