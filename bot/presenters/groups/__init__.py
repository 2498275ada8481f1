"""Messages about groups."""

from bot.presenters.groups.messages import (
    ask_setting,
    hello,
    right_missing,
    set_aside,
    settings,
    sleep_answered,
    sleep_ask,
    topic_gone,
    woken,
)

__all__ = [
    "ask_setting",
    "hello",
    "right_missing",
    "set_aside",
    "settings",
    "sleep_answered",
    "sleep_ask",
    "topic_gone",
    "woken",
]
