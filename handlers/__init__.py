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
    ChangeCompany,
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
    Leave,
    MakeDigest,
    OfferTheme,
    OpenTheme,
    OtherDate,
    OwnTheme,
    Rate,
    Reminders,
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
    SourceStep,
    SupportTheme,
    TakeBackAnswer,
    TakeBackTakeaway,
    TakeDate,
    TakeTime,
    Tidy,
    UnreadableAction,
    WeeklyMine,
    WithdrawRole,
    WithdrawRoleLink,
    WithdrawTheme,
)
from bot.domain.commands import BY_NAME
from bot.domain.refused import Refused
from bot.telegram.context import Context
from handlers import (
    answers,
    asking,
    ballots,
    calendar_feeds,
    chats,
    companies,
    date_polls,
    digest_buttons,
    digests,
    group_choice,
    group_question,
    groups,
    guests,
    hosting,
    meetings,
    pending_input,
    people,
    polls,
    privacy,
    questions,
    refusals,
    reviews,
    role_links,
    search,
    sources,
    theme_offers,
    themes,
)

Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]

# An edited message never runs a command twice, and a forwarded post of a channel runs none.
FRESH = filters.UpdateType.MESSAGE & ~filters.IS_AUTOMATIC_FORWARD & ~filters.VIA_BOT

FILE = filters.VOICE | filters.PHOTO | filters.Document.ALL | filters.VIDEO_NOTE

ON_COMMAND: dict[str, Callback] = {
    "setup": groups.setup,
    "join": companies.join,
    "propose": themes.propose,
    "themes": themes.themes,
    "theme": themes.theme,
    "vote": ballots.vote,
    "digest": digests.digest,
    "digests": digests.digests,
    "announce": digests.announce,
    "invite": role_links.invite,
    "search": search.search,
    "ask": asking.ask,
    "questions": questions.questions,
    "question": questions.question,
    "start": people.start,
    "help": people.help_,
    "language": people.language,
    "forget": privacy.forget,
}

ON_COMMAND |= {name: group_question.in_own_group(name, callback) for name, callback in group_choice.OWN_GROUP.items()}

ON_PRESS: dict[type[Action], Callback] = {
    HostTurn: meetings.answer_turn,
    AnswerSwap: hosting.answer_swap,
    TakeDate: hosting.take_date,
    OtherDate: hosting.other_date,
    AskDates: date_polls.ask_dates,
    TakeTime: date_polls.take_time,
    EndDates: date_polls.end_dates,
    Rsvp: meetings.answer_invitation,
    CalendarFile: meetings.calendar,
    CalendarFeed: calendar_feeds.show,
    GuestPass: guests.hand_out,
    GuestAnswer: guests.answer,
    Attendance: reviews.tick,
    Rate: reviews.rate,
    TakeBackTakeaway: reviews.take_back,
    SettingsPage: groups.open_page,
    Setting: groups.change,
    AskSetting: groups.ask,
    JoinCompany: companies.pick,
    ChangeCompany: companies.change,
    Leave: companies.go,
    Language: people.choose_language,
    Reminders: people.choose_reminders,
    Forget: privacy.choose,
    SearchPage: search.turn_page,
    DigestDesk: digest_buttons.on_desk,
    WeeklyMine: digest_buttons.on_weekly,
    DigestRun: digest_buttons.on_run,
    DigestReply: digest_buttons.on_reply,
    DigestHelped: digest_buttons.on_helped,
    AnswerDigest: digest_buttons.on_answer,
    SourceStep: sources.on_step,
    MakeDigest: sources.make,
    RolesPage: role_links.open_book,
    WithdrawRole: role_links.withdraw_role,
    WithdrawRoleLink: role_links.withdraw_link,
    ChooseGroup: group_choice.pick,
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
    OpenTheme: themes.story,
    DecideTie: ballots.decide,
    BeginOffer: theme_offers.begin,
    OfferTheme: theme_offers.send,
}


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
    """Hang every handler into the application, most particular first."""
    pending_input.ON_COMMAND.update(ON_COMMAND)
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
                CommandHandler(
                    BY_NAME[name].names, _correctable(name, callback), filters=FRESH & ~filters.SenderChat.CHANNEL
                )
                for name, callback in ON_COMMAND.items()
            ),
            *(
                CallbackQueryHandler(_refusable(callback), pattern=f"^{action.prefix}(:|$)")
                for action, callback in ON_PRESS.items()
            ),
            CallbackQueryHandler(refusals.unknown_press),
            MessageHandler(filters.UpdateType.EDITED_MESSAGE, _refusable(pending_input.edited)),
            MessageHandler(
                FRESH & filters.TEXT & filters.REPLY & filters.ChatType.GROUPS & ~filters.COMMAND,
                _refusable(pending_input.in_group),
            ),
            MessageHandler(FRESH & FILE & filters.REPLY & filters.ChatType.GROUPS, answers.file_in_group),
            MessageHandler(
                FRESH & filters.TEXT & filters.ChatType.PRIVATE & ~filters.COMMAND, _refusable(pending_input.in_private)
            ),
            MessageHandler(FRESH & FILE & filters.ChatType.PRIVATE, _refusable(pending_input.file_in_private)),
            MessageHandler(FRESH & filters.ChatType.PRIVATE, pending_input.not_understood),
        ]
    )
    application.add_error_handler(refusals.show)
