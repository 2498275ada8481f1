"""Buttons of the message after a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import Action, RowId, Within


@dataclass(frozen=True, slots=True)
class Attendance(Action):
    """A company was there, or was not: each press turns it round."""

    prefix = "came"
    meeting_id: RowId
    company_id: RowId


@dataclass(frozen=True, slots=True)
class Rate(Action):
    """How the meeting was, 1 to 5."""

    prefix = "rate"
    meeting_id: RowId
    stars: Annotated[int, Within(1, 5)]


@dataclass(frozen=True, slots=True)
class TakeBackTakeaway(Action):
    """Its author does not want it kept after all."""

    prefix = "untake"
    takeaway_id: RowId
