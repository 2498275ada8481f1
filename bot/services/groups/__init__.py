"""Groups, their members and their settings."""

from bot.services.groups.companies import Companies, after_departure
from bot.services.groups.service import GroupChat, Groups, find_zone, lives_otherwise, set_up, settings_of

__all__ = [
    "Companies",
    "GroupChat",
    "Groups",
    "after_departure",
    "find_zone",
    "lives_otherwise",
    "set_up",
    "settings_of",
]
