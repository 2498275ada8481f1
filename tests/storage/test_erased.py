"""What was erased is in no file of the database, and what is handled leaves no file behind that only grows."""

from __future__ import annotations

import os
import random
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import text

from storage import Database, erased, migrate, retention, settings_store
from storage.delivery import inbox

NOON = datetime(2027, 1, 5, 10, tzinfo=UTC)
SECRET = "whoever-asked-this"


async def _bytes_of(database: Database) -> bytes:
    """Every byte of the files of an SQLite database, or of PostgreSQL's files of two tables."""
    if database.sqlite is not None:
        file = Path(database.url.database or "")
        return b"".join(path.read_bytes() for path in file.parent.glob(file.name + "*"))
    found = b""
    async with database.engine.connect() as connection:
        await connection.execute(text("CHECKPOINT"))
        for name in ("inbox", "kept"):
            read = text("SELECT pg_read_binary_file(pg_relation_filepath(:name))")
            found += bytes(await connection.scalar(read, {"name": name}) or b"")
    return found


async def test_what_was_erased_is_in_no_file_any_more(database: Database) -> None:
    chance = random.Random(7)
    numbers = [chance.randrange(10**9) for _ in range(600)]
    for part in range(0, 600, 50):
        async with database.transaction() as tx:
            # Of many lengths and in no order: rows are moved between pages, and leave copies behind.
            bodies = {number: f"{SECRET}{number}" + "." * chance.randrange(900) for number in numbers[part : part + 50]}
            await inbox.keep(tx, bodies, NOON)
            await settings_store.put(tx, "asker", f"{SECRET}{part}")
    chance.shuffle(numbers)
    for part in range(0, 600, 50):
        async with database.transaction() as tx:
            await inbox.finish(tx, numbers[part : part + 50], NOON)
    assert SECRET.encode() in await _bytes_of(database)
    async with database.transaction() as tx:
        await settings_store.drop(tx, "asker")
        await erased.mark(tx)
    assert database.to_wipe
    assert await database.wipe(thoroughly=False)
    assert not database.to_wipe
    assert SECRET.encode() not in await _bytes_of(database)


async def test_what_an_earlier_run_had_not_wiped_yet_is_wiped_by_the_next(database_url: str) -> None:
    await migrate(database_url)
    before = Database(database_url)
    async with before.transaction() as tx:
        await erased.mark(tx)
    await before.close()
    after = Database(database_url)
    assert not after.to_wipe
    async with after.transaction() as tx:
        await erased.recall(tx)
    assert after.to_wipe
    await after.wipe()
    async with after.transaction() as tx:
        await erased.done(tx)
    async with after.transaction() as tx:
        await erased.recall(tx)
    assert not after.to_wipe
    await after.close()


async def test_handled_updates_take_next_to_no_room_and_the_rest_goes_back_to_the_disk(sqlite_url: str) -> None:
    await migrate(sqlite_url)
    database = Database(sqlite_url)
    file = Path(sqlite_url.partition("///")[2])
    async with database.transaction() as tx:
        await inbox.keep(tx, dict.fromkeys(range(1000), "x" * 2800), NOON)
    full = _size(file)
    for number in range(1000):
        async with database.transaction() as tx:
            await inbox.finish(tx, [number], NOON)
            await inbox.keep(tx, {number + 1000: "x" * 2800}, NOON)
    async with database.transaction() as tx:
        await inbox.finish(tx, list(range(1000, 2000)), NOON)
        # Told again, they are known and stay so.
        assert await inbox.keep(tx, {5: "again", 1500: "again"}, NOON) == inbox.KeptUpdates(
            frozenset(), passed_on=False
        )
        await inbox.finish(tx, [5], NOON + timedelta(days=1))
    assert database.sqlite is not None
    await database.sqlite.give_back()
    assert _size(file) < full / 8
    async with database.transaction() as tx:
        while await retention.clear(tx, retention.RULES[0], NOON + timedelta(days=2, hours=1)):
            pass
        assert await inbox.keep(tx, {5: "long ago"}, NOON) == inbox.KeptUpdates(frozenset({5}), passed_on=False)
    await database.close()


async def test_a_file_of_an_earlier_version_gives_space_back_too_from_now_on(sqlite_url: str) -> None:
    await migrate(sqlite_url)
    with closing(sqlite3.connect(sqlite_url.partition("///")[2])) as connection:
        connection.execute("PRAGMA auto_vacuum=NONE")
        connection.execute("VACUUM")
        assert connection.execute("PRAGMA auto_vacuum").fetchone() == (0,)
    await migrate(sqlite_url)
    with closing(sqlite3.connect(sqlite_url.partition("///")[2])) as connection:
        assert connection.execute("PRAGMA auto_vacuum").fetchone() == (2,)


def _size(file: Path) -> int:
    """Bytes of the inbox: without what an empty database has."""
    return sum(path.stat().st_size for path in file.parent.glob(file.name + "*") if path.suffix != ".lock") - 700_000


async def test_the_files_of_a_database_are_for_their_owner_alone(sqlite_url: str) -> None:
    file = Path(sqlite_url.partition("///")[2])
    os.close(os.open(file, os.O_CREAT))
    os.chmod(file, 0o644)
    await migrate(sqlite_url)
    database = Database(sqlite_url)
    async with database.transaction() as tx:
        await settings_store.put(tx, "name", "value")
    found = {path.name: stat.S_IMODE(path.stat().st_mode) for path in file.parent.glob(file.name + "*")}
    assert set(found) == {"test.db", "test.db-wal", "test.db-shm"}
    assert set(found.values()) == {0o600}
    await database.close()
