"""Two processes on one PostgreSQL database: one leads, the other stands by and takes over."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.faults.databases import FragilePostgres, fragile
from tests.faults.replicas import Replicas
from tests.faults.wrecked_replicas import killed_again_and_again


@pytest.fixture
async def two(tmp_path: Path) -> AsyncIterator[Replicas]:
    """Two that Telegram calls."""
    async with fragile("postgresql", tmp_path) as database:
        assert isinstance(database, FragilePostgres)
        async with Replicas(tmp_path, database, pushed=True) as house:
            yield house


async def test_killed_or_stopped_in_a_burst_the_other_goes_on_in_order(two: Replicas) -> None:
    await two.begins()
    await two.burst(2)
    first = await two.leader()
    await two.kills(first)
    await two.burst(2)
    second = await two.leader()
    assert second is not first
    await two.starts()
    await two.burst(2)
    await two.stops(second)
    await two.is_answered(two.asked[-1])
    assert await two.leader() is first
    assert await two.kept() == two.asked
    assert all(two.shown(question) for question in two.asked)
    # Each has taken calls, whichever of them led.
    assert two.balancer is not None
    assert len(two.balancer.taken) == 2
    # One answer may have been under way when it was killed.
    assert sum((Counter(len(two.shown(question)) for question in two.asked) - Counter([1] * 6)).values()) <= 1


async def test_killed_in_a_broadcast_the_other_goes_on(tmp_path: Path) -> None:
    async with fragile("postgresql", tmp_path) as database:
        assert isinstance(database, FragilePostgres)
        await killed_again_and_again(tmp_path, database, kills=2, seed=1)
