"""Shared column types. Moments are stored in UTC; Telegram ids are 64 bits wide."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Column, DateTime, Dialect, Integer, MetaData, TypeDecorator

from bot.domain.privacy import Kept, Why

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)


class Moment(TypeDecorator[datetime]):
    """An aware UTC moment. SQLite keeps no zone, so the wall clock of UTC is stored there."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone must never reach the database")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class Erasure(StrEnum):
    """What happens to a row that refers to a person who is erased."""

    GOES = "goes"
    NAMELESS = "nameless"
    """The row stays, the column is emptied."""
    NOBODYS = "nobodys"
    """The row stays and is nobody's: the same for everybody who was erased."""
    BY_HAND = "by hand"
    """More has to be done; see `storage.privacy.erasure`."""


OTHERS = ""
"""For `of` in `words`: it may name others, so it is shown to nobody whose row it is."""


def of_person(what: Erasure, why: Why | None = None, kept: Kept | None = None) -> dict[str, Any]:
    """For the `info` of a column that holds the id of a person.

    Args:
        what: what erasing that person does to the row.
        why: what the row is kept for. A test asks every column for it.
        kept: and for how long.
    """
    return {"person": what, "why": why, "kept": kept}


def of_account(what: Erasure, why: Why | None = None, kept: Kept | None = None) -> dict[str, Any]:
    """The same for the number of a Telegram account, or of a chat, which in private is the same."""
    return {"account": what, "why": why, "kept": kept}


def words(why: Why, kept: Kept, *, of: str | None = None) -> dict[str, Any]:
    """For the `info` of a column that holds what people wrote, or what is told of them.

    Args:
        of: the column of the same row that says whose words they are, where the row names several people; `OTHERS`.
    """
    return {"words": True, "why": why, "kept": kept, "of": of}


def no_person() -> dict[str, Any]:
    """For the `info` of a column that could hold words, and holds nothing of people."""
    return {"words": False}


def id_column() -> Column[int]:
    """A number that counts up by itself."""
    # SQLite counts up by itself only for a column that is exactly INTEGER.
    return Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True)
