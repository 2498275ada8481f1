"""The weekly digest of the network: to those who want it, and only where there is news."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.stories.network import Network, network
from tests.stories.stage import Stage

MONDAY = datetime(2026, 11, 30, 7, 0, 5, tzinfo=UTC)
NEXT_MONDAY = datetime(2026, 12, 7, 7, 0, 5, tzinfo=UTC)


@pytest.fixture
async def net(stage: Stage) -> Network:
    """The Finnish group wants the weekly digest."""
    net = await network(stage)
    card = net.onni.sees("ydinryhmä", net.finnish)
    await net.onni.presses("Katsaukset", card)
    await net.onni.presses("Verkoston viikkokatsaus", card)
    return net


async def test_on_monday_those_who_want_it_hear_of_the_others_and_nobody_else(net: Network) -> None:
    await net.stage.until(MONDAY)
    week = net.onni.sees("Viikko verkostossa", net.finnish)
    assert "Aino Oy, Kainuu" in week.text
    assert "Siv Oy, Lapland" in week.text
    assert "Onni Oy" not in week.text, "its own news it knows"
    assert net.aino.person.seen("The week in the network", net.english) is None


async def test_a_quiet_week_says_nothing(net: Network) -> None:
    await net.stage.until(MONDAY)
    first = net.onni.sees("Viikko verkostossa", net.finnish)
    await net.stage.until(NEXT_MONDAY)
    assert net.onni.sees("Viikko verkostossa", net.finnish) is first


async def test_a_person_may_have_it_in_private_and_stop_it(net: Network) -> None:
    await net.onni.starts()
    await net.stage.until(MONDAY)
    assert await net.onni.presses("Lähetä se myös minulle", chat=net.finnish) == "Saat sen maanantaisin yksityisesti."
    await net.aino.says("/leave", chat=net.english)
    await net.aino.says("/join Aino & Co", chat=net.english)
    await net.stage.until(NEXT_MONDAY)
    mine = net.onni.sees("Viikko verkostossa", net.onni.private)
    assert "Aino & Co" in mine.text
    assert await net.onni.presses("Ei enää näitä", mine) == "Selvä, en lähetä sitä sinulle enää."
