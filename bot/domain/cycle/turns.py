"""Whose turn it is to host."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.ids import CompanyId, GroupId, TurnId


class TurnState(StrEnum):
    """What became of a turn that was offered to a company."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    PASSED = "passed"
    LAPSED = "lapsed"
    """No answer in a week, or no date for weeks, so the next company was asked."""
    GIVEN_ON = "given_on"
    """The company left the group, pauses, or traded the turn for another."""
    TAKEN = "taken"
    """Another company volunteered for it."""
    HOSTED = "hosted"
    NOT_HELD = "not_held"
    """Its meeting was set, but somebody has said that it was not held; so it counts for nothing."""


OPEN = (TurnState.OFFERED, TurnState.ACCEPTED)
DECLINED = (TurnState.PASSED, TurnState.LAPSED, TurnState.GIVEN_ON)


class Before(StrEnum):
    """Why the turn came to this company."""

    FIRST = "first"
    """The group's very first turn."""
    NEXT = "next"
    """The meeting before it was held."""
    PASSED = "passed"
    SILENT = "silent"
    LEFT = "left"
    PAUSED = "paused"
    NO_DATE = "no-date"
    """It took the turn and settled no time for weeks."""
    SWAPPED = "swapped"
    NOT_HELD = "not-held"
    """Its own meeting was not held, so it is asked for a new date."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A company asked to host in a cycle; `company_id` None means that any company may take it."""

    id: TurnId
    group_id: GroupId
    cycle: int
    company_id: CompanyId | None
    state: TurnState
    offered_at: datetime
    ended_at: datetime | None
    proposed_at: datetime | None = None
    """The date the group's rhythm proposed to the host."""
    because: Before | None = None
    """Why the turn came to this company; None where it took the turn itself."""
    accepted_at: datetime | None = None
    """When the company said that it hosts."""

    @property
    def open(self) -> bool:
        """Still offered, or accepted and not yet hosted."""
        return self.state in OPEN
