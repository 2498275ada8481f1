"""Opening the database, and the one way to change it: a transaction."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Generator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import aiosqlite
from sqlalchemy import Executable, Table, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, CursorResult, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

BUSY_SECONDS = 30
BUSY_NAP = 0.01
PRIMARY_CODE = 0xFF
"""The bits of an SQLite error that say what kind it is; the others say more closely what happened."""
# A burst queues for the one connection of SQLite; the queue is short-lived, so waiting beats failing.
POOL_SECONDS = 300


class Transaction:
    """What queries run on. Commits when its `async with` ends well, rolls back otherwise."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self.something_due = False
        """Set by a query that made a row due, so that the ticker is woken after the commit."""

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`, for the few statements that differ."""
        return self._connection.dialect.name

    def upsert(self, table: Table) -> Any:
        """An INSERT that can say ON CONFLICT, in the words of the database at hand."""
        return sqlite.insert(table) if self.dialect == "sqlite" else postgresql.insert(table)

    async def run(self, statement: Executable, rows: Any = None) -> CursorResult[Any]:
        """Execute one statement, with one or many rows of values."""
        return await self._connection.execute(statement, rows)

    async def one(self, statement: Executable) -> Any:
        """The first row, or None."""
        return (await self._connection.execute(statement)).first()

    async def all(self, statement: Executable) -> list[Any]:
        """Every row."""
        return list((await self._connection.execute(statement)).all())

    async def value(self, statement: Executable) -> Any:
        """The first column of the first row, or None."""
        return (await self._connection.execute(statement)).scalar()


class Database:
    """One database, SQLite or PostgreSQL, for the whole program.

    Args:
        url: an SQLAlchemy address, `sqlite+aiosqlite:///file` or `postgresql+asyncpg://…`.
    """

    def __init__(self, url: str) -> None:
        self.url: URL = make_url(url)
        self.engine: AsyncEngine = _engine(self.url)
        self.when_due: list[Callable[[], None]] = []
        """Called after each commit that made something due."""

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """One thing a person did, or one step of the clock: all of it or none of it."""
        async with self.engine.connect() as connection, connection.begin():
            transaction = Transaction(connection)
            yield transaction
        if transaction.something_due:
            for wake in self.when_due:
                wake()
        # SQLite does everything at once: without this, one transaction after another would let nobody in between.
        await asyncio.sleep(0)

    async def close(self) -> None:
        """Close every connection."""
        # Cancelled halfway, a connection would be left open.
        await asyncio.shield(self.engine.dispose())


class _AtOnce:
    """Takes steps like a thread's queue, and does each at once."""

    def put_nowait(self, step: tuple[asyncio.Future[Any], Callable[[], Any]]) -> None:
        """Do it, and tell who waits."""
        future, does = step
        future.set_result(does())


class InLoop(aiosqlite.Connection):
    """A connection without a thread: every step is done at once, by whoever asks for it.

    A thread of its own costs more than the step: measured, a quarter of the whole program's processor time, and
    each hop waits until the loop lets go of the interpreter. Only a lock that another program holds is waited for,
    with the loop going on meanwhile.
    """

    def __await__(self) -> Generator[Any, None, aiosqlite.Connection]:
        return self._open().__await__()

    async def _open(self) -> aiosqlite.Connection:
        self._tx = _AtOnce()  # type: ignore[assignment]  # SQLAlchemy puts one step there itself
        self._connection = self._connector()
        return self

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        patience: float = BUSY_SECONDS
        while True:
            try:
                return fn(*args, **kwargs)
            except sqlite3.OperationalError as error:
                # What meets a lock has not begun, so it can simply be asked for again.
                if error.sqlite_errorcode & PRIMARY_CODE != sqlite3.SQLITE_BUSY or patience <= 0:
                    raise
            await asyncio.sleep(BUSY_NAP)
            patience -= BUSY_NAP

    def stop(self) -> None:
        """There is no thread to stop."""


def _in_loop(url: URL) -> InLoop:
    path = url.database or ":memory:"
    return InLoop(lambda: sqlite3.connect(path, timeout=0), iter_chunk_size=64)


def _engine(url: URL) -> AsyncEngine:
    if url.get_backend_name() != "sqlite":
        return create_async_engine(
            url, pool_size=5, max_overflow=0, pool_timeout=POOL_SECONDS, pool_pre_ping=True, hide_parameters=True
        )
    # One connection: SQLite has one writer anyway, and measured, more connections only fight for it.
    engine = create_async_engine(
        url,
        pool_size=1,
        max_overflow=0,
        pool_timeout=POOL_SECONDS,
        async_creator=partial(_in_loop, url),
        # What people wrote is in no error message.
        hide_parameters=True,
    )

    @event.listens_for(engine.sync_engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        # The driver must not open transactions of its own; ours begin in `_begin`.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            "synchronous=NORMAL",
            "foreign_keys=ON",
            # What is deleted is overwritten, not just let go.
            "secure_delete=ON",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Any) -> None:
        # Taking the write lock at once: a lock asked for halfway can fail instead of waiting.
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
