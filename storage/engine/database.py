"""Opening the database, and the only way to change it: a transaction."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Executable
from sqlalchemy.engine import URL, CursorResult

from storage import tables
from storage.engine import compaction, leading
from storage.engine.addresses import read_address
from storage.engine.server import connections
from storage.engine.sqlite_file import SqliteFile
from storage.engine.transaction import Step, Transaction
from storage.engine.trouble import DatabaseAway, Trouble, trouble_of

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncEngine

ALWAYS_WIPED = frozenset({"inbox", "kept"})
"""Tables that hold what people did in any case: the press of a button that erased something is one of them."""
COMMAND_SECONDS = 60.0
"""PostgreSQL gives no answer for so long: the connection is taken to be dead."""
LOOK_FIRST, LOOK_LAST = 0.05, 1.0
"""Seconds between two looks at a database that is away."""
ALIVE = "alive"
"""The name under which a look at the database writes: whether it can be read tells too little."""


Result = TypeVar("Result")


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
        self._sqlite = SqliteFile(self.url) if self.url.get_backend_name() == "sqlite" else None
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
        """What opens connections to a server. A bot on an SQLite file never asks for it: see `SqliteFile`."""
        return connections(self.url, self._command_seconds, self._leads)

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
        """Run one action or timer: everything is committed, or nothing.

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
    def sqlite(self) -> SqliteFile | None:
        """Return what only an SQLite database can do."""
        return self._sqlite

    @property
    def to_wipe(self) -> bool:
        """Return whether erased data may still be in a file."""
        return bool(self._to_wipe)

    async def wipe(self, *, thoroughly: bool = True) -> bool:
        """Make sure that no database file contains erased data.

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
        """Repeat a step for as long as the database becomes unavailable during it.

        Args:
            step: harmless when done twice, since a commit whose answer is lost may have been kept.
        """
        while True:
            try:
                return await step()
            except DatabaseAway:
                await asyncio.sleep(LOOK_FIRST)

    async def look(self) -> Trouble | None:
        """Write a test value, and return what prevents it from being stored; None if all is well."""
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
