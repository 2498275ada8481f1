"""Buttons of choosing a time together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import Action, OneOf, Place, RowId


@dataclass(frozen=True, slots=True)
class AskDates(Action):
    """`Ask the group`: the host would rather offer several times."""

    prefix = "askdates"
    turn_id: RowId


@dataclass(frozen=True, slots=True)
class TakeTime(Action):
    """One of the times the group was asked about."""

    prefix = "taketime"
    round_id: RowId
    number: Place


@dataclass(frozen=True, slots=True)
class EndDates(Action):
    """`Count the answers now` (count) and `Stop asking` (off)."""

    prefix = "enddates"
    round_id: RowId
    how: Annotated[str, OneOf(("count", "off"))]
