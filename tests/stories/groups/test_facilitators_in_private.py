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


async def test_whoever_administers_the_chat_does_the_same_in_private_without_a_role_or_a_company(
    core: CoreGroup,
) -> None:
    await core.frida.starts()
    core.frida.sees("as its facilitator", core.frida.private)
    assert "looking for a group" not in str(core.frida.last(core.frida.private).buttons)
    otto = core.stage.actor("Otto")
    core.frida.person.adds(otto.person, core.chat)
    core.frida.person.promotes(otto.person, core.chat, can_change_info=True)
    await otto.starts()
    await otto.says("/help", chat=core.chat)
    await otto.says("/help", chat=otto.private)
    told = otto.last(otto.private).text
    assert "/schedule" in told and "/vote" in told and "/ask" not in told and "/promise" not in told
    await otto.says("/schedule 15 Dec 17:00 @ our café", chat=otto.private)
    core.aino.sees("Our next meeting is set", core.chat)
    theirs = ("/network", "/report", "/recruit", "/hosts", "/themes")
    for command in theirs:
        await otto.says(command, chat=otto.private)
        assert "Kainuu core" in otto.last(otto.private).text or "Then:" in otto.last(otto.private).text, command
    core.frida.person.demotes(otto.person, core.chat)
    for command in (*theirs, "/cancel"):
        await otto.says(command, chat=otto.private)
        assert "Kainuu core" not in otto.last(otto.private).text, command
        assert "Then:" not in otto.last(otto.private).text, command
    assert core.aino.person.seen("cancelled", core.chat) is None
