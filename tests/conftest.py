"""Databases for tests: every one fresh, SQLite and PostgreSQL alike."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage import Database, migrate
from tests import postgres as postgres_server

BOTH = ("sqlite", "postgresql")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One PostgreSQL server serves all: its tests run in one worker, and so do those that need a browser."""
    for item in items:
        if "[postgresql" in item.nodeid:
            item.add_marker(pytest.mark.xdist_group("postgresql"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a real PostgreSQL server, stopped at the end."""
    with postgres_server.server() as uri:
        yield uri


@pytest.fixture(params=BOTH)
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of either kind."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'test.db'}"
    return await postgres_server.empty_database(request.getfixturevalue("postgres"))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A database of either kind at this version."""
    await migrate(database_url)
    opened = Database(database_url)
    yield opened
    await opened.close()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of an empty SQLite database, for tests that are about something else."""
    return f"sqlite+aiosqlite:///{tmp_path / 'test.db'}"
