"""Made-up values for rows of every table, whatever it is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, LargeBinary, String, Table, Text

from storage.tables.columns import Moment

FIRST = datetime(2027, 1, 5, 10, 0, 0, 123456, tzinfo=UTC)
WORDS = "Äö “quoted” 'single' \\ 🌾 \n"


def value_of(table: Table, column: Column[Any], number: int) -> Any:
    """Something that tells one row, column and table from another."""
    for key in column.foreign_keys:
        # Where a table leads to itself the rows are linked afterwards.
        return None if key.column.table is table else value_of(key.column.table, key.column, number)
    if column.nullable and number == 3:
        return None
    match column.type:
        case Moment():
            return FIRST.replace(minute=number)
        case Date():
            return date(2027, 1, number)
        case Boolean():
            return number == 1
        case JSON():
            return None if number == 2 else [{"ä": number}, None, "x"]
        case LargeBinary():
            return f"ä{number}".encode() + b"\x00\xff"
        case Text():
            return f"{WORDS}{column.name}{number}"
        case String():
            return f"{column.name[:4]}{number}"[: column.type.length]
        case _:
            return number
