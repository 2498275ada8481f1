"""Bringing a database to this version of the program, and back again."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from typing import TypeVar

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, select

from storage import tables
from storage.database import Database

Result = TypeVar("Result")


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(resources.files("storage") / "migrations"))
    config.attributes["connection"] = connection
    return config


async def migrate(url: str) -> None:
    """Apply every migration that is missing. Harmless when there is none.

    Args:
        url: the database's address.
    """
    await _run(url, lambda connection: command.upgrade(_config(connection), "head"))


async def downgrade(url: str, revision: str = "base") -> None:
    """Take migrations back down to `revision`; `base` leaves an empty database."""
    await _run(url, lambda connection: command.downgrade(_config(connection), revision))


async def revision_of(url: str) -> tuple[str | None, str | None]:
    """The version a database is at, and the one this program wants."""

    def look(connection: Connection) -> tuple[str | None, str | None]:
        wanted = ScriptDirectory.from_config(_config(connection)).get_current_head()
        return MigrationContext.configure(connection).get_current_revision(), wanted

    return await _run(url, look)


async def kept_value(url: str, name: str) -> str | None:
    """What a running program has kept under a name; read without waiting where the database is away."""

    def look(connection: Connection) -> str | None:
        value: str | None = connection.execute(select(tables.kept.c.value).where(tables.kept.c.name == name)).scalar()
        return value

    return await _run(url, look)


async def _run(url: str, step: Callable[[Connection], Result]) -> Result:
    database = Database(url, command_seconds=None)
    try:
        async with database.engine.connect() as connection, connection.begin():
            return await connection.run_sync(step)
    finally:
        await database.close()
