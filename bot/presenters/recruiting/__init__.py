"""Newcomers in words."""

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

__all__ = [
    "ask_source",
    "flyer",
    "flyer_words",
    "in_private",
    "link",
    "no_chat_link",
    "place",
    "qr",
    "share",
    "where",
]
