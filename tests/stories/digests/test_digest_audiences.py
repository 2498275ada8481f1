"""To whom a digest goes, and when."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.stories.network import Network, network
from tests.stories.stage import Stage

LINE = "/digest Three ways to price | Ask what it is <b>worth</b>, not what it costs. | https://example.org/price"


@pytest.fixture
async def net(stage: Stage) -> Network:
    return await network(stage)


async def test_audience_by_region_and_group_with_the_count_before_sending(net: Network) -> None:
    rae, private = net.rae, net.rae.private
    await rae.says(LINE, chat=private)
    card = rae.sees("Ready", private)
    await rae.presses("Audience", card)
    await rae.presses("Regions…", card)
    await rae.presses("Kainuu", card)
    assert "That is 2 groups." in card.text
    await rae.presses("« Back", card)
    await rae.presses("Groups…", card)
    await rae.presses("Sotkamo core", card)
    assert "That is 1 group." in card.text
    await rae.presses("« Back", card)
    await rae.presses("« Back", card)
    await rae.presses("Send now", card)
    net.onni.sees("Three ways", net.finnish)
    assert net.aino.person.seen("Three ways", net.english) is None


async def test_an_adviser_reaches_the_own_region_alone_and_members_none(net: Network) -> None:
    await net.avi.says(LINE, chat=net.avi.private)
    assert "That is 1 group." in net.avi.last(net.avi.private).text
    await net.avi.presses("Send now", chat=net.avi.private)
    net.siv.sees("Three ways", net.swedish)
    assert net.aino.person.seen("Three ways", net.english) is None
    await net.aino.says(LINE, chat=net.aino.private)
    net.aino.sees("Only advisers, researchers and coordinators", net.aino.private)
    await net.avi.says("/announce Hello", chat=net.avi.private)
    net.avi.sees("Only the network's coordinators", net.avi.private)


async def test_scheduled_it_goes_out_at_its_time_even_after_a_restart(net: Network) -> None:
    rae, private = net.rae, net.rae.private
    await rae.says(LINE, chat=private)
    card = rae.sees("Ready", private)
    await rae.presses("Schedule", card)
    await rae.presses("At a time I write", card)
    await rae.says("yesterday", chat=private)
    await rae.says("26 Nov 9:00", chat=private)
    assert "Thursday 26 November at 09:00" in rae.sees("Scheduled", private).text
    await net.stage.bot_stops()
    await net.stage.bot_starts()
    await net.stage.until(datetime(2026, 11, 26, 6, 59, tzinfo=UTC))
    assert net.aino.person.seen("Three ways", net.english) is None
    await net.stage.until(datetime(2026, 11, 26, 7, 0, 5, tzinfo=UTC))
    net.aino.sees("Three ways", net.english)
    assert "Delivered: 3" in rae.sees("has been sent", private).text


async def test_in_each_groups_digest_hour(net: Network) -> None:
    rae, private = net.rae, net.rae.private
    card = net.aino.sees("group settings", net.english)
    await net.aino.presses("Digests", card)
    await net.aino.presses("18:00", card)
    await rae.says(LINE, chat=private)
    await rae.presses("Schedule", chat=private)
    await rae.presses("At each group's own time", chat=private)
    await net.stage.until(datetime(2026, 11, 24, 16, 5, tzinfo=UTC))
    net.aino.sees("Three ways", net.english)
    assert net.onni.person.seen("Three ways", net.finnish) is None
    progress = rae.sees("is going out", private)
    assert "Remaining: 2" in progress.text
    await net.stage.until(datetime(2026, 11, 25, 7, 5, tzinfo=UTC))
    net.onni.sees("Three ways", net.finnish)
    assert "Delivered: 3" in rae.sees("has been sent", private).text
