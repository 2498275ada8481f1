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
from bot.presenters.recruiting.welcome import a_week_in, ask_introduction, introduced, introduction, reword

__all__ = [
    "a_week_in",
    "admitted",
    "afterwards",
    "ask_introduction",
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
    "introduced",
    "introduction",
    "link",
    "looking",
    "no_chat_link",
    "not_this_one",
    "place",
    "place_free",
    "qr",
    "reword",
    "share",
    "turned_down",
    "welcome_in",
    "where",
]
