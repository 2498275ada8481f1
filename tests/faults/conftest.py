"""Houses that are harmed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.faults.databases import FragilePostgres, FragileSqlite, fragile
from tests.faults.house import House


@pytest.fixture(params=["sqlite", "postgresql"])
async def fragile_database(
    request: pytest.FixtureRequest, tmp_path: Path
) -> AsyncIterator[FragileSqlite | FragilePostgres]:
    """A database of either kind that can be taken away."""
    async with fragile(request.param, tmp_path) as database:
        yield database


@pytest.fixture
async def house(fragile_database: FragileSqlite | FragilePostgres, tmp_path: Path) -> AsyncIterator[House]:
    """A group and a bot that polls, on either database."""
    async with House(tmp_path, fragile_database) as made:
        yield made


@pytest.fixture
async def house_on_sqlite(tmp_path: Path) -> AsyncIterator[House]:
    """The same, for what no database makes a difference to."""
    async with House(tmp_path, FragileSqlite(tmp_path)) as made:
        yield made


@pytest.fixture
async def pushed_house(fragile_database: FragileSqlite | FragilePostgres, tmp_path: Path) -> AsyncIterator[House]:
    """A bot that Telegram calls, on either database."""
    async with House(tmp_path, fragile_database, pushed=True) as made:
        yield made
