"""Newcomers in words."""

from bot.presenters.recruiting.evening import afterwards, confirm, greet_answered, greet_ask, greet_told
from bot.presenters.recruiting.fading import ask_how_on, ask_why_left, could_be_called, going_on, thanks_for_why
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
from bot.presenters.recruiting.member_asks import ask_member, hand_on, nobody_in_mind
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
    "ask_how_on",
    "ask_introduction",
    "ask_member",
    "ask_source",
    "ask_why_left",
    "asks",
    "confirm",
    "could_be_called",
    "enough_wait",
    "flyer",
    "flyer_words",
    "going_on",
    "greet_answered",
    "greet_ask",
    "greet_told",
    "hand_on",
    "in_private",
    "introduced",
    "introduction",
    "link",
    "looking",
    "no_chat_link",
    "nobody_in_mind",
    "not_this_one",
    "place",
    "place_free",
    "qr",
    "reword",
    "share",
    "thanks_for_why",
    "turned_down",
    "welcome_in",
    "where",
]
