"""Messages about meetings."""

from bot.presenters.meetings.messages import (
    calendar,
    cancelled,
    card,
    facts,
    how_soon,
    private_card,
    reminder,
    toast,
    withdrawn,
)

__all__ = ["calendar", "cancelled", "card", "facts", "how_soon", "private_card", "reminder", "toast", "withdrawn"]
