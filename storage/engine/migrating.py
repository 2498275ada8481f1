"""Upgrade a database to this version of the program, and downgrade it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from importlib import resources
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Column, Connection, Index, MetaData, PrimaryKeyConstraint, String, Table, inspect, select
from sqlalchemy.engine import Dialect
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement

from storage import tables
from storage.engine.addresses import read_address, shown
from storage.engine.database import Database
from storage.engine.errors import AnotherProgram, NewerVersion, StorageError
from storage.engine.opening import explained, prepare
from storage.tables import metadata

if TYPE_CHECKING:
    from alembic.config import Config

Result = TypeVar("Result")

VERSIONS = "alembic_version"
VERSION_TABLE = Table(
    VERSIONS,
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Alembic's own."""
VERSION_NUMBER = VERSION_TABLE.c.version_num
ALWAYS_THERE = frozenset({"groups", "people", "timers", "outbox", "inbox"})
"""Tables of every version of this program."""


def migration_config(connection: Connection) -> Config:
    """How Alembic is told where the migrations are and what to run them on."""
    config = _scripts()
    config.attributes["connection"] = connection
    return config


def _scripts() -> Config:
    # Alembic is a tenth of the program's memory, and needed only where there is something to migrate.
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(resources.files("storage") / "migrations"))
    return config


REVISION = re.compile(r"""^(down_)?revision\b[^=\n]*= ["'](\w+)["']""", re.MULTILINE)


@cache
def _history() -> tuple[frozenset[str], str]:
    """Every revision, and the newest: the one that no other comes after."""
    known: set[str] = set()
    followed: set[str] = set()
    for file in (resources.files("storage") / "migrations" / "versions").iterdir():
        if file.name.endswith(".py"):
            for down, revision in REVISION.findall(file.read_text(encoding="utf-8")):
                (followed if down else known).add(revision)
    (newest,) = known - followed
    return frozenset(known), newest


def known_revisions() -> frozenset[str]:
    """Every version of the database this program can bring up to date."""
    return _history()[0]


def newest_revision() -> str:
    """The version of the database that this program works with."""
    return _history()[1]


def check_version(found: str | None, names: frozenset[str], what: str, *, shared: bool = False) -> None:
    """Make sure that what was found is a database of this program, of this version or an earlier one, or empty.

    Args:
        found: the revision that stands in it.
        names: of its tables.
        what: what is looked at, as the subject of the sentence that is raised.
        shared: other programs may have tables beside this one's, as in PostgreSQL.

    Raises:
        NewerVersion: it is of a newer version.
        AnotherProgram: it does not belong to this program.
    """
    others = names & frozenset(metadata.tables) if shared else names - {VERSIONS}
    if not names >= ALWAYS_THERE if found is not None else others:
        raise AnotherProgram(f"{what} does not belong to this program.")
    if found is not None and found not in known_revisions():
        raise NewerVersion(f"{what} was made by a newer version of this program ({found}). Update the program first.")


def bring_up(connection: Connection, *, each: bool = False) -> None:
    """What `migrate` does, in a transaction that somebody else has begun."""
    found = _check(connection)
    if found is None and not each:
        _make(connection)
    elif found != newest_revision():
        from alembic import command

        command.upgrade(migration_config(connection), "head")
        _check_references(connection)


async def migrate(url: str, *, each: bool = False) -> None:
    """Apply every migration that is missing. Harmless when there is none. An SQLite file is made where there is none.

    An empty database gets the tables as they are today. The migrations would make the same, which a test holds, in ten
    times as long and with all of Alembic in memory.

    Args:
        url: the database's address.
        each: go through every migration, also where the database is empty.

    Raises:
        StorageError: the database cannot be used, in a plain sentence; `NotUpYet` where it may be a little later.
    """
    prepare(read_address(url))

    await _run(url, partial(bring_up, each=each), rebuilding=True)
    await _return_space(url)


def _make(connection: Connection) -> None:
    for statement in _statements(connection.dialect):
        connection.exec_driver_sql(statement)
    # A database that was taken back down to nothing has this table.
    VERSION_TABLE.create(connection, checkfirst=True)
    connection.execute(VERSION_TABLE.insert().values(version_num=newest_revision()))


def _statements(dialect: Dialect) -> tuple[str, ...]:
    """What makes the tables and indexes of today, put together once for each kind of database."""
    if dialect.name not in _MADE:
        made: list[ExecutableDDLElement] = []
        for table in metadata.sorted_tables:
            made += [CreateTable(table), *(CreateIndex(index) for index in sorted(table.indexes, key=_name))]
        _MADE[dialect.name] = tuple(str(each.compile(dialect=dialect)) for each in made)
    return _MADE[dialect.name]


_MADE: dict[str, tuple[str, ...]] = {}


def _name(index: Index) -> str:
    return str(index.name)


async def downgrade(url: str, revision: str = "base") -> None:
    """Take migrations back down to `revision`; `base` leaves an empty database."""
    from alembic import command

    def back(connection: Connection) -> None:
        command.downgrade(migration_config(connection), revision)
        _check_references(connection)

    await _run(url, back, rebuilding=True)


async def revision_of(url: str) -> tuple[str | None, str | None]:
    """The version a database is at, and the one this program wants.

    Raises:
        StorageError: the database cannot be used, in a plain sentence.
    """

    def look(connection: Connection) -> tuple[str | None, str | None]:
        return _check(connection), newest_revision()

    if not prepare(read_address(url), make=False):
        return None, newest_revision()
    return await _run(url, look)


async def kept_value(url: str, name: str) -> str | None:
    """Return a value stored by a running program; does not wait for an unavailable database."""

    def look(connection: Connection) -> str | None:
        value: str | None = connection.execute(select(tables.kept.c.value).where(tables.kept.c.name == name)).scalar()
        return value

    return await _run(url, look)


def _check(connection: Connection) -> str | None:
    names = frozenset(inspect(connection).get_table_names())
    found: str | None = connection.execute(select(VERSION_NUMBER)).scalar() if VERSIONS in names else None
    what = f"The database {shown(connection.engine.url)}"
    check_version(found, names, what, shared=connection.dialect.name != "sqlite")
    return found


def _check_references(connection: Connection) -> None:
    """Check that all references are still valid, even where SQLite did not check them."""
    if connection.dialect.name == "sqlite":
        astray = {row[0] for row in connection.exec_driver_sql("PRAGMA foreign_key_check")}
        if astray:
            raise StorageError(
                f"{shown(connection.engine.url)} was left as it was: rows of {', '.join(sorted(astray))} refer to nothing."
            )


async def _return_space(url: str) -> None:
    """Have an SQLite file of an earlier version give back to the disk what is deleted in it, from now on."""
    database = Database(url)
    try:
        if database.sqlite is not None and not await database.sqlite.returns_space():
            await database.sqlite.rewrite()
    finally:
        await database.close()


async def _run(url: str, step: Callable[[Connection], Result], *, rebuilding: bool = False) -> Result:
    """One step on a database.

    Args:
        rebuilding: tables of an SQLite file may be put together anew; see `SqliteFile.alone`.
    """
    database = Database(url, command_seconds=None)
    try:
        with explained(database.url):
            if database.sqlite is not None:
                return await database.sqlite.alone(step, rebuilding=rebuilding)
            async with database.engine.begin() as connection:
                return await connection.run_sync(step)
    finally:
        await database.close()
