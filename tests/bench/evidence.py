"""Whether a large network is reported as it was played: `python -m tests.bench.evidence [groups] [months]`.

13 groups, 300 memberships, 40 companies in two groups, 24 months: every figure of four reports is held against books kept of
what people did. Then 100 of them are forgotten: the reports are verified again, and their names looked for everywhere.
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
        wrong = await played(
            url,
            Path(folder),
            groups=groups,
            companies=groups * 14,
            shared=3 * groups + 1,
            months=months,
            forget=FORGOTTEN,
        )
    print("\n".join(wrong) or "Every figure is what people did.")
    return int(bool(wrong))


if __name__ == "__main__":
    size = [int(one) for one in sys.argv[1:3]] or [13, 24]
    sys.exit(asyncio.run(main(*size)))
