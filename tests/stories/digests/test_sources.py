"""An author follows a journal: what is new comes to their desk, never straight to a group."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from tests.journal import Item, Journal
from tests.stories.network import appoint
from tests.stories.stage import Actor, Stage

NINE = datetime(2026, 11, 25, 7, tzinfo=UTC)
"""Wednesday at nine in Helsinki."""
ARCHIVE = [
    Item(f"Old study {n}", f"<p>What <b>firms</b> did, {n}.</p>", f"http://j.example/{n}", f"j-{n}") for n in range(9)
]


@pytest.fixture
async def journal() -> AsyncIterator[Journal]:
    async with Journal(items=list(ARCHIVE)) as open_:
        yield open_


@pytest.fixture
async def cora(stage: Stage) -> Actor:
    """The coordinator."""
    return await stage.coordinator("Cora")


@pytest.fixture
async def rae(stage: Stage, cora: Actor) -> Actor:
    """A researcher."""
    rae = stage.actor("Rae")
    await appoint(stage, cora, rae, "researcher")
    return rae


async def _adds(somebody: Actor, address: str) -> None:
    await somebody.says("/digest", chat=somebody.private)
    await somebody.presses("Sources", chat=somebody.private)
    await somebody.presses("➕ Add a source", chat=somebody.private)
    await somebody.says(address, chat=somebody.private)


async def _follows(somebody: Actor, address: str) -> None:
    await _adds(somebody, address)
    await somebody.presses("Turn it on", chat=somebody.private)


def _heard(somebody: Actor, words: str) -> int:
    return sum(words in message.text for message in somebody.person.messages(somebody.private))


async def test_a_source_is_off_until_its_owner_turns_it_on(rae: Actor, journal: Journal) -> None:
    await rae.says("/digest", chat=rae.private)
    await rae.presses("Sources", chat=rae.private)
    rae.sees("You aren't following any sources yet", rae.private)
    await _adds(rae, journal.feed)
    card = rae.sees("Journal of Small Firms is on your list, but it's off", rae.private)
    await rae.stage.until(NINE)
    assert len(journal.answers) == 1, "looked at once, when it was added"
    assert await rae.presses("Turn it on", card) == "It is on. Its newest items will come here in a moment."
    assert "1. 🟢 Journal of Small Firms (127.0.0.1)" in card.text
    news = rae.sees("New in your sources", rae.private)
    assert "1. Old study 0: What firms did, 0." in news.text
    assert "3. Old study 2" in news.text
    assert "Old study 3" not in news.text, "the newest few, not the archive"


async def test_what_is_new_comes_once_a_day_in_one_message(rae: Actor, journal: Journal) -> None:
    async with Journal(title="Nordic Notes") as other:
        await _follows(rae, journal.feed)
        await _follows(rae, other.feed)
        journal.publishes(Item("Prices rise", "A study of <i>prices</i>.", "http://j.example/p", "j-p"))
        other.publishes(Item("Bakers hire", "", "http://n.example/b"))
        await rae.stage.until(NINE - timedelta(minutes=1))
        assert _heard(rae, "Prices rise") == 0
        await rae.stage.until(NINE + timedelta(minutes=1))
        news = rae.sees("Prices rise", rae.private)
        assert "Bakers hire" in news.text
        assert "Old study" not in news.text
        await rae.stage.until(NINE + timedelta(days=2))
        assert _heard(rae, "Prices rise") == 1


async def test_make_a_digest_of_it_opens_the_draft_with_everything_filled_in(rae: Actor, journal: Journal) -> None:
    await _follows(rae, journal.feed)
    news = rae.sees("New in your sources", rae.private)
    await rae.presses("1. Make a digest", news)
    preview = rae.sees("Old study 0\n", rae.private)
    assert "What firms did, 0." in preview.text
    assert "http://j.example/0" in preview.text
    rae.sees("Ready", rae.private)
    drafts = _heard(rae, "Ready")
    await rae.presses("1. Make a digest", news)
    assert _heard(rae, "Ready") == drafts + 1, "the same draft is shown again"
    await rae.says("/digests", chat=rae.private)
    assert rae.last(rae.private).text.count("Old study 0") == 1


async def test_an_item_without_a_text_asks_for_it(rae: Actor, journal: Journal) -> None:
    journal.publishes(Item("A headline alone", "", "http://j.example/h"))
    await _follows(rae, journal.feed)
    await rae.presses("1. Make a digest", rae.sees("A headline alone", rae.private))
    rae.sees("Now the text, as the groups will read it", rae.private)
    await rae.says("What it means for you.", chat=rae.private)
    assert "What it means for you." in rae.sees("A headline alone\n", rae.private).text


async def test_the_address_of_a_page_leads_to_its_feed(rae: Actor, journal: Journal) -> None:
    await _adds(rae, journal.home)
    rae.sees("Journal of Small Firms is on your list", rae.private)
    await _adds(rae, journal.feed)
    rae.sees("is on your list already", rae.private)


async def test_what_is_no_feed_is_said_and_asked_for_again(rae: Actor, journal: Journal) -> None:
    await _adds(rae, "not an address")
    rae.sees("“not an address” is not a web address", rae.private)
    await rae.says(f"{journal.home}about", chat=rae.private)
    rae.sees("there is no feed there that I can read", rae.private)
    await rae.says("http://127.0.0.1:1/feed", chat=rae.private)
    rae.sees("nothing answers at that address", rae.private)
    await rae.says(journal.feed, chat=rae.private)
    rae.sees("is on your list, but it's off", rae.private)


async def test_nothing_inside_the_house_can_be_followed(rae: Actor, journal: Journal) -> None:
    rae.stage.own_network = False
    await rae.stage.bot_stops()
    await rae.stage.bot_starts()
    for address in (journal.feed, "http://169.254.169.254/latest", "http://[::ffff:10.0.0.1]:80/x.y"):
        await _adds(rae, address)
        rae.sees("that is not an address on the open web", rae.private)
    assert journal.answers == []


async def test_a_source_that_fails_for_a_week_is_turned_off_and_its_owner_hears_once(
    rae: Actor, journal: Journal
) -> None:
    await _follows(rae, journal.feed)
    journal.status = 500
    await rae.stage.until(NINE + timedelta(days=6))
    asked = len(journal.answers)
    assert asked <= 11, "less and less often"
    assert _heard(rae, "I couldn't read") == 0
    assert _heard(rae, "I can't read Journal of Small Firms") == 1
    await rae.says("/digest", chat=rae.private)
    await rae.presses("Sources", chat=rae.private)
    assert "Could not be read: the server won't share it." in rae.last(rae.private).text
    await rae.stage.until(NINE + timedelta(days=20))
    off = rae.sees("I couldn't read Journal of Small Firms: the server won't share it", rae.private)
    assert _heard(rae, "I couldn't read") == 1
    assert len(journal.answers) <= asked + 3
    journal.status = 200
    journal.publishes(Item("Back again", "Hello.", "http://j.example/back", "j-back"))
    await rae.presses("Turn it on", off)
    rae.sees("Back again", rae.private)


@pytest.mark.parametrize(
    ("language", "menu", "failing", "off"),
    [
        (
            "Suomi",
            "Lähteet",
            "En saa luettua lähdettä Journal of Small Firms: palvelin ei anna",
            "En saanut luettua lähdettä",
        ),
        (
            "Svenska",
            "Källor",
            "Jag kan inte läsa Journal of Small Firms: servern lämnar inte",
            "Jag har inte kunnat läsa",
        ),
    ],
)
async def test_an_owner_hears_of_a_failing_source_in_finnish_and_swedish(
    rae: Actor, journal: Journal, language: str, menu: str, failing: str, off: str
) -> None:
    await _follows(rae, journal.feed)
    await rae.says("/language", chat=rae.private)
    await rae.presses(language, chat=rae.private)
    journal.status = 500
    await rae.stage.until(NINE + timedelta(days=6))
    assert _heard(rae, failing) == 1
    await rae.stage.until(NINE + timedelta(days=20))
    assert _heard(rae, off) == 1
    await rae.says("/digest", chat=rae.private)
    assert menu in [button["text"] for button in rae.last(rae.private).buttons]


async def test_what_is_unchanged_is_not_sent_again(rae: Actor, journal: Journal) -> None:
    await _follows(rae, journal.feed)
    await rae.stage.until(NINE)
    assert journal.answers[:2] == [200, 200]
    assert set(journal.answers[2:]) == {304}


async def test_a_changed_title_is_no_news_and_one_item_in_two_feeds_comes_once(rae: Actor, journal: Journal) -> None:
    async with Journal(title="Nordic Notes") as other:
        await _follows(rae, journal.feed)
        await _follows(rae, other.feed)
        journal.items[0] = Item("Old study, corrected", "New words.", "http://j.example/0", "j-0")
        journal.publishes(Item("Shared", "One study.", "http://j.example/shared", "j-s"))
        other.publishes(Item("Shared", "One study.", "http://j.example/shared", "n-s"))
        await rae.stage.until(NINE + timedelta(minutes=1))
        news = rae.last(rae.private)
        assert news.text.count("Shared") == 1
        assert "corrected" not in news.text


async def test_turned_off_and_removed_sources_bring_nothing(rae: Actor, journal: Journal) -> None:
    await _follows(rae, journal.feed)
    card = rae.sees("Your sources", rae.private)
    await rae.presses("⏸ 1. Turn off", card)
    assert "⚪ Journal of Small Firms (127.0.0.1) – off" in card.text
    asked = len(journal.answers)
    await rae.stage.until(NINE + timedelta(days=1))
    assert len(journal.answers) == asked
    await rae.presses("✖ 1. Remove", card)
    await rae.presses("« Back", card)
    await rae.presses("✖ 1. Remove", card)
    await rae.presses("Remove it", card)
    assert "You aren't following any sources yet" in card.text


async def test_who_loses_the_role_is_told_no_more(rae: Actor, cora: Actor, journal: Journal) -> None:
    await _follows(rae, journal.feed)
    news = rae.sees("New in your sources", rae.private)
    await cora.says("/invite", chat=cora.private)
    await cora.presses("✖ Rae, researcher", chat=cora.private)
    await cora.presses("Withdraw", chat=cora.private)
    asked = len(journal.answers)
    await rae.stage.until(NINE + timedelta(days=1))
    assert len(journal.answers) == asked
    await rae.presses("1. Make a digest", news)
    assert _heard(rae, "Ready") == 0


async def test_others_cannot_press_an_authors_sources(rae: Actor, journal: Journal, stage: Stage) -> None:
    await _follows(rae, journal.feed)
    eve = stage.actor("Eve")
    await eve.starts()
    for words in ("Your sources", "New in your sources"):
        stolen = rae.sees(words, rae.private).buttons[0]
        answer = eve.person.press_button(eve.last(eve.private), stolen)
        await stage.settle()
        assert (await answer.answered(5)).text.startswith("This button is too old")  # type: ignore[union-attr]


async def test_a_restart_in_the_middle_of_the_night_forgets_nothing(rae: Actor, journal: Journal) -> None:
    await _follows(rae, journal.feed)
    journal.publishes(Item("Night work", "Bakers.", "http://j.example/night", "j-n"))
    await rae.stage.until(NINE - timedelta(hours=5))
    await rae.stage.bot_stops()
    await rae.stage.bot_starts()
    await rae.stage.until(NINE + timedelta(minutes=1))
    assert _heard(rae, "Night work") == 1


async def test_in_finnish_and_swedish(stage: Stage, cora: Actor, journal: Journal) -> None:
    tuuli, saga = stage.actor("Tuuli", "fi"), stage.actor("Saga", "sv")
    await appoint(stage, cora, tuuli, "researcher")
    await appoint(stage, cora, saga, "adviser")
    for somebody, command, steps in (
        (tuuli, "/katsaus", ("Lähteet", "➕ Lisää lähde", "Ota se käyttöön", "1. Tee katsaus")),
        (saga, "/oversikt", ("Källor", "➕ Lägg till en källa", "Slå på den", "1. Gör en översikt")),
    ):
        await somebody.says(command, chat=somebody.private)
        await somebody.presses(steps[0], chat=somebody.private)
        await somebody.presses(steps[1], chat=somebody.private)
        await somebody.says(journal.feed, chat=somebody.private)
        await somebody.presses(steps[2], chat=somebody.private)
        await somebody.presses(steps[3], chat=somebody.private)
    assert "Uutta lähteissäsi" in tuuli.sees("Uutta", tuuli.private).text
    assert "Nytt i dina källor" in saga.sees("Nytt", saga.private).text
    assert "Old study 0" in saga.sees("Old study 0\n", saga.private).text
