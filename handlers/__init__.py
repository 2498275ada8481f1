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
    AnswerDigest,
    AnswerPrivately,
    AnswerSwap,
    AskAnyway,
    AskAs,
    AskDates,
    AskIn,
    AskNetwork,
    AskSetting,
    Attendance,
    BeginOffer,
    CalendarFeed,
    CalendarFile,
    Carry,
    ChooseGroup,
    CloseQuestion,
    CorrectQuestion,
    DecideTie,
    DigestDesk,
    DigestHelped,
    DigestReply,
    DigestRun,
    EndDates,
    Forget,
    GuestAnswer,
    GuestPass,
    Helpful,
    HostTurn,
    JoinCompany,
    JoinTheme,
    Language,
    OfferTheme,
    OtherDate,
    OwnTheme,
    Rate,
    RemoveQuestion,
    ReplyToAnswer,
    RewordTheme,
    RolesPage,
    Rsvp,
    SameQuestion,
    SearchPage,
    Setting,
    SettingsPage,
    ShowAs,
    SupportTheme,
    TakeBackAnswer,
    TakeDate,
    TakeTime,
    Tidy,
    WeeklyMine,
    WithdrawRole,
    WithdrawRoleLink,
    WithdrawTheme,
)
from bot.context import Context
from bot.domain.commands import BY_NAME
from handlers import (
    answers,
    appointments,
    asking,
    ballots,
    chats,
    chosen,
    companies,
    dates,
    digest_buttons,
    digests,
    feeds,
    forgetting,
    groups,
    guests,
    hosting,
    meetings,
    people,
    polls,
    questions,
    refusals,
    reviews,
    search,
    themes,
    typed,
    wishes,
)

Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]

# An edited message never runs a command twice, and a forwarded post of a channel runs none.
FRESH = filters.UpdateType.MESSAGE & ~filters.IS_AUTOMATIC_FORWARD & ~filters.VIA_BOT

FILE = filters.VOICE | filters.PHOTO | filters.Document.ALL | filters.VIDEO_NOTE

ON_COMMAND: dict[str, Callback] = {
    "setup": groups.setup,
    "join": companies.join,
    "leave": companies.leave,
    "propose": themes.propose,
    "themes": themes.themes,
    "theme": themes.theme,
    "vote": ballots.vote,
    "members": companies.members,
    "hosts": meetings.hosts,
    "schedule": meetings.schedule,
    "dates": dates.dates,
    "cancel": meetings.cancel,
    "meeting": meetings.meeting,
    "digest": digests.digest,
    "digests": digests.digests,
    "announce": digests.announce,
    "invite": appointments.invite,
    "takeaway": reviews.takeaway,
    "search": search.search,
    "ask": asking.ask,
    "questions": questions.questions,
    "question": questions.question,
    "volunteer": hosting.volunteer,
    "pass": hosting.pass_on,
    "swap": hosting.swap,
    "pause": hosting.pause,
    "resume": hosting.resume,
    "start": people.start,
    "help": people.help_,
    "language": people.language,
    "forget": forgetting.forget,
}

ON_PRESS: dict[type[Action], Callback] = {
    HostTurn: meetings.answer_turn,
    AnswerSwap: hosting.answer_swap,
    TakeDate: hosting.take_date,
    OtherDate: hosting.other_date,
    AskDates: dates.ask_dates,
    TakeTime: dates.take_time,
    EndDates: dates.end_dates,
    Rsvp: meetings.answer_invitation,
    CalendarFile: meetings.calendar,
    CalendarFeed: feeds.show,
    GuestPass: guests.hand_out,
    GuestAnswer: guests.answer,
    Attendance: reviews.tick,
    Rate: reviews.rate,
    SettingsPage: groups.open_page,
    Setting: groups.change,
    AskSetting: groups.ask,
    JoinCompany: companies.pick,
    Language: people.choose_language,
    Forget: forgetting.choose,
    SearchPage: search.turn_page,
    DigestDesk: digest_buttons.on_desk,
    WeeklyMine: digest_buttons.on_weekly,
    DigestRun: digest_buttons.on_run,
    DigestReply: digest_buttons.on_reply,
    DigestHelped: digest_buttons.on_helped,
    AnswerDigest: digest_buttons.on_answer,
    RolesPage: appointments.open_book,
    WithdrawRole: appointments.withdraw_role,
    WithdrawRoleLink: appointments.withdraw_link,
    ChooseGroup: chosen.pick,
    AskIn: asking.choose_group,
    AskAs: asking.send_off,
    AskAnyway: asking.ask_anyway,
    CorrectQuestion: asking.correct,
    SameQuestion: questions.same,
    Tidy: questions.tidy,
    CloseQuestion: questions.close,
    RemoveQuestion: questions.remove,
    TakeBackAnswer: questions.take_back,
    AskNetwork: questions.ask_network,
    Carry: questions.carry,
    AnswerPrivately: answers.answer_privately,
    Helpful: answers.helpful,
    ReplyToAnswer: answers.ask_for_word,
    ShowAs: answers.show_as,
    SupportTheme: themes.support,
    JoinTheme: themes.join,
    OwnTheme: themes.own,
    RewordTheme: themes.reword,
    WithdrawTheme: themes.withdraw,
    DecideTie: ballots.decide,
    BeginOffer: wishes.begin,
    OfferTheme: wishes.send,
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
            MessageHandler(filters.UpdateType.EDITED_MESSAGE, questions.edited),
            MessageHandler(
                FRESH & filters.TEXT & filters.REPLY & filters.ChatType.GROUPS & ~filters.COMMAND, typed.in_group
            ),
            MessageHandler(FRESH & FILE & filters.REPLY & filters.ChatType.GROUPS, answers.file_in_group),
            MessageHandler(FRESH & filters.TEXT & filters.ChatType.PRIVATE & ~filters.COMMAND, typed.in_private),
            MessageHandler(FRESH & FILE & filters.ChatType.PRIVATE, typed.file_in_private),
            MessageHandler(FRESH & filters.ChatType.PRIVATE, typed.not_understood),
        ]
    )
    application.add_error_handler(refusals.show)
