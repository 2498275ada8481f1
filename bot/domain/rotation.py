"""Whose turn it is: fair for those who have been here long, and kind to those who have just come."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.ids import CompanyId


@dataclass(frozen=True, slots=True)
class Company:
    """A company as the host order sees it.

    `joined_at` is when it came, the last time where it left and came back. `credit` is how many turns it
    is counted as having hosted before it came (fewer than none for one that hosted, left and came back to
    a group that has hosted less), so that a newcomer waits for the round under way instead of being asked
    on its first day. Until `paused_until` it is passed over; on that day it is back.
    """

    id: CompanyId
    name: str
    joined_at: datetime
    turns_hosted: int
    last_hosted_at: datetime | None
    paused_until: date | None = None
    left: bool = False
    credit: int = 0

    @property
    def counted(self) -> int:
        """Turns hosted, with those it was spared as a newcomer."""
        return self.turns_hosted + self.credit


def _rank(company: Company) -> tuple[int, datetime, datetime, int]:
    # One that never hosted has waited since it joined; so has one that hosted, left and came back.
    waiting_since = max(company.last_hosted_at or company.joined_at, company.joined_at)
    return (company.counted, waiting_since, company.joined_at, company.id)


def active(companies: Iterable[Company], on: date) -> tuple[Company, ...]:
    """Those who can be asked on that day: they have not left, and their pause is over."""
    return tuple(c for c in companies if not c.left and (c.paused_until is None or c.paused_until <= on))


def order(companies: Iterable[Company], *, on: date, passed: Collection[CompanyId] = ()) -> tuple[Company, ...]:
    """The order in which companies will be asked.

    Next is whoever has hosted the fewest times, then whoever hosted longest ago, then whoever joined
    first. A company that is new here comes last. One that left or pauses is passed over, and its turn
    goes to the next. One that passed is not asked again in the same cycle, and keeps its place for the
    next: it will be asked first.

    Args:
        companies: of the group, in any order, also those that left.
        on: the day, on the group's calendar.
        passed: companies that will not host in this cycle.
    """
    return tuple(sorted((c for c in active(companies, on) if c.id not in passed), key=_rank))


def next_host(companies: Iterable[Company], *, on: date, passed: Collection[CompanyId] = ()) -> Company | None:
    """Whose turn it is now; None when everybody has passed."""
    return next(iter(order(companies, on=on, passed=passed)), None)


def credit_for_newcomer(companies: Iterable[Company]) -> int:
    """What a newcomer is credited with, so that it comes after all who are here.

    It is counted like whoever has hosted most; having joined last, it comes last among them. A company
    that comes back is a newcomer too: it gets this less the turns it has hosted.

    Args:
        companies: the others, also those that left.
    """
    return max((c.counted for c in companies if not c.left), default=0)
