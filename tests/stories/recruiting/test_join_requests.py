"""Somebody asks to be let into a group's chat: the bot meets them with the same questions."""

from __future__ import annotations

from tests.stories.conftest import CoreGroup
from tests.stories.stage import Actor


async def _may_invite(core: CoreGroup) -> None:
    core.frida.person.promotes(core.stage.bot, chat=core.chat, can_invite_users=True)
    await core.stage.settle()
    await core.frida.starts()


async def _chat_link(core: CoreGroup, source: str) -> str:
    cora = await core.stage.coordinator("Cora")
    await cora.says(f"/recruit Kainuu core {source}", chat=cora.private)
    await cora.presses("Link into the chat", chat=cora.private)
    return next(link.url for link in core.chat.invite_links.values() if link.name == source)


async def _asks(core: CoreGroup, sanna: Actor, url: str) -> None:
    sanna.person.uses_invite(url)
    await core.stage.settle()


async def test_the_questions_come_in_private_and_a_facilitators_yes_opens_the_chat(core: CoreGroup) -> None:
    await _may_invite(core)
    sanna = core.stage.actor("Sanna")
    await _asks(core, sanna, await _chat_link(core, "fair"))
    sanna.sees("1/5 What is your company called", sanna.private)
    await sanna.says("Sannan Kukka", chat=sanna.private)
    for _ in range(3):
        await sanna.presses("Skip this one", chat=sanna.private)
    await sanna.presses("Any time suits me", chat=sanna.private)
    sanna.sees("This group could suit you:\n\n👥 Kainuu core", sanna.private)
    await sanna.presses("I'd like to join", chat=sanna.private)
    assert not core.chat.has(sanna.person.id)
    await core.frida.presses("Let them in", chat=core.frida.private)
    assert core.chat.has(sanna.person.id)
    sanna.sees("open to you now", sanna.private)
    await core.aino.says("/members", chat=core.chat)
    core.aino.sees("Sannan Kukka", core.chat)
    await core.frida.says("/recruit", chat=core.chat)
    await core.frida.starts(core.frida.last(core.chat).buttons[0]["url"].partition("start=")[2])
    core.frida.sees("• fair: 1 opened · 1 answered · 1 joined", core.frida.private)


async def test_where_telegram_waits_ten_seconds_the_request_is_left_to_the_administrators(core: CoreGroup) -> None:
    await _may_invite(core)
    core.stage.bot.answers_join_requests = True
    core.frida.person.puts_in_charge(core.stage.bot, chat=core.chat)
    sanna = core.stage.actor("Sanna", "fi")
    url = await _chat_link(core, "messut")
    await _asks(core, sanna, url)
    request = core.chat.join_requests[sanna.person.id]
    assert request.query_id is None
    sanna.sees("1/5 Mikä on yrityksesi nimi", sanna.private)
    await core.stage.passes(minutes=6)
    await sanna.presses("Jätän väliin", chat=sanna.private)
    sanna.sees("2/5", sanna.private)


async def test_turned_down_the_request_is_declined(core: CoreGroup) -> None:
    await _may_invite(core)
    sanna = core.stage.actor("Sanna")
    await _asks(core, sanna, await _chat_link(core, "fair"))
    for _ in range(4):
        await sanna.presses("Skip this one", chat=sanna.private)
    await sanna.presses("Any time suits me", chat=sanna.private)
    await sanna.presses("I'd like to join", chat=sanna.private)
    card = core.frida.sees("Sanna would like to join", core.frida.private)
    await core.frida.presses("There's no room now", card)
    assert core.chat.join_requests == {}
    sanna.sees("can't take anybody in just now", sanna.private)


async def test_whom_a_facilitator_adds_by_hand_belongs_to_their_company_at_once(core: CoreGroup) -> None:
    sanna = core.stage.actor("Sanna")
    await sanna.starts()
    await sanna.presses("I'm looking for a group", chat=sanna.private)
    await sanna.says("Sannan Kukka", chat=sanna.private)
    for _ in range(3):
        await sanna.presses("Skip this one", chat=sanna.private)
    await sanna.presses("Any time suits me", chat=sanna.private)
    await sanna.presses("I'd like to join", chat=sanna.private)
    await core.frida.presses("Let them in", chat=core.chat)
    core.frida.person.adds(sanna.person, chat=core.chat)
    await core.stage.settle()
    await core.aino.says("/members", chat=core.chat)
    core.aino.sees("Sannan Kukka", core.chat)


async def test_who_is_in_is_introduced_in_words_they_approve_and_asked_after_a_week(core: CoreGroup) -> None:
    await _may_invite(core)
    sanna = core.stage.actor("Sanna")
    await _asks(core, sanna, await _chat_link(core, "fair"))
    await sanna.says("Sannan Kukka", chat=sanna.private)
    await sanna.presses("Skip this one", chat=sanna.private)
    await sanna.says("florist", chat=sanna.private)
    await sanna.presses("More customers", chat=sanna.private)
    await sanna.presses("Any time suits me", chat=sanna.private)
    await sanna.presses("I'd like to join", chat=sanna.private)
    await core.frida.presses("Let them in", chat=core.frida.private)
    card = sanna.sees(
        r"Should I tell the group this\?\n👥 Kainuu core\n\n🌱 Sannan Kukka has joined us: welcome, Sanna!\n🏠 florist",
        sanna.private,
    )
    await sanna.presses("In my own words", card)
    await sanna.says("I sell <roses> & tulips.", chat=sanna.private)
    again = sanna.sees("I sell <roses> & tulips.", sanna.private)
    assert all("roses" not in message.text for message in core.aino.person.messages(core.chat))
    for _ in range(2):
        await sanna.presses("Yes, tell them", again if "Yes, tell them" in str(again.buttons) else card)
    told = [message for message in core.aino.person.messages(core.chat) if "<roses> & tulips" in message.text]
    assert len(told) == 1
    await core.stage.passes(days=8)
    sanna.sees("What would you like to ask the group first", sanna.private)
    await sanna.says("Where do you buy paper bags?", chat=sanna.private)
    assert "paper bags" in sanna.last(sanna.private).text
