"""Before a digest goes out its author knows what groups will see: how long, in which language, and when."""

from __future__ import annotations

import pytest

from tests.stories.network import Network, network
from tests.stories.stage import Actor, Stage


@pytest.fixture
async def net(stage: Stage) -> Network:
    return await network(stage)


async def _speaks(actor: Actor, language: str) -> None:
    await actor.says("/language", chat=actor.private)
    card = actor.last(actor.private)
    await actor.presses(next(b["text"] for b in card.buttons if language in b["text"]), card)


@pytest.mark.parametrize(
    ("language", "named", "long", "others", "odd"),
    [
        ("English", "Language: English", "characters too long (English)", "1 group reads Swedish and will get English", "couldn't find a day and a time in “sometime”"),
        ("Suomi", "Kieli: suomi", "merkkiä liikaa (suomi)", "1 ryhmän kieli on ruotsi, mutta se saa tekstin kielellä suomi", "tekstistä ”sometime”"),
        ("Svenska", "Språk: svenska", "tecken för mycket (svenska)", "1 grupp läser finska och får texten på svenska", "i ”sometime”"),
    ],
)  # fmt: skip
async def test_an_author_is_told_before_the_preview_what_groups_will_not_get(
    net: Network, language: str, named: str, long: str, others: str, odd: str
) -> None:
    rae, private = net.rae, net.rae.private
    await _speaks(rae, language)
    await rae.says("/digest", chat=private)
    assert named in rae.last(private).text
    await rae.says("Prices", chat=private)
    assert named in rae.last(private).text
    # Each face is one character, and two to Telegram.
    await rae.says("😀" * 2000 + " " + "x" * 90, chat=private)
    skip = rae.last(private).buttons[0]["text"]
    await rae.presses(skip, chat=private)
    await rae.presses(skip, chat=private)
    said = [message.text for message in rae.person.messages(private)]
    warned = next(place for place, text in enumerate(said) if text.startswith("✂️"))
    shown = next(place for place, text in enumerate(said) if "😀😀" in text and "Rae" in text)
    assert warned < shown, "said before the preview"
    assert long in said[warned]
    assert len(said[shown].encode("utf-16-le")) // 2 <= 4096
    card = rae.last(private)
    assert others in card.text
    await rae.presses(next(b["text"] for b in card.buttons[1:2]), card)
    # Typed at once, without pressing that one wants to.
    await rae.says("sometime", chat=private)
    assert odd in rae.last(private).text
    assert "@" not in rae.last(private).text, "an example of a time has no place in it"
    await rae.says("15.12. klo 9", chat=private)
    assert "🗓" in rae.last(private).text


async def test_a_preview_that_could_not_be_shown_is_not_above(net: Network) -> None:
    rae, private = net.rae, net.rae.private
    net.stage.server.faults.error("sendMessage", code=400, chat_id=private.id)
    await rae.says("/digest Three ways | Text | https://example.org/a", chat=private)
    assert "couldn't show you the preview" in rae.last(private).text
    assert [b["text"] for b in rae.last(private).buttons] == ["Show it again", "Edit", "Discard"]
    await rae.presses("Show it again", chat=private)
    rae.sees("Ready", private)
