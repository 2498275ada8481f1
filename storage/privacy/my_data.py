"""Collect everything stored about one person, and nothing about others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Column, Table, or_, select

from bot.domain.people import Person
from storage import tables
from storage.engine.transaction import Transaction
from storage.privacy.erasure import OF_ACCOUNT, OF_PERSON
from storage.tables.columns import OTHERS

SECRETS = {"token", "once", "tag", "uid", "mark", "key"}
"""Whoever holds these can do something with them; the file may be passed on."""
THROUGH = {
    "companies": ("memberships", "company_id", "id"),
    "enterprises": ("companies", "enterprise_id", "id"),
    "digest_versions": ("digests", "id", "digest_id"),
}
"""Tables without a person, whose rows belong to a row of theirs: that table, its column, and their own."""
OF_COMPANIES = {"profiles"}
"""Tables of companies, shown to those who belong to one now."""
OF_NOBODY = {
    "inbox": "an update that is being handled; emptied when it is",
    "confidences": "sealed; opened for its own person alone",
    "meetings": "a group's, written for everybody in it",
    "date_rounds": "a group's, written for everybody in it",
    "polls": "a group's; themes stand with who proposed them",
}
"""Tables with words that are no one person's, and why."""

Row = dict[str, Any]


async def rows_of(tx: Transaction, person: Person) -> dict[str, list[Row]]:
    """Rows by table. What names somebody else, or is somebody else's, is left out."""
    found: dict[str, list[Row]] = {}
    for table in tables.metadata.sorted_tables:
        own = [column for column in table.columns if column in OF_PERSON or column in OF_ACCOUNT]
        if own:
            theirs = or_(*(column == _own_value(column, person) for column in own))
            found[table.name] = await _rows(tx, table, theirs)
    for name, (owner, theirs_, column) in THROUGH.items():
        keys = {row[theirs_] for row in found[owner]}
        table = tables.metadata.tables[name]
        found[name] = await _rows(tx, table, table.c[column].in_(keys))
    await _of_companies(tx, found)
    companies = {row["id"]: row["name"] for row in found["companies"]}
    groups = await _titles(tx, found.values())
    return {
        name: [_shown(tables.metadata.tables[name], row, person, companies, groups) for row in rows]
        for name, rows in found.items()
        if rows
    }


async def _rows(tx: Transaction, table: Table, where: Any) -> list[Row]:
    rows = await tx.all(select(table).where(where).order_by(*table.primary_key))
    return [dict(row._mapping) for row in rows]


async def _of_companies(tx: Transaction, found: dict[str, list[Row]]) -> None:
    """Return the profiles of the companies they belong to now."""
    now = {row["company_id"] for row in found["memberships"] if row["left_at"] is None}
    own = {row["enterprise_id"] for row in found["companies"] if row["id"] in now}
    found["profiles"] = await _rows(tx, tables.profiles, tables.profiles.c.enterprise_id.in_(own))


async def _titles(tx: Transaction, rows: Iterable[list[Row]]) -> dict[int, str]:
    ids = {row["group_id"] for each in rows for row in each if row.get("group_id") is not None}
    groups = tables.groups
    return {row[0]: row[1] for row in await tx.all(select(groups.c.id, groups.c.title).where(groups.c.id.in_(ids)))}


def _own_value(column: Column[Any], person: Person) -> int:
    return int(person.id) if column in OF_PERSON else person.telegram_id


def _shown(table: Table, row: Row, person: Person, companies: dict[int, str], groups: dict[int, str]) -> Row:
    shown: Row = {}
    for column in table.columns:
        value = row[column.name]
        if value is None or column.name in SECRETS:
            continue
        if column in OF_PERSON or column in OF_ACCOUNT:
            # Whose it is, is clear; who else has to do with it, is for them to ask.
            if table is tables.people:
                shown[column.name] = value
            continue
        author = column.info.get("of")
        if author == OTHERS or (author is not None and row[author] != person.id):
            continue
        target = next((key.column.table for key in column.foreign_keys), None)
        if target is tables.groups:
            shown["group"] = groups[value]
        elif target is tables.companies:
            if value in companies:
                shown["company"] = companies[value]
        elif target is tables.enterprises:
            # A number of the network's; the company's name stands beside it or in a row of its own.
            continue
        else:
            shown[column.name] = value
    return shown
