"""The way from having heard of the network to having been there for a year, and where people are lost on it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import TypeVar

Key = TypeVar("Key")
A_YEAR = timedelta(days=365)


class FunnelStage(StrEnum):
    """How far somebody has come, in the order in which it happens."""

    OPENED = "opened"
    """They followed a link, or asked to be let into a chat."""
    TALKED = "talked"
    """They answered at least one question."""
    VISITED = "visited"
    """They were a guest at a meeting."""
    JOINED = "joined"
    """They belong to a company of a group."""
    HOSTED = "hosted"
    """Their company has hosted."""
    STAYED = "stayed"
    """They have belonged to it for a year."""


LOST = "lost"
"""Somebody who said that they do not go on, and why. Whoever goes on after all is lost no more."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How many people have come how far. Each person counts once at each stage."""

    at: Mapping[FunnelStage, int] = field(default_factory=dict)
    lost: int = 0

    def of(self, stage: FunnelStage) -> int:
        """How many have come so far."""
        return self.at.get(stage, 0)

    @property
    def empty(self) -> bool:
        """Nobody has come at all."""
        return not any(self.at.values())

    def __add__(self, other: Figures) -> Figures:
        return Figures({stage: self.of(stage) + other.of(stage) for stage in FunnelStage}, self.lost + other.lost)


SILENT_FOR = timedelta(days=30)
"""Whoever has not taken the next step for so long has stopped there, without a word."""
BEFORE_JOINING = (FunnelStage.OPENED, FunnelStage.TALKED, FunnelStage.VISITED)
MONTHS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Reached:
    """Somebody has come so far, or does not go on.

    Args:
        person_id: None once they are forgotten: they go on counting, as nobody.
        kind: a `Stage`, or `LOST`.
        reason: of somebody lost, where they gave one.
    """

    person_id: int | None
    kind: str
    at: datetime
    source: str | None = None
    region: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """The whole way of everybody who came to a place.

    Args:
        stopped: how many of those who have not joined are lost after each stage: they said so, or have been silent for
            a month.
        reasons: what those lost have said, most frequent first; the empty one of those who gave none.
        sources: by what brought them, most who joined first; the empty one where nobody knows.
        regions: the same by region.
        months: of the last twelve, those in which anything happened, oldest first; everybody counts in the month in which
            they came so far.
    """

    total: Figures
    stopped: Mapping[FunnelStage, int]
    reasons: tuple[tuple[str, int], ...]
    sources: tuple[tuple[str, Figures], ...]
    regions: tuple[tuple[str, Figures], ...]
    months: tuple[tuple[date, Figures], ...]

    @property
    def lost(self) -> int:
        """How many are lost before they joined, with or without a word."""
        return sum(self.stopped.values())


NOBODY_CAME = Way(Figures(), {}, (), (), (), ())


def way(reached: Collection[Reached], now: datetime, zone: tzinfo) -> Way:
    """Count everybody's way.

    Args:
        reached: of everybody who came to the place, each stage once.
        zone: on whose calendar the months are.
    """
    first = months_before(now.astimezone(zone).date(), MONTHS_SHOWN - 1)
    by_month = _divided(reached, lambda one: one.at.astimezone(zone).date().replace(day=1))
    reasons = Counter(one.reason or "" for one in reached if one.kind == LOST)
    return Way(
        total=counted(reached),
        stopped=_stopped(reached, now),
        reasons=tuple(sorted(reasons.items(), key=lambda one: (-one[1], one[0]))),
        sources=_most_first(_divided(reached, lambda one: one.source or "")),
        regions=_most_first(_divided(reached, lambda one: one.region or "")),
        months=tuple((month, by_month[month]) for month in sorted(by_month) if month >= first),
    )


def counted(reached: Iterable[Reached]) -> Figures:
    """How many have come how far."""
    kinds = Counter(one.kind for one in reached)
    return Figures({stage: kinds[stage] for stage in FunnelStage}, kinds[LOST])


def _stopped(reached: Iterable[Reached], now: datetime) -> dict[FunnelStage, int]:
    """Whoever is forgotten is left out: nobody can tell which of their steps belong together."""
    own: dict[int, list[Reached]] = defaultdict(list)
    for one in reached:
        if one.person_id is not None:
            own[one.person_id].append(one)
    found: Counter[FunnelStage] = Counter()
    for steps in own.values():
        kinds = {one.kind for one in steps}
        furthest = next((stage for stage in reversed(BEFORE_JOINING) if stage in kinds), None)
        if furthest is None or kinds & {FunnelStage.JOINED, FunnelStage.HOSTED, FunnelStage.STAYED}:
            continue
        if LOST in kinds or now - max(one.at for one in steps) >= SILENT_FOR:
            found[furthest] += 1
    return {stage: found[stage] for stage in BEFORE_JOINING if found[stage]}


def _divided(reached: Iterable[Reached], by: Callable[[Reached], Key]) -> dict[Key, Figures]:
    parts: dict[Key, list[Reached]] = defaultdict(list)
    for one in reached:
        parts[by(one)].append(one)
    return {key: counted(part) for key, part in parts.items()}


def _most_first(parts: Mapping[str, Figures]) -> tuple[tuple[str, Figures], ...]:
    def rank(one: tuple[str, Figures]) -> tuple[int, int, str]:
        return (-one[1].of(FunnelStage.JOINED), -one[1].of(FunnelStage.OPENED), one[0])

    return tuple(sorted(parts.items(), key=rank))


def months_before(today: date, number: int) -> date:
    """The first day of the month so many months before that of a day."""
    months = today.year * 12 + today.month - 1 - number
    return date(months // 12, months % 12 + 1, 1)
