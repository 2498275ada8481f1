"""The weekly digest of the network: to those who want it, and only where there is news."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sandbox import Chat
from tests.stories.network import Network, network
from tests.stories.stage import Actor, Stage

MONDAY = datetime(2026, 11, 30, 7, 0, 5, tzinfo=UTC)
NEXT_MONDAY = datetime(2026, 12, 7, 7, 0, 5, tzinfo=UTC)


@pytest.fixture
async def net(stage: Stage) -> Network:
    """The Finnish group wants the weekly digest."""
    net = await network(stage)
    card = net.onni.sees("ryhmän asetukset", net.finnish)
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
    assert (
        await net.onni.presses("Lähetä se myös minulle", chat=net.finnish)
        == "Saat viikkokatsauksen maanantaisin yksityisesti."
    )
    await net.aino.quits(net.english)
    await net.aino.says("/join Aino & Co", chat=net.english)
    await net.stage.until(NEXT_MONDAY)
    mine = net.onni.sees("Viikko verkostossa", net.onni.private)
    assert "Aino & Co" in mine.text
    assert await net.onni.presses("Älä lähetä näitä enää", mine) == "Selvä, en lähetä sinulle enää viikkokatsausta."


QUIET = datetime(2026, 12, 7, 7, 0, 5, tzinfo=UTC)
"""The first Monday before which no company was new."""
AFTER = datetime(2026, 12, 14, 7, 0, 5, tzinfo=UTC)


async def _asks(net: Network, somebody: Actor, chat: Chat, text: str, *, carry: str | None = None) -> None:
    await somebody.starts()
    await somebody.says(f"/ask {text}", chat=chat)
    if carry is not None:
        await somebody.presses("Ask the network", chat=chat)
        await somebody.starts("network_1")
        await somebody.presses(carry, chat=somebody.private)
        await net.stage.passes(seconds=2)


async def test_what_was_asked_of_everyone_with_its_answers_and_nothing_a_group_kept_to_itself(net: Network) -> None:
    await net.stage.until(QUIET)
    await _asks(net, net.aino, net.english, "Who delivers to islands?", carry="Without our group's name")
    await _asks(net, net.aino, net.english, "Our own secret worry?")
    await net.aino.says("/takeaway Our own lesson", chat=net.english)
    card = net.siv.sees("Who delivers to islands", net.swedish)
    await net.siv.says("The post boat, and only it.", chat=net.swedish, reply_to=card)
    await net.stage.until(AFTER)
    week = net.onni.sees("Viikko verkostossa", net.finnish).text
    assert "Who delivers to islands? (1 vastaus)" in week
    for own in ("secret worry", "own lesson", "post boat", "Kajaani", "Aino"):
        assert own not in week


async def test_themes_elsewhere_once_however_they_are_written_and_not_the_groups_own(net: Network) -> None:
    await net.stage.until(QUIET)
    await net.aino.says("/propose Pricing", chat=net.english)
    await net.siv.says("/propose Prissättning", chat=net.swedish)
    await net.siv.says("/propose Ömsesidig hjälp", chat=net.swedish)
    await net.onni.says("/propose Verkkolaskut", chat=net.finnish)
    await net.stage.until(AFTER)
    week = net.onni.sees("Viikko verkostossa", net.finnish).text
    assert "Teemoja muissa ryhmissä" in week
    assert week.count("Pricing") == 1
    assert "Prissättning" not in week, "the same in another language"
    assert "Ömsesidig hjälp" in week
    assert "Verkkolaskut" not in week


async def test_in_a_quiet_week_a_person_hears_nothing_either(net: Network) -> None:
    await net.onni.starts()
    await net.stage.until(MONDAY)
    await net.onni.presses("Lähetä se myös minulle", chat=net.finnish)
    await net.stage.until(AFTER)
    assert net.onni.person.seen("Viikko verkostossa", net.onni.private) is None


async def test_it_comes_in_the_groups_own_digest_hour_and_each_piece_of_news_once(net: Network) -> None:
    await net.onni.presses("18.00", chat=net.finnish)
    await net.stage.until(MONDAY)
    assert net.onni.person.seen("Viikko verkostossa", net.finnish) is None
    # New after nine: that is for the next week.
    await net.aino.says("/propose Late at noon", chat=net.english)
    await net.stage.until(datetime(2026, 11, 30, 16, 0, 5, tzinfo=UTC))
    week = net.onni.sees("Viikko verkostossa", net.finnish)
    assert "Aino Oy" in week.text
    assert "Late at noon" not in week.text
    await net.stage.until(datetime(2026, 12, 7, 16, 0, 5, tzinfo=UTC))
    following = net.onni.sees("Viikko verkostossa", net.finnish)
    assert "Late at noon" in following.text
    assert "Aino Oy" not in following.text


async def test_in_three_languages(net: Network) -> None:
    for member, chat, digests, weekly in (
        (net.aino, net.english, "Digests", "Weekly network digest"),
        (net.siv, net.swedish, "Översikter", "Veckoöversikt"),
    ):
        await member.presses(digests, chat=chat)
        await member.presses(weekly, chat=chat)
    await net.stage.until(MONDAY)
    assert "New companies" in net.aino.sees("The week in the network", net.english).text
    assert "Uusia yrityksiä" in net.onni.sees("Viikko verkostossa", net.finnish).text
    assert "Nya företag" in net.siv.sees("Veckan i nätverket", net.swedish).text
