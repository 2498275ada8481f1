"""An SQLite database file: one connection, without a thread and without a pool."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Executable, NullPool, create_engine, event
from sqlalchemy.engine import URL, CursorResult

from storage.engine import compaction
from storage.engine.transaction import Transaction
from storage.engine.trouble import DatabaseAway, Trouble, trouble_of

BUSY_SECONDS = 30
"""How long a migration waits for a lock that another program holds."""
BUSY_MOMENT = 1.0
"""A lock that another program holds for longer than so many seconds counts as trouble."""
BUSY_NAP = 0.01

Result = TypeVar("Result")


class SqliteFile:
    """SQLite without a thread and without a pool: over one connection, each step is done at once by whoever asks.

    A thread of its own costs more than the step: measured, a quarter of the whole program's processor time, and
    each hop waits until the loop lets go of the interpreter. Only a lock that another program holds is waited for,
    with the loop going on meanwhile.
    """

    def __init__(self, url: URL) -> None:
        self._file = Path(url.database or "")
        # The driver itself never waits for a lock: that would hold up the whole loop.
        self._engine = create_engine(
            url.set(drivername="sqlite"), poolclass=NullPool, hide_parameters=True, connect_args={"timeout": 0}
        )
        _prepare(self._engine)
        self._one_at_a_time = asyncio.Lock()
        self._connection: Connection | None = None

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """All of it or none of it, one after another."""
        async with self._one_at_a_time:
            connection = await self._opened()
            with connection.begin():
                yield Transaction(self._step, connection)

    async def _opened(self) -> Connection:
        """The connection, with its transaction begun. A lock held for a moment is waited for.

        The write lock is taken at once: one asked for halfway can fail instead of waiting.
        """
        until = time.monotonic() + BUSY_MOMENT
        while True:
            try:
                if self._connection is None:
                    self._connection = self._engine.connect()
                driver: Any = self._connection.connection.driver_connection
                driver.execute("BEGIN IMMEDIATE")
                return self._connection
            except Exception as error:
                if trouble_of(error) is not Trouble.LOCKED or time.monotonic() >= until:
                    raise
            await asyncio.sleep(BUSY_NAP)

    async def returns_space(self) -> bool:
        """Whether the file can give back to the disk what is deleted in it."""
        return bool(await self._aside(compaction.returns_space))

    async def rewrite(self) -> None:
        """Rewrite the file, so that nothing deleted is left in it and it is as small as possible."""
        await self._aside(compaction.rewrite)

    async def give_back(self) -> None:
        """Return unused pages to the disk in steps, with transactions in between."""
        while await self._aside(compaction.give_back):
            pass

    async def wipe(self, thoroughly: bool) -> bool:
        """Take what was deleted out of the file and out of its log; False where that was left for later."""
        return bool(await self._aside(partial(compaction.wipe, thoroughly=thoroughly)))

    async def _aside(self, work: Callable[[Path], Result]) -> Result:
        """Something that takes long, in a thread, with its own connection, while no transaction is under way."""
        async with self._one_at_a_time:
            return await asyncio.to_thread(work, self._file)

    async def alone(self, step: Callable[[Connection], Result], *, rebuilding: bool = False) -> Result:
        """One step in a transaction of its own, in a thread: what takes long and happens before anything else begins.

        Args:
            rebuilding: tables may be put together anew. SQLite drops the old one, and would refuse that where rows
                refer to it: it is told not to look, which it can only be outside a transaction.
        """

        def once() -> Result:
            engine = _locking(self._engine.url, BUSY_MOMENT)
            with engine.connect() as connection:
                if rebuilding:
                    driver: Any = connection.connection.driver_connection
                    driver.execute("PRAGMA foreign_keys=OFF")
                with connection.begin():
                    return step(connection)

        until = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                return await asyncio.to_thread(once)
            except Exception as error:
                # Waited for in pieces, so that a program that is told to stop meanwhile does not have to wait.
                if trouble_of(error) is not Trouble.LOCKED or time.monotonic() >= until:
                    raise

    async def _step(self, statement: Executable, rows: Any) -> CursorResult[Any]:
        assert self._connection is not None
        try:
            return self._connection.execute(statement, rows)
        except Exception as error:
            trouble = trouble_of(error)
            if trouble is None:
                raise
            raise DatabaseAway(trouble) from error

    async def let_go(self) -> None:
        """Begin with a new connection: the file may be another one, or may be written again."""
        async with self._one_at_a_time:
            self.close()

    def close(self) -> None:
        """Close the connection."""
        if self._connection is None:
            return
        driver: Any = None
        with contextlib.suppress(Exception):
            driver = self._connection.connection.driver_connection
        with contextlib.suppress(Exception):
            self._connection.close()
        # Where the pool could not clean up, the driver's connection would keep its locks.
        with contextlib.suppress(Exception):
            driver.close()
        self._connection = None


def _locking(url: URL, seconds: float) -> Engine:
    """For whole scripts on an SQLite file: the write lock is taken at once, and waited for so long."""
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": seconds}, hide_parameters=True)
    begin_at_once(engine)
    return engine


def begin_at_once(engine: Engine) -> None:
    """Let every transaction of an engine take the write lock when it begins, with the settings used here."""
    _prepare(engine)

    @event.listens_for(engine, "begin")
    def _at_once(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _prepare(engine: Engine) -> None:
    """How SQLite is used here."""

    @event.listens_for(engine, "connect")
    def _settings(connection: Any, _record: Any) -> None:
        try:
            _set(connection)
        except Exception:
            # Left to the garbage collector it would keep its locks until who knows when.
            connection.close()
            raise

    def _set(connection: Any) -> None:
        # The driver must not open transactions of its own; ours begin in `SqliteFile`.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA page_count")
        if not cursor.fetchone()[0]:
            # A new file; one of an earlier version is written anew once, see `storage.engine.migrating`.
            cursor.execute("PRAGMA auto_vacuum=INCREMENTAL")
        for pragma in (
            "journal_mode=WAL",
            "synchronous=NORMAL",
            "foreign_keys=ON",
            # What is deleted is overwritten, not just let go.
            "secure_delete=ON",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
