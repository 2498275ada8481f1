"""The command menu of one private chat: role commands stand only before those whom they concern."""

from __future__ import annotations

import structlog
from telegram import BotCommand, BotCommandScopeChat
from telegram.error import TelegramError

from bot.domain.commands import Menu
from bot.domain.delivery.remedies import unquoted
from bot.domain.people import Who
from bot.presenters import people as shown
from bot.telegram.context import Context
from locales import text_in

log = structlog.get_logger(__name__)


async def show_own_menu(context: Context, who: Who) -> None:
    """Give somebody's private chat the menu of their roles, or everybody's where they hold none."""
    scope = BotCommandScopeChat(who.telegram_id)
    roles = await context.services.appointments.menus(who.telegram_id)
    voice = await context.services.people.voice(who)
    try:
        if not roles:
            await context.bot.delete_my_commands(scope=scope)
            return
        entries = shown.menu_entries(text_in(voice.language), Menu.PRIVATE, *roles)
        await context.bot.set_my_commands([BotCommand(name, does) for name, does in entries], scope=scope)
    except TelegramError as error:
        # /help says the same; the menu comes with the next /start.
        log.warning("menu.not_set", why=unquoted(error.message))
