"""A coordinator begins a region, and follows it on one message until its first meeting is held."""

from __future__ import annotations

import re

import pytest

from sandbox import Chat, Message
from tests.stories.conftest import CoreGroup
from tests.stories.network import appoint
from tests.stories.stage import Actor, Stage


def _address(actor: Actor, word: str) -> str:
    """The newest address with that word in it on somebody's screen."""
    texts = "\n".join(message.text for message in actor.person.messages(actor.private))
    return str(re.findall(rf"https://t\.me/\w+\?{word}[\w-]+", texts)[-1])


def _labels(message: Message) -> list[str]:
    return [button["text"] for button in message.buttons]


async def _opens(actor: Actor, address: str, chat: Chat) -> None:
    actor.person.opens(address, chat=chat)
    await actor.stage.settle()


async def _chat(stage: Stage, actor: Actor, title: str) -> Chat:
    """A chat of somebody's with no bot in it."""
    chat = actor.person.creates_group(title)
    await stage.settle()
    return chat


async def _begins(cora: Actor, name: str, *answers: str) -> Message:
    """The questions about a new region, answered in one message; returns it."""
    await cora.says(f"/region {name}", chat=cora.private)
    asked = cora.last(cora.private)
    for answer in answers:
        await cora.presses(answer, asked)
    assert cora.last(cora.private).id == asked.id
    return asked


async def test_from_a_name_to_the_first_meeting(stage: Stage) -> None:
    cora, ada, frida = await stage.coordinator("Cora"), stage.actor("Ada"), stage.actor("Frida", "fi")
    await appoint(stage, cora, ada, "adviser Kainuu")
    await cora.says("/region Lappi", chat=cora.private)
    asked = cora.sees("1/4 Which country", cora.private)
    await cora.presses("✓ Finland", asked)
    cora.sees("2/4 Which language", cora.private)
    await stage.bot_stops()
    await stage.bot_starts()
    await cora.presses("✓ Suomi", asked)
    await cora.presses("Next ▸", asked)
    await cora.presses("Ada", asked)
    page = cora.sees(r"🌍 Lappi\nFinland · Suomi · Helsinki\n🧭 Adviser: Ada\n", cora.private)
    assert page.id == asked.id
    ada.sees("You're now an adviser of this region, too: Lappi", ada.private)

    for _ in range(2):
        await cora.presses("Link for a facilitator", page)
    handed = [one.text for one in cora.person.messages(cora.private) if "Ydinryhmä alueelle Lappi" in one.text]
    assert len(handed) == 2 and handed[0] == handed[1]
    chat = await _chat(stage, frida, "Rovaniemen ydinryhmä")
    for _ in range(2):
        await _opens(frida, _address(cora, "startgroup=region_"), chat)
    frida.sees("Alue: Lappi", chat)
    cora.sees("Frida has founded a group with your link", cora.private)
    await stage.passes(seconds=2)
    assert re.search(
        "✅ a facilitator has been found\n✅ the group has been founded\n⬜ three companies.*0/3", page.text
    )

    aino, ben, siv = (stage.actor(name, "fi") for name in ("Aino", "Ben", "Siv"))
    for actor, company in ((aino, "Kahvila Aino"), (ben, "Pyörä Ben"), (siv, "Saaren Sähkö")):
        frida.person.adds(actor.person, chat)
        await actor.says(f"/liity {company}", chat=chat)
    await stage.passes(seconds=2)
    assert "✅ three companies have joined (3/3)\n⬜ somebody has offered to host" in page.text
    await aino.says("/sovi 1.12. klo 17", chat=chat)
    await stage.passes(seconds=2)
    assert "✅ somebody has offered to host\n✅ the first date is set\n⬜ the first meeting has been held" in page.text
    await stage.passes(days=8)
    assert "✅ The first meeting was held: Tue 1 Dec\n" in page.text
    await ada.says("/region", chat=ada.private)
    ada.sees(r"Lappi – 1 group\b", ada.private)


async def test_a_link_founds_one_group_and_can_be_withdrawn(core: CoreGroup) -> None:
    stage = core.stage
    cora, mia = await stage.coordinator("Cora"), stage.actor("Mia", "sv")
    page = await _begins(cora, "Österbotten", "✓ Finland", "Svenska", "Next ▸", "Next ▸")
    await cora.presses("Link for a facilitator", page)
    first = _address(cora, "startgroup=region_")
    await cora.presses("Withdraw that link", page)
    chat, second = await _chat(stage, mia, "Vasa"), await _chat(stage, mia, "Karleby")
    await _opens(mia, first, chat)
    mia.sees("återkallad", chat)
    await cora.presses("Link for a facilitator", page)
    link = _address(cora, "startgroup=region_")
    assert link != first

    await _opens(core.frida, link, core.chat)
    core.frida.sees("already a core group in another region: Kainuu", core.chat)
    mia.person.adds(core.ben.person, chat)
    await _opens(core.ben, link, chat)
    core.ben.sees("facilitator", chat)
    await _opens(mia, link, chat)
    mia.sees("Region: Österbotten", chat)
    await _opens(mia, link, second)
    mia.sees("använd i en annan grupp", second)
    await cora.presses("Link for a facilitator", page)
    late = _address(cora, "startgroup=region_")
    await stage.passes(days=15)
    await _opens(mia, late, second)
    assert "för gammal" in mia.last(second).text


async def test_each_question_can_be_skipped_and_a_name_that_was_a_slip_taken_back(stage: Stage) -> None:
    cora, eve = await stage.coordinator("Cora", "fi"), stage.actor("Eve")
    await cora.says("/alue Lapi", chat=cora.private)
    asked = cora.sees("Uusi alue", cora.private)
    await cora.presses("En tarkoittanut uutta", asked)
    assert "Alueita ei ole vielä" in asked.text
    page = await _begins(cora, "Lappi", *["Seuraava ▸"] * 4)
    assert "Suomi · English · Helsinki" in page.text
    await cora.presses("Aikavyöhyke", page)
    await cora.presses("Muu…", page)
    await cora.says("Atlantis", chat=cora.private)
    await cora.says("Stockholm", chat=cora.private)
    cora.sees("Suomi · English · Tukholma", cora.private)
    await cora.says("/alue lappi", chat=cora.private)
    assert "🌍 Lappi" in cora.last(cora.private).text
    await cora.presses("Teksti paikallislehteen", cora.last(cora.private))
    found = _address(cora, "start=find_")
    await eve.starts(found.partition("start=")[2])
    eve.sees("Let's find you a group", eve.private)
    await cora.says("/alue Lappi, Kainuu", chat=cora.private)
    cora.sees("yhden alueen nimi kerrallaan", cora.private)


async def test_groups_live_as_their_region_does_until_they_choose_otherwise(core: CoreGroup) -> None:
    cora, frida = await core.stage.coordinator("Cora", "sv"), core.frida
    ada = core.stage.actor("Ada", "fi")
    await appoint(core.stage, cora, ada, "adviser Kainuu")
    await frida.says("/setup", core.chat)
    await frida.presses("Size of the group", frida.last(core.chat))
    await frida.presses("Ideally 6", frida.last(core.chat))
    await ada.says("/alue kainuu", chat=ada.private)
    page = ada.last(ada.private)
    await ada.presses("Alueen tavat", page)
    for way, choice in (("Hiljaiset tunnit", "Alkaa 22.00"), ("Ryhmän koko", "Toiveena 12")):
        await ada.presses(way, page)
        await ada.presses(choice, page)
        await ada.presses("« Takaisin", page)
    assert "🌙 Hiljaiset tunnit: 22.00–8.00\n🌱 Yrityksiä: toiveena 12, enintään 12" in page.text
    await frida.says("/setup", core.chat)
    card = frida.last(core.chat)
    assert "Quiet hours: 22:00–08:00\n" in card.text and "ideally 6" in card.text
    await frida.presses("Size of the group", card)
    await frida.presses("As in the region", card)
    assert "ideally 12" in card.text
    await ada.presses("Hiljaiset tunnit", page)
    await ada.presses("Kuten verkostossa", page)
    await frida.says("/setup", core.chat)
    assert "Quiet hours: 21:00–08:00" in frida.last(core.chat).text
    await cora.says("/region Kainuu", chat=cora.private)
    await cora.presses("Så gör regionen", cora.last(cora.private))
    assert "Så gör grupperna här." in cora.last(cora.private).text


async def test_a_region_says_some_texts_in_its_own_words(core: CoreGroup) -> None:
    stage, siv, eve = core.stage, core.stage.actor("Siv <3"), core.stage.actor("Eve")
    cora, ada = await stage.coordinator("Cora"), stage.actor("Ada", "sv")
    await appoint(stage, cora, ada, "adviser Kainuu")
    await ada.says("/region Kainuu", chat=ada.private)
    page = ada.last(ada.private)
    for label in ("Så gör regionen", "Texter med egna ord", "Hälsa företag välkomna", "Ändra texten"):
        await ada.presses(label, page)
    await ada.says("Hurra {name}!", chat=ada.private)
    ada.sees("exakt de här, skrivna precis så här: {company} {name} {place}", ada.private)
    await ada.says("Hip <b>hip</b> {name}! {company} & the {place} others", chat=ada.private)
    preview = ada.sees("Så här skulle det se ut", ada.private)
    assert "Hip <b>hip</b> Aino! Kahvila Aino & the 3 others" in preview.text
    core.frida.person.adds(siv.person, core.chat)
    core.frida.person.adds(eve.person, core.chat)
    await siv.says("/join Siv's Saunas", core.chat)
    assert "is now in the group" in siv.sees("Siv's Saunas", core.chat).text
    await stage.bot_stops()
    await stage.bot_starts()
    for _ in range(2):
        await ada.presses("Använd det här", preview) if "Använd det här" in _labels(preview) else None
    assert "Med regionens egna ord:" in preview.text
    await eve.says("/join Eve & Co", core.chat)
    eve.sees("Hip <b>hip</b> Eve! Eve & Co & the 4 others", core.chat)
    await ada.presses("Som i nätverket", preview)
    assert "Med nätverkets egna ord:" in preview.text
    assert "Så gör regionen" not in _labels(preview)


@pytest.mark.parametrize(
    ("who", "typed", "answer"),
    [
        ("nobody", "/region Lappi", "Only coordinators can do that"),
        ("nobody", "/region", "Only coordinators can do that"),
        ("adviser", "/region Lappi", "“Lappi” isn't one of your regions"),
        ("adviser", "/region", "• Kainuu – 1 group, first steps: 2/6"),
        ("adviser", "/region KAINUU", "👥 Group: Kainuu core"),
    ],
)
async def test_who_may_see_which_region(core: CoreGroup, who: str, typed: str, answer: str) -> None:
    cora, ada = await core.stage.coordinator("Cora"), core.stage.actor("Ada")
    if who == "adviser":
        await appoint(core.stage, cora, ada, "adviser Kainuu")
    await ada.says(typed, chat=ada.private)
    assert answer in ada.last(ada.private).text
    assert not {"Adviser", "End this region"} & set(_labels(ada.last(ada.private)))
