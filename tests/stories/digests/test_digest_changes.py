"""What is out is corrected or withdrawn: every copy, its file too, and honestly where that cannot be."""

from __future__ import annotations

import pytest

from sandbox import Chat
from tests.stories.network import Network, network
from tests.stories.stage import Actor, Stage

LINE = "/digest Three ways to price | Ask what it is <b>worth</b>, not what it costs. | https://example.org/price"


@pytest.fixture
async def net(stage: Stage) -> Network:
    return await network(stage)


async def _on_its_way(net: Network, text: str = LINE) -> None:
    await net.rae.says(text, chat=net.rae.private)
    await net.rae.presses("Send now", chat=net.rae.private)
    await net.stage.passes(seconds=2)


async def test_corrected_after_sending_every_copy_changes(net: Network) -> None:
    rae, private = net.rae, net.rae.private
    await _on_its_way(net)
    await rae.says("/digests", chat=private)
    card = rae.sees("Your digests", private)
    await rae.presses("1. Three ways to price", card)
    await rae.presses("Correct", card)
    await rae.presses("Title", card)
    await rae.says("Four ways to price", chat=private)
    rae.sees("The copies in 3 groups", private)
    for chat in net.chats:
        copies = [m for m in chat.messages.values() if "ways to price" in m.text]
        assert [m.text.split("\n")[0] for m in copies] == ["🔬 Four ways to price"]
        assert copies[0].buttons


async def test_withdrawn_every_copy_says_so(net: Network) -> None:
    rae, private = net.rae, net.rae.private
    await _on_its_way(net)
    copy = net.aino.sees("Three ways", net.english)
    useful = copy.buttons[0]
    await rae.says("/digests", chat=private)
    await rae.presses("1. Three ways to price", chat=private)
    await rae.presses("Withdraw", chat=private)
    await rae.presses("Withdraw every copy", chat=private)
    assert "withdrew this" in copy.text
    assert not copy.buttons
    net.onni.sees("Tekijä veti tämän takaisin", net.finnish)
    answer = net.aino.person.press_button(copy, useful)
    await net.stage.settle()
    assert "no longer possible" in ((await answer.answered(5)).text or "")  # type: ignore[union-attr]
    await net.aino.says("/digests", chat=net.english)
    net.aino.sees("no research digests yet", net.english)


async def test_a_corrected_caption_keeps_its_file(net: Network) -> None:
    rae, private = net.rae, net.rae.private
    await rae.says("/digest With a file | Text", chat=private)
    await rae.presses("Edit", chat=private)
    await rae.presses("File", chat=private)
    rae.person.sends_document(b"pdf", "a.pdf", chat=private)
    await net.stage.settle()
    await rae.presses("Send now", chat=private)
    await net.stage.passes(seconds=2)
    await rae.says("/digests", chat=private)
    await rae.presses("1. With a file", chat=private)
    await rae.presses("Correct", chat=private)
    await rae.presses("Text", chat=private)
    await rae.says("Better text", chat=private)
    copy = net.aino.sees("With a file", net.english)
    assert "Better text" in copy.text
    assert "document" in copy.content


async def _corrects(net: Network, what: str) -> None:
    await net.rae.says("/digests", chat=net.rae.private)
    card = net.rae.sees("Your digests", net.rae.private)
    await net.rae.presses(card.buttons[0]["text"], card)
    await net.rae.presses("Correct", chat=net.rae.private)
    await net.rae.presses(what, chat=net.rae.private)


async def test_another_file_takes_the_place_of_the_first_in_every_copy(net: Network) -> None:
    rae, private = net.rae, net.rae.private
    await rae.says("/digest With a file | It is worth it.", chat=private)
    await rae.presses("Edit", chat=private)
    await rae.presses("File", chat=private)
    rae.person.sends_document(b"first", "first.pdf", chat=private)
    await net.stage.settle()
    await rae.presses("Send now", chat=private)
    await net.stage.passes(seconds=2)
    await _corrects(net, "File")
    rae.sees("Is there a document or a picture", private)
    assert not rae.last(private).buttons, "what is out cannot lose its file"
    rae.person.sends_photo(b"picture", chat=private)
    await net.stage.settle()
    rae.sees("The copies in 3 groups are being changed", private)
    copy = net.aino.sees("With a file", net.english)
    assert "photo" in copy.content
    assert "document" not in copy.content
    assert copy.buttons
    assert await net.aino.presses("Useful", copy) == "Thank you! The author will see that."
    await net.stage.passes(seconds=1)
    assert "photo" in copy.content
    assert "Useful to 1" in copy.text


async def test_a_text_can_get_a_picture_and_its_author_hears_what_no_longer_fits(net: Network) -> None:
    rae, private = net.rae, net.rae.private
    rae.person.says("/digest Long | <b>Word</b> " + "word " * 400, chat=private, parse_mode="HTML")
    await net.stage.settle()
    await rae.presses("Send now", chat=private)
    await net.stage.passes(seconds=2)
    await _corrects(net, "File")
    rae.person.sends_photo(b"picture", chat=private)
    await net.stage.settle()
    assert "its end is cut" in rae.sees("The copies in 3 groups", private).text
    copy = net.onni.sees("Long", net.finnish)
    assert "photo" in copy.content
    assert len(copy.text) <= 1024
    assert "bold" in {entity["type"] for entity in copy.entities}


async def test_a_link_can_be_taken_away_from_every_copy(net: Network) -> None:
    await _on_its_way(net)
    await _corrects(net, "Link")
    await net.rae.presses("None", chat=net.rae.private)
    net.rae.sees("The copies in 3 groups are being changed", net.rae.private)
    assert "example.org" not in net.aino.sees("Three ways", net.english).text


async def _old_group(net: Network) -> tuple[Actor, Chat]:
    """A group that is no supergroup yet, and has got the digest."""
    ben = net.stage.actor("Ben")
    chat = await net.stage.group(ben, title="Old core", kind="group")
    await ben.says("/setup Kainuu", chat=chat)
    await _on_its_way(net)
    return ben, chat


async def test_where_the_chat_became_a_supergroup_the_corrected_digest_comes_anew(net: Network) -> None:
    ben, old = await _old_group(net)
    new = ben.person.upgrades(old)
    await net.stage.settle()
    await _corrects(net, "Title")
    await net.rae.says("Four ways to price", chat=net.rae.private)
    said = net.rae.sees("The copies in 3 groups are being changed", net.rae.private).text
    assert "In 1 group the chat has become a supergroup" in said
    copy = ben.sees("Four ways to price", new)
    assert copy.buttons
    await _corrects(net, "Title")
    await net.rae.says("Five ways to price", chat=net.rae.private)
    net.rae.sees("The copies in 4 groups are being changed", net.rae.private)
    assert "Five ways to price" in copy.text
    assert sum("ways to price" in m.text for m in new.messages.values()) == 1


async def test_where_the_chat_became_a_supergroup_a_withdrawal_is_said_anew(net: Network) -> None:
    ben, old = await _old_group(net)
    new = ben.person.upgrades(old)
    await net.stage.settle()
    await net.rae.says("/digests", chat=net.rae.private)
    await net.rae.presses("1. Three ways to price", chat=net.rae.private)
    await net.rae.presses("Withdraw", chat=net.rae.private)
    await net.rae.presses("Withdraw every copy", chat=net.rae.private)
    assert "In 1 group the chat has become a supergroup" in net.rae.last(net.rae.private).text
    assert "withdrew this" in ben.sees("Three ways", new).text


async def test_what_cannot_be_corrected_is_said(net: Network) -> None:
    await _on_its_way(net)
    net.siv.person.removes(net.stage.bot, net.swedish)
    await net.stage.settle()
    await _corrects(net, "Title")
    await net.rae.says("Four ways to price", chat=net.rae.private)
    said = net.rae.sees("The copies in 2 groups are being changed", net.rae.private).text
    assert "In 1 group it stays as it is, because I was removed from the chat." in said
