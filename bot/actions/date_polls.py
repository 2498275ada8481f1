"""Buttons of choosing a time together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import Action, Matching, Moment, OneOf, Place, RowId, Within


@dataclass(frozen=True, slots=True)
class AskDates(Action):
    """`Ask the group`: the host would rather offer several times."""

    prefix = "askdates"
    turn_id: RowId


@dataclass(frozen=True, slots=True)
class MeantTime(Action):
    """What was meant by a time that could not be read; `minutes` 0 where nobody said how long."""

    prefix = "meanttime"
    starts_at: Moment
    minutes: Annotated[int, Within(0, 24 * 60)]


@dataclass(frozen=True, slots=True)
class MeantDay(Action):
    """What was meant by a day without a time, as `20261215`; its time is asked next."""

    prefix = "meantday"
    day: Annotated[str, Matching(r"\d{8}")]


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
