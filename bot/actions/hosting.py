"""Buttons of swaps, and of a time that a host settles, alone or with the group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import Action, Matching, Moment, OneOf, Place, RowId, Within


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
