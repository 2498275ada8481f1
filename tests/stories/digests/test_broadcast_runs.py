"""A digest on its way: paused, gone on with, stopped, and the program ended in the middle."""

from __future__ import annotations

import pytest

from sandbox.api.faults import Fault
from tests.stories.network import Network, network
from tests.stories.stage import Stage


@pytest.fixture
async def net(stage: Stage) -> Network:
    return await network(stage)


def _copies(net: Network) -> list[int]:
    return [sum("Price by worth" in m.text for m in chat.messages.values()) for chat in net.chats]


async def _waiting_for_the_hour(net: Network) -> None:
    """Under way, with all three letters waiting for nine o'clock tomorrow."""
    await net.rae.says("/digest Price by worth | Ask what it is worth.", chat=net.rae.private)
    await net.rae.presses("Schedule", chat=net.rae.private)
    await net.rae.presses("At each group's own time", chat=net.rae.private)


async def test_paused_nothing_goes_and_going_on_everything_does(net: Network) -> None:
    await _waiting_for_the_hour(net)
    card = net.rae.sees("is going out", net.rae.private)
    await net.rae.presses("Pause", card)
    await net.stage.passes(seconds=1)
    assert "is paused" in card.text
    assert "Remaining: 3" in card.text
    await net.stage.passes(days=1)
    assert _copies(net) == [0, 0, 0]
    await net.stage.bot_stops()
    await net.stage.bot_starts()
    await net.rae.presses("Resume", card)
    await net.stage.passes(seconds=3)
    assert _copies(net) == [1, 1, 1]
    assert "has been sent" in card.text


async def test_stopped_nothing_more_goes_and_the_card_says_so(net: Network) -> None:
    await _waiting_for_the_hour(net)
    card = net.rae.sees("is going out", net.rae.private)
    await net.rae.presses("Stop", card)
    await net.stage.passes(seconds=1)
    assert "was stopped" in card.text
    assert "you stopped before it got there" in card.text
    await net.stage.passes(days=2)
    assert _copies(net) == [0, 0, 0]


async def test_only_the_author_stops_it(net: Network) -> None:
    await _waiting_for_the_hour(net)
    card = net.rae.sees("is going out", net.rae.private)
    stop = next(b for b in card.buttons if b["text"] == "Stop")
    await net.avi.says("/help", chat=net.avi.private)
    answer = net.avi.person.press_button(net.avi.last(net.avi.private), stop)
    await net.stage.settle()
    # A button counts only on the message that offers it.
    assert (await answer.answered(5)).text.startswith("This button is too old")  # type: ignore[union-attr]


async def test_the_program_ends_in_the_middle_and_the_same_message_goes_on(net: Network) -> None:
    await net.rae.says("/digest Price by worth | Ask what it is worth.", chat=net.rae.private)
    card = net.rae.sees("Ready", net.rae.private)
    # One group gets its copy, the others' are refused for a while, and then the program ends.
    for chat in (net.finnish, net.swedish):
        net.stage.server.faults.add(Fault("error", method="sendMessage", chat_id=chat.id, times=3, code=500))
    await net.rae.presses("Send now", card)
    await net.stage.passes(seconds=1)
    assert _copies(net) == [1, 0, 0]
    await net.stage.bot_stops()
    await net.stage.bot_starts()
    for _ in range(40):
        await net.stage.passes(seconds=2)
    assert _copies(net) == [1, 1, 1]
    assert "has been sent" in card.text
    assert "Delivered: 3" in card.text
    assert sum("has been sent" in m.text for m in net.rae.person.messages(net.rae.private)) == 1


async def test_a_role_withdrawn_before_the_time_sends_nothing(net: Network) -> None:
    await net.rae.says("/digest Price by worth | Ask.", chat=net.rae.private)
    await net.rae.presses("Schedule", chat=net.rae.private)
    await net.rae.presses("At a time I write", chat=net.rae.private)
    await net.rae.says("26 Nov 9:00", chat=net.rae.private)
    await net.cora.says("/invite", chat=net.cora.private)
    await net.cora.presses("✖ Rae, researcher", chat=net.cora.private)
    await net.cora.presses("Withdraw", chat=net.cora.private)
    await net.stage.passes(days=3)
    assert _copies(net) == [0, 0, 0]
    assert "was stopped" in net.rae.last(net.rae.private).text
