"""Personal data as declared by the tables: the source of the record of processing and of `/mydata`."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Column, String

from bot.domain.privacy import KeptColumn, KeptTable
from storage import tables
from storage.tables.columns import Erasure

SHORT = 64
"""Characters: what is no longer than that is a code or a key of the program's own."""


def undeclared() -> list[str]:
    """Return columns that may hold personal data but declare no purpose or retention."""
    return [f"{c.table.name}.{c.name}" for c in _columns() if _can_hold(c) and not _says(c)]


def kept_of_people() -> tuple[KeptTable, ...]:
    """Every table that holds something of people, by name."""
    found: dict[str, list[KeptColumn]] = {}
    for column in _columns():
        what = next((what for what in ("person", "account", "words") if column.info.get(what)), None)
        if what is None or not _says(column):
            continue
        fate = column.info[what]
        found.setdefault(column.table.name, []).append(
            KeptColumn(
                column.name,
                what,
                column.info["why"],
                column.info["kept"],
                fate.name.lower() if isinstance(fate, Erasure) else None,
            )
        )
    return tuple(KeptTable(name, tuple(columns)) for name, columns in sorted(found.items()))


def _columns() -> list[Column[Any]]:
    return [column for table in tables.metadata.sorted_tables for column in table.columns]


def _can_hold(column: Column[Any]) -> bool:
    """It names somebody, or has room for words."""
    kind = column.type
    roomy = isinstance(kind, String) and (kind.length is None or kind.length > SHORT)
    return roomy or isinstance(kind, JSON) or "person" in column.info or "account" in column.info


def _says(column: Column[Any]) -> bool:
    return column.info.get("words") is False or None not in (column.info.get("why"), column.info.get("kept"))
