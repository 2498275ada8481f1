"""Whatever happens on the way, what a group is told of its vote is what its companies said.

`python -m tests.bench.histories 10000` does the same ten thousand times.
"""

from __future__ import annotations

import random

from storage import migrate
from tests.services.themes.ballot_histories import Histories


async def test_every_count_shown_equals_an_independent_one(sqlite_url: str) -> None:
    await migrate(sqlite_url)
    histories = Histories(sqlite_url, random.Random(41), groups=40)
    await histories.play(rounds=3)
    assert histories.counted + histories.voided == 120
    assert histories.voided < 20
    assert histories.restarts > 3
    assert histories.votes > 200, "histories in which nobody votes prove little"


async def test_the_same_in_either_database(database_url: str) -> None:
    await migrate(database_url)
    histories = Histories(database_url, random.Random(7), groups=8)
    await histories.play(rounds=2)
    assert histories.counted + histories.voided == 16
