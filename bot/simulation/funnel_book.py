"""How far people have come, kept of what they do and never read from the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from bot.domain.recruiting.funnel import Figures

OPENED, TALKED, VISITED, JOINED, HOSTED, STAYED = STEPS = (
    "opened",
    "talked",
    "visited",
    "joined",
    "hosted",
    "stayed",
)
LOST = "lost"


class Walked(NamedTuple):
    """A step somebody has taken: when, and to which region and group."""

    at: datetime
    region: str | None
    group: str | None


@dataclass(slots=True)
class Walk:
    """One person's way.

    Args:
        source: what brought them.
        group: whose link it was.
    """

    source: str | None = None
    group: str | None = None
    steps: dict[str, Walked] = field(default_factory=dict)
    lost: Walked | None = None
    reason: str | None = None


@dataclass(slots=True)
class FunnelBook:
    """Everybody's way, by who they are.

    `asked` has the moments at which each member was asked whether they know somebody.
    """

    walks: dict[int, Walk] = field(default_factory=dict)
    asked: dict[int, list[datetime]] = field(default_factory=dict)
    asks: Counter[str] = field(default_factory=Counter)
    """How often somebody of each group was asked."""
    arrived: int = 0
    left: int = 0
    turned_away: int = 0

    def comes(
        self, person: int, now: datetime, *, source: str | None, region: str | None, group: str | None = None
    ) -> None:
        """Somebody has followed a link, or begun without one.

        Args:
            group: whose link it was.
        """
        if person not in self.walks:
            self.walks[person] = Walk(source, group)
        self.goes_on(person, OPENED, now, region=region, group=group)

    def goes_on(
        self, person: int, step: str, now: datetime, *, region: str | None = None, group: str | None = None
    ) -> None:
        """Somebody has come so far, and is not lost, whatever they had said before."""
        walk = self.walks.setdefault(person, Walk())
        if step not in walk.steps:
            before = next(iter(walk.steps.values()), None)
            walk.steps[step] = Walked(now, region or (None if before is None else before.region), group)
        if region is not None:
            self.located(person, region)
        walk.lost = walk.reason = None

    def located(self, person: int, region: str) -> None:
        """Now it is known where somebody is who has come without a link of a region."""
        walk = self.walks[person]
        for step, walked in walk.steps.items():
            if walked.region is None:
                walk.steps[step] = walked._replace(region=region)

    def stops(self, person: int, now: datetime, reason: str | None, *, region: str | None, group: str | None) -> None:
        """Somebody has said that they do not go on, or why; their last word counts."""
        walk = self.walks.setdefault(person, Walk())
        walk.lost, walk.reason = Walked(now, region, group), reason

    def of(self, *, group: str | None = None) -> Iterator[tuple[Walk, str, Walked]]:
        """Every step of everybody, those who are lost among them.

        Args:
            group: only what was done there, or by those whom its links have brought.
        """
        for walk in self.walks.values():
            for step, walked in (*walk.steps.items(), *([(LOST, walk.lost)] if walk.lost is not None else [])):
                if group is None or group in (walked.group, walk.group):
                    yield walk, step, walked


@dataclass(slots=True)
class Reckoning:
    """How many figures were compared, and those that differ, in words."""

    checked: int = 0
    wrong: list[str] = field(default_factory=list)

    def holds(self, what: str, did: object, says: object) -> None:
        """Compare one."""
        self.checked += 1
        if did != says:
            self.wrong.append(f"{what}: people did {_differing(did, says)}, the bot says {_differing(says, did)}")


def _differing(one: object, other: object) -> str:
    """What is in one and not in the other."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return "; ".join(_differing(each, None) for each in one if each not in other)
    if isinstance(one, Figures):
        return ", ".join(f"{stage} {number}" for stage, number in one.at.items() if number) + f", lost {one.lost}"
    if isinstance(one, tuple):
        return " ".join(_differing(each, None) for each in one)
    if isinstance(one, str) and isinstance(other, str):
        return " | ".join(line for line in one.split("\n") if line not in other.split("\n"))
    return str(one)
