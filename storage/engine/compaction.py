"""Remove deleted data from the database files, and return its space to the disk.

SQLite overwrites what is deleted (`secure_delete`), but two places keep it: the write-ahead log, until it is emptied,
and copies of a row that were left in the gaps of a page when rows moved between pages. Only writing the whole file
anew takes those away.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text

from storage.tables import metadata

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncEngine

INCREMENTAL = 2
PAGES_AT_ONCE = 500
QUICK_BYTES = 256 * 1024 * 1024
"""A file up to this size is written anew in a second or two."""
BUSY_SECONDS = 5
LARGE_TABLE_BYTES = 64 * 1024 * 1024
LOCK_MILLISECONDS = 500
"""Who waits for a table here holds up everybody who comes after."""


@contextlib.contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(file, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("PRAGMA synchronous=NORMAL")
        yield connection
    finally:
        connection.close()


def returns_space(file: Path) -> bool:
    """Return whether the file can return space without being rewritten."""
    with contextlib.closing(sqlite3.connect(file, timeout=BUSY_SECONDS)) as connection:
        return bool(connection.execute("PRAGMA auto_vacuum").fetchone()[0] == INCREMENTAL)


def rewrite(file: Path) -> None:
    """Rewrite the file and empty its log."""
    with _opened(file) as connection:
        # Takes effect with the writing.
        connection.execute(f"PRAGMA auto_vacuum={INCREMENTAL}")
        connection.execute("VACUUM")
        _empty_log(connection)


def give_back(file: Path) -> bool:
    """Return some free pages to the disk; False if none can be returned now."""
    with _opened(file) as connection:
        before = int(connection.execute("PRAGMA freelist_count").fetchone()[0])
        if not before:
            return False
        connection.execute(f"PRAGMA incremental_vacuum({PAGES_AT_ONCE})").fetchall()
        return _empty_log(connection) and int(connection.execute("PRAGMA freelist_count").fetchone()[0]) < before


def wipe(file: Path, *, thoroughly: bool) -> bool:
    """Remove deleted data from the log and, if the file is small or `thoroughly` is set, from the file.

    Returns:
        whether nothing of it is left.
    """
    with _opened(file) as connection:
        if not thoroughly and file.stat().st_size > QUICK_BYTES:
            _empty_log(connection)
            return False
        connection.execute("VACUUM")
        return _empty_log(connection)


def _empty_log(connection: sqlite3.Connection) -> bool:
    """Write the log into the file and cut it to nothing; False where somebody still reads from it."""
    busy: int = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return not busy


async def vacuum(engine: AsyncEngine, names: Collection[str]) -> None:
    """Have PostgreSQL take deleted rows out of these tables.

    A table that is not large is written anew, since a page that is only tidied keeps old bytes in its gaps.
    """
    async with engine.connect() as plain:
        connection = await plain.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(text(f"SET lock_timeout = {LOCK_MILLISECONDS}"))
        try:
            for name in sorted(set(names) & set(metadata.tables)):
                size = await connection.scalar(text("SELECT pg_table_size(to_regclass(:name))"), {"name": name})
                full = "(FULL) " if int(size or 0) <= LARGE_TABLE_BYTES else ""
                await connection.execute(text(f'VACUUM {full}"{name}"'))
        finally:
            await connection.execute(text("RESET lock_timeout"))
