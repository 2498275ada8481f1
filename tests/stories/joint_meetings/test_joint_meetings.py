"""A meeting of several groups: planned by a coordinator, heard and answered in each group, counted once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.people import Who
from bot.presenters.network.page import network_page
from locales import text_in
from sandbox import Chat
from storage.evidence import load
from tests.stories.network import Network, network
from tests.stories.stage import BEGINNING, Actor, Stage


@pytest.fixture
async def three(stage: Stage) -> Network:
    """Three groups in two regions, in three languages."""
    return await network(stage)


async def _plan(
    who: Actor, *, tick: str = "☐ All groups", when: str = "15 Dec 17:00 @ Town hall", room: str = ""
) -> None:
    """Plan a joint meeting up to its preview."""
    await who.says("/network", chat=who.private)
    await who.presses("🤝 Joint meetings")
    await who.presses("Plan a new one", who.last(who.private))
    await who.presses(tick, who.last(who.private))
    await who.presses("Continue", who.sees("Which groups is it for", who.private))
    await who.says("Trade fair together", chat=who.private)
    await who.says(when, chat=who.private)
    if room:
        await who.says(room, chat=who.private)
    else:
        await who.presses("There's room for all", who.last(who.private))


def _cards(chat: Chat) -> list[str]:
    """The messages about a joint meeting that have buttons."""
    return [message.text for message in chat.messages.values() if "🤝" in message.text and message.buttons]


async def _settles(stage: Stage) -> None:
    """A card is drawn once a second at most."""
    await stage.passes(seconds=2)


async def test_three_groups_hear_of_it_in_their_language_and_are_counted_together(three: Network) -> None:
    stage, cora = three.stage, three.cora
    await _plan(cora)
    cora.sees("3 groups will get this", cora.private)
    await cora.presses("Tell the groups", cora.last(cora.private))
    english = three.aino.sees("Joint meeting of 3 groups", three.english)
    finnish = three.onni.sees("Yhteinen tapaaminen: 3 ryhmää", three.finnish)
    swedish = three.siv.sees("Gemensam träff för 3 grupper", three.swedish)
    assert "Tuesday 15 December at 17:00\n📍 Town hall\n👤 Organiser: Cora" in english.text
    await three.aino.presses("Going", english)
    await three.onni.presses("Tulen", finnish)
    assert (
        await three.siv.presses("Jag tar med en gäst", swedish) == "Du och 1 gäst kommer. ”Kan inte” avanmäler er alla."
    )
    await _settles(stage)
    assert "Coming in all: 4" in english.text
    assert "Tulossa yhteensä: 4\nTästä ryhmästä: 1" in finnish.text
    assert "Kommer totalt: 4\nFrån den här gruppen: 2" in swedish.text
    await three.aino.presses("Can't", english)
    await _settles(stage)
    assert "Kommer totalt: 3" in swedish.text
    await three.siv.presses("Kalender", swedish)
    assert three.siv.last(three.swedish).content["document"]["mime_type"] == "text/calendar"
    desk = cora.sees("I'm telling the groups now", cora.private)
    await cora.presses("Who is coming?", desk)
    assert "Kajaani core: 0\nSotkamo core: 1\nRovaniemi core: 2" in desk.text
    # Pressed twice, it was told once.
    assert [len(_cards(chat)) for chat in three.chats] == [1, 1, 1]
    # Only people of its companies come in a group's name.
    await three.aino.quits(three.english)
    assert "Only members of the group" in (await three.aino.presses("Going", english) or "")


async def test_a_new_time_is_answered_anew_and_calling_it_off_is_heard(three: Network) -> None:
    cora, stage = three.cora, three.stage
    await _plan(cora)
    await cora.presses("Tell the groups", cora.last(cora.private))
    old = three.aino.sees("Joint meeting of 3 groups", three.english)
    await three.aino.presses("Going", old)
    await cora.presses("Change time or place", cora.last(cora.private))
    await cora.says("31.2.", chat=cora.private)
    await stage.bot_stops()
    await stage.bot_starts()
    await cora.says("16 Dec 18:00", chat=cora.private)
    await _settles(stage)
    new = three.aino.sees("new time or place", three.english)
    assert "Coming in all: 0" in new.text
    assert "Town hall" in new.text
    assert not old.buttons
    assert "16 December" in old.text
    await three.aino.presses("Going", new)
    # The same again changes nothing, and says no more than how it stands.
    before = len(three.english.messages)
    await cora.presses("Change time or place", cora.sees("Changed", cora.private))
    await cora.says("16 Dec 18:00", chat=cora.private)
    assert "telling the groups" not in cora.last(cora.private).text
    assert len(three.english.messages) == before
    # The reminders take its place one after another: one card with buttons, whatever came before.
    await stage.until(BEGINNING + timedelta(days=22, hours=5))
    assert three.aino.sees("We meet tomorrow", three.english).buttons
    assert len(_cards(three.english)) == 1
    await cora.presses("Call it off", cora.sees("Changed", cora.private))
    await cora.says("The hall is flooded", chat=cora.private)
    await _settles(stage)
    assert "The hall is flooded" in three.aino.sees("is called off", three.english).text
    assert _cards(three.english) == []


async def test_afterwards_its_organiser_says_how_it_was_and_the_groups_hear(three: Network) -> None:
    cora, stage = three.cora, three.stage
    await _plan(cora, tick="☐ Kainuu", room="3")
    assert "Room for 3 people" in cora.last(cora.private).text
    await cora.presses("Tell the groups", cora.last(cora.private))
    english = three.aino.sees("Joint meeting of 2 groups", three.english)
    finnish = three.onni.sees("Yhteinen tapaaminen", three.finnish)
    assert three.siv.person.seen("Gemensam träff", three.swedish) is None
    await three.aino.presses("I'll bring a guest", english)
    await three.onni.presses("Tulen", finnish)
    await _settles(stage)
    assert "Kaikki paikat on varattu" in finnish.text
    assert "Kaikki 3 paikkaa" in (await three.onni.presses("Tuon vieraan", finnish) or "")
    await stage.until(BEGINNING + timedelta(days=21, hours=12))
    assert not english.buttons
    await cora.presses("I'll say how many came", cora.sees("How was the joint meeting", cora.private))
    await cora.says("many", chat=cora.private)
    cora.sees("Type a number from 2", cora.private)
    await cora.says("34", chat=cora.private)
    # Those who had said that they would come are ticked; Onni had to stay at home.
    who = cora.sees("2 are ticked: they had said they would come", cora.private)
    await cora.presses("Sotkamo core: 1", who)
    await cora.presses("☑ Onni Oy", who)
    assert [one["text"] for one in who.buttons] == ["☐ Onni Oy", "Back to the groups"]
    await cora.presses("Back to the groups", who)
    labels = ["Yes, it was there", "Kajaani core: 1", "Sotkamo core: 0", "I can't say who came"]
    assert [one["text"] for one in who.buttons] == labels
    await cora.presses("I can't say who came", who)
    assert "without the companies" in who.text
    await cora.presses("I'll say how many came", cora.sees("How was the joint meeting", cora.private))
    await cora.says("34", chat=cora.private)
    who = cora.last(cora.private)
    await cora.presses("Yes, it was there", who)
    assert "Noted: 1 company was there" in who.text
    await cora.says("Bring samples to the next fair. Virpi keeps the list.", chat=cora.private)
    # It is late in the evening: the groups hear it in the morning.
    await stage.passes(hours=12)
    told = three.aino.sees("Who was there: 34 people, 2 groups", three.english)
    assert "Virpi keeps the list" in told.text
    assert stage.mgn is not None
    async with stage.mgn.database.transaction() as tx:
        facts = await load(tx, stage.mgn.services.dependencies.now(), "Europe/Helsinki")
    (joint,) = facts.joint
    assert (joint.held, joint.people, joint.named, len(joint.companies)) == (True, 34, True, 1)
    assert "34 ihmistä, 2 ryhmää" in three.onni.last(three.finnish).text
    # It is in the year of the group that was there, in the message and on the page; who stayed away has not met.
    await cora.says("/network", chat=cora.private)
    await cora.presses("Kainuu", cora.last(cora.private))
    year = cora.last(cora.private)
    await cora.presses("Kajaani core", year)
    assert "year: 1 meeting" in year.text
    assert "🤝 Trade fair together · 2 groups: Tue 15 Dec, 1 company from here" in year.text
    view = await stage.mgn.services.network.at_a_glance(Who(cora.person.id, "Cora", "en"))
    assert network_page(text_in("en"), view, nonce="n").decode().count("🤝 Trade fair together · 2 groups") == 1
    assert view.group(2) is not None and view.group(2).year(view.now) == ()  # type: ignore[union-attr]
    # Over is over: an old button changes nothing.
    await cora.presses("Change time or place", cora.sees("I'm telling the groups now", cora.private))
    await cora.says("20 Dec 17:00", chat=cora.private)
    cora.sees("is over or called off", cora.private)


async def test_nothing_typed_is_cut_in_silence(three: Network) -> None:
    cora, stage = three.cora, three.stage
    await cora.says("/network", chat=cora.private)
    for label in ("🤝 Joint meetings", "Plan a new one", "☐ All groups", "Continue"):
        await cora.presses(label, cora.last(cora.private))
    longer_then_fits = [
        ("x" * 201, "1 character too long: 200 fit", "Fair"),
        ("15 Dec 17:00 @ " + "y" * 203, "3 characters too long", "15 Dec 17:00 @ Hall"),
    ]
    for longer, no, fits in longer_then_fits:
        await cora.says(longer, chat=cora.private)
        cora.sees(no, cora.private)
        await cora.says(fits, chat=cora.private)
    await cora.presses("There's room for all", cora.last(cora.private))
    await cora.presses("Tell the groups", cora.last(cora.private))
    await cora.presses("Call it off", cora.last(cora.private))
    await cora.says("z" * 501, chat=cora.private)
    cora.sees("1 character too long: 500 fit", cora.private)
    await _settles(stage)
    assert _cards(three.english), "it is called off once the reason fits"
    await cora.says("Flood", chat=cora.private)
    await _settles(stage)
    three.aino.sees("💬 Flood", three.english)


async def test_an_adviser_asks_groups_of_own_regions_and_others_nobody(three: Network) -> None:
    avi, aino = three.avi, three.aino
    await avi.says("/network", chat=avi.private)
    await avi.presses("🤝 Joint meetings")
    await avi.presses("Plan a new one", avi.last(avi.private))
    assert "Rovaniemi" in str(avi.last(avi.private).buttons)
    assert "Kajaani" not in str(avi.last(avi.private).buttons)
    assert "Choose at least one group" in (await avi.presses("Continue", avi.last(avi.private)) or "")
    await aino.starts()
    await aino.says("/network", chat=three.english)
    assert "Joint meetings" not in str(aino.last(aino.private).buttons)
