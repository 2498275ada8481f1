"""Rules about groups."""

from bot.domain.groups.rules import ZONE_CHOICES, Group
from bot.domain.groups.ways import DEFAULT_REMINDERS, LARGEST_CHOICES, REMINDER_CHOICES, WISHED_CHOICES, Ways, sizes

__all__ = [
    "DEFAULT_REMINDERS",
    "LARGEST_CHOICES",
    "REMINDER_CHOICES",
    "WISHED_CHOICES",
    "ZONE_CHOICES",
    "Group",
    "Ways",
    "sizes",
]
