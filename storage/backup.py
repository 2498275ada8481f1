"""A copy of the database while the bot runs, and back again."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from pathlib import Path

from sqlalchemy.engine import make_url


class StorageError(Exception):
    """Why the database cannot be copied or put back, in plain words."""


def _sqlite_file(url: str) -> Path | None:
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        return None
    return Path(address.database or "mgn.db")


async def backup(url: str, target: str) -> None:
    """Copy the database to a file; safe while the bot writes.

    Args:
        url: the database's address.
        target: where to; a file that is there is replaced once the copy is whole.

    Raises:
        StorageError: in plain words.
    """
    source = _sqlite_file(url)
    if source is None:
        await _run("pg_dump", "--format=custom", f"--file={target}", _plain(url))
        return
    if not source.exists():
        raise StorageError(f"There is no database at {source} yet. Start the bot once, or run `mgn migrate`.")
    await asyncio.to_thread(_copy, source, Path(target))


def _copy(source: Path, target: Path) -> None:
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        reader, writer = sqlite3.connect(source), sqlite3.connect(part)
        try:
            reader.backup(writer)
        finally:
            reader.close()
            writer.close()
    except sqlite3.DatabaseError as error:
        part.unlink(missing_ok=True)
        raise StorageError(f"{source} cannot be copied: {error}") from error
    part.replace(target)


async def restore(url: str, source: str) -> None:
    """Put a copy back in place of the database. The bot must not run meanwhile.

    Raises:
        StorageError: in plain words.
    """
    target = _sqlite_file(url)
    if target is None:
        await _run("pg_restore", "--clean", "--if-exists", "--no-owner", f"--dbname={_plain(url)}", source)
        return
    await asyncio.to_thread(_put_back, Path(source), target)


def _put_back(source: Path, target: Path) -> None:
    if not source.is_file():
        raise StorageError(f"There is no file {source}.")
    try:
        reader = sqlite3.connect(source)
        try:
            known = reader.execute("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'").fetchone()[0]
        finally:
            reader.close()
    except sqlite3.DatabaseError as error:
        raise StorageError(f"{source} is no copy of a database: {error}") from error
    if not known:
        raise StorageError(f"{source} is no copy made by `mgn backup`.")
    part = target.with_name(target.name + ".part")
    shutil.copyfile(source, part)
    # What the old database had not yet written into its file must not be applied to the new one.
    for ending in ("-wal", "-shm"):
        target.with_name(target.name + ending).unlink(missing_ok=True)
    part.replace(target)


def _plain(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


async def _run(program: str, *arguments: str) -> None:
    try:
        process = await asyncio.create_subprocess_exec(program, *arguments, stderr=asyncio.subprocess.PIPE)
    except FileNotFoundError:
        raise StorageError(f"{program} is needed for PostgreSQL. It comes with PostgreSQL's client programs.") from None
    _, said = await process.communicate()
    if process.returncode:
        raise StorageError(f"{program} failed: {said.decode(errors='replace').strip()}")
