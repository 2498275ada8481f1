"""Coordinators give roles by a link, see who holds which, and take them back."""

from __future__ import annotations

import re

import pytest

from storage import tables
from tests.stories.conftest import CoreGroup
from tests.stories.stage import Actor, Stage


def _payload(actor: Actor) -> str:
    found = re.search(r"start=(role_[\w-]+)", actor.last(actor.private).text)
    assert found is not None
    return found.group(1)


async def _appoint(stage: Stage, cora: Actor, somebody: Actor, what: str) -> None:
    await cora.says(f"/invite {what}", chat=cora.private)
    await somebody.starts(_payload(cora))


async def test_a_link_gives_a_role_once_and_the_coordinator_hears_of_it(core: CoreGroup) -> None:
    cora, rae, eve = await core.stage.coordinator("Cora"), core.stage.actor("Rae"), core.stage.actor("Eve")
    await cora.says("/invite researcher kainuu", chat=cora.private)
    assert "researcher (Kainuu)" in cora.last().text
    payload = _payload(cora)
    await rae.starts(payload)
    rae.sees(r"role in the network: researcher \(Kainuu\)", rae.private)
    cora.sees("Rae has opened your link", cora.private)
    await rae.starts(payload)
    rae.sees("role in the network", rae.private)
    await eve.starts(payload)
    eve.sees("used or withdrawn", eve.private)


async def test_who_has_a_role_but_no_group_is_told_what_they_can_do(stage: Stage) -> None:
    cora, rae, eve = await stage.coordinator("Cora"), stage.actor("Rae", "sv"), stage.actor("Eve")
    await _appoint(stage, cora, rae, "researcher")
    await rae.starts()
    assert "Du har en roll i nätverket. /hjalp visar" in rae.last(rae.private).text
    await eve.starts()
    assert "You are not in a core group yet" in eve.last(eve.private).text


async def test_only_coordinators_invite_and_wrong_words_get_an_example(stage: Stage) -> None:
    cora, ben = await stage.coordinator("Cora"), stage.actor("Ben")
    await ben.says("/invite adviser", chat=ben.private)
    ben.sees("Only the network's coordinators")
    await ben.says("/invite", chat=ben.private)
    assert "Only the network's coordinators" in ben.last().text
    await cora.says("/invite king Kainuu", chat=cora.private)
    cora.sees("“king Kainuu” is not a role.*for example: /invite adviser Kainuu")
    await cora.says("/invite adviser Atlantis", chat=cora.private)
    cora.sees("no core group in Atlantis yet")


@pytest.mark.parametrize(
    ("language", "for_coordinators", "for_authors", "elsewhere"),
    [
        ("English", "Only the network's coordinators", "Only advisers, researchers", "works in a private chat"),
        ("Suomi", "Vain verkoston koordinaattorit", "Vain neuvojat, tutkijat", "toimii yksityiskeskustelussa"),
        ("Svenska", "bara nätverkets koordinatorer", "Det är rådgivare, forskare", "fungerar i en privat chatt"),
    ],
)
async def test_in_a_group_who_may_not_hears_it_at_once_and_who_may_is_told_where_it_works(
    core: CoreGroup, language: str, for_coordinators: str, for_authors: str, elsewhere: str
) -> None:
    cora = await core.stage.coordinator("Cora")
    core.frida.person.adds(cora.person, core.chat)
    if language != "English":
        await core.frida.says("/language", chat=core.chat)
        await core.frida.presses(language, core.frida.last(core.chat))
    for command, no in (("/invite adviser", for_coordinators), ("/announce Hi", for_authors), ("/digest", for_authors)):
        await core.frida.says(command, chat=core.chat)
        assert no in core.frida.last(core.chat).text, command
        await cora.says(command, chat=core.chat)
        assert elsewhere in cora.last(core.chat).text, command


async def test_a_link_is_too_old_after_a_week(stage: Stage) -> None:
    cora, rae = await stage.coordinator("Cora"), stage.actor("Rae")
    await cora.says("/invite adviser", chat=cora.private)
    payload = _payload(cora)
    await stage.passes(days=7)
    await rae.starts(payload)
    rae.sees("over a week old", rae.private)


async def test_roles_and_links_are_withdrawn_with_buttons(stage: Stage) -> None:
    cora, rae = await stage.coordinator("Cora"), stage.actor("Rae")
    await _appoint(stage, cora, rae, "adviser Kainuu, Lapland")
    await cora.says("/invite coordinator", chat=cora.private)
    unused = _payload(cora)
    await cora.says("/invite", chat=cora.private)
    card = cora.last(cora.private)
    assert "Rae – adviser, Kainuu and Lapland" in card.text
    assert "from Cora" in card.text
    await cora.presses("✖ coordinator Tue 1 Dec", card)
    await cora.presses("✖ Rae, adviser", card)
    await cora.presses("« Back", card)
    await cora.presses("✖ Rae, adviser", card)
    assert "Withdraw this role" in card.text
    pressed = [button for button in card.buttons if button["text"] == "Withdraw"]
    assert await cora.presses("Withdraw", card) == "Withdrawn"
    assert "Nobody has been given a role" in card.text
    rae.sees(r"Your role in the network \(adviser\) has ended", rae.private)
    answer = cora.person.press_button(card, pressed[0])
    await stage.settle()
    assert "withdrawn or used already" in (getattr(await answer.answered(5), "text", "") or "")  # type: ignore[union-attr]
    await rae.starts(unused)
    rae.sees("used or withdrawn", rae.private)


async def test_what_a_former_coordinator_handed_out_gives_nothing(stage: Stage) -> None:
    cora, dora, eve = await stage.coordinator("Cora"), stage.actor("Dora"), stage.actor("Eve")
    await _appoint(stage, cora, dora, "coordinator")
    await dora.says("/invite coordinator", chat=dora.private)
    payload = _payload(dora)
    await cora.says("/invite", chat=cora.private)
    await cora.presses("✖ Dora, coordinator", chat=cora.private)
    await cora.presses("Withdraw", chat=cora.private)
    await eve.starts(payload)
    eve.sees("used or withdrawn", eve.private)


async def test_role_commands_stand_only_before_those_whom_they_concern(stage: Stage) -> None:
    cora, ben = await stage.coordinator("Cora"), stage.actor("Ben")
    await ben.starts()
    assert "invite" not in [c["command"] for c in ben.person.commands(ben.private)]
    await ben.says("/help")
    assert "/invite" not in ben.last().text
    assert "invite" in [c["command"] for c in cora.person.commands(cora.private)]
    await cora.says("/help", chat=cora.private)
    assert "/invite" in cora.last().text
    await _appoint(stage, cora, ben, "coordinator")
    assert "invite" in [c["command"] for c in ben.person.commands(ben.private)]
    await cora.says("/invite", chat=cora.private)
    await cora.presses("✖ Ben, coordinator", chat=cora.private)
    await cora.presses("Withdraw", chat=cora.private)
    assert "invite" not in [c["command"] for c in ben.person.commands(ben.private)]


async def test_a_link_opened_again_after_the_role_was_withdrawn_gives_nothing(stage: Stage) -> None:
    cora, rae = await stage.coordinator("Cora"), stage.actor("Rae")
    await cora.says("/invite researcher", chat=cora.private)
    payload = _payload(cora)
    await rae.starts(payload)
    await cora.says("/invite", chat=cora.private)
    await cora.presses("✖ Rae, researcher", chat=cora.private)
    await cora.presses("Withdraw", chat=cora.private)
    await rae.starts(payload)
    assert "used or withdrawn" in rae.last(rae.private).text
    await rae.says("/digest", chat=rae.private)
    assert "Only advisers" in rae.last(rae.private).text


async def test_a_second_link_gives_other_regions_in_place_of_the_first_and_every_change_is_kept(
    core: CoreGroup,
) -> None:
    stage = core.stage
    cora, rae = await stage.coordinator("Cora"), stage.actor("Rae")
    await _appoint(stage, cora, rae, "adviser Lapland")
    first = stage.world.clock.now()
    await stage.passes(hours=1)
    await _appoint(stage, cora, rae, "adviser Kainuu")
    await cora.says("/invite", chat=cora.private)
    book = cora.last(cora.private).text
    assert "Rae – adviser, Kainuu" in book
    assert "adviser, Lapland" not in book
    await cora.presses("✖ Rae, adviser", chat=cora.private)
    await cora.presses("Withdraw", chat=cora.private)
    mgn = stage.mgn
    assert mgn is not None
    async with mgn.database.transaction() as tx:
        roles = tables.roles
        kept = await tx.all(roles.select().order_by(roles.c.id))
    cora_id, later = cora.person.id, stage.world.clock.now()
    assert [(r.role, r.regions, r.granted_by, r.granted_at, r.withdrawn_by, r.withdrawn_at) for r in kept] == [
        ("adviser", ["Lapland"], cora_id, first, cora_id, later),
        ("adviser", ["Kainuu"], cora_id, later, cora_id, later),
    ]


async def test_in_finnish(stage: Stage) -> None:
    kaisa, onni = await stage.coordinator("Kaisa", "fi"), stage.actor("Onni", "fi")
    await kaisa.says("/kutsu neuvoja", chat=kaisa.private)
    assert "roolin: neuvoja (kaikki alueet)" in kaisa.last().text
    await onni.starts(_payload(kaisa))
    onni.sees(r"rooli verkostossa: neuvoja", onni.private)
    await kaisa.says("/kutsu kuningas", chat=kaisa.private)
    kaisa.sees("ei ole rooli")
