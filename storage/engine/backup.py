"""Copy the database while the bot runs, and restore a copy."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import sqlite3
from pathlib import Path
from urllib.parse import quote

from storage.engine import postgres_tools
from storage.engine.addresses import read_address, sqlite_file
from storage.engine.errors import StorageError
from storage.engine.in_use import alone, nobody_on
from storage.engine.migrating import VERSIONS, check_version
from storage.engine.opening import PRIMARY_CODE, PRIVATE, SIDE_FILES, beside, damage, damaged

WRITING, RESTORING, BEFORE = ".part", ".restoring", ".before-restore"
BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


async def backup(url: str, target: str) -> str:
    """Copy the database to a file, and check the copy; safe while the bot writes.

    Args:
        url: the database's address.
        target: where to; a file that is there is replaced once the copy is whole and checked.

    Returns:
        what was done, in a sentence.

    Raises:
        StorageError: in a plain sentence. Nothing was written to `target`.
    """
    copy, source = Path(target), sqlite_file(url)
    _check_target(copy, source)
    try:
        if source is None:
            tool = await postgres_tools.dump(read_address(url), beside(copy, WRITING))
            into_place(beside(copy, WRITING), copy)
            return f"Copied to {target} with {tool}, and read the copy through: it is complete."
        await asyncio.to_thread(_copy, source, copy)
        return f"Copied to {target} and checked the copy: it is complete."
    except OSError as error:
        raise StorageError(f"{target} cannot be written: {error.strerror}.") from error
    finally:
        discard(beside(copy, WRITING))


def _check_target(copy: Path, source: Path | None) -> None:
    if copy.is_dir() or not copy.absolute().parent.is_dir():
        raise StorageError(f"{copy} cannot be written: name a file in an existing folder.")
    if source is not None and not source.exists():
        raise StorageError(f"There is no database at {source} yet. Start the bot once, or run `mgn migrate`.")
    if source is not None and copy.exists() and copy.samefile(source):
        raise StorageError(f"{copy} is the database itself. Name another file.")


def _copy(source: Path, target: Path) -> None:
    part = beside(target, WRITING)
    fresh(part)
    try:
        _read_into(source, part, still=False)
        problem = damage(part, thorough=True)
    except sqlite3.DatabaseError as error:
        if _code(error) not in BROKEN:
            raise StorageError(f"{source} cannot be copied: {error}.") from error
        problem = str(error)
    if problem is not None:
        raise StorageError(damaged(source, problem) + f" Nothing was written to {target}.")
    into_place(part, target)


def _read_into(source: Path, target: Path, *, still: bool) -> None:
    """Copy a database, with its log, into one self-contained file.

    Args:
        still: nobody can be writing to it.
    """
    mode = "mode=ro&immutable=1" if still else "mode=ro"
    with (
        contextlib.closing(sqlite3.connect(f"file:{quote(str(source))}?{mode}", uri=True, timeout=30)) as reader,
        contextlib.closing(sqlite3.connect(target, isolation_level=None)) as writer,
    ):
        reader.backup(writer)
        writer.execute("PRAGMA journal_mode=DELETE").fetchall()


async def restore(url: str, source: str) -> str:
    """Replace the database with a copy, in one step: if interrupted, either the old or the new one is complete.

    Returns:
        what was done, in a sentence.

    Raises:
        InUse: a bot runs on the database.
        StorageError: the copy cannot be used; the database is as it was.
    """
    copy, target = Path(source), sqlite_file(url)
    _check_source(copy, target)
    if target is None:
        await nobody_on(url)
        kept = await postgres_tools.put_back(read_address(url), copy, _unused(beside(copy, BEFORE)))
    else:
        with alone(target):
            kept = await asyncio.to_thread(put_back, copy, target)
    before = "" if kept is None else f" The previous database is kept in {kept}."
    return f"Put back from {source}.{before} If it is from an earlier version, the next start upgrades it."


def _check_source(copy: Path, target: Path | None) -> None:
    if not copy.is_file():
        raise StorageError(f"There is no file {copy}.")
    if target is not None and not target.absolute().parent.is_dir():
        raise StorageError(f"There is no folder {target.parent}. Create it, or check DATABASE_URL.")
    if target is not None and target.exists() and copy.samefile(target):
        raise StorageError(f"{copy} is the database itself. Name the copy to restore.")


def put_back(source: Path, target: Path) -> Path | None:
    """Replace an SQLite database that nobody uses with a copy.

    Returns:
        where what was there before is kept; None where there was nothing.

    Raises:
        StorageError: in a plain sentence; the database is as it was.
    """
    part = beside(target, RESTORING)
    try:
        fresh(part)
        _check_copy(source, part)
        kept = _keep(target) if target.exists() and target.stat().st_size else None
        # From here on the new database stands there: a file takes another's name in one step.
        into_place(part, target)
    except OSError as error:
        raise StorageError(f"{target} cannot be written: {error.strerror}.") from error
    finally:
        discard(part)
    return kept


def _check_copy(source: Path, part: Path) -> None:
    """Copy what is to be put back beside the database, and make sure that it can be used."""
    try:
        # A copy without a log need not be locked, which it could not where nothing can be written beside it.
        _read_into(source, part, still=not any(beside(source, ending).exists() for ending in SIDE_FILES))
        problem = damage(part, thorough=True)
        if problem is not None:
            raise StorageError(f"{source} is damaged ({problem.splitlines()[-1]}). Use another copy.")
        with contextlib.closing(sqlite3.connect(part)) as connection:
            names = frozenset(row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table'"))
            row = connection.execute(f"SELECT version_num FROM {VERSIONS}").fetchone() if VERSIONS in names else None  # noqa: S608 - a constant
    except sqlite3.DatabaseError as error:
        raise StorageError(f"{source} is not a copy of a database, or is damaged: {error}.") from error
    if row is None:
        raise StorageError(f"{source} is not a copy made by `mgn backup`.")
    check_version(row[0], names, f"The copy {source}")


def _keep(target: Path) -> Path:
    """Keep the present database under another name too, its log written into it where that can be done."""
    kept = _unused(beside(target, BEFORE))
    try:
        _take_in_log(target)
    except sqlite3.DatabaseError as error:
        if _code(error) not in BROKEN:
            raise StorageError(f"Another program has {target} open ({error}). Close it, then restore again.") from error
        # It cannot be read as a database any more: every byte of it is kept.
        for ending in SIDE_FILES:
            if beside(target, ending).exists():
                _copied(beside(target, ending), beside(kept, ending))
        _copied(target, kept)
        for ending in SIDE_FILES:
            # What the old database had in its log must not be applied to the new one.
            discard(beside(target, ending))
    else:
        _copied(target, kept)
    return kept


def _take_in_log(target: Path) -> None:
    with contextlib.closing(sqlite3.connect(target, timeout=1, isolation_level=None)) as connection:
        busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
    if busy or mode != "delete" or any(beside(target, ending).exists() for ending in SIDE_FILES):
        raise StorageError(f"Another program has {target} open. Close it, then restore again.")


def _unused(path: Path) -> Path:
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free


def _copied(source: Path, target: Path) -> None:
    part = beside(target, WRITING)
    fresh(part)
    shutil.copyfile(source, part)
    into_place(part, target)


def fresh(part: Path) -> None:
    """Create an empty file that only its owner can read."""
    discard(part)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, PRIVATE))


def into_place(part: Path, target: Path) -> None:
    """Rename a complete file atomically and durably."""
    with part.open("rb") as written:
        os.fsync(written.fileno())
    part.replace(target)
    target.chmod(PRIVATE)
    _sync_folder(target)


def _sync_folder(file: Path) -> None:
    folder = os.open(file.absolute().parent, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def discard(file: Path) -> None:
    """Delete a file with SQLite's accompanying files."""
    for one in (file, *(beside(file, ending) for ending in SIDE_FILES)):
        one.unlink(missing_ok=True)


def _code(error: sqlite3.Error) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & PRIMARY_CODE
