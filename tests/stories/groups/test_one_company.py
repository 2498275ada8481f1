"""The same company in two groups is one company of the network, when its people or a facilitator say so."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from sandbox import Chat
from storage import tables
from tests.stories.conftest import CoreGroup
from tests.stories.stage import Actor, Stage


@pytest.fixture
async def lapland(core: CoreGroup) -> Chat:
    """A second group, of another facilitator."""
    liisa = core.stage.actor("Liisa")
    chat = await core.stage.group(liisa, core.aino, core.ben, core.frida, title="Lapland core")
    await liisa.says("/setup Lapland")
    return chat


async def _companies(stage: Stage) -> int:
    """How many companies the network has."""
    assert stage.mgn is not None
    async with stage.mgn.services.dependencies.database.transaction() as tx:
        return int(await tx.value(select(func.count(tables.companies.c.enterprise_id.distinct()))))


async def _opens(actor: Actor, group: Chat, company: str) -> None:
    await actor.says("/members", chat=group)
    url = actor.last(group).buttons[0]["url"]
    await actor.starts(url.partition("start=")[2])
    await actor.presses(company, actor.last(actor.private))


async def test_whoever_joins_a_second_group_is_asked_and_can_take_it_back(core: CoreGroup, lapland: Chat) -> None:
    await core.aino.starts()
    await core.aino.says("/join Aino Oy", chat=lapland)
    asked = core.aino.sees("One company in two groups", core.aino.private)
    assert "Aino Oy" in asked.text
    assert "Kahvila Aino" in asked.text
    assert await _companies(core.stage) == 3
    for press, companies, said in (
        ("Same company", 2, "One company in the network"),
        ("Undo", 3, "One company in two groups"),
        ("Different company", 3, "Two different companies"),
        ("Undo", 3, "One company in two groups"),
        ("Same company", 2, "One company in the network"),
    ):
        await core.aino.presses(press, asked)
        assert said in asked.text
        assert await _companies(core.stage) == companies
    # Nothing of that is said in either group, and each goes on calling the company as it does.
    assert core.aino.person.seen("One company", lapland) is None
    await core.ben.says("/members", chat=core.chat)
    assert "Kahvila Aino" in core.ben.last(core.chat).text


async def test_the_same_name_alone_joins_nothing(core: CoreGroup, lapland: Chat) -> None:
    dora = core.stage.actor("Dora")
    core.frida.person.adds(dora.person, lapland)
    await dora.starts()
    await dora.says("/join Kahvila Aino", chat=lapland)
    assert await _companies(core.stage) == 3
    assert dora.person.seen("One company in two groups", dora.private) is None


async def test_a_facilitator_joins_and_splits_what_people_have_not(core: CoreGroup, lapland: Chat) -> None:
    # Aino has never started the bot: she cannot be asked.
    await core.aino.says("/join Aino Oy", chat=lapland)
    await core.frida.starts()
    await _opens(core.frida, core.chat, "Kahvila Aino")
    card = core.frida.last(core.frida.private)
    assert "Maybe the same company" in card.text
    await core.frida.presses("🔗 Aino Oy · Lapland core", card)
    await core.frida.presses("Same company", card)
    assert await _companies(core.stage) == 2
    await core.frida.presses("« Back", card)
    assert "The same company in the network" in card.text
    await core.frida.presses("🔗 Aino Oy · Lapland core", card)
    await core.frida.presses("Undo", card)
    assert await _companies(core.stage) == 3
    async with core.stage.mgn.services.dependencies.database.transaction() as tx:  # type: ignore[union-attr]
        moves = await tx.all(select(tables.enterprise_moves))
    assert [(move.how, move.moved_at is not None, move.undone_by is not None) for move in moves] == [
        ("facilitator", True, True)
    ]


async def test_a_member_sees_who_is_in_the_group_but_joins_nobody_elses(core: CoreGroup, lapland: Chat) -> None:
    await core.aino.says("/join Aino Oy", chat=lapland)
    await core.ben.starts()
    await _opens(core.ben, core.chat, "Kahvila Aino")
    card = core.ben.last(core.ben.private)
    assert "Kahvila Aino" in card.text
    assert "Lapland" not in card.text
    assert [button["text"] for button in card.buttons] == ["« Back"]


async def test_a_stranger_opens_no_list_of_a_group(core: CoreGroup) -> None:
    await core.ben.says("/members", chat=core.chat)
    payload = core.ben.last(core.chat).buttons[0]["url"].partition("start=")[2]
    olga = core.stage.actor("Olga")
    await olga.starts(payload)
    assert "Kahvila Aino" not in "".join(message.text for message in olga.person.messages(olga.private))


async def test_the_day_and_the_reason_of_leaving_are_kept(core: CoreGroup) -> None:
    await core.stage.passes(days=3)
    await core.ben.quits(core.chat)
    frida, aino = core.frida.person, core.aino.person
    frida.removes(aino, core.chat)
    await core.stage.settle()
    async with core.stage.mgn.services.dependencies.database.transaction() as tx:  # type: ignore[union-attr]
        stays = await tx.all(select(tables.stays).order_by(tables.stays.c.id))
        left = await tx.all(select(tables.memberships.c.left_because).order_by(tables.memberships.c.id))
    assert [(stay.because, (stay.until - stay.since).days) for stay in stays] == [("removed", 3), ("left", 3)]
    assert [row[0] for row in left] == ["removed", "left"]
