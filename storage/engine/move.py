"""Copy the whole database into an empty one of the other kind, and compare every row."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    MetaData,
    Row,
    Select,
    Table,
    Text,
    bindparam,
    cast,
    func,
    insert,
    inspect,
    select,
    text,
    tuple_,
    update,
)
from sqlalchemy.exc import SQLAlchemyError

from storage.engine.addresses import read_address, shown, sqlite_file
from storage.engine.backup import discard, fresh, into_place
from storage.engine.database import Database
from storage.engine.errors import StorageError
from storage.engine.in_use import alone, nobody_on
from storage.engine.migrating import bring_up, revision_of
from storage.engine.opening import beside, explained
from storage.tables import metadata

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

AT_ONCE = 500
MOVING = ".moving"


async def move(source: str, target: str) -> str:
    """Copy every row of a database into an empty one of the other kind, and compare each. The source stays as it is.

    Args:
        source: the address of the database to copy; no bot runs on it.
        target: the address of an empty one.

    Returns:
        what was done, in a sentence.

    Raises:
        InUse: a bot runs on one of them.
        StorageError: in a plain sentence; both are as they were.
    """
    origin, goal = read_address(source), read_address(target)
    if origin.get_backend_name() == goal.get_backend_name():
        raise StorageError("Both databases are of the same kind. Copy with `mgn backup` and `mgn restore` instead.")
    await _check_source(source)
    file = sqlite_file(goal)
    with _held(sqlite_file(origin)), _held(file):
        await nobody_on(target if file is None else source)
        if file is None:
            rows = await _copy(source, target)
        else:
            _check_unused(file)
            part = beside(file, MOVING)
            try:
                fresh(part)
                rows = await _copy(source, goal.set(database=str(part)).render_as_string(hide_password=False))
                _empty_log(part)
                into_place(part, file)
            finally:
                discard(part)
    return (
        f"Moved {rows} rows from {shown(origin)} to {shown(goal)} and compared each one. Set DATABASE_URL to the new "
        "database. The old one is unchanged: delete it once the bot runs on the new one."
    )


async def _check_source(source: str) -> None:
    have, want = await revision_of(source)
    if have is None:
        raise StorageError(f"There is nothing in {shown(source)}.")
    if have != want:
        raise StorageError(f"{shown(source)} is from an earlier version. Run `mgn migrate` on it first.")


@contextlib.contextmanager
def _held(file: Path | None) -> Iterator[None]:
    if file is None:
        yield
        return
    with alone(file):
        yield


def _check_unused(file: Path) -> None:
    if file.exists() and file.stat().st_size:
        raise StorageError(f"{file} already exists. Name a file that does not.")


def _empty_log(file: Path) -> None:
    """Have the file hold everything, without a log beside it."""
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.execute("PRAGMA journal_mode=DELETE").fetchall()


async def _copy(source: str, target: str) -> int:
    """Everything in one transaction of the target: it is there whole, or not at all."""
    origin, goal = Database(source), Database(target)
    try:
        with explained(origin.url), explained(goal.url):
            async with _reading(origin) as reader, goal.engine.connect() as writer, writer.begin():
                await writer.run_sync(_make_tables)
                rows = 0
                for table in plain_tables().sorted_tables:
                    rows += await _copy_table(reader, writer, table)
                await _go_on_counting(writer)
                for table in plain_tables().sorted_tables:
                    await _compare(reader, writer, table)
                return rows
    finally:
        await origin.close()
        await goal.close()


@contextlib.asynccontextmanager
async def _reading(database: Database) -> AsyncIterator[AsyncConnection]:
    """One moment of the source, whatever happens to it meanwhile."""
    async with database.engine.connect() as connection:
        if database.sqlite is None:
            await connection.execution_options(isolation_level="REPEATABLE READ")
        async with connection.begin():
            yield connection


def _make_tables(connection: Connection) -> None:
    names = set(inspect(connection).get_table_names()) & set(metadata.tables)
    for name in sorted(names):
        if connection.scalar(select(func.count()).select_from(metadata.tables[name])):
            raise StorageError(f"{shown(connection.engine.url)} is not empty: there are rows in {name}.")
    bring_up(connection)


def plain_tables() -> MetaData:
    """The tables with JSON as the text it is: read into values, a JSON null and no value would become the same."""
    made = MetaData()
    for table in metadata.sorted_tables:
        copied = table.to_metadata(made)
        for column in copied.columns:
            if isinstance(column.type, JSON):
                column.type = Text()
    return made


async def _copy_table(reader: AsyncConnection, writer: AsyncConnection, table: Table) -> int:
    # A row may lead to a later one of its own table: that is filled in when all are there.
    own = [column for column in table.columns if any(key.column.table is table for key in column.foreign_keys)]
    adding = insert(table).values({column.name: _given(column, writer) for column in table.columns})
    rows, later = 0, []
    async for part in _parts(reader, table):
        values = [dict(row._mapping) for row in part]
        for row in values:
            led = {column.name: row[column.name] for column in own if row[column.name] is not None}
            if led:
                later.append(({key.name: row[key.name] for key in table.primary_key}, led))
                row.update(dict.fromkeys(led))
        try:
            await writer.execute(adding, [{f"v_{name}": value for name, value in row.items()} for row in values])
        except SQLAlchemyError as error:
            why = str(getattr(error, "orig", error)).splitlines()[0].rpartition(">: ")[2]
            raise StorageError(f"A row of {table.name} does not fit into the new database: {why}.") from error
        rows += len(values)
    for keys, led in later:
        found = tuple_(*table.primary_key) == tuple_(*keys.values()) if len(keys) > 1 else None
        where = next(iter(table.primary_key)) == next(iter(keys.values())) if found is None else found
        await writer.execute(update(table).where(where).values(led))
    return rows


def _is_json(column: Column[Any]) -> bool:
    return isinstance(metadata.tables[column.table.name].columns[column.name].type, JSON)


def _given(column: Column[Any], writer: AsyncConnection) -> Any:
    value: Any = bindparam(f"v_{column.name}", type_=column.type)
    return cast(value, JSON) if _is_json(column) and writer.dialect.name == "postgresql" else value


def _all_of(table: Table, connection: AsyncConnection) -> Select[Any]:
    """Every value of a table as it is kept; PostgreSQL's driver would read JSON by itself."""
    server = connection.dialect.name == "postgresql"
    return select(*(cast(one, Text).label(one.name) if server and _is_json(one) else one for one in table.columns))


async def _parts(reader: AsyncConnection, table: Table) -> AsyncIterator[list[Row[Any]]]:
    result = await reader.stream(_all_of(table, reader).order_by(*table.primary_key))
    async for part in result.partitions(AT_ONCE):
        yield list(part)


async def _go_on_counting(writer: AsyncConnection) -> None:
    """Numbers that count up go on behind the highest there is."""
    if writer.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        if column is None:
            continue
        count = text(
            f"SELECT setval(pg_get_serial_sequence('\"{table.name}\"', '{column.name}'), max(\"{column.name}\"))"  # noqa: S608 - names of our own
            f' FROM "{table.name}" HAVING max("{column.name}") IS NOT NULL'
        )
        await writer.execute(count)


async def _compare(reader: AsyncConnection, writer: AsyncConnection, table: Table) -> None:
    keys = list(table.primary_key)
    key = keys[0] if len(keys) == 1 else tuple_(*keys)
    rows = 0
    async for part in _parts(reader, table):
        named = [tuple(getattr(row, one.name) for one in keys) for row in part]
        wanted = [one[0] for one in named] if len(keys) == 1 else named
        found = await writer.execute(_all_of(table, writer).where(key.in_(wanted)))
        there = {tuple(getattr(row, one.name) for one in keys): tuple(row) for row in found}
        for name, row in zip(named, part, strict=True):
            if there.get(name) != tuple(row):
                raise StorageError(f"The row {name} of {table.name} did not arrive unchanged. Nothing was moved.")
        rows += len(part)
    if await writer.scalar(select(func.count()).select_from(table)) != rows:
        raise StorageError(f"There are more rows in {table.name} than were moved. Nothing was moved.")
