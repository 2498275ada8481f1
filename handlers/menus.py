"""The command menu of one chat, with the commands of the person's roles, also in countries' languages."""

from __future__ import annotations

import structlog
from telegram import (
    BotCommand,
    BotCommandScopeChat,
    BotCommandScopeChatAdministrators,
    MenuButtonDefault,
    MenuButtonWebApp,
    WebAppInfo,
)
from telegram.error import TelegramError

from bot.domain.commands import Menu
from bot.domain.delivery.remedies import unquoted
from bot.domain.views import GroupSettings, OwnMenu
from bot.presenters import people as shown
from bot.telegram.context import Context
from bot.telegram.menus import menu_in_chats
from locales import EVERYWHERE, Text, text_in

log = structlog.get_logger(__name__)


async def show_own_menu(context: Context, menu: OwnMenu) -> None:
    """Give somebody's private chat the menu of their roles and language, or everybody's where that has all they need."""
    scope = BotCommandScopeChat(menu.telegram_id)
    try:
        await _show_app(context, menu, text_in(menu.language) if Menu.ADVISERS in menu.roles else None)
        if not menu.roles and menu.language in EVERYWHERE:
            await context.bot.delete_my_commands(scope=scope)
            return
        entries = shown.own_menu(menu)
        await context.bot.set_my_commands([BotCommand(name, does) for name, does in entries], scope=scope)
    except TelegramError as error:
        # /help says the same; the menu comes with the next /start.
        log.warning("menu.not_set", why=unquoted(error.message))


async def show_group_menu(context: Context, view: GroupSettings) -> None:
    """Give a group that speaks a language of its country the menu in it; everybody's menu has the others."""
    if view.languages == EVERYWHERE:
        return
    chat, language = view.group.chat_id, view.group.language
    scopes = {
        Menu.MEMBERS: BotCommandScopeChat(chat),
        Menu.FACILITATORS: BotCommandScopeChatAdministrators(chat),
    }
    try:
        for menu, scope in scopes.items():
            if language in EVERYWHERE:
                await context.bot.delete_my_commands(scope=scope)
                continue
            entries = menu_in_chats(text_in(language), menu)
            await context.bot.set_my_commands([BotCommand(name, does) for name, does in entries], scope=scope)
    except TelegramError as error:
        log.warning("menu.not_set", why=unquoted(error.message))


async def _show_app(context: Context, menu: OwnMenu, t: Text | None) -> None:
    """The menu button of those who look after groups opens the network's page; of others it shows the commands.

    Args:
        t: the words of somebody who looks after groups; None for anybody else.
    """
    base = context.services.dependencies.public_url
    if base is None or not base.startswith("https://"):
        # Telegram opens Mini Apps over HTTPS alone.
        return
    button = None if t is None else MenuButtonWebApp(t.plain("button-network-page"), WebAppInfo(f"{base}/network"))
    await context.bot.set_chat_menu_button(menu.telegram_id, button or MenuButtonDefault())
