"""The companies of a core group, as the host order needs them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.ids import CompanyId


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the host order: fewest turns first, then longest wait, then earliest to join."""

    counted: int
    since: datetime
    number: int


@dataclass(frozen=True, slots=True)
class Company:
    """A company as the host order sees it.

    `joined_at` is when it came, the last time where it left and came back. `credit` is how many turns it
    is counted as having hosted before it came (fewer than none for one that hosted, left and came back to
    a group that has hosted less), so that a newcomer waits for the round under way instead of being asked
    on its first day. Until `paused_until` it is passed over; on that day it is back. A turn nobody answered
    is `missed`, and counts like one hosted: it is asked again when its next turn comes. `kept` is a place it
    kept by passing, or got in a swap, until it hosts.
    """

    id: CompanyId
    name: str
    joined_at: datetime
    turns_hosted: int
    last_hosted_at: datetime | None
    paused_until: date | None = None
    left: bool = False
    credit: int = 0
    missed: int = 0
    last_missed_at: datetime | None = None
    kept: Position | None = None
    swapped_with: CompanyId | None = None

    @property
    def counted(self) -> int:
        """Turns hosted or missed, with those it was spared as a newcomer."""
        return self.turns_hosted + self.missed + self.credit

    @property
    def place(self) -> Position:
        """Its place in the host order."""
        if self.kept is not None:
            return self.kept
        # One that never hosted has waited since it joined; so has one that hosted, left and came back.
        moments = [moment for moment in (self.last_hosted_at, self.last_missed_at) if moment is not None]
        return Position(self.counted, max([*moments, self.joined_at]), self.id)

    def paused(self, on: date) -> bool:
        """Whether it is passed over on that day."""
        return self.paused_until is not None and self.paused_until > on
