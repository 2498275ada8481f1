"""Databases of released versions come up to today's with their rows, and the release they are of could still use them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, MetaData, String, cast, inspect, select

from storage import Database, groups, migrate, revision_of
from storage.engine.migrating import VERSIONS as REVISION_TABLE
from storage.groups import companies
from tests.storage import released

CHANGELOG = Path(__file__).parents[2] / "CHANGELOG.md"
RELEASE = re.compile(r"^## (\d+\.\d+\.\d+) ", re.MULTILINE)
NOT_USED_SINCE: Mapping[str, str] = {}
"""`table` or `table.column` that is gone, with the last release that used it: a newer one than those looked at here."""

Rows = dict[str, set[tuple[Any, ...]]]


def _numbers(connection: Connection) -> Rows:
    """What tells each row of each table from the others."""
    found: Rows = {}
    schema = MetaData()
    schema.reflect(connection)
    for table in schema.sorted_tables:
        if table.name != REVISION_TABLE:
            keys = [cast(column, String) for column in table.primary_key]
            found[table.name] = {tuple(row) for row in connection.execute(select(*keys))}
    return found


def _columns(connection: Connection) -> dict[str, dict[str, bool]]:
    """The columns of each table, and whether a row can be written without them."""
    look = inspect(connection)
    return {
        name: {
            column["name"]: bool(column["nullable"]) or column["default"] is not None
            for column in look.get_columns(name)
        }
        for name in look.get_table_names()
        if name != REVISION_TABLE
    }


async def _look(url: str) -> tuple[Rows, dict[str, dict[str, bool]]]:
    database = Database(url)
    async with database.engine.connect() as connection:
        found = await connection.run_sync(lambda one: (_numbers(one), _columns(one)))
    await database.close()
    return found


def test_each_release_has_its_database() -> None:
    assert set(released.VERSIONS) == set(RELEASE.findall(CHANGELOG.read_text(encoding="utf-8")))


@pytest.mark.parametrize("version", released.VERSIONS)
async def test_a_released_database_comes_up_to_today_with_its_rows(empty_url: str, version: str) -> None:
    await released.load(version, empty_url)
    rows, columns = await _look(empty_url)
    assert all(rows.values()), [table for table, found in rows.items() if not found]
    await migrate(empty_url)
    have, want = await revision_of(empty_url)
    assert have == want
    rows_now, columns_now = await _look(empty_url)
    for table, numbers in rows.items():
        if table not in NOT_USED_SINCE:
            assert numbers <= rows_now[table], table
    database = Database(empty_url)
    async with database.transaction() as tx:
        (group,) = [found for found in await groups.registered(tx) if found.title == "Kainuun ydinryhmä"]
        assert "Kahvila Aino" in {company.name for company in await companies.of_group(tx, group.id)}
    await database.close()

    # While one program is replaced by the next, both use the database: what the earlier one reads is there, and what it
    # does not know of may be left out.
    for table, earlier in columns.items():
        if table in NOT_USED_SINCE:
            continue
        now = columns_now[table]
        assert {name for name in earlier if f"{table}.{name}" not in NOT_USED_SINCE} <= set(now), table
        assert all(optional for name, optional in now.items() if name not in earlier), table
