"""/network: who looks after groups sees them at a glance, and lends a hand with a press."""

from __future__ import annotations

from tests.stories.conftest import CoreGroup


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
    core.frida.sees("Cora would be glad to help your group along", core.frida.private)
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
