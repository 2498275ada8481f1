"""Every figure of a report is what people did, by books that were kept of them; and stays so when they are forgotten."""

from __future__ import annotations

from pathlib import Path

from tests.evidence.play import played


async def test_a_small_network_is_reported_as_it_was_played(sqlite_url: str, tmp_path: Path) -> None:
    held = await played(sqlite_url, tmp_path, groups=2, companies=14, shared=3, months=3, forget=6)
    assert held.wrong == []
