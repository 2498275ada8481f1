"""Ten thousand votes with everything that can go wrong, each count held against the truth.

`python -m tests.bench.histories 10000 --programs 2`: so many ballots in databases of forty groups, each group voting
six times; every database with a seed of its own, which is printed where a count differs.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import random
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import structlog

from storage import migrate
from tests.services.themes.ballot_histories import Histories

GROUPS, ROUNDS = 40, 6


async def _play(seed: int) -> Histories:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'votes.db'}"
        await migrate(url)
        histories = Histories(url, random.Random(seed), GROUPS)
        await histories.play(ROUNDS)
        return histories


def played(seed: int) -> tuple[int, int, int, int, int]:
    """One database; returns ballots counted, polls deleted, restarts, nudges held against the truth, and votes."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    try:
        done = asyncio.run(_play(seed))
    except AssertionError as error:
        raise AssertionError(f"seed {seed}: {error}") from error
    return done.counted, done.voided, done.restarts, done.nudges, done.votes


def main() -> None:
    """Play, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ballots", type=int, nargs="?", default=10_000)
    parser.add_argument("--programs", type=int, default=2, help="how many run side by side")
    parser.add_argument("--seed", type=int, default=1, help="of the first database")
    wanted = parser.parse_args()
    databases = -(-wanted.ballots // (GROUPS * ROUNDS))
    sums, began = [0] * 5, time.monotonic()
    with ProcessPoolExecutor(wanted.programs) as pool:
        for found in pool.map(played, range(wanted.seed, wanted.seed + databases)):
            sums = [before + more for before, more in zip(sums, found, strict=True)]
            print(f"{sums[0] + sums[1]} ballots, every count right", flush=True)
    counted, voided, restarts, nudges, votes = sums
    print(
        f"{counted} counted ({votes} votes of companies), {voided} deleted and told, {restarts} restarts, "
        f"{nudges} nudges read, {time.monotonic() - began:.0f} s"
    )


if __name__ == "__main__":
    main()
