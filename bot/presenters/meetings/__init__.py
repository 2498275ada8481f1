"""The messages of meetings."""

from bot.presenters.meetings.messages import calendar, cancelled, card, reminder, toast, withdrawn

__all__ = ["calendar", "cancelled", "card", "reminder", "toast", "withdrawn"]
