"""A short run of what `make fuzz` does at length."""

from __future__ import annotations

from tests.fuzz.checks import Findings
from tests.fuzz.run import one_slice


async def test_odd_updates_bring_about_nothing_unexpected(sqlite_url: str) -> None:
    findings = Findings()
    await one_slice(7, 0, 400, sqlite_url, findings)
    assert findings.examples == {}, findings.table()
    assert findings.updates > 250
    assert findings.refused > 50
