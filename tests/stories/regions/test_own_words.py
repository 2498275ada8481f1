"""A region's own words and questions, where people read them."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.domain.people import Who
from bot.domain.regions.texts import WORDABLE, Worded, values_in
from bot.presenters.recruiting import public_pages
from locales import text_in
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
    sanna.sees(f"1/3 OWN {Worded.ASK_COMPANY}", sanna.private)
    await sanna.says("Sannan Kukka", chat=sanna.private)
    sanna.sees(f"2/3 OWN {Worded.ASK_PLACE}", sanna.private)
    await sanna.presses("Kainuu", chat=sanna.private)
    sanna.sees(f"3/3 OWN {Worded.ASK_SEEKS}", sanna.private)
    await sanna.presses("Others like me", chat=sanna.private)
    sanna.sees("Kahvila Aino", sanna.private)
    await cora.presses("Newcomers' questions", page)
    await cora.presses("As in the network", page)
    await otso.starts(paper)
    for key in (Worded.ASK_COMPANY, Worded.ASK_PLACE, Worded.ASK_TRADE, Worded.ASK_SEEKS, Worded.ASK_DAYS):
        otso.sees(f"/5 OWN {key}", otso.private)
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
