"""What is done about groups."""

from bot.services.groups.companies import Companies, after_departure
from bot.services.groups.service import Groups

__all__ = ["Companies", "Groups", "after_departure"]
