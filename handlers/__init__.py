"""Handlers: unpack an update, call one service, show the result.

Each file declares what it handles; the list below is everything the bot listens to, in order.
"""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatJoinRequestHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    PollAnswerHandler,
    PollHandler,
    filters,
)

from bot.actions import UnreadableAction
from bot.domain.commands import BY_NAME
from bot.domain.refused import Refused
from bot.telegram.context import Context
from handlers import chats, newcomers, pending_input, polls, refusals
from handlers.feature import Callback
from handlers.gate import gated
from handlers.wiring import TAKES
from locales.commands import names_of

# An edited message never runs a command twice, and a forwarded post of a channel runs none.
FRESH = filters.UpdateType.MESSAGE & ~filters.IS_AUTOMATIC_FORWARD & ~filters.VIA_BOT

FILE = filters.VOICE | filters.PHOTO | filters.Document.ALL | filters.VIDEO_NOTE


def _correctable(name: str, callback: Callback) -> Callback:
    """Where what follows the command cannot be used, better words do."""

    async def go(update: Update, context: Context) -> None:
        context.expects = "command", {"command": name}
        await callback(update, context)

    return _refusable(go)


def _refusable(callback: Callback) -> Callback:
    """A no is said with what is known where it was raised; python-telegram-bot's error handler would begin anew."""

    async def go(update: Update, context: Context) -> None:
        try:
            await callback(update, context)
        except (Refused, UnreadableAction) as no:
            context.error = no
            await refusals.show(update, context)

    return go


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Hang every handler into the application behind the gate, most particular first."""
    application.add_handlers(
        [
            ChatMemberHandler(gated(chats.own_membership), ChatMemberHandler.MY_CHAT_MEMBER),
            ChatMemberHandler(gated(chats.others_membership), ChatMemberHandler.CHAT_MEMBER),
            ChatJoinRequestHandler(gated(newcomers.asks_in)),
            MessageHandler(filters.StatusUpdate.NEW_CHAT_MEMBERS, gated(chats.came)),
            MessageHandler(filters.StatusUpdate.NEW_CHAT_TITLE, gated(chats.renamed)),
            MessageHandler(filters.StatusUpdate.MIGRATE, gated(chats.migrated)),
            MessageHandler(filters.StatusUpdate.LEFT_CHAT_MEMBER, gated(chats.left)),
            PollAnswerHandler(gated(polls.answered)),
            PollHandler(gated(polls.changed)),
            MessageHandler(filters.StatusUpdate.POLL_OPTION_ADDED, gated(polls.option_added)),
            MessageHandler(filters.StatusUpdate.POLL_OPTION_DELETED, gated(polls.option_deleted)),
            *(
                CommandHandler(
                    names_of(BY_NAME[name]),
                    gated(_correctable(name, callback)),
                    filters=FRESH & ~filters.SenderChat.CHANNEL,
                )
                for name, callback in TAKES.commands.items()
            ),
            *(
                CallbackQueryHandler(gated(_refusable(callback)), pattern=f"^{action.prefix}(:|$)")
                for action, callback in TAKES.buttons.items()
            ),
            CallbackQueryHandler(gated(refusals.unknown_press)),
            MessageHandler(filters.UpdateType.EDITED_MESSAGE, gated(_refusable(pending_input.edited))),
            MessageHandler(
                FRESH & filters.TEXT & filters.REPLY & filters.ChatType.GROUPS & ~filters.COMMAND,
                gated(_refusable(pending_input.in_group)),
            ),
            MessageHandler(FRESH & FILE & filters.REPLY & filters.ChatType.GROUPS, gated(pending_input.file_in_group)),
            MessageHandler(
                FRESH & filters.TEXT & filters.ChatType.PRIVATE & ~filters.COMMAND,
                gated(_refusable(pending_input.in_private)),
            ),
            MessageHandler(FRESH & FILE & filters.ChatType.PRIVATE, gated(_refusable(pending_input.file_in_private))),
            MessageHandler(FRESH & filters.ChatType.PRIVATE, gated(pending_input.not_understood)),
        ]
    )
    application.add_error_handler(refusals.show)
