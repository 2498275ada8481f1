"""Messages about themes."""

from bot.presenters.themes.messages import (
    ask_propose,
    ask_reword,
    ask_settle,
    card,
    listing,
    proposed,
    reworded,
    settled,
    story,
    withdrawn,
)

__all__ = [
    "ask_propose",
    "ask_reword",
    "ask_settle",
    "card",
    "listing",
    "proposed",
    "reworded",
    "settled",
    "story",
    "withdrawn",
]
