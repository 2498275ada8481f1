"""What groups say to a digest, and what comes of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.stories.network import Network, network
from tests.stories.stage import Stage


@pytest.fixture
async def net(stage: Stage) -> Network:
    """A network whose groups have all got a digest."""
    net = await network(stage)
    await net.rae.says("/digest Price by worth | Ask what it is worth.", chat=net.rae.private)
    await net.rae.presses("Send now", chat=net.rae.private)
    await stage.passes(seconds=2)
    return net


async def test_useful_and_try_count_once_for_each_person_and_can_be_taken_back(net: Network) -> None:
    copy = net.aino.sees("Price by worth", net.english)
    assert await net.aino.presses("Useful", copy) == "Thank you! The author will see that."
    assert "Useful to 1" in copy.text
    await net.stage.passes(seconds=1)
    assert "in private whether it helped" in (await net.aino.presses("We'll try it", copy) or "")
    await net.stage.passes(seconds=1)
    assert "1 will try it" in copy.text
    assert await net.aino.presses("Useful", copy) == "Undone"
    await net.stage.passes(seconds=1)
    assert "Useful to" not in copy.text
    assert "will try" not in net.onni.sees("Price by worth", net.finnish).text


async def test_a_question_reaches_the_author_and_the_answer_comes_back_under_the_digest(net: Network) -> None:
    copy = net.aino.sees("Price by worth", net.english)
    await net.aino.presses("Ask the researcher", copy)
    question = net.aino.sees("what would you like to ask", net.english)
    await net.aino.says("And for <b>bread</b>?", chat=net.english, reply_to=question)
    net.aino.sees("on its way to the author", net.english)
    asked = net.rae.sees("Aino asks about “Price by worth”:\n👥 Kajaani core\n\nAnd for <b>bread</b>", net.rae.private)
    await net.rae.presses("Answer", asked)
    await net.rae.says("Bread too.", chat=net.rae.private)
    net.rae.sees("under the digest.\n👥 Kajaani core", net.rae.private)
    answer = net.aino.sees("Rae answers Aino", net.english)
    assert "Bread too." in answer.text
    assert answer.reply_to is copy
    assert net.onni.person.seen("Bread too", net.finnish) is None


async def test_the_author_may_simply_reply_to_the_question(net: Network) -> None:
    await net.onni.presses("Kysy tutkijalta", chat=net.finnish)
    question = net.onni.sees("mitä haluaisit kysyä", net.finnish)
    await net.onni.says("Entä leipä?", chat=net.finnish, reply_to=question)
    asked = net.rae.sees("Entä leipä", net.rae.private)
    await net.rae.says("Leipäkin.", chat=net.rae.private, reply_to=asked)
    assert "Leipäkin." in net.onni.sees("Rae vastaa kysyjälle Onni", net.finnish).text


async def test_a_question_too_long_is_asked_for_again(net: Network) -> None:
    await net.aino.presses("Ask the researcher", chat=net.english)
    question = net.aino.sees("what would you like to ask", net.english)
    await net.aino.says("x" * 1500, chat=net.english, reply_to=question)
    net.aino.sees("character.? too long", net.english)
    again = net.aino.last(net.english)
    await net.aino.says("Shorter?", chat=net.english, reply_to=again)
    net.rae.sees("Shorter", net.rae.private)


async def test_a_month_later_one_tap_tells_whether_it_helped(net: Network) -> None:
    await net.aino.starts()
    await net.aino.presses("We'll try it", chat=net.english)
    await net.onni.presses("Kokeilemme tätä", chat=net.finnish)
    await net.stage.until(net.stage.world.clock.now() + timedelta(days=30, minutes=1))
    asked = net.aino.sees("Price by worth. Did it help", net.aino.private)
    assert net.onni.person.seen("Oliko siitä apua", net.onni.private) is None, "has not started the bot"
    await net.aino.presses("Yes", asked)
    net.aino.sees("Wonderful, thanks for telling us", net.aino.private)
    await net.rae.says("/digests", chat=net.rae.private)
    card = net.rae.sees("Your digests", net.rae.private)
    assert "📬 3 · 👍 0 · 🌱 2 · ❓ 0" in card.text
    await net.rae.presses("1. Price by worth", card)
    assert "It helped: 1" in card.text
    assert "Kajaani core: 👍 0 · 🌱 1" in card.text


async def test_what_was_taken_back_is_not_asked_about(net: Network) -> None:
    await net.aino.starts()
    await net.aino.presses("We'll try it", chat=net.english)
    await net.aino.presses("We'll try it", chat=net.english)
    await net.stage.until(net.stage.world.clock.now() + timedelta(days=31))
    assert net.aino.person.seen("Did it help", net.aino.private) is None
