"""Buttons of promises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import Action, OneOf, RowId
from bot.domain.promises import Outcome


@dataclass(frozen=True, slots=True)
class MakePromise(Action):
    """Whoever presses is asked what they will do until the next meeting."""

    prefix = "vow"
    meeting_id: RowId


@dataclass(frozen=True, slots=True)
class TakeBackPromise(Action):
    """Who made it does not want it kept after all."""

    prefix = "unvow"
    promise_id: RowId


@dataclass(frozen=True, slots=True)
class PromiseOutcome(Action):
    """What became of it."""

    prefix = "vowed"
    promise_id: RowId
    outcome: Annotated[str, OneOf(tuple(Outcome))]


@dataclass(frozen=True, slots=True)
class PromiseWord(Action):
    """Whoever made it has a word to say about it."""

    prefix = "vowword"
    promise_id: RowId


@dataclass(frozen=True, slots=True)
class InsteadPromise(Action):
    """What was just promised takes the place of the promise before it."""

    prefix = "vowinst"
    promise_id: RowId
