"""The bot's command menus and descriptions in Telegram's apps."""

from __future__ import annotations

from collections.abc import Callable

from telegram import Bot, BotCommand, BotCommandScope
from telegram import BotCommandScopeAllChatAdministrators as ForAdministrators
from telegram import BotCommandScopeAllGroupChats as ForGroups
from telegram import BotCommandScopeAllPrivateChats as ForPrivate

from bot.domain.commands import Menu
from bot.presenters import people as shown_people
from locales import EVERYWHERE, Text, text_in


async def introduce(bot: Bot) -> None:
    """Set menus and descriptions in every language.

    A language that a country brings is in the menus of the chats that speak it alone (`handlers.menus`).

    Raises:
        TelegramError: some of them could not be set now.
    """
    scopes: dict[Menu, Callable[[], BotCommandScope]] = {
        Menu.MEMBERS: ForGroups,
        Menu.FACILITATORS: ForAdministrators,
        Menu.PRIVATE: ForPrivate,
    }
    for language in (None, *EVERYWHERE):
        # Without a language code: what everybody else's app shows.
        t = text_in(language or "en")
        for menu, scope in scopes.items():
            entries = [BotCommand(name, does) for name, does in menu_in_chats(t, menu)]
            await bot.set_my_commands(entries, scope=scope(), language_code=language)
        await bot.set_my_description(t.plain("about"), language_code=language)
        await bot.set_my_short_description(t.plain("about-short"), language_code=language)


def menu_in_chats(t: Text, menu: Menu) -> list[tuple[str, str]]:
    """Names and descriptions of the commands in a menu of many chats."""
    members = shown_people.menu_entries(t, Menu.MEMBERS)
    if menu is not Menu.FACILITATORS:
        return shown_people.menu_entries(t, menu)
    # An administrator is a member too, and Telegram shows one menu only.
    return list(dict.fromkeys([*members, *shown_people.menu_entries(t, menu)]))
