"""Buttons of guests, and of those who bring them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import Action, OneOf, RowId


@dataclass(frozen=True, slots=True)
class GuestPass(Action):
    """`Bring a guest`."""

    prefix = "pass"
    meeting_id: RowId


@dataclass(frozen=True, slots=True)
class GuestAnswer(Action):
    """A guest says whether they come: `going` or `cant`."""

    prefix = "guest"
    meeting_id: RowId
    answer: Annotated[str, OneOf(("going", "cant"))]
