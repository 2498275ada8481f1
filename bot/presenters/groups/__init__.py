"""The messages of groups."""

from bot.presenters.groups.messages import ask_setting, hello, right_missing, set_aside, settings, topic_gone

__all__ = ["ask_setting", "hello", "right_missing", "set_aside", "settings", "topic_gone"]
