"""The rules of groups."""

from bot.domain.groups.rules import DEFAULT_REMINDERS, REMINDER_CHOICES, ZONE_CHOICES, Group

__all__ = ["DEFAULT_REMINDERS", "REMINDER_CHOICES", "ZONE_CHOICES", "Group"]
