"""A researcher writes; every group reads, each in its own language; what is wrong is corrected or withdrawn."""

from __future__ import annotations

import pytest

from tests.stories.network import Network, network
from tests.stories.stage import Stage

LINE = "/digest Three ways to price | Ask what it is <b>worth</b>, not what it costs. | https://example.org/price"


@pytest.fixture
async def net(stage: Stage) -> Network:
    return await network(stage)


async def _on_its_way(net: Network, text: str = LINE) -> None:
    await net.rae.says(text, chat=net.rae.private)
    await net.rae.presses("Send now", chat=net.rae.private)
    await net.stage.passes(seconds=2)


async def test_one_line_a_preview_and_every_group_reads_the_same(net: Network) -> None:
    await net.rae.says(LINE, chat=net.rae.private)
    preview = net.rae.sees("Three ways to price\n", net.rae.private)
    card = net.rae.sees("Ready", net.rae.private)
    assert "That is 3 groups." in card.text
    assert "With 3 people in them." in card.text
    assert [b["text"] for b in card.buttons][:2] == ["Send now", "Schedule"]
    assert await net.rae.presses("Send now", card) == "It is on its way"
    copy = net.aino.sees("Three ways to price", net.english)
    assert copy.text == preview.text
    assert copy.entities == preview.entities
    assert copy.buttons == preview.buttons
    assert [b["text"] for b in copy.buttons] == ["Useful", "We'll try it", "Ask the researcher"]
    assert "<b>worth</b>" in copy.text
    assert net.onni.sees("Three ways", net.finnish).buttons[0]["text"] == "Hyödyllinen"
    await net.stage.passes(seconds=2)
    assert "has been sent" in card.text
    assert "Delivered: 3" in card.text
    assert "Remaining" not in card.text


async def test_a_second_press_sends_nothing_twice(net: Network) -> None:
    await net.rae.says(LINE, chat=net.rae.private)
    card = net.rae.sees("Ready", net.rae.private)
    send = next(b for b in card.buttons if b["text"] == "Send now")
    net.rae.person.press_button(card, send)
    net.rae.person.press_button(card, send)
    await net.stage.settle()
    assert sum("Three ways" in m.text for m in net.english.messages.values()) == 1


async def test_step_by_step_with_formatting_a_wrong_link_and_a_document(net: Network) -> None:
    rae, private = net.rae, net.rae.private
    await rae.says("/digest", chat=private)
    await rae.says("x" * 200, chat=private)
    rae.sees("character.? too long", private)
    await rae.says("Pricing & value", chat=private)
    rae.person.says("It is <b>worth</b> 😀 <i>more</i>", chat=private, parse_mode="HTML")
    await net.stage.settle()
    await rae.says("not a link", chat=private)
    assert rae.last(private).text.startswith("“not a link” is not a web address"), "one message, not a second question"
    assert [button["text"] for button in rae.last(private).buttons] == ["Skip"]
    await rae.says("example.org/price", chat=private)
    await rae.says("where is it", chat=private)
    rae.sees("document or a picture", private)
    rae.person.sends_document(b"pdf", "price.pdf", chat=private)
    await net.stage.settle()
    card = rae.sees("Ready", private)
    await rae.presses("Send now", card)
    copy = net.aino.last(net.english)
    assert "document" in copy.content
    assert "Pricing & value" in copy.text
    marked = {
        (
            e["type"],
            copy.text.encode("utf-16-le")[e["offset"] * 2 : (e["offset"] + e["length"]) * 2].decode("utf-16-le"),
        )
        for e in copy.entities
    }
    assert {("bold", "worth"), ("italic", "more")} <= marked
    assert "https://example.org/price" in copy.text


async def test_steps_can_be_skipped_and_survive_a_restart(net: Network) -> None:
    rae, private = net.rae, net.rae.private
    await rae.says("/digest Only a title", chat=private)
    await net.stage.bot_stops()
    await net.stage.bot_starts()
    await rae.says("The text", chat=private)
    await rae.presses("Skip", chat=private)
    await rae.presses("Skip", chat=private)
    rae.sees("Ready", private)


async def test_each_group_gets_its_own_language_and_the_first_where_there_is_none(net: Network) -> None:
    rae, private = net.rae, net.rae.private
    await rae.says(LINE, chat=private)
    await rae.presses("Languages", chat=private)
    await rae.presses("➕ Suomi", chat=private)
    await rae.says("Kolme tapaa hinnoitella", chat=private)
    await rae.says("Kysy arvoa, älä kustannusta.", chat=private)
    assert rae.person.seen("Kolme tapaa", private) is not None
    await rae.presses("Send now", chat=private)
    net.onni.sees("Kolme tapaa hinnoitella\n\nKysy arvoa", net.finnish)
    net.aino.sees("Three ways to price", net.english)
    net.siv.sees("Three ways to price", net.swedish)


async def test_others_cannot_press_an_authors_buttons(net: Network) -> None:
    await net.rae.says(LINE, chat=net.rae.private)
    await net.avi.says("/digest Mine | Text", chat=net.avi.private)
    card = net.rae.sees("Ready", net.rae.private)
    other = net.avi.sees("Ready", net.avi.private)
    data = next(b for b in card.buttons if b["text"] == "Send now")
    answer = net.avi.person.press_button(other, data)
    await net.stage.settle()
    # That button stands under another message than the one it was sent for.
    assert "too old to work" in ((await answer.answered(5)).text or "")  # type: ignore[union-attr]


async def test_news_from_a_coordinator(net: Network) -> None:
    await net.cora.says("/announce The autumn fair is on 5 December.", chat=net.cora.private)
    await net.cora.presses("Send now", chat=net.cora.private)
    copy = net.onni.sees("Verkoston tiedote\n\nThe autumn fair", net.finnish)
    assert not copy.buttons


async def test_a_discarded_draft_is_gone(net: Network) -> None:
    await net.rae.says(LINE, chat=net.rae.private)
    card = net.rae.sees("Ready", net.rae.private)
    send = next(b for b in card.buttons if b["text"] == "Send now")
    await net.rae.presses("Discard", card)
    await net.rae.presses("Discard it", card)
    assert "Nothing was sent" in card.text
    answer = net.rae.person.press_button(card, send)
    await net.stage.settle()
    assert "no longer possible" in ((await answer.answered(5)).text or "")  # type: ignore[union-attr]


async def test_the_preview_has_buttons_that_do_nothing_yet(net: Network) -> None:
    await net.rae.says(LINE, chat=net.rae.private)
    assert (
        await net.rae.presses("Useful", chat=net.rae.private)
        == "This is how it will look in the groups. The button will work there."
    )


async def test_a_group_lists_what_it_received(net: Network) -> None:
    await _on_its_way(net)
    await net.onni.says("/katsaukset", chat=net.finnish)
    assert "Three ways to price" in net.onni.sees("Viimeisimmät tutkimuskatsaukset", net.finnish).text


async def test_in_finnish(net: Network) -> None:
    from tests.stories.network import appoint

    tuuli = net.stage.actor("Tuuli", "fi")
    await appoint(net.stage, net.cora, tuuli, "researcher")
    await tuuli.says("/katsaus Hinta | Kysy arvoa | ei-linkki", chat=tuuli.private)
    tuuli.sees("”ei-linkki” ei ole verkko-osoite", tuuli.private)
    await tuuli.presses("Jätän väliin", chat=tuuli.private)
    await tuuli.presses("Jätän väliin", chat=tuuli.private)
    await tuuli.presses("Lähetä nyt", chat=tuuli.private)
    await net.stage.passes(seconds=2)
    tuuli.sees("Hinta on lähetetty", tuuli.private)
    assert "Perillä: 3" in tuuli.last(tuuli.private).text
