"""Transactions, on which every query runs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Executable, Table, UpdateBase
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.engine import CursorResult

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

Step = Callable[[Executable, Any], Awaitable[CursorResult[Any]]]


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
