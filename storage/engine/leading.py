"""Elect the leading process on a PostgreSQL database, with a lock that lasts as long as a connection.

Each process has a connection of its own for this, its seat. Whoever holds the lock leads. Every time another process
begins to lead, a number in the database grows; a leader's connections carry it, and none is opened with an old one.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Executable, func, select
from sqlalchemy.engine import URL

from storage.engine.addresses import APPLICATION, read_address
from storage.engine.opening import explained

LOCK = (0x6D676E, 1)
"""The advisory lock's two numbers."""
LEADER = "leader"
"""Under this name is kept who leads, or led last."""
SEAT = f"{APPLICATION} on "
LEADS = f"{APPLICATION} leads "
"""How a leader's connections are known to PostgreSQL; its number follows."""
CHANNEL = APPLICATION
UPDATES, DUE = "updates", "due"
"""What a process that does not lead tells the one that does: it has kept updates, something has become due."""
IDLE_SECONDS = 5.0
"""PostgreSQL ends a seat that has said nothing for so long: its machine is gone, or its process hangs."""
ANSWER_SECONDS = 2.0
CONNECT_SECONDS = 5.0
CLOSE_SECONDS = 1.0
CUT_AGAIN = 0.05
LONGEST_NAME = 40

PREPARE = (
    "SELECT set_config('idle_session_timeout', $1, false) WHERE current_setting('server_version_num')::int >= 140000"
)
HELD_BY = (
    "SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid)"
    " WHERE locktype = 'advisory' AND classid = $1 AND objid = $2 AND granted"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
SEATS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    " AND application_name LIKE $1 || '%'"
)
# Connections with which somebody else leads, or led.
WORKING = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND application_name LIKE $1 || '%' AND application_name <> $2"
)
CUT_OFF = (
    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database()"
    " AND application_name LIKE $1 || '%' AND application_name <> $2"
)
CUT_OFF_ONE = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = $1 AND application_name = $2"
HAS_ROOM = "SELECT to_regclass('kept') IS NOT NULL"
READ = "SELECT value FROM kept WHERE name = $1"
WRITE = "INSERT INTO kept (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value"


@dataclass(frozen=True, slots=True)
class Leader:
    """The process that leads, or led last."""

    number: int
    """Grows with each process that begins to lead."""
    by: str
    """Its name, and what tells it from another one of that name."""
    left: bool
    """It had finished everything when it stopped."""


def told(what: str) -> Executable:
    """Return the statement that notifies the leader once its transaction is committed."""
    return select(func.pg_notify(CHANNEL, what))


def leads(number: int) -> str:
    """The name of a leader's connections."""
    return f"{LEADS}{number}"


def number_in(value: str | None) -> int:
    """The number of the latest leader, from what is kept; 0 where there was none."""
    return 0 if value is None else int(json.loads(value)["number"])


def _shown(application: str | None) -> str | None:
    """A replica's name as people read it."""
    if application is None or not application.startswith(SEAT):
        return None
    return application.removeprefix(SEAT).rpartition(" ")[0]


class Seat:
    """One process's connection for this.

    Args:
        name: how people know this process, such as its machine and its number there.
    """

    def __init__(self, url: str | URL, name: str) -> None:
        self.url = read_address(url) if isinstance(url, str) else url
        self.name = name[:LONGEST_NAME]
        self._by = f"{self.name} {secrets.token_hex(4)}"
        self._driver: Any = None
        self._pid: int | None = None
        self._one_at_a_time = asyncio.Lock()
        self.gone = asyncio.Event()
        """Set when the connection has ended."""
        self.when_told: Callable[[str], None] = lambda what: None
        """Called with what another process has told."""

    async def open(self) -> None:
        """Connect, where that is not so; an earlier connection that hangs somewhere is ended.

        Raises:
            StorageError: it cannot be reached.
        """
        if self._driver is not None and not self.gone.is_set():
            return
        await self.close()
        before = self._pid
        with explained(self.url):
            await self._connect()
            await self._driver.fetchval(PREPARE, f"{round(IDLE_SECONDS * 1000)}ms")
            self._pid = self._driver.get_server_pid()
            if before is not None:
                await self._driver.fetchval(CUT_OFF_ONE, before, SEAT + self._by)
            await self._driver.add_listener(CHANNEL, self._told)

    async def _connect(self) -> None:
        import asyncpg
        from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg

        dialect: Any = PGDialect_asyncpg
        _, how = dialect().create_connect_args(self.url)
        for of_sqlalchemy in ("prepared_statement_cache_size", "prepared_statement_name_func", "async_creator_fn"):
            how.pop(of_sqlalchemy, None)
        how |= {
            "timeout": CONNECT_SECONDS,
            "command_timeout": ANSWER_SECONDS,
            "server_settings": {"application_name": SEAT + self._by},
        }
        self._driver = await asyncpg.connect(**how)
        # Another one each time: the end of an earlier connection is no news of this one.
        self.gone = gone = asyncio.Event()
        self._driver.add_termination_listener(lambda *_: gone.set())

    def _told(self, *said: Any) -> None:
        self.when_told(str(said[-1]))

    async def take(self) -> bool:
        """Take the lock if nobody holds it; returns whether this process holds it now."""
        return bool(await self._value("SELECT pg_try_advisory_lock($1, $2)", *LOCK))

    async def leader(self) -> str | None:
        """The name of who holds the lock."""
        return _shown(await self._value(HELD_BY, *LOCK))

    async def others(self) -> int:
        """How many other processes have a seat. Asking tells PostgreSQL that this one is there."""
        return int(await self._value(SEATS, SEAT))

    async def last(self) -> Leader | None:
        """Who leads, or led last; None where nobody ever did."""
        if not await self._value(HAS_ROOM):
            return None
        value = await self._value(READ, LEADER)
        return None if value is None else Leader(**json.loads(value))

    def is_mine(self, leader: Leader | None) -> bool:
        """Whether that is this process."""
        return leader is not None and leader.by == self._by

    async def others_work(self) -> bool:
        """Whether anybody else is connected as a leader."""
        return bool(await self._value(WORKING, LEADS, ""))

    @property
    def connected(self) -> bool:
        """Whether the connection that holds the lock is there."""
        return self._driver is not None and not self.gone.is_set()

    async def begin(self) -> int | None:
        """This process leads from now on; returns its number, None where the database has no tables yet.

        From the moment it is written down no other leader's connection is opened any more. Those that are open are
        ended, and with them whatever they had not finished.
        """
        if not await self._value(HAS_ROOM):
            return None
        before = await self.last()
        mine = Leader(1 if before is None else before.number + 1, self._by, left=False)
        await self._value(WRITE, LEADER, json.dumps(asdict(mine)))
        while True:
            if not await self._value(CUT_OFF, LEADS, leads(mine.number)):
                return mine.number
            await asyncio.sleep(CUT_AGAIN)

    async def leave(self, number: int) -> None:
        """Tell the next leader that it need not wait, because everything is finished."""
        await self._value(WRITE, LEADER, json.dumps(asdict(Leader(number, self._by, left=True))))

    async def close(self) -> None:
        """Let go of the lock, and of the connection."""
        driver, self._driver = self._driver, None
        if driver is None:
            return
        try:
            await driver.close(timeout=CLOSE_SECONDS)
        except Exception:  # it is gone in any case, and with it the lock
            driver.terminate()

    async def _value(self, query: str, *values: Any) -> Any:
        async with self._one_at_a_time:
            if self._driver is None:
                raise ConnectionError("there is no connection")
            return await self._driver.fetchval(query, *values)
