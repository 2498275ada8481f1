"""Newcomers in words."""

from bot.presenters.recruiting.evening import afterwards, confirm, greet_answered, greet_ask, greet_told
from bot.presenters.recruiting.links import (
    ask_source,
    flyer,
    flyer_words,
    in_private,
    link,
    no_chat_link,
    place,
    qr,
    share,
    where,
)
from bot.presenters.recruiting.newcomers import (
    admitted,
    asks,
    enough_wait,
    looking,
    not_this_one,
    place_free,
    turned_down,
    welcome_in,
)

__all__ = [
    "admitted",
    "afterwards",
    "ask_source",
    "asks",
    "confirm",
    "enough_wait",
    "flyer",
    "flyer_words",
    "greet_answered",
    "greet_ask",
    "greet_told",
    "in_private",
    "link",
    "looking",
    "no_chat_link",
    "not_this_one",
    "place",
    "place_free",
    "qr",
    "share",
    "turned_down",
    "welcome_in",
    "where",
]
