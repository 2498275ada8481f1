"""Whether a large network is reported as it was played: `python -m tests.bench.evidence [groups] [months]`.

13 groups, 300 memberships, 40 companies in two groups, more than 24 months: every figure of six reports (since the start, two dates,
each year, a region) is held against books kept of what people did, and a figure nobody keeps books of is a fault, too. Then
100 people are forgotten: the reports are verified again, and their names looked for everywhere.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import tempfile
from pathlib import Path

import structlog

from storage import migrate
from tests.evidence.play import played

FORGOTTEN = 100


async def main(groups: int, months: int) -> int:
    """Play it, and say what differs."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'play.db'}"
        await migrate(url)
        held = await played(
            url,
            Path(folder),
            groups=groups,
            companies=groups * 14,
            shared=3 * groups + 1,
            months=months,
            forget=FORGOTTEN,
        )
    print("\n".join(held.wrong) or "Every figure is what people did.")
    print(f"{held.totals} totals were compared; {held.hidden} of them are too small to be shown.")
    print("Zero or hidden in every report:", ", ".join(f"{figure} {total}" for figure, total in held.never) or "none")
    return int(bool(held.wrong))


if __name__ == "__main__":
    # Months of 30 days: two years and a little, so that companies have two years behind them.
    size = [int(one) for one in sys.argv[1:3]] or [13, 26]
    sys.exit(asyncio.run(main(*size)))
