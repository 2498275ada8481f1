"""Buttons of calendars that can be subscribed to."""

from __future__ import annotations

from dataclasses import dataclass

from bot.actions.action import Action


@dataclass(frozen=True, slots=True)
class CalendarFeed(Action):
    """The address of the calendar of this chat: `show` it, or make it `anew`."""

    prefix = "feed"
    deed: str
