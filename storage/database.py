"""Opening the database, and the one way to change it: a transaction."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Executable, NullPool, Table, UpdateBase, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, CursorResult
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage import compaction
from storage.addresses import APPLICATION, read_address

BUSY_SECONDS = 30
ALWAYS_WIPED = frozenset({"inbox", "kept"})
"""Tables that hold what people did in any case: the press of a button that erased something is one of them."""
BUSY_NAP = 0.01
PRIMARY_CODE = 0xFF
"""The bits of an SQLite error that say what kind it is; the others say more closely what happened."""
# A burst queues for the connections; the queue is short-lived, so waiting beats failing.
POOL_SECONDS = 300


Step = Callable[[Executable, Any], Awaitable[CursorResult[Any]]]
Result = TypeVar("Result")


class Transaction:
    """What queries run on. Commits when its `async with` ends well, rolls back otherwise.

    Args:
        step: executes one statement with its values.
        connection: what it runs on, for whoever loads millions of rows.
    """

    def __init__(self, step: Step, connection: Connection | AsyncConnection) -> None:
        self._step = step
        self.connection = connection
        self.dialect = connection.dialect.name
        """`sqlite` or `postgresql`, for the few statements that differ."""
        self.something_due = False
        """Set by a query that made a row due, so that the ticker is woken after the commit."""
        self.erased = False
        """Set by a query that took away what must not be found anywhere any more; see `Database.wipe`."""
        self.changed: set[str] = set()
        """The names of the tables that were written to."""

    def upsert(self, table: Table) -> Any:
        """An INSERT that can say ON CONFLICT, in the words of the database at hand."""
        return upsert(self.dialect, table)

    def unless_there(self, table: Table) -> Any:
        """An INSERT that leaves alone what is there already. It is put together once: give `run` the rows."""
        return _unless_there(self.dialect, table)

    async def run(self, statement: Executable, rows: Any = None) -> CursorResult[Any]:
        """Execute one statement, with one or many rows of values."""
        if isinstance(statement, UpdateBase):
            self.changed.add(getattr(statement.table, "name", ""))
        return await self._step(statement, rows)

    async def one(self, statement: Executable, **values: Any) -> Any:
        """The first row, or None.

        Args:
            values: of the statement's bound parameters. What is asked all the time is put together once and filled
                in here: putting a statement together costs more than most answers.
        """
        return (await self._step(statement, values or None)).first()

    async def all(self, statement: Executable, **values: Any) -> list[Any]:
        """Every row; `values` as for `one`."""
        return list((await self._step(statement, values or None)).all())

    async def value(self, statement: Executable, **values: Any) -> Any:
        """The first column of the first row, or None; `values` as for `one`."""
        return (await self._step(statement, values or None)).scalar()


def upsert(dialect: str, table: Table) -> Any:
    """An INSERT that can say ON CONFLICT, for statements that are put together once for each database."""
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


@cache
def _unless_there(dialect: str, table: Table) -> Any:
    return upsert(dialect, table).on_conflict_do_nothing()


class Database:
    """One database, SQLite or PostgreSQL, for the whole program.

    Args:
        url: an SQLAlchemy address, `sqlite+aiosqlite:///file` or `postgresql+asyncpg://…`.
    """

    def __init__(self, url: str) -> None:
        self.url: URL = read_address(url)
        self.engine: AsyncEngine = _engine(self.url)
        self._sqlite = AtOnce(self.url) if self.url.get_backend_name() == "sqlite" else None
        self.when_due: list[Callable[[], None]] = []
        """Called after each commit that made something due."""
        self._to_wipe: set[str] = set()
        """Tables in whose files something erased may still stand."""

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """One thing a person did, or one step of the clock: all of it or none of it."""
        if self._sqlite is not None:
            async with self._sqlite.transaction() as transaction:
                yield transaction
        else:
            async with self.engine.connect() as connection, connection.begin():
                transaction = Transaction(connection.execute, connection)
                yield transaction
        if transaction.erased:
            self._to_wipe |= transaction.changed | ALWAYS_WIPED
        if transaction.something_due:
            for wake in self.when_due:
                wake()
        # SQLite does everything at once: without this, one transaction after another would let nobody in between.
        await asyncio.sleep(0)

    @property
    def sqlite(self) -> AtOnce | None:
        """What only an SQLite database can do."""
        return self._sqlite

    @property
    def to_wipe(self) -> bool:
        """Whether something erased may still stand in a file."""
        return bool(self._to_wipe)

    async def wipe(self, *, thoroughly: bool = True) -> bool:
        """Where something was erased, see that no file of the database holds it any more.

        Args:
            thoroughly: however long it takes; else a large database is left for later.

        Returns:
            whether all that was erased is gone.
        """
        if not self._to_wipe:
            return True
        # What is erased meanwhile is wiped the next time.
        names, self._to_wipe = self._to_wipe, set()
        done = False
        try:
            if self._sqlite is not None:
                done = await self._sqlite.wipe(thoroughly)
            else:
                await compaction.vacuum(self.engine, names)
                done = True
        finally:
            if not done:
                self._to_wipe |= names
        return done

    async def close(self) -> None:
        """Close every connection."""
        if self._sqlite is not None:
            self._sqlite.close()
        # Cancelled halfway, a connection would be left open.
        await asyncio.shield(self.engine.dispose())


class AtOnce:
    """SQLite without a thread and without a pool: over one connection, each step is done at once by whoever asks.

    A thread of its own costs more than the step: measured, a quarter of the whole program's processor time, and
    each hop waits until the loop lets go of the interpreter. Only a lock that another program holds is waited for,
    with the loop going on meanwhile.
    """

    def __init__(self, url: URL) -> None:
        self._file = Path(url.database or "")
        self._engine = create_engine(url.set(drivername="sqlite"), poolclass=NullPool, hide_parameters=True)
        _prepare(self._engine)
        self._one_at_a_time = asyncio.Lock()
        self._connection: Connection | None = None

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """All of it or none of it, one after another."""
        async with self._one_at_a_time:
            connection = self._connection
            if connection is None:
                connection = self._connection = self._engine.connect()
            await _begin(connection)
            with connection.begin():
                yield Transaction(self._step, connection)

    async def returns_space(self) -> bool:
        """Whether the file can give back to the disk what is deleted in it."""
        return bool(await self._aside(compaction.returns_space))

    async def rewrite(self) -> None:
        """Write the file anew: nothing that was deleted is left in it, and it is as small as it can be."""
        await self._aside(compaction.rewrite)

    async def give_back(self) -> None:
        """Give pages that nothing stands on back to the disk, some at a time, with transactions going on in between."""
        while await self._aside(compaction.give_back):
            pass

    async def wipe(self, thoroughly: bool) -> bool:
        """Take what was deleted out of the file and out of its log; False where that was left for later."""
        return bool(await self._aside(partial(compaction.wipe, thoroughly=thoroughly)))

    async def _aside(self, work: Callable[[Path], Result]) -> Result:
        """Something that takes long, in a thread, with its own connection, while no transaction is under way."""
        async with self._one_at_a_time:
            return await asyncio.to_thread(work, self._file)

    async def _step(self, statement: Executable, rows: Any) -> CursorResult[Any]:
        assert self._connection is not None
        return self._connection.execute(statement, rows)

    def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


async def _begin(connection: Connection) -> None:
    """Take the write lock at once: a lock asked for halfway can fail instead of waiting."""
    driver: Any = connection.connection.driver_connection
    patience: float = BUSY_SECONDS
    while True:
        try:
            driver.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & PRIMARY_CODE != sqlite3.SQLITE_BUSY or patience <= 0:
                raise
        else:
            return
        await asyncio.sleep(BUSY_NAP)
        patience -= BUSY_NAP


def _engine(url: URL) -> AsyncEngine:
    if url.get_backend_name() != "sqlite":
        return create_async_engine(
            url,
            pool_size=5,
            max_overflow=0,
            pool_timeout=POOL_SECONDS,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args={"server_settings": {"application_name": APPLICATION}},
        )
    # For migrations: whole scripts, before anything else begins.
    engine = create_async_engine(url, poolclass=NullPool, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True)
    _prepare(engine.sync_engine)

    @event.listens_for(engine.sync_engine, "begin")
    def _at_once(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _prepare(engine: Engine) -> None:
    """How SQLite is used here."""

    @event.listens_for(engine, "connect")
    def _settings(connection: Any, _record: Any) -> None:
        # The driver must not open transactions of its own; ours begin in `_begin`.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA page_count")
        if not cursor.fetchone()[0]:
            # A new file; one of an earlier version is written anew once, see `storage.migrating`.
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
