"""What the bot promises to ask again, it asks again, on whatever day of the month a group begins."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from sandbox.clock import WorldClock
from tests.stories.conftest import CoreGroup
from tests.stories.stage import Stage

DAYS = (1, 3, 6, 9, 12, 16, 20, 24, 28, 31)
PROMISED = {
    "Nobody has answered": 2,
    "could you let us know": 3,
    "has had five days": 5,
    "Ben's Bikes is next to host": 7,
}
"""What is said in the group, and after how many days of silence."""
AWAKE = timedelta(hours=24)
"""A nudge that falls due at night waits for the morning."""


async def _begins(stage: Stage) -> CoreGroup:
    frida, aino, ben = stage.actor("Frida"), stage.actor("Aino"), stage.actor("Ben")
    chat = await stage.group(frida, aino, ben)
    await frida.says("/setup Kainuu")
    await aino.says("/join Kahvila Aino")
    await ben.says("/join Ben's Bikes")
    return CoreGroup(stage, chat, frida, aino, ben)


@pytest.mark.parametrize("day", DAYS)
async def test_nudges_come_in_their_time_on_every_day_of_a_month(sqlite_url: str, day: int) -> None:
    begins = datetime(2026, 12, day, 8, tzinfo=UTC)
    async with Stage(sqlite_url, WorldClock(begins, ticking=False)) as stage:
        core = await _begins(stage)
        await core.ben.says("/ask How do you price a repair?", core.chat)
        said: dict[str, list[timedelta]] = {words: [] for words in PROMISED}
        known: set[int] = set()
        for _ in range(60):
            await stage.passes(hours=6)
            # As it is when it comes: what becomes of it is written over it later.
            for number, message in core.chat.messages.items():
                for words, at in said.items():
                    if number not in known and words in message.text:
                        at.append(message.at - begins)
                known.add(number)
    for words, after in PROMISED.items():
        due = timedelta(days=after)
        assert any(due <= at <= due + AWAKE for at in said[words]), (words, said)


async def test_a_question_early_in_the_month_is_nudged_in_a_group_that_has_met(sqlite_url: str) -> None:
    begins = datetime(2027, 2, 1, 8, tzinfo=UTC)
    async with Stage(sqlite_url, WorldClock(begins, ticking=False)) as stage:
        core = await _begins(stage)
        await core.aino.presses("We'll host", core.ben.sees("Kahvila Aino is next to host"))
        await core.aino.says("/schedule 8 Feb 17:00 @ Kahvila Aino", core.chat)
        await stage.until(datetime(2027, 2, 10, 8, tzinfo=UTC))
        await core.ben.presses("We'll host", core.ben.sees("Ben's Bikes is next to host"))
        await core.ben.says("/schedule 9 March 17:00 @ Ben's Bikes", core.chat)
        await stage.until(datetime(2027, 3, 2, 8, tzinfo=UTC))
        await core.aino.says("/ask How do you price a repair?", core.chat)
        await stage.until(datetime(2027, 3, 5, 8, tzinfo=UTC))
        core.ben.sees("Nobody has answered", core.chat)
