"""The messages of meetings."""

from bot.presenters.meetings.messages import calendar, cancelled, card, facts, reminder, toast, withdrawn

__all__ = ["calendar", "cancelled", "card", "facts", "reminder", "toast", "withdrawn"]
