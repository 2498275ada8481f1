"""Databases that go away: PostgreSQL stopped, cut, crowded, full, read-only; SQLite locked, full."""

from __future__ import annotations

import asyncio
import contextlib
import resource
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

import asyncpg

from tests import postgres

FULL = "CREATE OR REPLACE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'disk_full', MESSAGE = 'could not extend file: No space left on device'; END $$"


class Fragile(Protocol):
    """A database that a test can harm. Each harm lasts as long as its `async with`."""

    url: str

    def away(self) -> contextlib.AbstractAsyncContextManager[None]:
        """It cannot be used at all."""
        ...

    def full(self) -> contextlib.AbstractAsyncContextManager[None]:
        """Nothing more can be kept."""
        ...

    async def cut(self) -> None:
        """Every connection breaks, once."""
        ...


class FragileSqlite:
    """A file, and another program that holds it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "bot.db"
        self.url = f"sqlite+aiosqlite:///{self.path}"
        self.pid: int | None = None

    @contextlib.asynccontextmanager
    async def away(self) -> AsyncIterator[None]:
        """Another program holds it locked."""
        other = sqlite3.connect(self.path, isolation_level=None, timeout=30)
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.execute("ROLLBACK")
            other.close()

    @contextlib.asynccontextmanager
    async def full(self) -> AsyncIterator[None]:
        """The bot may make no file longer."""
        assert self.pid is not None
        with contextlib.suppress(ProcessLookupError):
            resource.prlimit(self.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
        try:
            yield
        finally:
            with contextlib.suppress(ProcessLookupError):
                resource.prlimit(self.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    async def cut(self) -> None:
        """There are no connections: a lock of a moment instead."""
        async with self.away():
            await asyncio.sleep(0.2)


class FragilePostgres:
    """A real server."""

    def __init__(self, server: Any, url: str) -> None:
        self._server = server
        self.url = url
        self._plain = url.replace("postgresql+asyncpg://", "postgresql://")
        self._name = self._plain.partition("?")[0].rpartition("/")[2]

    async def run(self, *statements: str, own: bool = True) -> list[Any]:
        """Statements of somebody else's."""
        where = self._plain if own else self._plain.replace(f"/{self._name}", "/postgres")
        connection = await asyncpg.connect(where)
        try:
            found: list[Any] = []
            for statement in statements:
                found = await connection.fetch(statement)
            return found
        finally:
            await connection.close()

    @contextlib.asynccontextmanager
    async def away(self) -> AsyncIterator[None]:
        """The server is stopped, and started again."""
        await asyncio.to_thread(postgres.stop, self._server)
        try:
            yield
        finally:
            await asyncio.to_thread(postgres.start, self._server)

    @contextlib.asynccontextmanager
    async def locked(self) -> AsyncIterator[None]:
        """Somebody else holds every table locked: a statement is not refused, it waits."""
        connection = await asyncpg.connect(self._plain)
        try:
            tables = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
            names = ", ".join(f'"{row["tablename"]}"' for row in tables)
            locked = False
            while not locked:
                await connection.execute("BEGIN")
                try:
                    await connection.execute(f"LOCK TABLE {names}")
                    locked = True
                except asyncpg.DeadlockDetectedError:
                    # The bot holds one and waits for another; one of the two has to give way.
                    await connection.execute("ROLLBACK")
            yield
        finally:
            await connection.close()

    @contextlib.asynccontextmanager
    async def full(self) -> AsyncIterator[None]:
        """Every table refuses what is written into it as a full disk does."""
        tables = await self.run("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        names = [row["tablename"] for row in tables]
        await self.run(
            FULL,
            *(f'CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON "{n}" EXECUTE FUNCTION full_disk()' for n in names),
        )
        try:
            yield
        finally:
            await self.run(*(f'DROP TRIGGER full_disk ON "{n}"' for n in names))

    @contextlib.asynccontextmanager
    async def read_only(self) -> AsyncIterator[None]:
        """What the bot reaches has become a copy that can only be read, as after a fail-over."""
        await self.run("ALTER SYSTEM SET default_transaction_read_only = on", "SELECT pg_reload_conf()", own=False)
        try:
            yield
        finally:
            await self.run(
                "SET default_transaction_read_only = off",
                "ALTER SYSTEM RESET default_transaction_read_only",
                "SELECT pg_reload_conf()",
                own=False,
            )

    @contextlib.asynccontextmanager
    async def crowded(self) -> AsyncIterator[None]:
        """Others have taken every connection there is, the bot's own among them."""
        taken = await self._take_all()
        await self.cut(but=taken)
        taken += await self._take_all()
        try:
            yield
        finally:
            await asyncio.gather(*(connection.close() for connection in taken))

    async def _take_all(self) -> list[Any]:
        taken: list[Any] = []
        with contextlib.suppress(asyncpg.TooManyConnectionsError):
            while True:
                taken.append(await asyncpg.connect(self._plain))
        return taken

    async def cut(self, but: Sequence[Any] = ()) -> None:
        """Every connection breaks, once.

        Args:
            but: connections that stay.
        """
        cutting = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{self._name}'"
        if but:
            stay = ",".join(str(connection.get_server_pid()) for connection in but)
            await but[0].execute(f"{cutting} AND pid NOT IN ({stay})")
        else:
            await self.run(cutting, own=False)


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """A folder that is gone at the end."""
    with tempfile.TemporaryDirectory(prefix="mgn-faults-") as made:
        yield Path(made)


@contextlib.asynccontextmanager
async def fragile(kind: str, place: Path) -> AsyncIterator[FragileSqlite | FragilePostgres]:
    """A database of either kind; a server of its own, since it will be stopped."""
    if kind == "sqlite":
        yield FragileSqlite(place)
        return
    with postgres.own_server() as server:
        yield FragilePostgres(server, await postgres.empty_database(server.get_uri()))
