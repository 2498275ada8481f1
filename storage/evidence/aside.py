"""Read the whole record in a separate process, without blocking writers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import Engine, Executable, NullPool, create_engine
from sqlalchemy.engine import CursorResult

from storage.engine.addresses import read_address, sqlite_file
from storage.engine.database import Database
from storage.engine.errors import StorageError
from storage.engine.opening import explained
from storage.engine.transaction import Transaction


@asynccontextmanager
async def reading(url: str) -> AsyncIterator[Transaction]:
    """Open a read-only snapshot of everything; writers are not blocked.

    Raises:
        StorageError: the database cannot be read, in a plain sentence.
    """
    address = read_address(url)
    file = sqlite_file(address)
    if file is not None and not file.is_file():
        raise StorageError(f"There is no database {file}. Check DATABASE_URL.")
    with explained(address):
        async with _read(url) as tx:
            yield tx


@asynccontextmanager
async def _read(url: str) -> AsyncIterator[Transaction]:
    address = read_address(url)
    if address.get_backend_name() == "sqlite":
        engine = create_engine(
            address.set(drivername="sqlite"), poolclass=NullPool, hide_parameters=True, connect_args={"timeout": 30}
        )
        try:
            async with _of_file(engine) as tx:
                yield tx
        finally:
            engine.dispose()
        return
    database = Database(url, None)
    try:
        async with database.engine.connect() as connection:
            connection = await connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            async with connection.begin():

                async def step(statement: Executable, rows: Any) -> CursorResult[Any]:
                    return await connection.execute(statement, rows)

                yield Transaction(step, connection)
    finally:
        await database.close()


@asynccontextmanager
async def _of_file(engine: Engine) -> AsyncIterator[Transaction]:
    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        driver.isolation_level = None
        driver.execute("PRAGMA query_only=ON")
        # One snapshot for all statements, which in a log of its own holds up no writer.
        driver.execute("BEGIN DEFERRED")

        async def step(statement: Executable, rows: Any) -> CursorResult[Any]:
            return connection.execute(statement, rows)

        yield Transaction(step, connection)
