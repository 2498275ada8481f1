"""What is wrong with a database is said in one sentence, before anything else is begun."""

from __future__ import annotations

import asyncio
import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from storage import Database, NotUpYet, StorageError, backup, migrate, restore, revision_of, settings_store
from storage.engine.addresses import read_address
from tests import postgres as postgres_server

ROOT = Path(__file__).parents[2]


def _url(file: Path) -> str:
    return f"sqlite+aiosqlite:///{file}"


def _junk(file: Path) -> None:
    file.write_bytes(b"Dear all, " * 900)


def _torn(file: Path) -> None:
    """Pages in the middle are overwritten."""
    asyncio.run(migrate(_url(file)))
    whole = bytearray(file.read_bytes())
    whole[4096 * 10 + 50 : 4096 * 40] = b"\x5a" * (4096 * 30 - 50)
    file.write_bytes(whole)


def _foreign(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE notes (words TEXT)")
    connection.close()


def _foreign_with_versions(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('0001')")
        connection.execute("CREATE TABLE notes (words TEXT)")
    connection.close()


def _newer(file: Path) -> None:
    asyncio.run(migrate(_url(file)))
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()


@pytest.mark.parametrize(
    ("made", "at_start", "as_copy"),
    [
        (_junk, "is damaged", "is not a copy of a database, or is damaged"),
        (_torn, "is damaged", "is damaged"),
        (_foreign, "does not belong to this program", "is not a copy made by `mgn backup`"),
        (_foreign_with_versions, "does not belong to this program", "does not belong to this program"),
        (_newer, "was made by a newer version", "was made by a newer version"),
    ],
)
def test_a_file_that_is_no_database_of_this_version_is_refused_as_database_and_as_copy(
    tmp_path: Path, made: Callable[[Path], None], at_start: str, as_copy: str
) -> None:
    file, own = tmp_path / "found.db", tmp_path / "own.db"
    made(file)
    for ask in (migrate(_url(file)), revision_of(_url(file))):
        with pytest.raises(StorageError, match=at_start) as told:
            asyncio.run(ask)
        assert "\n" not in str(told.value)
    asyncio.run(migrate(_url(own)))
    before = own.read_bytes()
    with pytest.raises(StorageError, match=as_copy) as told:
        asyncio.run(restore(_url(own), str(file)))
    assert "\n" not in str(told.value)
    assert own.read_bytes() == before
    assert not [path for path in tmp_path.glob("own.db*") if path.name not in ("own.db", "own.db.lock")]
    if made in (_junk, _torn):
        with pytest.raises(StorageError, match=r"is damaged .* Nothing was written to"):
            asyncio.run(backup(_url(file), str(tmp_path / "copy")))
        assert not list(tmp_path.glob("copy*"))


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("sqlite+aiosqlite:///{folder}/none/mgn.db", "There is no folder"),
        ("sqlite+aiosqlite:///{folder}", "is a folder"),
        ("sqlite+aiosqlite:///:memory:", "must name a file"),
        ("postgresql+asyncpg://u:p@ss:word@host:port/name", "is not the address of a database"),
    ],
)
async def test_an_address_that_leads_nowhere_is_told(tmp_path: Path, address: str, says: str) -> None:
    with pytest.raises(StorageError, match=says):
        await migrate(address.format(folder=tmp_path))


READS_ONLY = """
import asyncio, os, sys
from storage import StorageError, lock_of, migrate
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
for step in (lambda: asyncio.run(migrate(sys.argv[1])), lambda: lock_of(sys.argv[1]).take()):
    try:
        step()
    except StorageError as error:
        print(error)
"""
"""As a user whose rights are held: for root every file can be written."""


def test_a_file_or_a_folder_that_can_only_be_read_is_told() -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "locked"
        folder.mkdir()
        asyncio.run(migrate(_url(folder / "mgn.db")))
        (folder / "mgn.db").chmod(0o444)
        for closed in (folder, Path(made)):
            closed.chmod(0o555)
        command = (sys.executable, "-c", READS_ONLY, _url(folder / "mgn.db"))
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
        for closed in (Path(made), folder):
            closed.chmod(0o700)
    lines = done.stdout.splitlines()
    assert len(lines) == 2, done.stderr
    assert all(line.startswith("This user is not allowed to write ") for line in lines)


async def test_looking_makes_no_database_where_there_is_none(tmp_path: Path) -> None:
    have, want = await revision_of(_url(tmp_path / "mgn.db"))
    assert have is None
    assert want
    assert os.listdir(tmp_path) == []


async def test_a_server_that_is_not_up_yet_is_one_to_wait_for() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    for ask in (migrate, revision_of):
        with pytest.raises(NotUpYet, match="PostgreSQL does not answer for mgn at 127"):
            await ask(f"postgresql+asyncpg://u:secret@127.0.0.1:{port}/mgn")


async def test_a_server_that_lets_nobody_in_says_why(postgres: str) -> None:
    url = await postgres_server.empty_database(postgres)
    nowhere = read_address(url).set(database="nowhere").render_as_string(hide_password=False)
    stranger = read_address(url).set(username="stranger").render_as_string(hide_password=False)
    with pytest.raises(StorageError, match="There is no database nowhere at"):
        await migrate(nowhere)
    with pytest.raises(StorageError, match="does not accept stranger") as told:
        await migrate(stranger)
    assert not isinstance(told.value, NotUpYet)
    await migrate(url)
    database = Database(url)
    async with database.transaction() as tx:
        await settings_store.put(tx, "name", "value")
    await database.close()
