"""/network: who looks after groups sees them at a glance, and lends a hand with a press."""

from __future__ import annotations

from datetime import timedelta

from locales import text_in
from tests.stories.conftest import CoreGroup
from tests.stories.network import appoint
from tests.stories.recruiting.test_links import payload_of
from tests.stories.stage import BEGINNING


async def test_a_coordinator_goes_from_the_picture_into_a_group_and_offers_help(core: CoreGroup) -> None:
    stage = core.stage
    await core.frida.starts()
    cora = await stage.coordinator("Cora")
    chat = await stage.group(core.frida, title="Lappi core")
    await core.frida.says("/setup Lappi", chat=chat)
    await stage.passes(days=15)
    await cora.says("/network", chat=cora.private)
    glance = cora.last(cora.private)
    assert glance.content["photo"]
    assert "The whole network" in glance.text
    assert "2 groups" in glance.text
    # Without a public address there is no page to open.
    assert not any("web_app" in each for each in glance.buttons)
    await cora.presses("📞 Kainuu", glance)
    region = cora.sees("no meeting planned", cora.private)
    await cora.presses("📞 Kainuu core", region)
    group = cora.sees("The group's year: 0 meetings", cora.private)
    await cora.presses("Write to facilitator", group)
    cora.sees("Facilitators: Frida", cora.private)
    await cora.presses("Offer help", group)
    cora.sees("will hear that you would be glad to help", cora.private)
    core.frida.sees("Cora would be glad to help your group", core.frida.private)
    await cora.presses("Back to the region", group)
    await cora.presses("Back to all regions", group)
    assert "The whole network" in cora.sees("2 groups", cora.private).text


async def test_an_adviser_sees_own_regions_a_facilitator_the_own_group_and_others_nothing(core: CoreGroup) -> None:
    cora, ada = await core.stage.coordinator("Cora"), core.stage.actor("Ada", "fi")
    await cora.says("/invite adviser Kainuu", chat=cora.private)
    link = cora.sees("start=role_", cora.private).text.partition("start=")[2].split()[0]
    await ada.starts(link)
    await ada.says("/verkosto", chat=ada.private)
    assert "Kainuu core · 1 ryhmä" in ada.last(ada.private).text
    await core.aino.starts()
    await core.aino.says("/network", chat=core.aino.private)
    core.aino.sees("for coordinators, advisers and facilitators", core.aino.private)
    # Frida has no company here; the group's chat leads her to it.
    await core.aino.says("/network", chat=core.chat)
    core.aino.sees("facilitator", core.chat)
    await core.frida.says("/network", chat=core.chat)
    button = core.frida.sees("in our private chat", core.chat).buttons[0]
    payload = button["url"].partition("start=")[2]
    await core.frida.starts(payload)
    glance = core.frida.last(core.frida.private)
    assert "Kainuu core · 1 group" in glance.text
    await core.frida.presses("The group's year", glance)
    core.frida.sees("The group's year: 0 meetings", core.frida.private)
    await core.aino.starts(payload)
    core.aino.sees("for coordinators, advisers and facilitators", core.aino.private)


async def test_monday_names_what_waits_and_each_line_has_its_button(core: CoreGroup) -> None:
    stage = core.stage
    cora, sanna = await stage.coordinator("Cora"), stage.actor("Sanna")
    advisers = {language: stage.actor(f"Ada {language}", language) for language in ("en", "fi", "sv")}
    for ada in advisers.values():
        await appoint(stage, cora, ada, "adviser Kainuu")
    await core.frida.starts()
    await core.aino.says("/ask Who repairs ovens?", chat=core.chat)
    await cora.says("/recruit Kainuu fair", chat=cora.private)
    await sanna.starts(payload_of(cora))
    for _ in range(4):
        await sanna.presses("Skip this one", chat=sanna.private)
    await sanna.presses("Any time suits me", chat=sanna.private)
    await sanna.presses("I'll wait", chat=sanna.private)
    # The first Monday: new companies, and somebody who waits.
    await stage.until(BEGINNING + timedelta(days=6))
    said = {
        "en": (
            "Your regions this week",
            "2 companies have joined: Kahvila Aino and Ben's Bikes",
            "1 newcomer is waiting",
        ),
        "fi": ("Alueesi tällä viikolla", "2 uutta yritystä: Kahvila Aino ja Ben's Bikes", "1 uusi yritys odottaa"),
        "sv": ("Dina regioner den här veckan", "2 nya företag: Kahvila Aino och Ben's Bikes", "1 nytt företag väntar"),
    }
    for language, lines in said.items():
        ada, t = advisers[language], text_in(language)
        monday = ada.last(ada.private)
        assert all(line in monday.text for line in lines), monday.text
        group, waits, top = (each["text"] for each in monday.buttons)
        assert (group, waits, top) == (
            "👥 Kainuu core",
            t.plain("button-monday-waiting"),
            t.plain("button-network-top"),
        )
        await ada.presses(waits, monday)
        await ada.presses("Kainuu", ada.last(ada.private))
        assert t.plain("recruit-waiting", n=1) in ada.last(ada.private).text
        await ada.presses(top, monday)
        assert ada.last(ada.private).content["photo"]
        await ada.presses(group, monday)
        year = ada.last(ada.private)
        await ada.presses(t.plain("button-network-help"), year)
        core.frida.sees(f"Ada {language} would be glad to help", core.frida.private)
        await ada.presses(t.plain("button-network-write"), year)
        assert "Frida" in ada.last(ada.private).text
    # The next one: the question has waited for a week. An adviser answers it from the message.
    await stage.until(BEGINNING + timedelta(days=13))
    ada = advisers["en"]
    await ada.presses("💬 Who repairs ovens?", ada.sees("Who repairs ovens.” has waited 12.days", ada.private))
    await ada.says("Uuni-Ville in Kajaani does.", chat=ada.private)
    core.aino.sees("1 answer in private", core.chat)
