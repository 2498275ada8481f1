"""Coming and going, standing, bans and rights."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from sandbox import BotAccount, Chat, Person, World

from .conftest import Wire


def test_a_bot_is_told_when_it_comes_into_a_supergroup(bot: Wire, account: BotAccount, aino: Person) -> None:
    chat = aino.creates_group("Core", account)
    change, message = bot.updates()
    assert change["my_chat_member"]["from"] == aino.user_json()
    assert change["my_chat_member"]["old_chat_member"]["status"] == "left"
    assert change["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert message["message"]["new_chat_members"] == [account.user.json()]
    assert message["message"]["chat"]["id"] == chat.id


def test_a_plain_group_comes_with_its_members(bot: Wire, account: BotAccount, aino: Person, ben: Person) -> None:
    aino.creates_group("Core", members=[account, ben], kind="group")
    change, message = bot.updates()
    assert change["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert message["message"]["group_chat_created"] is True


def test_chat_member_comes_to_administrators_only(
    bot: Wire, world: World, group: Chat, aino: Person, ben: Person, admin: Callable[..., None]
) -> None:
    ben.leaves(group)
    assert [list(update)[1] for update in bot.updates()] == ["message"]
    admin(group)
    aino.adds(ben, group)
    change, joined = bot.updates()
    assert change["chat_member"]["new_chat_member"] == {"status": "member", "user": ben.user_json()}
    assert change["chat_member"]["from"] == aino.user_json()
    assert joined["message"]["new_chat_members"] == [ben.user_json()]
    ben.leaves(group)
    change, left = bot.updates()
    assert change["chat_member"]["new_chat_member"]["status"] == "left"
    assert left["message"]["left_chat_member"] == ben.user_json()


def test_promotion_and_demotion_are_told_to_the_bot_itself(bot: Wire, group: Chat, aino: Person) -> None:
    aino.promotes(bot.account, group, can_pin_messages=True)
    aino.demotes(bot.account, group)
    up, down = bot.got("my_chat_member")
    assert up["new_chat_member"]["status"] == "administrator"
    assert up["new_chat_member"]["can_pin_messages"] and not up["new_chat_member"]["can_invite_users"]
    assert down["new_chat_member"]["status"] == "member"


def test_administrators_are_listed_without_other_bots(
    bot: Wire, world: World, group: Chat, aino: Person, ben: Person, admin: Callable[..., None]
) -> None:
    other = world.add_bot("Other", "other_bot")
    aino.adds(other, group)
    for who in (ben, other):
        aino.promotes(who, group)
    admin(group)
    found = bot("getChatAdministrators", chat_id=group.id)
    assert {(member["user"]["first_name"], member["status"]) for member in found} == {
        ("Aino", "creator"),
        ("Ben", "administrator"),
        ("Helper", "administrator"),
    }
    assert bot("getChatMemberCount", chat_id=group.id) == 4


def test_somebodys_standing_can_be_asked(bot: Wire, world: World, group: Chat, aino: Person, ben: Person) -> None:
    stranger = world.add_user("Cia")
    assert bot("getChatMember", chat_id=group.id, user_id=aino.id)["status"] == "creator"
    assert bot("getChatMember", chat_id=group.id, user_id=ben.id)["status"] == "member"
    assert bot("getChatMember", chat_id=group.id, user_id=stranger.id)["status"] == "left"
    assert bot.refused("getChatMember", chat_id=group.id, user_id=5) == "Bad Request: member not found"


def test_private_chats_have_no_administrators(bot: Wire, ben: Person) -> None:
    ben.starts(bot.account)
    refusal = bot.refused("getChatAdministrators", chat_id=ben.id)
    assert refusal == "Bad Request: there are no administrators in the private chat"
    assert bot("getChatMemberCount", chat_id=ben.id) == 2


def test_a_ban_needs_the_right_and_spares_those_above(
    bot: Wire, group: Chat, aino: Person, ben: Person, admin: Callable[..., None]
) -> None:
    def ban(who: int) -> str:
        return bot.refused("banChatMember", chat_id=group.id, user_id=who)

    assert ban(ben.id) == "Bad Request: not enough rights to restrict/unrestrict chat member"
    admin(group, can_restrict_members=True)
    aino.promotes(ben, group)
    assert ban(ben.id) == "Bad Request: user is an administrator of the chat"
    assert ban(aino.id) == "Bad Request: can't remove chat owner"
    assert ban(bot.account.id) == "Bad Request: can't restrict self"
    assert ban(5) == "Bad Request: member not found"


def test_who_is_banned_cannot_come_back_until_let(
    bot: Wire, group: Chat, aino: Person, ben: Person, admin: Callable[..., None]
) -> None:
    link = aino.makes_invite_link(group)
    admin(group, can_restrict_members=True)
    bot("banChatMember", chat_id=group.id, user_id=ben.id)
    change, message = bot.updates()
    assert change["chat_member"]["new_chat_member"]["status"] == "kicked"
    assert message["message"]["left_chat_member"] == ben.user_json()
    with pytest.raises(PermissionError):
        ben.uses_invite(link)
    bot("unbanChatMember", chat_id=group.id, user_id=ben.id, only_if_banned=True)
    assert ben.uses_invite(link) is group


def test_a_ban_can_end_by_itself(
    bot: Wire, world: World, group: Chat, aino: Person, ben: Person, admin: Callable[..., None]
) -> None:
    link = aino.makes_invite_link(group)
    admin(group, can_restrict_members=True)
    bot("banChatMember", chat_id=group.id, user_id=ben.id, until_date=world.now() + 600)
    world.clock.advance(timedelta(minutes=10))
    assert ben.uses_invite(link) is group


def test_a_member_can_be_restricted_and_freed(bot: Wire, group: Chat, ben: Person, admin: Callable[..., None]) -> None:
    admin(group, can_restrict_members=True)
    at = {"chat_id": group.id, "user_id": ben.id}
    bot("restrictChatMember", **at, permissions={"can_send_messages": False})
    with pytest.raises(PermissionError):
        ben.says("hello", chat=group)
    everything = {"can_send_other_messages": True, "can_add_web_page_previews": True, "can_send_polls": True}
    bot("restrictChatMember", **at, permissions=everything | {"can_send_messages": True})
    ben.says("hello", chat=group)
    assert bot("getChatMember", **at)["status"] == "member"


def test_a_bot_promotes_with_no_more_than_it_has(
    bot: Wire, world: World, group: Chat, ben: Person, aino: Person, admin: Callable[..., None]
) -> None:
    at = {"chat_id": group.id, "user_id": ben.id}
    assert bot.refused("promoteChatMember", **at, can_pin_messages=True) == "Bad Request: not enough rights"
    admin(group, can_promote_members=True, can_pin_messages=True)
    assert bot.refused("promoteChatMember", **at, can_delete_messages=True) == "Bad Request: RIGHT_FORBIDDEN"
    bot("promoteChatMember", **at, can_pin_messages=True)
    bot("setChatAdministratorCustomTitle", **at, custom_title="Host")
    member = bot("getChatMember", **at)
    assert member["can_be_edited"] and member["can_pin_messages"] and member["custom_title"] == "Host"
    bot("promoteChatMember", **at)
    assert bot("getChatMember", **at)["status"] == "member"


def test_supergroup_methods_are_refused_in_plain_groups(bot: Wire, aino: Person, ben: Person) -> None:
    chat = aino.creates_group("Plain", bot.account, ben, kind="group")
    at = {"chat_id": chat.id, "user_id": ben.id}
    assert bot.refused("restrictChatMember", **at, permissions={}) == (
        "Bad Request: method is available only for supergroups"
    )
    words = "Bad Request: method is available for supergroup and channel chats only"
    assert bot.refused("unbanChatMember", **at) == words
    assert bot.refused("promoteChatMember", **at) == words


def test_permissions_of_all_can_be_set(bot: Wire, group: Chat, ben: Person, admin: Callable[..., None]) -> None:
    admin(group, can_restrict_members=True)
    bot("setChatPermissions", chat_id=group.id, permissions={"can_send_messages": True})
    shown = bot("getChat", chat_id=group.id)["permissions"]
    assert shown["can_send_messages"] and not shown["can_send_polls"] and shown["can_react_to_messages"]
    with pytest.raises(PermissionError):
        ben.sends_document(b"x", chat=group)


def test_a_bot_that_takes_no_part_in_groups_cannot_be_added(world: World, group: Chat, aino: Person) -> None:
    loner = world.add_bot("Loner", "loner_bot", can_join_groups=False)
    with pytest.raises(PermissionError):
        aino.adds(loner, group)


def test_newcomers_see_no_history_where_it_is_hidden(world: World, group: Chat, aino: Person) -> None:
    group.hides_history = True
    aino.says("before", chat=group)
    cia = world.add_user("Cia")
    aino.adds(cia, group)
    aino.says("after", chat=group)
    cia.leaves(group)
    aino.says("too late", chat=group)
    assert [message.text for message in cia.messages(group) if message.text] == ["after"]


def test_titles_and_descriptions_need_the_right(
    bot: Wire, group: Chat, aino: Person, admin: Callable[..., None]
) -> None:
    aino.permits(group, can_change_info=False)
    refusal = bot.refused("setChatTitle", chat_id=group.id, title="New")
    assert refusal == "Bad Request: not enough rights to change chat title"
    admin(group, can_change_info=True)
    bot("setChatTitle", chat_id=group.id, title="New")
    bot("setChatDescription", chat_id=group.id, description="About us")
    shown = bot("getChat", chat_id=group.id)
    assert (shown["title"], shown["description"]) == ("New", "About us")
    assert bot.refused("setChatTitle", chat_id=group.id, title="New") == "Bad Request: chat title is not modified"
