"""Bringing a database to this version of the program, and back again."""

from __future__ import annotations

from importlib import resources

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from storage.database import Database


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


async def _run(url: str, step: object) -> None:
    database = Database(url)
    try:
        async with database.engine.connect() as connection, connection.begin():
            await connection.run_sync(step)  # type: ignore[arg-type]
    finally:
        await database.close()
