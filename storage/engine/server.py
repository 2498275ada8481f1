"""Connections to a database server, and to an SQLite file through the same interface."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import NullPool, event
from sqlalchemy.engine import URL

from storage.engine import leading
from storage.engine.addresses import APPLICATION
from storage.engine.sqlite_file import BUSY_SECONDS, begin_at_once
from storage.engine.trouble import Superseded

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncEngine

# A burst queues for the connections; the queue is short-lived, so waiting beats failing.
POOL_SECONDS = 300
CONNECT_SECONDS = 5.0


def connections(url: URL, command_seconds: float | None, leads: int | None) -> AsyncEngine:
    """What opens connections.

    Args:
        url: of the database.
        command_seconds: how long PostgreSQL may take over one statement; None for as long as it likes.
        leads: the leader's number; once another process leads, no connection is opened any more.
    """
    # It brings all of SQLAlchemy's mapping of objects along, 6 MB that a bot on a file can do without.
    from sqlalchemy.ext.asyncio import create_async_engine

    if url.get_backend_name() != "sqlite":
        engine = create_async_engine(
            url,
            pool_size=5,
            max_overflow=0,
            pool_timeout=POOL_SECONDS,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args={
                "timeout": CONNECT_SECONDS,
                "command_timeout": command_seconds,
                "server_settings": {"application_name": APPLICATION if leads is None else leading.leads(leads)},
            },
        )
        if leads is not None:
            event.listen(engine.sync_engine, "connect", partial(_only_while, leads))
        return engine
    engine = create_async_engine(url, poolclass=NullPool, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True)
    begin_at_once(engine.sync_engine)
    return engine


def _only_while(leads: int, connection: Any, _record: Any) -> None:
    """A connection of the leader with that number is opened only as long as it leads."""
    cursor = connection.cursor()
    try:
        cursor.execute(leading.READ, (leading.LEADER,))
        row = cursor.fetchone()
    finally:
        cursor.close()
    connection.rollback()
    if row is None or leading.number_in(row[0]) != leads:
        raise Superseded
