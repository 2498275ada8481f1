"""Buttons of host turns and meetings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import Action, OneOf, RowId


@dataclass(frozen=True, slots=True)
class HostTurn(Action):
    """`We'll host` and `Pass this time`."""

    prefix = "turn"
    turn_id: RowId
    answer: Annotated[str, OneOf(("yes", "no"))]


@dataclass(frozen=True, slots=True)
class Rsvp(Action):
    """`Going`, `Maybe`, `Can't`."""

    prefix = "rsvp"
    meeting_id: RowId
    answer: Annotated[str, OneOf(("going", "maybe", "cant"))]


@dataclass(frozen=True, slots=True)
class CalendarFile(Action):
    """`Calendar`."""

    prefix = "ics"
    meeting_id: RowId
