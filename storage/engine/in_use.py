"""Check whether a bot runs on a database: one process per SQLite file, and none during a restore."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import text

from storage.engine.addresses import APPLICATION, shown, sqlite_file
from storage.engine.database import Database
from storage.engine.errors import InUse, StorageError
from storage.engine.opening import PRIVATE, beside, explained

LOCK = ".lock"

OTHERS = text(
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    " AND backend_type = 'client backend'"
    " AND (application_name = :name OR application_name LIKE :name || ' %' OR application_name IS NULL)"
)


class FileLock:
    """The lock of an SQLite database's only process. The system releases it when the process ends, in any way.

    Args:
        file: the database; the lock is a file beside it, which stays when the lock is let go.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._held: int | None = None

    def take(self) -> None:
        """Acquire the lock.

        Raises:
            InUse: another process does.
            StorageError: it cannot be written.
        """
        path = beside(self.file, LOCK)
        try:
            held = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, PRIVATE)
        except FileNotFoundError:
            raise StorageError(f"There is no folder {path.parent}. Create it, or check DATABASE_URL.") from None
        except OSError as error:
            raise StorageError(f"This user is not allowed to write {path}: {error.strerror}.") from None
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(held, 20, 0).decode(errors="replace").strip()
            os.close(held)
            raise InUse(_runs(self.file, holder)) from None
        except OSError:
            # A file system that knows no locks: then there are none.
            os.close(held)
            return
        os.ftruncate(held, 0)
        os.pwrite(held, str(os.getpid()).encode(), 0)
        self._held = held

    def let_go(self) -> None:
        """Release the lock; harmless if it is not held."""
        if self._held is not None:
            os.close(self._held)
            self._held = None


def _runs(file: Path, holder: str) -> str:
    how = f" or `kill {holder}`" if holder.isdecimal() else ""
    number = f" (process {holder})" if holder.isdecimal() else ""
    return f"A bot runs on {file}{number}. Stop it first: Ctrl-C in its window{how}, or `systemctl stop` for a service."


def lock_of(url: str) -> FileLock | None:
    """The lock of an SQLite database; None for PostgreSQL, where many processes may run."""
    file = sqlite_file(url)
    return None if file is None else FileLock(file)


@contextlib.contextmanager
def alone(file: Path) -> Iterator[None]:
    """Keep every bot from an SQLite database inside this context.

    Raises:
        InUse: one runs on it.
    """
    lock = FileLock(file)
    lock.take()
    try:
        yield
    finally:
        lock.let_go()


async def nobody_on(url: str) -> None:
    """Make sure that no bot is connected to a PostgreSQL database.

    Raises:
        InUse: one is.
    """
    database = Database(url)
    try:
        with explained(database.url):
            async with database.engine.connect() as connection:
                others = [row[0] for row in await connection.execute(OTHERS, {"name": APPLICATION})]
    finally:
        await database.close()
    if others:
        raise InUse(
            f"A bot runs on the database {shown(url)}: PostgreSQL sees {len(others)} connections of it. Stop every "
            "bot of this database first: Ctrl-C in its window, or `systemctl stop` for a service."
        )
