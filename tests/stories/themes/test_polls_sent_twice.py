"""The answer to sending a poll is lost, so the chat has it twice: one is stopped, and no vote is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sandbox import Message
from sandbox.api.faults import Fault
from tests.stories.ballot_box import texts, two_themes
from tests.stories.conftest import CoreGroup


def polls_of(core: CoreGroup) -> list[Message]:
    """Every poll in the group's chat."""
    return [m for m in core.chat.messages.values() if m.poll is not None]


async def sent_twice(core: CoreGroup, chatter: int = 0) -> tuple[Message, Message]:
    """A vote whose poll arrived twice; people write so much between the two."""
    await two_themes(core)
    core.stage.server.faults.add(Fault("drop", method="sendPoll", after=True))
    await core.aino.says("/vote 24")
    (first,) = polls_of(core)
    core.ben.person.votes(first, "Export to Sweden")
    for number in range(chatter):
        core.ben.person.says(f"Look, a poll {number}", chat=core.chat)
    await core.stage.settle()
    await core.stage.passes(seconds=10)
    await core.stage.passes(seconds=10)
    first, second = polls_of(core)
    return first, second


@pytest.mark.parametrize("chatter", [0, 3])
async def test_the_surplus_poll_is_stopped_and_votes_in_it_count(core: CoreGroup, chatter: int) -> None:
    first, second = await sent_twice(core, chatter)
    assert first.poll is not None
    assert second.poll is not None
    assert (first.poll.closed, second.poll.closed) == (True, False)
    word = core.ben.sees("this poll went out twice", core.chat)
    assert word.reply_to is second
    core.aino.person.votes(second, "Export to Sweden")
    await core.stage.passes(hours=24)
    await core.stage.passes(minutes=3)
    result = core.ben.sees("The votes are counted", core.chat).text
    assert "2 of 2 companies voted" in result
    assert "Next time: Export to Sweden" in result
    assert sum("The votes are counted" in text for text in texts(core)) == 1


async def test_too_far_away_to_be_found_it_is_known_by_its_votes_and_the_last_vote_counts(core: CoreGroup) -> None:
    first, second = await sent_twice(core, chatter=15)
    assert first.poll is not None
    assert not first.poll.closed
    assert not any("went out twice" in text for text in texts(core))
    core.aino.person.votes(first, "Pricing our services")
    await core.stage.settle()
    core.ben.sees("this poll went out twice", core.chat)
    core.ben.person.votes(second, "Pricing our services")
    await core.stage.until(core.stage.world.clock.now() + timedelta(hours=23))
    assert not any("have not heard" in text for text in texts(core))
    await core.stage.passes(hours=2)
    await core.stage.passes(minutes=3)
    result = core.ben.sees("The votes are counted", core.chat).text
    assert "2 of 2 companies voted" in result
    assert "Pricing our services\n▇▇▇▇▇▇▇▇▇▇ 2" in result


async def test_a_theme_added_in_the_surplus_poll_is_a_theme_all_the_same(core: CoreGroup) -> None:
    await two_themes(core)
    core.stage.server.faults.add(Fault("drop", method="sendPoll", after=True))
    await core.aino.says("/vote 24")
    (first,) = polls_of(core)
    core.ben.person.adds_option(first, "Wellbeing")
    core.ben.person.votes(first, "Wellbeing")
    await core.stage.settle()
    await core.stage.passes(seconds=10)
    await core.stage.passes(seconds=10)
    await core.stage.passes(hours=24)
    await core.stage.passes(minutes=3)
    assert "Next time: Wellbeing" in core.ben.sees("The votes are counted", core.chat).text


async def test_a_poll_that_never_arrived_has_no_copy_and_nothing_is_said(core: CoreGroup) -> None:
    await two_themes(core)
    core.stage.server.faults.add(Fault("drop", method="sendPoll", after=False))
    await core.aino.says("/vote 24")
    await core.stage.passes(seconds=10)
    await core.stage.passes(seconds=10)
    (only,) = polls_of(core)
    assert only.poll is not None
    assert not only.poll.closed
    assert not any("went out twice" in text for text in texts(core))


async def test_another_poll_of_the_bots_nearby_is_left_alone(core: CoreGroup) -> None:
    await core.aino.says("/dates 15.12. klo 17; 16.12. klo 17")
    (dates,) = polls_of(core)
    await two_themes(core)
    core.stage.server.faults.add(Fault("drop", method="sendPoll", after=True))
    await core.aino.says("/vote 24")
    await core.stage.passes(seconds=10)
    await core.stage.passes(seconds=10)
    assert dates.poll is not None
    assert not dates.poll.closed
    assert [message.poll.closed for message in polls_of(core) if message.poll is not None] == [False, True, False]
