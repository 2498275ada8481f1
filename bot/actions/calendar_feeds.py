"""Buttons of calendars that can be subscribed to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import Action, OneOf


@dataclass(frozen=True, slots=True)
class CalendarFeed(Action):
    """The address of the calendar of this chat: `show` it, or make it `anew`."""

    prefix = "feed"
    deed: Annotated[str, OneOf(("show", "anew"))]
