"""A region's own words and questions, where people read them."""

from __future__ import annotations

import json
import re
from datetime import timedelta

from bot.domain.people import Who
from bot.domain.regions.texts import WORDABLE, Worded, values_in
from bot.presenters.recruiting import public_pages
from locales import text_in
from tests.stories.conftest import CoreGroup
from tests.stories.recruiting.test_links import payload_of
from tests.stories.stage import BEGINNING, Actor, Stage


async def _words_everything(stage: Stage, cora: Actor) -> None:
    """Every text of the first region in the region's own words: its name, and the values it has to keep."""
    assert stage.mgn is not None
    service, who = stage.mgn.services.region_texts, Who(cora.person.id, "Cora", "en")
    for number, key in enumerate(WORDABLE):
        usual = (await service.show(who, 1, number, "en")).usual
        kept = " ".join(f"{{{name}}}" for name in sorted(values_in(usual)))
        await service.propose(who, 1, number, "en", f"OWN {key} & <b> {kept}")
        await service.use(who, 1, number, "en")


async def test_every_text_of_a_region_is_said_where_it_belongs(stage: Stage) -> None:
    cora, frida, aino, ben = (
        await stage.coordinator("Cora"),
        *(stage.actor(name) for name in ("Frida", "Aino", "Ben")),
    )
    sanna, otso, gun = (stage.actor(name) for name in ("Sanna", "Otso", "Gun"))
    await cora.says("/region Kainuu", chat=cora.private)
    page = cora.last(cora.private)
    for _ in range(4):
        await cora.presses("Next ▸", page)
    await _words_everything(stage, cora)

    def said(actor: Actor, key: Worded, chat: object = None) -> None:
        actor.sees(f"OWN {key} & <b>", chat or actor.private)  # type: ignore[arg-type]

    await cora.presses("Link for a facilitator", page)
    said(cora, Worded.LINK)
    await cora.presses("Text for the local paper", page)
    said(cora, Worded.PAPER)
    paper = payload_of(cora)
    chat = await stage.group(frida, aino, ben)
    await frida.says("/setup Kainuu", chat=chat)
    said(frida, Worded.NEXT, chat)
    await aino.says("/join Kahvila Aino", chat=chat)
    said(aino, Worded.JOINED, chat)
    await aino.starts()
    await ben.says("/join Ben's Bikes", chat=chat)
    said(ben, Worded.TURN, chat)
    await ben.starts()
    await aino.says("/schedule 15 Dec 17:00 @ our café", chat=chat)
    said(aino, Worded.ANNOUNCED, chat)
    await aino.says("/privacy", chat=aino.private)
    said(aino, Worded.PRIVACY)
    await cora.says("/recruit Kainuu fair", chat=cora.private)
    said(cora, Worded.SHARE)

    # Newcomers are asked what the region asks, in its words.
    await cora.presses("How this region works", page)
    await cora.presses("Newcomers' questions", page)
    for question in ("✓ What they do", "✓ When they could meet"):
        await cora.presses(question, page)
    await cora.presses("« Back", page)
    assert "🌱 Questions for newcomers: 3 of 5" in page.text
    await sanna.starts(paper)
    said(sanna, Worded.LOOKING)
    sanna.sees(f"1/4 OWN {Worded.ASK_COMPANY}", sanna.private)
    await sanna.says("Sannan Kukka", chat=sanna.private)
    sanna.sees(f"2/4 OWN {Worded.ASK_PLACE}", sanna.private)
    await sanna.presses("Kainuu", chat=sanna.private)
    sanna.sees(f"3/4 OWN {Worded.ASK_SEEKS}", sanna.private)
    await sanna.presses("Others like me", chat=sanna.private)
    sanna.sees(f"4/4 OWN {Worded.ASK_OWN} & <b>", sanna.private)
    await sanna.presses("Skip this one", chat=sanna.private)
    sanna.sees("Kahvila Aino", sanna.private)
    await cora.presses("Newcomers' questions", page)
    await cora.presses("As in the network", page)
    await otso.starts(paper)
    for key in (Worded.ASK_COMPANY, Worded.ASK_PLACE, Worded.ASK_TRADE, Worded.ASK_SEEKS, Worded.ASK_DAYS):
        otso.sees(f"/6 OWN {key}", otso.private)
        if key is not Worded.ASK_DAYS:
            await otso.presses("Skip this one", chat=otso.private)

    # Until the meeting is over, and after it.
    await stage.until(BEGINNING + timedelta(days=20, hours=8))
    said(aino, Worded.REMINDED, chat)
    await ben.presses("Bring a guest", chat=ben.private)
    said(ben, Worded.PASS)
    passed = re.search(r"start=(guest_\S+)", ben.last(ben.private).text)
    assert passed is not None
    await gun.starts(passed[1])
    await gun.presses("I'm coming", chat=gun.private)
    await stage.until(BEGINNING + timedelta(days=21, hours=10))
    said(aino, Worded.THANKS, chat)
    await ben.says("/takeaway Raise prices a little each year", chat=chat)
    await stage.until(BEGINNING + timedelta(days=24))
    said(aino, Worded.RECAP, chat)
    await gun.starts(passed[1])
    said(gun, Worded.GUEST)
    assert stage.mgn is not None
    there = (await stage.mgn.services.public_pages.every())["kainuu"]
    shown = public_pages.region_page(text_in("en"), there, "https://x", "https://t.me/x").decode()
    assert f"OWN {Worded.PAGE} &amp; &lt;b&gt;" in shown


async def test_a_question_of_the_regions_own_is_asked_last_and_read_by_those_who_meet_the_newcomer(
    core: CoreGroup,
) -> None:
    stage, frida = core.stage, core.frida
    cora = await stage.coordinator("Cora")
    await frida.starts()
    await cora.says("/region Kainuu", chat=cora.private)
    page = cora.last(cora.private)
    for label in ("How this region works", "Newcomers' questions", "A question of our own"):
        await cora.presses(label, page)
    assert "No question of your own yet" in page.text
    await cora.presses("Change the wording", page)
    await cora.says("x" * 301, chat=cora.private)
    cora.sees("1 character too long", cora.private)
    await cora.says("Do you <live> here?", chat=cora.private)
    card = cora.last(cora.private)
    assert "Do you <live> here?" in card.text
    siv, eve = stage.actor("Siv", "sv"), stage.actor("Eve")
    await eve.starts()
    await eve.presses("I'm looking for a group", chat=eve.private)
    await eve.says("Eve Oy", chat=eve.private)
    await eve.presses("Kainuu", chat=eve.private)
    eve.sees("3/5", eve.private)
    await cora.presses("Use this", card)
    # Siv reads Swedish, in which the region has not worded it.
    await siv.starts()
    await siv.presses("Jag letar efter en grupp", chat=siv.private)
    await siv.says("Sivs Blommor", chat=siv.private)
    await siv.presses("Kainuu", chat=siv.private)
    for label in ("Hoppa över den här", "Hoppa över den här", "Alla tider passar"):
        await siv.presses(label, chat=siv.private)
    siv.sees(r"6/6 Do you <live> here\?\nDen som släpper in dig", siv.private)
    await siv.says("Sedan 2019", chat=siv.private)
    await siv.presses("Jag vill gå med", siv.sees("Den här gruppen kan passa dig", siv.private))
    assert "➕ Do you <live> here? Sedan 2019" in frida.sees("Siv would like to join", frida.private).text
    await siv.says("/mydata", chat=siv.private)
    stored = stage.world.files.known(siv.last(siv.private).content["document"]["file_id"])
    assert stored is not None
    (kept,) = json.loads(stage.world.files.get(stored.path))["kept"]["newcomers"]["rows"]
    assert (kept["own_question"], kept["own_answer"]) == ("Do you <live> here?", "Sedan 2019")
    # Taken back, it is asked no more, also of whoever it had been asked already.
    for label in ("Skip this one", "Skip this one", "Any time suits me"):
        await eve.presses(label, chat=eve.private)
    eve.sees(r"6/6 Do you <live> here\?", eve.private)
    await cora.presses("Don't ask this", card)
    await eve.presses("Skip this one", chat=eve.private)
    eve.sees("This group could suit you", eve.private)
    assert "No question of your own yet" in card.text
