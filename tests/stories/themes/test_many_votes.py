"""Three hundred companies vote within ten seconds, in thirteen groups, and Telegram's limits are on."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator

import pytest

from tests.stories.stage import Stage
from tests.stories.vote_night import COMPANIES, GROUPS, TEN_SECONDS, VoteNight, most_edits_a_second

AT_ONCE = 20
"""So many deeds are done before the program gets to them, and the clock goes on meanwhile."""


@pytest.fixture
async def night(sqlite_url: str) -> AsyncIterator[VoteNight]:
    """A fresh world. Telegram's limits are counted on its clock, which only the story moves."""
    async with Stage(sqlite_url) as stage:
        yield VoteNight(stage)
        assert stage.world.violations == []


async def test_no_answer_of_three_hundred_companies_is_lost_and_no_limit_is_met(night: VoteNight) -> None:
    await night.begins()
    clock, flood = night.stage.world.clock, night.stage.server.flood
    said = sum(len(group.poll.chat.messages) for group in night.groups)
    deeds, began = night.deeds(random.Random(13)), clock.now()
    step = TEN_SECONDS / (len(deeds) + 1)
    for number, deed in enumerate(deeds):
        deed()
        clock.advance(step)
        if number % AT_ONCE == 0:
            await night.handled()
    await night.handled()
    assert clock.now() - began < TEN_SECONDS
    assert await night.kept() == COMPANIES
    await night.calm()
    asked = night.since(began)
    added = sum("poll_option_added" in m.content for group in night.groups for m in group.poll.chat.messages.values())
    assert sum(len(group.poll.chat.messages) for group in night.groups) == said + added, "a vote makes no message"
    late = step * AT_ONCE
    assert most_edits_a_second(asked, late) == 1, "the lists follow what members add to the polls"
    clock.advance(TEN_SECONDS * 6 * 60 * 24)
    await night.calm()
    assert night.right() == GROUPS
    assert most_edits_a_second(night.since(began), late) == 1
    assert flood.on
    assert flood.refusals == 0
