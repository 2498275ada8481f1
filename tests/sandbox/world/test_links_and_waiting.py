"""Where links lead, and waiting for what a bot does."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from sandbox import BotAccount, Chat, NoAnswer, Person, World, WorldEvent
from sandbox.people import person as people

from .conftest import Wire


def test_a_deep_link_starts_the_bot_with_its_payload(bot: Wire, ben: Person) -> None:
    for link in ("https://t.me/helper_bot?start=abc-1_2", "t.me/helper_bot?start=abc-1_2"):
        ben.opens(link)
    ben.opens("tg://resolve?domain=helper_bot&start=xyz")
    assert bot.texts() == ["/start abc-1_2", "/start abc-1_2", "/start xyz"]


def test_a_payload_telegram_would_not_take_is_refused(bot: Wire, ben: Person) -> None:
    for payload in ("a b", "ä", "x" * 65):
        with pytest.raises(ValueError, match="payload"):
            ben.starts(bot.account, payload)


def test_a_group_link_adds_the_bot_and_hands_the_payload_on(bot: Wire, aino: Person) -> None:
    chat = aino.creates_group("Core")
    aino.opens("https://t.me/helper_bot?startgroup=abc", chat=chat)
    added, _, start = bot.updates()
    assert added["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert start["message"]["text"] == "/start@helper_bot abc"


def test_a_group_link_may_ask_for_rights(bot: Wire, aino: Person) -> None:
    chat = aino.creates_group("Core")
    aino.opens("https://t.me/helper_bot?startgroup&admin=pin_messages+invite_users", chat=chat)
    member = bot("getChatMember", chat_id=chat.id, user_id=bot.account.id)
    assert member["can_pin_messages"] and member["can_invite_users"] and not member["can_delete_messages"]


def test_other_links_lead_nowhere_here(ben: Person, account: BotAccount, aino: Person) -> None:
    assert ben.opens("https://example.org/") is None
    assert ben.opens("tg://user?id=5") is None
    assert ben.opens("https://t.me/helper_bot") is ben.private(account)
    public = aino.creates_group("Open", username="open_group")
    assert ben.opens("https://t.me/open_group") is public


async def test_somebody_waits_until_a_message_comes(bot: Wire, group: Chat, ben: Person) -> None:
    waiting = asyncio.ensure_future(ben.sees(r"Meeting \d", chat=group))
    await asyncio.sleep(0)
    bot("sendMessage", chat_id=group.id, text="Nothing")
    sent = bot("sendMessage", chat_id=group.id, text="Meeting 2")
    assert (await waiting).id == sent["message_id"]
    assert await ben.sees("Meeting", chat=group) is group.messages[sent["message_id"]]


async def test_an_edit_is_seen_too(bot: Wire, group: Chat, ben: Person) -> None:
    sent = bot("sendMessage", chat_id=group.id, text="Going: 0")
    waiting = asyncio.ensure_future(ben.sees("Going: 1", chat=group))
    await asyncio.sleep(0)
    bot("editMessageText", chat_id=group.id, message_id=sent["message_id"], text="Going: 1")
    assert (await waiting).edited_at is not None


async def test_only_what_is_newer_counts_where_that_is_asked(bot: Wire, group: Chat, ben: Person) -> None:
    bot("sendMessage", chat_id=group.id, text="Hello")
    said = ben.says("/go", chat=group)
    waiting = asyncio.ensure_future(ben.sees("Hello", chat=group, since=said))
    await asyncio.sleep(0)
    assert not waiting.done()
    again = bot("sendMessage", chat_id=group.id, text="Hello again")
    assert (await waiting).id == again["message_id"]


async def test_who_waits_in_vain_is_told_what_is_there(
    bot: Wire, group: Chat, ben: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "PATIENCE", 0.0)
    bot("sendMessage", chat_id=group.id, text="Something else")
    with pytest.raises(NoAnswer, match="Something else"):
        await ben.sees("Meeting", chat=group)


def test_chats_are_listed_the_liveliest_first(bot: Wire, world: World, group: Chat, ben: Person) -> None:
    world.clock.advance(timedelta(seconds=1))
    ben.starts(bot.account)
    assert ben.chats() == [ben.private(), group]
    world.clock.advance(timedelta(seconds=1))
    bot("sendMessage", chat_id=group.id, text="Hi")
    assert ben.chats() == [group, ben.private()]
    ben.leaves(group)
    assert ben.chats() == [ben.private()]


def test_every_visible_change_is_told_to_those_who_look(bot: Wire, world: World, group: Chat, ben: Person) -> None:
    heard: list[WorldEvent] = []
    end = world.listen(heard.append)
    said = ben.says("/go", chat=group)
    ben.edits(said, "/stop")
    ben.reacts(said, "👍")
    ben.deletes(said)
    bot("sendChatAction", chat_id=group.id, action="typing")
    end()
    ben.says("/again", chat=group)
    assert [event.kind for event in heard] == ["message", "changed", "changed", "changed", "typing"]
    assert {event.chat_id for event in heard} == {group.id}
    assert heard[0].message is said and heard[0].message_id == said.id


def test_two_bots_have_private_chats_of_their_own_with_one_person(bot: Wire, world: World, ben: Person) -> None:
    other = Wire(world, world.add_bot("Other", "other_bot"))
    ben.starts(bot.account)
    ben.starts(other.account)
    one, two = ben.private(bot.account), ben.private(other.account)
    assert one is not two and one.id == two.id == ben.id and one.key != two.key
    assert world.chats[two.key] is two
    bot("sendMessage", chat_id=ben.id, text="from one")
    other("sendMessage", chat_id=ben.id, text="from the other")
    assert [message.text for message in ben.messages(two)] == ["/start", "from the other"]
    assert bot.texts() == ["/start"] and other.texts() == ["/start"]
