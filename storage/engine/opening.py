"""Prepare a database for use: make its file private, and report problems in one sentence."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from storage.engine.addresses import shown, sqlite_file
from storage.engine.errors import NotUpYet, StorageError

PRIVATE = 0o600
SIDE_FILES = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database."""
PRIMARY_CODE = 0xFF
NOT_YET = {"57P03": "it is starting", "53300": "it has no connection left"}
"""What PostgreSQL's codes mean of which waiting helps."""
"""The bits of an SQLite error that say what kind it is."""
CHECKED_BYTES = 512 * 1024 * 1024
"""A larger file is not looked through at each start: that would take longer than people wait."""


def beside(file: Path, ending: str) -> Path:
    """The file of that name with an ending behind it."""
    return file.with_name(file.name + ending)


def make_private(file: Path) -> None:
    """Make the file readable and writable by its owner alone, with what SQLite keeps beside it. Make it where missing."""
    os.close(os.open(file, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, PRIVATE))
    for one in (file, *(beside(file, ending) for ending in SIDE_FILES)):
        # A file of another user's that is shared with this one on purpose stays as it is.
        with contextlib.suppress(FileNotFoundError, PermissionError):
            one.chmod(PRIVATE)


def prepare(address: URL, *, make: bool = True) -> bool:
    """Make an SQLite file ready to be opened. Nothing is done for PostgreSQL.

    Args:
        make: make the file where there is none.

    Returns:
        whether there is something to open.

    Raises:
        StorageError: it cannot be used, in a plain sentence.
    """
    file = sqlite_file(address)
    if file is None:
        return True
    if not file.parent.is_dir():
        raise StorageError(f"There is no folder {file.parent}. Create it, or check DATABASE_URL.")
    if file.is_dir():
        raise StorageError(f"{file} is a folder. Set DATABASE_URL to a file in it.")
    if not make and not file.exists():
        return False
    try:
        make_private(file)
    except OSError as error:
        raise StorageError(f"This user is not allowed to write {file}: {error.strerror}.") from None
    if not os.access(file.parent, os.W_OK):
        raise StorageError(
            f"This user is not allowed to write in the folder {file.parent.absolute()}, where the database is."
        )
    with explained(address):
        _look_through(file)
    return True


def _look_through(file: Path) -> None:
    """Raise what SQLite says of a damaged file."""
    if not 0 < file.stat().st_size <= CHECKED_BYTES:
        return
    problem = damage(file)
    if problem is not None:
        raise StorageError(damaged(file, problem))


def damage(file: Path, *, thorough: bool = False) -> str | None:
    """The first thing that is wrong inside an SQLite file; None where nothing is.

    Args:
        thorough: compare the indexes with the tables too.

    Raises:
        sqlite3.Error: the file cannot be read at all.
    """
    connection = sqlite3.connect(file, timeout=30)
    try:
        check = "integrity_check" if thorough else "quick_check"
        said = str(connection.execute(f"PRAGMA {check}(1)").fetchone()[0])
        return None if said == "ok" else said
    finally:
        connection.close()


def damaged(file: Path, problem: str) -> str:
    """The sentence about a damaged file."""
    what = problem.strip().splitlines()[-1].rstrip(".")
    return (
        f"The database {file} is damaged ({what}). Restore a copy with `mgn restore FILE`; the present database is kept "
        "beside it."
    )


@contextlib.contextmanager
def explained(address: URL) -> Iterator[None]:
    """Turn what a driver raises about a database into a `StorageError` with a plain sentence.

    Raises:
        NotUpYet: it may be there a little later.
        StorageError: it will not, until somebody does something.
    """
    try:
        yield
    except StorageError:
        raise
    except Exception as error:
        known = _explanation(address, error)
        if known is None:
            raise
        raise known from error


def _explanation(address: URL, error: BaseException) -> StorageError | None:
    cause: Any = error.orig if isinstance(error, DBAPIError) else error
    file = sqlite_file(address)
    if file is not None:
        return _of_sqlite(file, cause) if isinstance(cause, sqlite3.Error) else None
    while cause is not None:
        found = _of_postgresql(address, cause)
        if found is not None:
            return found
        cause = cause.__cause__
    return None


def _of_sqlite(file: Path, error: sqlite3.Error) -> StorageError | None:
    match getattr(error, "sqlite_errorcode", 0) & PRIMARY_CODE:
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return StorageError(damaged(file, str(error)))
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return StorageError(f"The database {file} can only be read. Give this user permission to write it.")
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_AUTH:
            return StorageError(f"The database {file} cannot be opened by this user.")
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StorageError(f"Another program has locked the database {file} locked. Close it and try again.")
        case sqlite3.SQLITE_FULL:
            return StorageError(f"The disk of the database {file} is full.")
        case sqlite3.SQLITE_IOERR:
            return StorageError(f"The disk of the database {file} fails: {error}.")
        case _:
            return None


def _of_postgresql(address: URL, error: BaseException) -> StorageError | None:
    where, state = shown(address), getattr(error, "sqlstate", None)
    if isinstance(state, str):
        if state[:2] == "28":
            say = f"PostgreSQL does not accept {address.username or 'this user'} in to {where}. Check the name and the password in DATABASE_URL."
            return StorageError(say)
        if state == "3D000":
            return StorageError(f"There is no database {where}. Create it with createdb, or check DATABASE_URL.")
        if state == "42501":
            return StorageError(f"{address.username or 'This user'} may not make tables in the database {where}.")
        if state == "25006":
            return StorageError(f"The database {where} can only be read.")
        if state in ("57P01", "57P02", "57P03", "53300") or state[:2] == "08":
            return NotUpYet(f"PostgreSQL lets nobody in to {where} yet: {NOT_YET.get(state, 'it is being stopped')}.")
        return None
    if isinstance(error, OSError | TimeoutError):
        return NotUpYet(f"PostgreSQL does not answer for {where}.")
    return None
