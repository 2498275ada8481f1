"""Where a bot may write, and what it is told where it may not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from sandbox import ApiError, BotAccount, Chat, Person, World

from .conftest import Wire


def refused(bot: Wire, chat_id: int | str) -> str:
    """What a text to a chat gets."""
    return bot.refused("sendMessage", chat_id=chat_id, text="Hi")


def test_a_bot_cannot_begin_a_private_chat(bot: Wire, group: Chat, ben: Person) -> None:
    assert refused(bot, ben.id) == "Forbidden: bot can't initiate conversation with a user"
    ben.starts(bot.account)
    assert bot("sendMessage", chat_id=ben.id, text="Hi")["chat"]["type"] == "private"


def test_who_was_never_met_is_not_found(bot: Wire, world: World, account: BotAccount) -> None:
    stranger = world.add_user("Stranger")
    for chat_id in (stranger.id, 12345, -100123, account.id, "@nobody_here"):
        assert refused(bot, chat_id) == "Bad Request: chat not found"


def test_a_blocked_bot_is_told_and_so_is_one_let_in_again(bot: Wire, ben: Person) -> None:
    ben.starts(bot.account)
    bot.updates()
    ben.blocks(bot.account)
    (change,) = bot.got("my_chat_member")
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("member", "kicked")
    assert refused(bot, ben.id) == "Forbidden: bot was blocked by the user"
    ben.starts(bot.account)
    change, start = bot.updates()
    assert change["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert start["message"]["text"] == "/start"
    bot("sendMessage", chat_id=ben.id, text="Welcome back")


def test_somebody_who_left_telegram_is_deactivated(bot: Wire, ben: Person) -> None:
    ben.starts(bot.account)
    ben.deletes_account()
    assert refused(bot, ben.id) == "Forbidden: user is deactivated"


@pytest.mark.parametrize("kind", ["group", "supergroup"])
def test_a_bot_that_was_removed_or_left_may_not_write(bot: Wire, aino: Person, kind: str) -> None:
    chat = aino.creates_group("Core", bot.account, kind=kind)
    bot.updates()
    aino.removes(bot.account, chat)
    change, message = bot.updates()
    assert change["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert message["message"]["left_chat_member"]["id"] == bot.account.id
    assert refused(bot, chat.id) == f"Forbidden: bot was kicked from the {kind} chat"
    aino.adds(bot.account, chat)
    assert bot.got("my_chat_member")[0]["new_chat_member"]["status"] == "member"
    bot("leaveChat", chat_id=chat.id)
    assert bot.got("my_chat_member")[0]["new_chat_member"]["status"] == "left"
    assert refused(bot, chat.id) == f"Forbidden: bot is not a member of the {kind} chat"
    aino.says("/go", chat=chat)
    assert bot.updates() == []


def test_a_deleted_group_says_so(bot: Wire, aino: Person) -> None:
    chat = aino.creates_group("Core", bot.account, kind="group")
    aino.deletes_group(chat)
    assert refused(bot, chat.id) == "Forbidden: the group chat was deleted"


def test_a_group_becomes_a_supergroup_with_another_id(bot: Wire, aino: Person, ben: Person) -> None:
    old = aino.creates_group("Core", bot.account, ben, kind="group")
    aino.promotes(bot.account, old)
    bot.updates()
    new = aino.upgrades(old)
    gone, come = bot.got("message")
    assert gone["chat"]["id"] == old.id and gone["migrate_to_chat_id"] == new.id
    assert come["chat"] == {"id": new.id, "type": "supergroup", "title": "Core"}
    assert come["migrate_from_chat_id"] == old.id and come["message_id"] == 1
    with pytest.raises(ApiError) as refusal:
        bot("sendMessage", chat_id=old.id, text="Hi")
    assert refusal.value.body() == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": new.id},
    }
    assert bot("getChatMember", chat_id=new.id, user_id=bot.account.id)["status"] == "administrator"
    bot("sendMessage", chat_id=new.id, text="Hi")


def test_people_go_on_in_the_supergroup(bot: Wire, aino: Person, ben: Person) -> None:
    old = aino.creates_group("Core", bot.account, ben, kind="group")
    ben.says("hello", chat=old)
    new = aino.upgrades(old)
    assert ben.says("/go").chat is new
    assert ben.says("/go", chat=old).chat is new
    assert old not in ben.chats() and new in ben.chats()


def test_old_messages_of_an_upgraded_group_cannot_be_edited(bot: Wire, aino: Person) -> None:
    old = aino.creates_group("Core", bot.account, kind="group")
    sent = bot("sendMessage", chat_id=old.id, text="Hi")["message_id"]
    aino.upgrades(old)
    refusal = bot.refused("editMessageText", chat_id=old.id, message_id=sent, text="Ho")
    assert refusal == "Bad Request: message can't be edited"


@pytest.mark.parametrize(
    ("permission", "method", "params", "what"),
    [
        ("can_send_messages", "sendMessage", {"text": "Hi"}, "text messages"),
        ("can_send_polls", "sendPoll", {"question": "?", "options": [{"text": "x"}]}, "polls"),
        ("can_send_messages", "sendLocation", {"latitude": 1.0, "longitude": 1.0}, "locations"),
    ],
)
def test_what_members_may_not_send_a_bot_may_not_either(
    bot: Wire,
    group: Chat,
    aino: Person,
    admin: Callable[..., None],
    permission: str,
    method: str,
    params: dict[str, object],
    what: str,
) -> None:
    aino.permits(group, **{permission: False})
    refusal = bot.refused(method, chat_id=group.id, **params)
    assert refusal == f"Bad Request: not enough rights to send {what} to the chat"
    admin(group)
    bot(method, chat_id=group.id, **params)


def test_a_restricted_bot_may_not_write_but_is_still_there(bot: Wire, group: Chat, aino: Person) -> None:
    aino.restricts(bot.account, group)
    (change,) = bot.got("my_chat_member")
    assert change["new_chat_member"]["is_member"] and not change["new_chat_member"]["can_send_messages"]
    assert refused(bot, group.id) == "Bad Request: not enough rights to send text messages to the chat"


def test_a_restriction_ends_at_its_time(bot: Wire, world: World, group: Chat, aino: Person) -> None:
    aino.restricts(bot.account, group, until=world.now() + 3600)
    world.clock.advance(timedelta(hours=1))
    bot("sendMessage", chat_id=group.id, text="Hi")


def test_a_public_group_is_known_by_its_name(bot: Wire, aino: Person) -> None:
    chat = aino.creates_group("Open", username="open_group")
    assert bot("getChat", chat_id="@open_group")["id"] == chat.id
    assert refused(bot, "@open_group") == "Forbidden: bot is not a member of the supergroup chat"


def test_what_does_not_exist_fails_loudly(bot: Wire, world: World, group: Chat) -> None:
    assert bot.refused("sendGame", chat_id=group.id) == "Not Found: method not found"
    assert bot.refused("sendMessage", chat_id=group.id, text="x", business_connection_id="1").startswith("Bad Request")
    assert [line.partition(":")[0] for line in world.violations] == ["sendGame", "sendMessage"]
    world.violations.clear()
