"""Nothing grows for ever: what nobody needs any more goes, and the guide for operators says when."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Table, func, select

from storage import Database, retention, tables
from storage.engine.transaction import Transaction

ROOT = Path(__file__).parents[2]
NOW = datetime(2027, 1, 5, 10, tzinfo=UTC)


def _rows(table: Table, at: datetime, name: str) -> list[dict[str, Any]]:
    """A row that is of no more use, and one as old that is."""
    plain: dict[str, Any]
    if table is tables.inbox:
        number = int(name.encode().hex()[:8], 16)
        plain = {"body": None, "received_at": at}
        return [{"update_id": number, "done_at": at, **plain}, {"update_id": number + 1, "done_at": None, **plain}]
    if table is tables.timers:
        plain = {"kind": "x", "group_id": None, "subject_id": 1, "due_at": at}
        return [{"key": f"{name}{state}", "state": state, **plain} for state in ("done", "waiting")]
    if table is tables.outbox:
        plain = {"kind": "x", "chat_id": 1, "payload": {}, "created_at": at, "due_at": at, "attempts": 0}
        return [{"key": f"{name}{state}", "state": state, "uncertain": False, **plain} for state in ("lost", "waiting")]
    if table is tables.role_links:
        plain = {"role": "adviser", "created_by": 1, "created_at": at, "expires_at": at}
        return [{"token": f"{name}{used}", "used_at": at if used else None, **plain} for used in (False, True)]
    return []


async def _fill(tx: Transaction, age: timedelta, name: str) -> None:
    for rule in retention.RULES:
        rows = _rows(rule.table, NOW - rule.kept - age, name)
        if rows:
            await tx.run(rule.table.insert(), rows)


async def test_only_what_is_old_and_of_no_use_goes(database: Database) -> None:
    async with database.transaction() as tx:
        await _fill(tx, timedelta(hours=1), "old")
        await _fill(tx, -timedelta(hours=1), "new")
    async with database.transaction() as tx:
        for rule in retention.RULES:
            assert not await retention.clear(tx, rule, NOW)
            count = await tx.value(select(func.count()).select_from(rule.table))
            assert count in (0, 3), rule.table.name


async def test_much_goes_in_parts(database: Database) -> None:
    rule = next(one for one in retention.RULES if one.table is tables.timers)
    async with database.transaction() as tx:
        for number in range(25):
            await tx.run(tables.timers.insert(), _rows(tables.timers, NOW - 2 * rule.kept, f"{number}-")[:1])
        assert [await retention.clear(tx, rule, NOW, most=10) for _ in range(3)] == [True, True, False]


def test_the_guide_says_of_every_table_how_long_its_rows_are_kept() -> None:
    guide = (ROOT / "docs" / "operators.md").read_text()
    lines = re.findall(r"^\| (`\w+`(?:, `\w+`)*) \| ([^|]+) \|", guide, re.MULTILINE)
    said = {name: kept for names, kept in lines for name in re.findall(r"`(\w+)`", names)}
    assert set(said) >= set(tables.metadata.tables)
    for rule in retention.RULES:
        assert f"{rule.days} days" in said[rule.table.name], rule.table.name
