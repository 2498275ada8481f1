"""The rules of groups."""

from bot.domain.groups.rules import (
    DEFAULT_REMINDERS,
    LARGEST_CHOICES,
    REMINDER_CHOICES,
    WISHED_CHOICES,
    ZONE_CHOICES,
    Group,
    sizes,
)

__all__ = [
    "DEFAULT_REMINDERS",
    "LARGEST_CHOICES",
    "REMINDER_CHOICES",
    "WISHED_CHOICES",
    "ZONE_CHOICES",
    "Group",
    "sizes",
]
