"""Buttons of search results."""

from __future__ import annotations

from dataclasses import dataclass

from bot.actions.action import Action


@dataclass(frozen=True, slots=True)
class SearchPage(Action):
    """Further results, from `offset` on. What was searched for stands in the first line of the message."""

    prefix = "find"
    offset: int
