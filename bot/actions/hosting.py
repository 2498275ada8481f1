"""Buttons of swaps and of a host who has to settle a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import Action, Moment, OneOf, RowId


@dataclass(frozen=True, slots=True)
class AnswerSwap(Action):
    """`We trade` and `We keep our turn`."""

    prefix = "swap"
    swap_id: RowId
    answer: Annotated[str, OneOf(("yes", "no"))]


@dataclass(frozen=True, slots=True)
class TakeDate(Action):
    """The date the group's rhythm proposes; `starts_at` in seconds of Unix time."""

    prefix = "takedate"
    turn_id: RowId
    starts_at: Moment


@dataclass(frozen=True, slots=True)
class OtherDate(Action):
    """Another time than the one proposed."""

    prefix = "otherdate"
    turn_id: RowId
