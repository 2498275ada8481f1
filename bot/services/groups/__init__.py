"""What is done about groups."""

from bot.services.groups.companies import Companies, after_departure
from bot.services.groups.service import Chat, Groups, find_zone, set_up, settings_of

__all__ = ["Chat", "Companies", "Groups", "after_departure", "find_zone", "set_up", "settings_of"]
