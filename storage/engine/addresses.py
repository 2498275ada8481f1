"""Parse database addresses, and find the file of one."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from storage.engine.errors import StorageError

APPLICATION = "mgn"
"""The name under which the bot is known to PostgreSQL."""


def read_address(url: str) -> URL:
    """A database's address in its parts.

    Raises:
        StorageError: it is none, in a plain sentence without the password that may stand in it.
    """
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        raise StorageError(
            "DATABASE_URL is not the address of a database. Characters such as @ : / in a password must be written as "
            "%40 %3A %2F."
        ) from None
    if address.get_backend_name() == "sqlite" and (address.database or ":memory:") == ":memory:":
        raise StorageError("DATABASE_URL must name a file, such as sqlite+aiosqlite:///mgn.db.")
    return address


def sqlite_file(url: str | URL) -> Path | None:
    """The file of an SQLite database; None for PostgreSQL."""
    address = read_address(url) if isinstance(url, str) else url
    return Path(address.database or "") if address.get_backend_name() == "sqlite" else None


def shown(url: str | URL) -> str:
    """How a database is named to people: its file, or its server and name, never its password."""
    address = read_address(url) if isinstance(url, str) else url
    file = sqlite_file(address)
    if file is not None:
        return str(file)
    host = address.host or address.query.get("host") or "this machine"
    where = host if isinstance(host, str) else host[0]
    return f"{address.database or address.username} at {where}"
