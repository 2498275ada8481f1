"""Databases for tests: every one fresh, SQLite and PostgreSQL alike.

Bringing a database to this version takes half a second. So it is done once for each kind; every test gets a copy.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from storage import Database, migrate
from tests import postgres as postgres_server
from tests.postgres import Databases

BOTH = ("sqlite", "postgresql")


def _migrated(url: str) -> None:
    """Bring a database to this version, whatever loop is running here."""
    with ThreadPoolExecutor(1) as beside:
        beside.submit(asyncio.run, migrate(url)).result()


@pytest.fixture(scope="session")
def sqlite_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database at this version, to be copied."""
    file = tmp_path_factory.mktemp("sqlite") / "this-version.db"
    _migrated(f"sqlite+aiosqlite:///{file}")
    assert [each.name for each in file.parent.iterdir()] == [file.name], "it is whole only without its log"
    return file


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a real PostgreSQL server, stopped at the end."""
    with postgres_server.server() as uri:
        yield uri


@pytest.fixture(scope="session")
def postgres_databases(postgres: str) -> Databases:
    """PostgreSQL databases at this version, each lent to one test after another."""
    with ThreadPoolExecutor(1) as beside:
        template = beside.submit(asyncio.run, postgres_server.empty_database(postgres)).result()
    _migrated(template)
    return Databases(postgres, template)


@pytest.fixture(params=BOTH)
async def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database of either kind in which there is nothing, not even tables."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'test.db'}"
    return await postgres_server.empty_database(request.getfixturevalue("postgres"))


@pytest.fixture(params=BOTH)
async def database_url(request: pytest.FixtureRequest) -> AsyncIterator[str]:
    """The address of a database of either kind, at this version and empty."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
        return
    databases: Databases = request.getfixturevalue("postgres_databases")
    async with databases.lent() as url:
        yield url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A database of either kind at this version."""
    opened = Database(database_url)
    yield opened
    await opened.close()


@pytest.fixture
def another_sqlite(sqlite_file: Path, tmp_path: Path) -> Callable[[str], str]:
    """Makes further SQLite databases at this version, by name."""

    def make(name: str) -> str:
        shutil.copyfile(sqlite_file, tmp_path / name)
        return f"sqlite+aiosqlite:///{tmp_path / name}"

    return make


@pytest.fixture
def sqlite_url(another_sqlite: Callable[[str], str]) -> str:
    """The address of an SQLite database at this version, for tests that are about something else."""
    return another_sqlite("test.db")
