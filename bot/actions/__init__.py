"""What a button means: typed callback data, one file a feature."""

from bot.actions.action import MOST_BYTES, Action, UnreadableAction
from bot.actions.calendar_feeds import CalendarFeed
from bot.actions.date_polls import AskDates, EndDates, TakeTime
from bot.actions.digests import AnswerDigest, DigestDesk, DigestHelped, DigestReply, DigestRun, WeeklyMine
from bot.actions.groups import AskSetting, Setting, SettingsPage
from bot.actions.guests import GuestAnswer, GuestPass
from bot.actions.hosting import AnswerSwap, OtherDate, TakeDate
from bot.actions.meetings import CalendarFile, HostTurn, Rsvp
from bot.actions.people import ChangeCompany, ChooseGroup, ChooseLanguage, JoinCompany, Leave, Reminders
from bot.actions.privacy import Forget
from bot.actions.questions import (
    AnswerPrivately,
    AskAnyway,
    AskAs,
    AskIn,
    AskNetwork,
    Carry,
    CloseQuestion,
    CorrectQuestion,
    Helpful,
    RemoveQuestion,
    ReplyToAnswer,
    SameQuestion,
    ShowAs,
    TakeBackAnswer,
    Tidy,
)
from bot.actions.reviews import Attendance, Rate, TakeBackTakeaway
from bot.actions.role_links import RolesPage, WithdrawRole, WithdrawRoleLink
from bot.actions.search import SearchPage
from bot.actions.sources import MakeDigest, SourceStep
from bot.actions.themes import (
    BeginOffer,
    DecideTie,
    JoinTheme,
    OfferTheme,
    OpenTheme,
    OwnTheme,
    RewordTheme,
    SupportTheme,
    WithdrawTheme,
)

__all__ = [
    "MOST_BYTES",
    "Action",
    "AnswerDigest",
    "AnswerPrivately",
    "AnswerSwap",
    "AskAnyway",
    "AskAs",
    "AskDates",
    "AskIn",
    "AskNetwork",
    "AskSetting",
    "Attendance",
    "BeginOffer",
    "CalendarFeed",
    "CalendarFile",
    "Carry",
    "ChangeCompany",
    "ChooseGroup",
    "ChooseLanguage",
    "CloseQuestion",
    "CorrectQuestion",
    "DecideTie",
    "DigestDesk",
    "DigestHelped",
    "DigestReply",
    "DigestRun",
    "EndDates",
    "Forget",
    "GuestAnswer",
    "GuestPass",
    "Helpful",
    "HostTurn",
    "JoinCompany",
    "JoinTheme",
    "Leave",
    "MakeDigest",
    "OfferTheme",
    "OpenTheme",
    "OtherDate",
    "OwnTheme",
    "Rate",
    "Reminders",
    "RemoveQuestion",
    "ReplyToAnswer",
    "RewordTheme",
    "RolesPage",
    "Rsvp",
    "SameQuestion",
    "SearchPage",
    "Setting",
    "SettingsPage",
    "ShowAs",
    "SourceStep",
    "SupportTheme",
    "TakeBackAnswer",
    "TakeBackTakeaway",
    "TakeDate",
    "TakeTime",
    "Tidy",
    "UnreadableAction",
    "WeeklyMine",
    "WithdrawRole",
    "WithdrawRoleLink",
    "WithdrawTheme",
]
