"""Three hundred companies vote within ten seconds of real time: `python -m tests.bench.votes`.

Telegram, its people and the bot share one process, so what is measured is on the high side.
"""

from __future__ import annotations

import asyncio
import logging
import random
import tempfile
import time
from datetime import timedelta
from pathlib import Path

import structlog

from sandbox.clock import WorldClock
from tests.stories.stage import Stage
from tests.stories.vote_night import COMPANIES, GROUPS, TEN_SECONDS, VoteNight, most_edits_a_second

LAST_DEED = 9.9


async def measure() -> None:
    """Let them vote, and say what was seen."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'votes.db'}"
        async with Stage(url, WorldClock(), self_check=False) as stage:
            night, clock = VoteNight(stage), stage.world.clock
            await night.begins()
            deeds, from_now, began = night.deeds(random.Random(13)), clock.now(), time.monotonic()
            cpu = time.process_time()
            for number, deed in enumerate(deeds):
                await asyncio.sleep(max(0.0, began + LAST_DEED * number / len(deeds) - time.monotonic()))
                deed()
            voted = time.monotonic() - began
            await night.handled()
            handled = time.monotonic() - began
            cpu = time.process_time() - cpu
            kept = await night.kept()
            await night.calm()
            clock.advance(timedelta(days=1))
            ended = time.monotonic()
            await night.calm()
            told = time.monotonic() - ended
            print(f"{len(deeds)} votes and options of {COMPANIES} companies in {voted:.1f} s")
            print(f"the last of them kept after {handled:.1f} s; answers kept: {kept} of {COMPANIES}")
            print(f"processor time of bot, Telegram and people together: {cpu:.1f} s")
            print(f"most edits of a message in a second: {most_edits_a_second(night.since(from_now))}")
            print(f"{night.right()} of {GROUPS} groups told the right result, {told:.1f} s after the end")
            print(f"answers 429: {stage.server.flood.refusals}; wanted within {TEN_SECONDS.total_seconds():.0f} s")


if __name__ == "__main__":
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    asyncio.run(measure())
