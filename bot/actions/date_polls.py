"""Buttons of choosing a time together."""

from __future__ import annotations

from dataclasses import dataclass

from bot.actions.action import Action


@dataclass(frozen=True, slots=True)
class AskDates(Action):
    """`Ask the group`: the host would rather offer several times."""

    prefix = "askdates"
    turn_id: int


@dataclass(frozen=True, slots=True)
class TakeTime(Action):
    """One of the times the group was asked about."""

    prefix = "taketime"
    round_id: int
    number: int


@dataclass(frozen=True, slots=True)
class EndDates(Action):
    """`Count the answers now` (count) and `Stop asking` (off)."""

    prefix = "enddates"
    round_id: int
    how: str
