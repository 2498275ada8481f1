"""Tell an unavailable database from a wrong statement, and describe the problem."""

from __future__ import annotations

import sqlite3
from enum import StrEnum
from typing import Any

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

PRIMARY_CODE = 0xFF
"""The bits of an SQLite error that say what kind it is; the others say more closely what happened."""


class Trouble(StrEnum):
    """Why the database cannot be used at the moment, as operators read it."""

    UNREACHABLE = "the database does not answer"
    LOCKED = "another program has locked the database"
    FULL = "the disk of the database is full"
    READ_ONLY = "the database can only be read"
    BROKEN = "the disk of the database fails"
    CROWDED = "the database accepts no more connections"
    COLLIDED = "two transactions waited for each other"
    """It is not away: one of the two is undone, and is done again."""
    LED = "another replica leads"
    """It is not away either: this process may do nothing more with it."""


class DatabaseAway(Exception):
    """The database went away in the middle of a transaction; nothing of it is known to be kept.

    Whoever catches it does the whole step again once the database is back.
    """

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(str(trouble))
        self.trouble = trouble


class Superseded(Exception):
    """Another process leads by now."""


SQLITE = {
    sqlite3.SQLITE_BUSY: Trouble.LOCKED,
    sqlite3.SQLITE_LOCKED: Trouble.LOCKED,
    sqlite3.SQLITE_PROTOCOL: Trouble.LOCKED,
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_IOERR: Trouble.BROKEN,
    sqlite3.SQLITE_CANTOPEN: Trouble.UNREACHABLE,
}

# Classes of SQLSTATE (PostgreSQL's manual, appendix A), the longest that fits counts.
POSTGRESQL = {
    "08": Trouble.UNREACHABLE,
    "57P01": Trouble.UNREACHABLE,
    "57P02": Trouble.UNREACHABLE,
    "57P03": Trouble.UNREACHABLE,
    "57P05": Trouble.UNREACHABLE,
    "53300": Trouble.CROWDED,
    "53100": Trouble.FULL,
    "53200": Trouble.UNREACHABLE,
    "58030": Trouble.BROKEN,
    "25006": Trouble.READ_ONLY,
    "55P03": Trouble.LOCKED,
    "40P01": Trouble.COLLIDED,
    "40001": Trouble.COLLIDED,
}


def trouble_of(error: BaseException) -> Trouble | None:
    """What is wrong with the database itself; None where the statement is what is wrong."""
    if isinstance(error, DatabaseAway):
        return error.trouble
    if isinstance(error, Superseded):
        return Trouble.LED
    if isinstance(error, PoolTimeout):
        return Trouble.CROWDED
    if isinstance(error, DBAPIError):
        found = _of_driver(error.orig)
        if found is None and error.connection_invalidated:
            return Trouble.UNREACHABLE
        return found
    return _of_driver(error)


def _of_driver(error: Any) -> Trouble | None:
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None)
        return None if code is None else SQLITE.get(code & PRIMARY_CODE)
    state = getattr(error, "sqlstate", None) or getattr(error, "pgcode", None)
    if isinstance(state, str):
        for length in (5, 2):
            if state[:length] in POSTGRESQL:
                return POSTGRESQL[state[:length]]
        return None
    if isinstance(error, TimeoutError | ConnectionError | OSError):
        return Trouble.UNREACHABLE
    cause = getattr(error, "__cause__", None)
    if cause is not None and cause is not error:
        return _of_driver(cause)
    # The driver's own complaints about a connection that is gone carry no state.
    return Trouble.UNREACHABLE if type(error).__name__ in LOST else None


LOST = frozenset({"ConnectionDoesNotExistError", "InterfaceError", "InternalClientError", "ConnectionFailureError"})
