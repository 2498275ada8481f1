"""Newcomers who wait for a group, and when they are enough for one of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.recruiting.newcomers import TIMES, WEEKDAYS, Newcomer

ENOUGH = 5
"""So many companies that wait in one region could begin a group."""


@dataclass(frozen=True, slots=True)
class WaitingList:
    """Who waits in a region, longest first."""

    region: str
    newcomers: tuple[Newcomer, ...]

    @property
    def first_host(self) -> str | None:
        """The company that could host first: of those whose days suit most, the one that has waited longest."""
        best = best_days(self.newcomers)
        named = [one for one in self.newcomers if one.company]
        suiting = [one for one in named if not one.days or set(best) <= set(one.days)]
        return next((one.company for one in (*suiting, *named)), None)


def best_days(newcomers: Iterable[Newcomer]) -> tuple[str, ...]:
    """The weekday and the time of day that suit most of them; whoever can always come suits every one."""
    said = [code for one in newcomers for code in one.days]
    found: list[str] = []
    for choices in (WEEKDAYS, TIMES):
        counted = Counter(code for code in said if code in choices)
        if counted:
            found.append(min(counted, key=lambda code: (-counted[code], choices.index(code))))
    return tuple(found)


def is_enough(newcomers: Sequence[Newcomer]) -> bool:
    """Whether the coordinators hear of it: when enough wait, and again with each as many."""
    return len(newcomers) >= ENOUGH and len(newcomers) % ENOUGH == 0
