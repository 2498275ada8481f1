"""Command menus, descriptions, menu buttons."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox import Chat, Person

from .conftest import Json, Wire


def put(bot: Wire, name: str, language: str = "", **scope: Any) -> None:
    """A menu with one command."""
    params: dict[str, Any] = {"commands": [{"command": name, "description": f"Does {name}"}]}
    if scope:
        params["scope"] = scope
    if language:
        params["language_code"] = language
    bot("setMyCommands", **params)


def menu(person: Person, chat: Chat) -> list[str]:
    """The commands somebody is offered."""
    return [str(command["command"]) for command in person.commands(chat)]


def test_the_narrowest_scope_counts_and_there_ones_own_language(
    bot: Wire, group: Chat, aino: Person, ben: Person
) -> None:
    steps: list[tuple[Json, str, str]] = [
        ({}, "", "default"),
        ({}, "fi", "default_fi"),
        ({"type": "all_group_chats"}, "", "groups"),
        ({"type": "all_chat_administrators"}, "", "admins"),
        ({"type": "all_chat_administrators"}, "fi", "admins_fi"),
        ({"type": "chat", "chat_id": group.id}, "", "chat"),
        ({"type": "chat_administrators", "chat_id": group.id}, "", "chat_admins"),
        ({"type": "chat_member", "chat_id": group.id, "user_id": aino.id}, "", "member"),
    ]
    seen = []
    for scope, language, name in steps:
        put(bot, name, language, **scope)
        seen.append((menu(aino, group)[0], menu(ben, group)[0]))
    assert seen == [
        ("default", "default"),
        ("default_fi", "default"),
        ("groups", "groups"),
        ("admins", "groups"),
        ("admins_fi", "groups"),
        ("chat", "chat"),
        ("chat_admins", "chat"),
        ("member", "chat"),
    ]


def test_private_chats_have_scopes_of_their_own(bot: Wire, aino: Person) -> None:
    aino.starts(bot.account)
    chat = aino.private()
    put(bot, "default")
    put(bot, "groups", type="all_group_chats")
    assert menu(aino, chat) == ["default"]
    put(bot, "private", type="all_private_chats")
    assert menu(aino, chat) == ["private"]
    put(bot, "mine", type="chat", chat_id=aino.id)
    assert menu(aino, chat) == ["mine"]
    bot("deleteMyCommands", scope={"type": "chat", "chat_id": aino.id})
    bot("setMyCommands", commands=[], scope={"type": "all_private_chats"})
    assert menu(aino, chat) == ["default"]


def test_a_menu_comes_back_for_exactly_its_scope_and_language(bot: Wire) -> None:
    put(bot, "one", "fi")
    assert bot("getMyCommands") == []
    assert bot("getMyCommands", language_code="fi") == [{"command": "one", "description": "Does one"}]


@pytest.mark.parametrize("name", ["Big", "with space", "x" * 33, "ä"])
def test_bad_commands_are_refused(bot: Wire, name: str) -> None:
    refusal = bot.refused("setMyCommands", commands=[{"command": name, "description": "x"}])
    assert refusal == "Bad Request: BOT_COMMAND_INVALID"


def test_a_scope_of_an_unknown_chat_is_refused(bot: Wire) -> None:
    commands = [{"command": "go", "description": "x"}]
    scope = {"type": "chat", "chat_id": -100}
    assert bot.refused("setMyCommands", commands=commands, scope=scope) == "Bad Request: chat not found"


def test_names_and_descriptions_have_languages(bot: Wire) -> None:
    bot("setMyDescription", description="Helps")
    bot("setMyDescription", description="Auttaa", language_code="fi")
    assert bot("getMyDescription", language_code="fi") == {"description": "Auttaa"}
    assert bot("getMyDescription", language_code="sv") == {"description": "Helps"}
    bot("setMyShortDescription", short_description="Short")
    assert bot("getMyShortDescription") == {"short_description": "Short"}
    assert bot("getMyName") == {"name": "Helper"}
    bot("setMyName", name="Helping hand")
    assert bot("getMe")["first_name"] == "Helping hand"


def test_a_bot_knows_itself(bot: Wire) -> None:
    me = bot("getMe")
    assert me["is_bot"] and me["username"] == "helper_bot"
    assert me["can_join_groups"] and not me["can_read_all_group_messages"]


def test_menu_buttons_are_per_chat_or_for_all(bot: Wire, ben: Person) -> None:
    assert bot("getChatMenuButton") == {"type": "commands"}
    button = {"type": "web_app", "text": "Open", "web_app": {"url": "https://example.org"}}
    bot("setChatMenuButton", chat_id=ben.id, menu_button=button)
    assert bot("getChatMenuButton", chat_id=ben.id) == button
    assert bot("getChatMenuButton") == {"type": "commands"}


def test_the_rights_a_bot_asks_for_are_kept(bot: Wire) -> None:
    rights = {"is_anonymous": False, "can_manage_chat": True, "can_pin_messages": True}
    bot("setMyDefaultAdministratorRights", rights=rights)
    assert bot("getMyDefaultAdministratorRights")["can_pin_messages"]
    assert not bot("getMyDefaultAdministratorRights", for_channels=True)["can_manage_chat"]
