"""Which bot hears of what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sandbox import Chat, Person, World

from .conftest import Wire


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("/go", True),
        ("/go@helper_bot now", True),
        ("/go@HELPER_BOT", True),
        ("please /go@helper_bot", True),
        ("/go@other_bot", False),
        ("please /go", False),
        ("plain text", False),
        ("@helper_bot hello", False),
    ],
)
def test_privacy_mode_lets_through_what_is_meant_for_the_bot(
    bot: Wire, group: Chat, ben: Person, text: str, heard: bool
) -> None:
    ben.says(text, chat=group)
    assert bot.texts() == ([text] if heard else [])


def test_replies_to_the_bot_are_heard_and_replies_to_people_are_not(
    bot: Wire, world: World, group: Chat, aino: Person, ben: Person
) -> None:
    sent = bot("sendMessage", chat_id=group.id, text="Question?")
    ben.says("an answer", chat=group, reply_to=group.messages[sent["message_id"]])
    ben.says("a remark", chat=group, reply_to=aino.says("hm", chat=group))
    (heard,) = bot.got("message")
    assert heard["text"] == "an answer"
    assert heard["reply_to_message"]["message_id"] == sent["message_id"]


@pytest.mark.parametrize("how", ["privacy off", "administrator"])
def test_everything_is_heard_with_privacy_off_or_as_administrator(
    bot: Wire, group: Chat, ben: Person, admin: Callable[..., None], how: str
) -> None:
    if how == "administrator":
        admin(group)
    else:
        bot.account.privacy = False
    ben.says("plain text", chat=group)
    assert bot.texts() == ["plain text"]


def test_a_bot_hears_neither_itself_nor_other_bots(
    bot: Wire, world: World, group: Chat, aino: Person, admin: Callable[..., None]
) -> None:
    admin(group)
    other = Wire(world, world.add_bot("Other", "other_bot", privacy=False))
    aino.adds(other.account, group)
    bot.updates(), other.updates()
    bot("sendMessage", chat_id=group.id, text="from one")
    other("sendMessage", chat_id=group.id, text="from the other")
    assert bot.updates() == [] and other.updates() == []


def test_a_bare_command_goes_to_the_bot_that_wrote_last_only(
    bot: Wire, world: World, group: Chat, aino: Person
) -> None:
    other = Wire(world, world.add_bot("Other", "other_bot"))
    aino.adds(other.account, group)
    bot.updates(), other.updates()
    other("sendMessage", chat_id=group.id, text="hello")
    aino.says("/go", chat=group)
    assert other.texts() == ["/go"] and bot.texts() == []
    aino.says("/go@helper_bot", chat=group)
    assert other.texts() == [] and bot.texts() == ["/go@helper_bot"]


def test_service_messages_come_in_spite_of_privacy_mode(
    bot: Wire, world: World, group: Chat, aino: Person, ben: Person
) -> None:
    aino.renames(group, "Renamed")
    aino.adds(world.add_user("Cia"), group)
    aino.pins(ben.says("hush", chat=group))
    kinds = [
        next(k for k in ("new_chat_title", "new_chat_members", "pinned_message") if k in m) for m in bot.got("message")
    ]
    assert kinds == ["new_chat_title", "new_chat_members", "pinned_message"]


def test_of_its_own_service_messages_a_bot_hears_pins_and_titles(
    bot: Wire, group: Chat, admin: Callable[..., None]
) -> None:
    admin(group)
    sent = bot("sendMessage", chat_id=group.id, text="Pin me")
    bot("pinChatMessage", chat_id=group.id, message_id=sent["message_id"])
    bot("setChatTitle", chat_id=group.id, title="New")
    pinned, titled = bot.got("message")
    assert pinned["pinned_message"]["text"] == "Pin me" and pinned["from"]["is_bot"]
    assert titled["new_chat_title"] == "New"


def test_edits_are_heard_by_the_same_rule(bot: Wire, group: Chat, ben: Person) -> None:
    command, plain = ben.says("/go", chat=group), ben.says("text", chat=group)
    bot.updates()
    ben.edits(command, "/go there")
    ben.edits(plain, "other text")
    (update,) = bot.updates()
    assert update["edited_message"]["text"] == "/go there"
    assert update["edited_message"]["edit_date"] >= update["edited_message"]["date"]


def test_an_edit_that_changes_nothing_is_none(bot: Wire, group: Chat, ben: Person) -> None:
    command = ben.says("/go", chat=group)
    bot.updates()
    ben.edits(command, "/go")
    assert bot.updates() == []


def test_deletions_are_not_told(bot: Wire, group: Chat, ben: Person) -> None:
    command = ben.says("/go", chat=group)
    bot.updates()
    ben.deletes(command)
    assert bot.updates() == []
    assert command not in ben.messages(group)


def test_in_private_everything_is_heard(bot: Wire, ben: Person) -> None:
    ben.starts(payload="from-link_1")
    ben.says("hello")
    first, second = bot.got("message")
    assert first["text"] == "/start from-link_1"
    assert first["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert first["chat"] == {"id": ben.id, "type": "private", "first_name": "Ben", "last_name": "Berg"}
    assert first["from"]["language_code"] == "en"
    assert second["text"] == "hello"
