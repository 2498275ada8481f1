"""What a button means: typed callback data, one file a feature."""

from bot.actions.action import MOST_BYTES, Action, UnreadableAction
from bot.actions.appointments import RolesPage, WithdrawRole, WithdrawRoleLink
from bot.actions.feeds import CalendarFeed
from bot.actions.groups import AskSetting, Setting, SettingsPage
from bot.actions.meetings import CalendarFile, HostTurn, Rsvp
from bot.actions.people import ChooseGroup, JoinCompany, Language
from bot.actions.reviews import Attendance, Rate
from bot.actions.search import SearchPage

__all__ = [
    "MOST_BYTES",
    "Action",
    "AskSetting",
    "Attendance",
    "CalendarFeed",
    "CalendarFile",
    "ChooseGroup",
    "HostTurn",
    "JoinCompany",
    "Language",
    "Rate",
    "RolesPage",
    "Rsvp",
    "SearchPage",
    "Setting",
    "SettingsPage",
    "UnreadableAction",
    "WithdrawRole",
    "WithdrawRoleLink",
]
