"""The whole database moves into an empty one of the other kind, and back, with every value as it was."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import (
    func,
    insert,
    inspect,
    select,
    text,
    update,
)

from storage import Database, InUse, StorageError, lock_of, migrate, move, tables
from tests import postgres as postgres_server
from tests.storage.filling import value_of


async def _filled(url: str) -> None:
    """A database with three rows in every table."""
    await migrate(url)
    database = Database(url)
    async with database.engine.begin() as connection:
        for table in tables.metadata.sorted_tables:
            for number in (1, 2, 3):
                values = {column.name: value_of(table, column, number) for column in table.columns}
                # Left out, a JSON column is empty; given as None it holds JSON's null.
                values = {name: value for name, value in values.items() if value is not None or number != 3}
                await connection.execute(insert(table).values(values))
        # A row that leads to a later one.
        await connection.execute(update(tables.polls).where(tables.polls.c.id == 1).values(twin_of=3))
    await database.close()


def _contents(file: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of an SQLite file, byte for byte."""
    with sqlite3.connect(file) as connection:
        found = {
            table.name: connection.execute(f'SELECT * FROM "{table.name}" ORDER BY 1, 2').fetchall()
            for table in tables.metadata.sorted_tables
        }
    connection.close()
    return found


async def _table_names(url: str) -> list[str]:
    database = Database(url)
    async with database.engine.connect() as connection:
        names = await connection.run_sync(lambda one: inspect(one).get_table_names())
    await database.close()
    return names


async def test_there_and_back_every_value_is_as_it_was(sqlite_url: str, postgres: str, tmp_path: Path) -> None:
    server = await postgres_server.empty_database(postgres)
    await _filled(sqlite_url)
    before = _contents(tmp_path / "test.db")
    said = await move(sqlite_url, server)
    assert f"Moved {3 * len(tables.metadata.tables)} rows" in said
    assert _contents(tmp_path / "test.db") == before
    database = Database(server)
    async with database.engine.connect() as connection:
        # No value and JSON's null are still two things.
        without = select(func.count()).select_from(tables.roles).where(text("regions IS NULL"))
        assert await connection.scalar(without) == 1
    async with database.transaction() as tx:
        # Numbers go on behind those that were moved.
        values = {"telegram_id": 99, "name": "Newcomer", "reachable": True}
        assert await tx.value(insert(tables.people).values(values).returning(tables.people.c.id)) == 4
        await tx.run(tables.people.delete().where(tables.people.c.telegram_id == 99))
    await database.close()
    back = f"sqlite+aiosqlite:///{tmp_path / 'back.db'}"
    await move(server, back)
    assert _contents(tmp_path / "back.db") == before
    assert sorted(name for name in os.listdir(tmp_path) if name.startswith("back")) == ["back.db", "back.db.lock"]
    with pytest.raises(StorageError, match="is not empty: there are rows in"):
        await move(sqlite_url, server)
    with pytest.raises(StorageError, match="already exists"):
        await move(server, back)


async def test_what_is_refused_half_way_leaves_both_as_they_were(
    sqlite_url: str, postgres: str, tmp_path: Path
) -> None:
    server = await postgres_server.empty_database(postgres)
    await _filled(sqlite_url)
    with sqlite3.connect(tmp_path / "test.db") as connection:
        # SQLite takes any length; PostgreSQL does not.
        connection.execute("UPDATE people SET name = ?", ("x" * 500,))
    connection.close()
    before = _contents(tmp_path / "test.db")
    with pytest.raises(StorageError, match="A row of people does not fit into the new database"):
        await move(sqlite_url, server)
    assert await _table_names(server) == []
    assert _contents(tmp_path / "test.db") == before


async def test_neither_may_be_in_use_or_of_another_version(sqlite_url: str, postgres: str, tmp_path: Path) -> None:
    server = await postgres_server.empty_database(postgres)
    with pytest.raises(StorageError, match="There is nothing in"):
        await move(f"sqlite+aiosqlite:///{tmp_path / 'none.db'}", server)
    with pytest.raises(StorageError, match="of the same kind"):
        await move(sqlite_url, f"sqlite+aiosqlite:///{tmp_path / 'other.db'}")
    lock = lock_of(sqlite_url)
    assert lock is not None
    lock.take()
    with pytest.raises(InUse):
        await move(sqlite_url, server)
    lock.let_go()
    running = Database(server)
    async with running.engine.connect():
        with pytest.raises(InUse):
            await move(sqlite_url, server)
    await running.close()
    with sqlite3.connect(tmp_path / "test.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.close()
    with pytest.raises(StorageError, match="from an earlier version"):
        await move(sqlite_url, server)
