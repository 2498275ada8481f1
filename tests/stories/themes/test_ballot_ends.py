"""How votes end: nudges, ties, polls that are deleted or closed early, and who counts."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sandbox.world.closing import close_poll
from tests.stories.ballot_box import poll_of, texts, two_themes, votes
from tests.stories.conftest import CoreGroup


async def test_companies_that_have_not_voted_are_nudged_once(core: CoreGroup) -> None:
    await two_themes(core)
    await core.aino.says("/vote 72")
    await votes(core, core.aino, 0)
    before = len(texts(core))
    await core.stage.until(core.stage.world.clock.now() + timedelta(hours=71))
    new = texts(core)[before:]
    assert len(new) == 1
    assert "Ben's Bikes: Ben" in new[0]
    assert "Kahvila" not in new[0]


async def test_nobody_is_nudged_when_all_have_voted(core: CoreGroup) -> None:
    await two_themes(core)
    await core.aino.says("/vote 72")
    await votes(core, core.aino, 0)
    await votes(core, core.ben, 0)
    before = len(texts(core))
    await core.stage.until(core.stage.world.clock.now() + timedelta(hours=71))
    assert len(texts(core)) == before


async def test_the_host_decides_a_tie_with_a_button(core: CoreGroup) -> None:
    await two_themes(core)
    await core.aino.says("/vote 24")
    await votes(core, core.aino, 0)
    await votes(core, core.ben, 1)
    await core.stage.passes(hours=24)
    result = core.ben.sees("It's a tie. Kahvila Aino, which one")
    assert "Only the host" in (await core.ben.presses("Export to Sweden", result) or "")
    assert "decided" in (await core.aino.presses("Export to Sweden", result) or "")
    core.ben.sees("The host has chosen: Export to Sweden")
    await core.stage.passes(seconds=2)
    assert result.buttons == []
    await core.stage.passes(days=3)
    assert not any("Two days have passed" in text for text in texts(core))


async def test_a_silent_host_leaves_a_tie_to_the_wishes_on_the_list(core: CoreGroup) -> None:
    await two_themes(core)
    await core.aino.presses("👍 We'd like it too", core.aino.last())
    await core.aino.says("/vote 24")
    await votes(core, core.aino, 0)
    await votes(core, core.ben, 1)
    await core.stage.passes(hours=24)
    await core.stage.passes(days=2)
    core.ben.sees("the theme most companies asked for wins: Export to Sweden")


async def test_a_deleted_poll_is_noticed_and_told(core: CoreGroup) -> None:
    await two_themes(core)
    await core.aino.says("/vote 24")
    poll_of(core).deleted = True
    await core.stage.passes(hours=24)
    core.ben.sees("The poll was deleted, so nothing was chosen")
    await core.aino.says("/vote 24")
    poll_of(core).deleted = True
    await core.aino.says("/vote")
    assert sum("The poll was deleted" in text for text in texts(core)) == 2
    await core.aino.says("/vote 24")
    assert not poll_of(core).deleted


async def test_a_poll_closed_before_its_time_is_counted_and_told(core: CoreGroup) -> None:
    await two_themes(core)
    await core.aino.says("/vote 24")
    await votes(core, core.ben, 1)
    close_poll(core.stage.world, poll_of(core), by_hand=True)
    await core.stage.settle()
    result = core.ben.sees("closed early")
    assert "Next time: Export to Sweden" in result.text
    before = len(texts(core))
    await core.stage.passes(hours=25)
    assert len(texts(core)) == before


@pytest.mark.parametrize(("zone", "shift"), [("Europe/Stockholm", 1), ("Europe/Istanbul", -1)])
async def test_a_vote_closes_at_the_hour_that_was_promised_also_in_another_time_zone(
    core: CoreGroup, zone: str, shift: int
) -> None:
    await two_themes(core)
    await core.aino.says("/vote 24")
    poll, ends = poll_of(core), core.stage.world.clock.now() + timedelta(hours=24 + shift)
    # Telegram holds no closing date that could not be changed any more: the bot closes the poll itself.
    assert poll.poll is not None
    assert poll.poll.close_date is None
    card = core.frida.sees("Region: Kainuu", core.chat)
    await core.frida.presses("Time zone", card)
    await core.frida.presses("Another…", card)
    await core.frida.says(zone, core.chat, reply_to=core.frida.last(core.chat))
    await core.stage.until(ends - timedelta(minutes=1))
    assert not poll.poll.closed
    await votes(core, core.ben, 1)
    await core.stage.until(ends + timedelta(minutes=2))
    assert poll.poll.closed
    assert "Next time: Export to Sweden" in core.ben.sees("The votes are counted", core.chat).text


async def test_strangers_and_anonymous_administrators_do_not_count(core: CoreGroup) -> None:
    await two_themes(core)
    await core.aino.says("/vote 24")
    stranger = core.stage.actor("Sten")
    core.frida.person.adds(stranger.person, core.chat)
    await votes(core, stranger, 0)
    await votes(core, core.frida, 0)
    await votes(core, core.ben, 1)
    await votes(core, core.aino, 0)
    core.aino.person.retracts(poll_of(core))
    await core.stage.passes(hours=24)
    result = core.ben.sees("The votes are counted")
    assert "1 of 2 companies voted" in result.text
    assert "Next time: Export to Sweden" in result.text
