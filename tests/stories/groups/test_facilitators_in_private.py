"""A facilitator who belongs to no company looks after a group from the private chat."""

from __future__ import annotations

from tests.stories.conftest import CoreGroup
from tests.stories.network import appoint


async def test_an_adviser_who_facilitates_opens_a_vote_and_settles_a_theme_from_the_private_chat(
    core: CoreGroup,
) -> None:
    frida = core.frida
    cora = await core.stage.coordinator("Cora")
    await appoint(core.stage, cora, frida, "adviser Kainuu")
    await core.aino.says("/propose Pricing our services")
    await core.ben.says("/propose Export to Sweden")
    await frida.says("/vote 48", chat=frida.private)
    frida.sees("Kainuu core\n🗳 The vote is open", frida.private)
    poll = next(m for m in core.chat.messages.values() if m.poll is not None)
    assert poll.poll is not None
    assert {option.text for option in poll.poll.options} == {"Pricing our services", "Export to Sweden"}
    await core.stage.passes(hours=48, seconds=5)
    await frida.says("/theme Bookkeeping", chat=frida.private)
    frida.sees("theme of the next meeting: Bookkeeping", frida.private)
    await core.aino.says("/themes", chat=core.chat)
    assert "Bookkeeping" in core.aino.last(core.chat).text


async def test_of_two_groups_the_facilitator_chooses_and_others_groups_are_not_among_them(core: CoreGroup) -> None:
    stage, frida = core.stage, core.frida
    cora, liisa = await stage.coordinator("Cora"), stage.actor("Liisa")
    await appoint(stage, cora, frida, "adviser")
    lapland = await stage.group(frida, liisa, title="Lapland core")
    await frida.says("/setup Lapland", chat=lapland)
    elsewhere = await stage.group(liisa, title="Åland core")
    await liisa.says("/setup Åland", chat=elsewhere)
    await frida.says("/theme Bookkeeping", chat=frida.private)
    card = frida.last(frida.private)
    assert [button["text"] for button in card.buttons] == ["Kainuu core", "Lapland core"]
    await frida.presses("Kainuu core", card)
    frida.sees("theme of the next meeting: Bookkeeping", frida.private)


async def test_an_adviser_who_is_no_administrator_of_the_chat_opens_nothing(core: CoreGroup) -> None:
    stage = core.stage
    cora, otto = await stage.coordinator("Cora"), stage.actor("Otto")
    await appoint(stage, cora, otto, "adviser Kainuu")
    await otto.says("/vote", chat=otto.private)
    otto.sees("not in a core group yet", otto.private)
    assert all(m.poll is None for m in core.chat.messages.values())
