"""A copy while the bot runs, and back again."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import Database, StorageError, backup, migrate, restore, settings_store

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)


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


async def test_a_copy_brings_back_what_was(sqlite_url: str, tmp_path: Path) -> None:
    await migrate(sqlite_url)
    await _keep(sqlite_url, "before")
    copy = str(tmp_path / "copy")
    running = Database(sqlite_url)
    async with running.transaction() as tx:
        await settings_store.get(tx, "name")
    await backup(sqlite_url, copy)
    await running.close()
    await _keep(sqlite_url, "after")
    await restore(sqlite_url, copy)
    assert await _kept(sqlite_url) == "before"


async def test_what_is_no_copy_is_refused_in_plain_words(sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all")
    with pytest.raises(StorageError, match=r"no copy"):
        await restore(sqlite_url, str(tmp_path / "letter.txt"))
    with pytest.raises(StorageError, match=r"There is no file"):
        await restore(sqlite_url, str(tmp_path / "nothing"))
    with pytest.raises(StorageError, match=r"There is no database"):
        await backup(sqlite_url, str(tmp_path / "copy"))
