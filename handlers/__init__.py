"""Telegram in: unpack, call one service, show. The list below is everything the bot listens to, in order."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update
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

from bot.actions import (
    Action,
    AskSetting,
    Attendance,
    CalendarFeed,
    CalendarFile,
    ChooseGroup,
    HostTurn,
    JoinCompany,
    Language,
    Rate,
    RolesPage,
    Rsvp,
    SearchPage,
    Setting,
    SettingsPage,
    WithdrawRole,
    WithdrawRoleLink,
)
from bot.context import Context
from bot.domain.commands import BY_NAME
from handlers import (
    appointments,
    chats,
    chosen,
    companies,
    feeds,
    groups,
    meetings,
    people,
    polls,
    refusals,
    reviews,
    search,
    typed,
)

Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]

# An edited message never runs a command twice, and a forwarded post of a channel runs none.
FRESH = filters.UpdateType.MESSAGE & ~filters.IS_AUTOMATIC_FORWARD & ~filters.VIA_BOT

ON_COMMAND: dict[str, Callback] = {
    "setup": groups.setup,
    "join": companies.join,
    "leave": companies.leave,
    "members": companies.members,
    "hosts": meetings.hosts,
    "schedule": meetings.schedule,
    "cancel": meetings.cancel,
    "meeting": meetings.meeting,
    "invite": appointments.invite,
    "takeaway": reviews.takeaway,
    "search": search.search,
    "start": people.start,
    "help": people.help_,
    "language": people.language,
}

ON_PRESS: dict[type[Action], Callback] = {
    HostTurn: meetings.answer_turn,
    Rsvp: meetings.answer_invitation,
    CalendarFile: meetings.calendar,
    CalendarFeed: feeds.show,
    Attendance: reviews.tick,
    Rate: reviews.rate,
    SettingsPage: groups.open_page,
    Setting: groups.change,
    AskSetting: groups.ask,
    JoinCompany: companies.pick,
    Language: people.choose_language,
    SearchPage: search.turn_page,
    RolesPage: appointments.open_book,
    WithdrawRole: appointments.withdraw_role,
    WithdrawRoleLink: appointments.withdraw_link,
    ChooseGroup: chosen.pick,
}


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Hang every handler into the application, most particular first."""
    application.add_handlers(
        [
            ChatMemberHandler(chats.own_membership, ChatMemberHandler.MY_CHAT_MEMBER),
            ChatMemberHandler(chats.others_membership, ChatMemberHandler.CHAT_MEMBER),
            MessageHandler(filters.StatusUpdate.MIGRATE, chats.migrated),
            MessageHandler(filters.StatusUpdate.LEFT_CHAT_MEMBER, chats.left),
            PollAnswerHandler(polls.answered),
            PollHandler(polls.changed),
            MessageHandler(filters.StatusUpdate.POLL_OPTION_ADDED, polls.option_added),
            MessageHandler(filters.StatusUpdate.POLL_OPTION_DELETED, polls.option_deleted),
            *(
                CommandHandler(BY_NAME[name].names, callback, filters=FRESH & ~filters.SenderChat.CHANNEL)
                for name, callback in ON_COMMAND.items()
            ),
            *(
                CallbackQueryHandler(callback, pattern=f"^{action.prefix}(:|$)")
                for action, callback in ON_PRESS.items()
            ),
            CallbackQueryHandler(refusals.unknown_press),
            MessageHandler(
                FRESH & filters.TEXT & filters.REPLY & filters.ChatType.GROUPS & ~filters.COMMAND, typed.in_group
            ),
            MessageHandler(FRESH & filters.TEXT & filters.ChatType.PRIVATE & ~filters.COMMAND, typed.in_private),
            MessageHandler(FRESH & filters.ChatType.PRIVATE, typed.not_understood),
        ]
    )
    application.add_error_handler(refusals.show)
