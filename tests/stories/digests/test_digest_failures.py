"""Who could not be reached, why, and how they get it after all."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sandbox.api.faults import Fault
from tests.stories.network import Network, network
from tests.stories.stage import Stage

LINE = "/digest Three ways to price | Ask what it is <b>worth</b>, not what it costs. | https://example.org/price"


@pytest.fixture
async def net(stage: Stage) -> Network:
    return await network(stage)


async def test_who_could_not_be_reached_and_what_helps(net: Network) -> None:
    net.siv.person.removes(net.stage.bot, net.swedish)
    await net.stage.settle()
    await net.rae.says(LINE, chat=net.rae.private)
    card = net.rae.sees("Ready", net.rae.private)
    assert "1 of them cannot be reached" in card.text
    net.onni.person.removes(net.stage.bot, net.finnish)
    net.stage.bot.queue.clear()
    await net.rae.presses("Send now", card)
    await net.stage.passes(seconds=2)
    assert "Delivered: 1" in card.text
    assert "Failed: 2" in card.text
    assert "Rovaniemi core and Sotkamo core: I have been removed. Ask a facilitator" in card.text


async def test_sent_again_to_those_who_can_be_reached_now_and_pressed_twice_it_goes_once(net: Network) -> None:
    for member, chat in ((net.siv, net.swedish), (net.onni, net.finnish)):
        member.person.removes(net.stage.bot, chat)
        await net.stage.settle()
    await net.rae.says(LINE, chat=net.rae.private)
    card = net.rae.sees("Ready", net.rae.private)
    await net.rae.presses("Send now", card)
    await net.stage.passes(seconds=2)
    assert "Failed: 2" in card.text
    again = next(b for b in card.buttons if b["text"] == "Send it to them again")
    assert (await net.rae.presses("Send it to them again", card) or "").startswith(
        "I can't reach any of these groups yet"
    )
    net.onni.person.adds(net.stage.bot, net.finnish)
    await net.stage.settle()
    net.rae.person.press_button(card, again)
    net.rae.person.press_button(card, again)
    await net.stage.settle()
    await net.stage.passes(seconds=2)
    assert sum("Three ways" in m.text for m in net.finnish.messages.values()) == 1
    assert "has been sent" in card.text
    assert "Delivered: 2" in card.text
    assert "Failed: 1" in card.text
    assert "Rovaniemi core: I have been removed" in card.text
    net.siv.person.adds(net.stage.bot, net.swedish)
    await net.stage.settle()
    await net.stage.bot_stops()
    await net.stage.bot_starts()
    await net.rae.presses("Send it to them again", card)
    await net.stage.passes(seconds=2)
    assert "Delivered: 3" in card.text
    assert "Failed" not in card.text
    assert "Send it to them again" not in [b["text"] for b in card.buttons]


async def test_what_was_withdrawn_is_not_sent_again(net: Network) -> None:
    net.siv.person.removes(net.stage.bot, net.swedish)
    await net.stage.settle()
    await net.rae.says(LINE, chat=net.rae.private)
    card = net.rae.sees("Ready", net.rae.private)
    await net.rae.presses("Send now", card)
    await net.stage.passes(seconds=2)
    again = next(b for b in card.buttons if b["text"] == "Send it to them again")
    await net.rae.presses("What came of it", card)
    await net.rae.presses("Withdraw", card)
    await net.rae.presses("Withdraw every copy", card)
    net.siv.person.adds(net.stage.bot, net.swedish)
    await net.stage.settle()
    net.rae.person.press_button(card, again)
    await net.stage.settle()
    assert not any("Three ways" in m.text for m in net.swedish.messages.values())


async def test_nothing_reaches_a_group_and_no_facilitator_can_be_told_so_the_coordinators_are(net: Network) -> None:
    stage = net.stage
    # Aino administers the group and has never opened the private chat.
    stage.server.faults.add(Fault("error", "sendMessage", chat_id=net.english.id, times=None))
    await net.rae.says(LINE, chat=net.rae.private)
    await net.rae.presses("Send now", chat=net.rae.private)
    await stage.until(datetime(2026, 11, 24, 18, tzinfo=UTC))
    told = net.cora.sees("Kajaani core\nMy messages are not getting through", net.cora.private)
    assert sum(told.text == m.text for m in net.cora.person.messages(net.cora.private)) == 1
    assert net.rae.person.seen("are not getting through", net.rae.private) is None, "no coordinator"
