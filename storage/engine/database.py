"""Opening the database, and the one way to change it: a transaction."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, Engine, Executable, NullPool, Table, UpdateBase, create_engine, event
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.engine import URL, CursorResult

from storage import tables
from storage.engine import compaction, leading
from storage.engine.addresses import APPLICATION, read_address
from storage.engine.trouble import DatabaseAway, Superseded, Trouble, trouble_of

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

BUSY_SECONDS = 30
"""How long a migration waits for a lock that another program holds."""
BUSY_MOMENT = 1.0
"""A lock that another program holds for longer than so many seconds counts as trouble."""
ALWAYS_WIPED = frozenset({"inbox", "kept"})
"""Tables that hold what people did in any case: the press of a button that erased something is one of them."""
BUSY_NAP = 0.01
# A burst queues for the connections; the queue is short-lived, so waiting beats failing.
POOL_SECONDS = 300
CONNECT_SECONDS = 5.0
COMMAND_SECONDS = 60.0
"""PostgreSQL gives no answer for so long: the connection is taken to be dead."""
LOOK_FIRST, LOOK_LAST = 0.05, 1.0
"""Seconds between two looks at a database that is away."""
ALIVE = "alive"
"""The name under which a look at the database writes: whether it can be read tells too little."""


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
    return (sqlite_insert if dialect == "sqlite" else postgresql_insert)(table)


@cache
def _unless_there(dialect: str, table: Table) -> Any:
    return upsert(dialect, table).on_conflict_do_nothing()


class Database:
    """One database, SQLite or PostgreSQL, for the whole program.

    While it is away (restarted, its connections cut, its file locked, its disk full or read-only) every new
    transaction waits until it is back. One that is under way raises `DatabaseAway`.

    Args:
        url: an SQLAlchemy address, `sqlite+aiosqlite:///file` or `postgresql+asyncpg://…`.
        command_seconds: how long PostgreSQL may take over one statement; None for as long as it likes.
    """

    def __init__(self, url: str, command_seconds: float | None = COMMAND_SECONDS) -> None:
        self.url: URL = read_address(url)
        self._command_seconds = command_seconds
        self._sqlite = AtOnce(self.url) if self.url.get_backend_name() == "sqlite" else None
        self.when_due: list[Callable[[Collection[str]], None]] = []
        """Called after each commit that made something due, with the names of the tables that were written to."""
        self.trouble: Trouble | None = None
        """What keeps it from being used, None while all is well."""
        self.away_since: float | None = None
        """Since when, in seconds of `time.monotonic`."""
        self.when_changed: list[Callable[[Trouble | None, float], None]] = []
        """Called when it goes away, and when it is back: with the trouble or None, and how many seconds it lasted."""
        self._looking = asyncio.Lock()
        self._leads: int | None = None
        self.follows = False
        """Another process leads: it is told when something has become due."""
        self._to_wipe: set[str] = set()
        """Tables in whose files something erased may still stand."""

    @cached_property
    def engine(self) -> AsyncEngine:
        """What opens connections to a server. A bot on an SQLite file never asks for it: see `AtOnce`."""
        return _engine(self.url, self._command_seconds, self._leads)

    async def lead(self, number: int) -> None:
        """From now on every connection is a leader's: none is opened once another process leads.

        Args:
            number: the leader's, see `storage.engine.leading`.
        """
        self._leads, self.follows = number, False
        before = self.__dict__.pop("engine", None)
        if before is not None:
            # Those in use are closed when they are given back.
            await asyncio.shield(before.dispose())

    @property
    def is_file(self) -> bool:
        """A file on this machine rather than a server."""
        return self._sqlite is not None

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """One thing a person did, or one step of the clock: all of it or none of it.

        Raises:
            DatabaseAway: the database went away after the transaction began.
        """
        entered, transaction = await self._enter()
        try:
            yield transaction
            if self.follows and transaction.something_due:
                await transaction.run(leading.told(leading.DUE))
        except BaseException as error:
            # A connection that is gone cannot roll back; what it had not committed is gone with it.
            with contextlib.suppress(Exception):
                await entered.__aexit__(type(error), error, error.__traceback__)
            if isinstance(error, DatabaseAway):
                await self._lost(error.trouble)
            raise
        try:
            await entered.__aexit__(None, None, None)
        except Exception as error:
            trouble = trouble_of(error)
            if trouble is None:
                raise
            await self._lost(trouble)
            raise DatabaseAway(trouble) from error
        if transaction.erased:
            self._to_wipe |= transaction.changed | ALWAYS_WIPED
        if transaction.something_due:
            for wake in self.when_due:
                wake(transaction.changed)
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

    async def patiently(self, step: Callable[[], Awaitable[Result]]) -> Result:
        """Do a step again for as long as the database goes away in its midst.

        Args:
            step: harmless when done twice, since a commit whose answer is lost may have been kept.
        """
        while True:
            try:
                return await step()
            except DatabaseAway:
                await asyncio.sleep(LOOK_FIRST)

    async def look(self) -> Trouble | None:
        """Write something, and say what keeps it from being kept; None where all is well."""
        values = {"name": ALIVE, "value": "1"}
        try:
            if self.trouble is not None and self._sqlite is None:
                # Connections to a server that has become a read-only copy would go on to be used.
                await asyncio.shield(self.engine.dispose())
            async with self._begin() as transaction:
                statement = transaction.upsert(tables.kept).values(values)
                await transaction.run(statement.on_conflict_do_update(index_elements=["name"], set_=values))
        except Exception as error:
            trouble = trouble_of(error)
            if trouble is None:
                raise
            await self._lost(trouble)
        else:
            self._changed(None)
        return self.trouble

    async def _enter(self) -> tuple[AbstractAsyncContextManager[Transaction], Transaction]:
        pause = LOOK_FIRST
        while True:
            await self._until_back()
            entered = self._begin()
            try:
                return entered, await entered.__aenter__()
            except Exception as error:
                trouble = trouble_of(error)
                if trouble is None:
                    raise
                await self._lost(trouble)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LOOK_LAST)

    async def _until_back(self) -> None:
        pause = LOOK_FIRST
        while self.trouble is not None:
            # One looks for all who wait.
            async with self._looking:
                if self.trouble is None or await self.look() is None:
                    return
                await asyncio.sleep(pause)
                pause = min(pause * 2, LOOK_LAST)

    async def _lost(self, trouble: Trouble) -> None:
        if trouble is Trouble.COLLIDED:
            return
        if self._sqlite is not None:
            await self._sqlite.let_go()
        self._changed(trouble)

    def _changed(self, trouble: Trouble | None) -> None:
        before, self.trouble = self.trouble, trouble
        if (before is None) == (trouble is None):
            return
        now = time.monotonic()
        lasted = 0.0 if self.away_since is None else now - self.away_since
        self.away_since = None if trouble is None else now
        for tell in self.when_changed:
            tell(trouble, lasted)

    def _begin(self) -> AbstractAsyncContextManager[Transaction]:
        return self._sqlite.transaction() if self._sqlite is not None else self._over_the_wire()

    @asynccontextmanager
    async def _over_the_wire(self) -> AsyncIterator[Transaction]:
        async with self.engine.connect() as connection, connection.begin():
            yield Transaction(partial(_careful, connection.execute), connection)

    async def close(self) -> None:
        """Close every connection."""
        if self._sqlite is not None:
            self._sqlite.close()
        if "engine" in self.__dict__:
            # Cancelled halfway, a connection would be left open.
            await asyncio.shield(self.engine.dispose())


async def _careful(execute: Step, statement: Executable, rows: Any) -> CursorResult[Any]:
    try:
        return await execute(statement, rows)
    except Exception as error:
        trouble = trouble_of(error)
        if trouble is None:
            raise
        raise DatabaseAway(trouble) from error


class AtOnce:
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


def _engine(url: URL, command_seconds: float | None, leads: int | None) -> AsyncEngine:
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
    _begin_at_once(engine.sync_engine)
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


def _locking(url: URL, seconds: float) -> Engine:
    """For whole scripts on an SQLite file: the write lock is taken at once, and waited for so long."""
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": seconds}, hide_parameters=True)
    _begin_at_once(engine)
    return engine


def _begin_at_once(engine: Engine) -> None:
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
        # The driver must not open transactions of its own; ours begin in `AtOnce`.
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
