"""Buttons of search results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import Action, Within


@dataclass(frozen=True, slots=True)
class SearchPage(Action):
    """Further results, from `offset` on. The search itself is in the first line of the message."""

    prefix = "find"
    offset: Annotated[int, Within(0, 1_000_000)]
