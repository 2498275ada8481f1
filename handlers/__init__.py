"""Telegram in: unpack, call one service, show. What people say and press is declared in each file;
the list below is everything the bot listens to, in order."""

from __future__ import annotations

from typing import Any

from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    PollAnswerHandler,
    PollHandler,
    filters,
)

from bot.domain.commands import BY_NAME
from bot.telegram.context import Context
from handlers import answers, chats, pending_input, polls, refusals
from handlers.gate import gated
from handlers.wiring import TAKES

# An edited message never runs a command twice, and a forwarded post of a channel runs none.
FRESH = filters.UpdateType.MESSAGE & ~filters.IS_AUTOMATIC_FORWARD & ~filters.VIA_BOT

FILE = filters.VOICE | filters.PHOTO | filters.Document.ALL | filters.VIDEO_NOTE


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Hang every handler into the application behind the gate, most particular first."""
    application.add_handlers(
        [
            ChatMemberHandler(gated(chats.own_membership), ChatMemberHandler.MY_CHAT_MEMBER),
            ChatMemberHandler(gated(chats.others_membership), ChatMemberHandler.CHAT_MEMBER),
            MessageHandler(filters.StatusUpdate.MIGRATE, gated(chats.migrated)),
            MessageHandler(filters.StatusUpdate.LEFT_CHAT_MEMBER, gated(chats.left)),
            PollAnswerHandler(gated(polls.answered)),
            PollHandler(gated(polls.changed)),
            MessageHandler(filters.StatusUpdate.POLL_OPTION_ADDED, gated(polls.option_added)),
            MessageHandler(filters.StatusUpdate.POLL_OPTION_DELETED, gated(polls.option_deleted)),
            *(
                CommandHandler(BY_NAME[name].names, gated(callback), filters=FRESH & ~filters.SenderChat.CHANNEL)
                for name, callback in TAKES.commands.items()
            ),
            *(
                CallbackQueryHandler(gated(callback), pattern=f"^{action.prefix}(:|$)")
                for action, callback in TAKES.buttons.items()
            ),
            CallbackQueryHandler(gated(refusals.unknown_press)),
            MessageHandler(filters.UpdateType.EDITED_MESSAGE, gated(pending_input.edited)),
            MessageHandler(
                FRESH & filters.TEXT & filters.REPLY & filters.ChatType.GROUPS & ~filters.COMMAND,
                gated(pending_input.in_group),
            ),
            MessageHandler(FRESH & FILE & filters.REPLY & filters.ChatType.GROUPS, gated(answers.file_in_group)),
            MessageHandler(
                FRESH & filters.TEXT & filters.ChatType.PRIVATE & ~filters.COMMAND, gated(pending_input.in_private)
            ),
            MessageHandler(FRESH & FILE & filters.ChatType.PRIVATE, gated(pending_input.file_in_private)),
            MessageHandler(FRESH & filters.ChatType.PRIVATE, gated(pending_input.not_understood)),
        ]
    )
    application.add_error_handler(refusals.show)
