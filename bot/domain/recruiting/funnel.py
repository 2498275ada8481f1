"""The way from having heard of the network to having been there for a year, and where people are lost on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

A_YEAR = timedelta(days=365)


class Stage(StrEnum):
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

    at: Mapping[Stage, int] = field(default_factory=dict)
    lost: int = 0

    def of(self, stage: Stage) -> int:
        """How many have come so far."""
        return self.at.get(stage, 0)

    @property
    def empty(self) -> bool:
        """Nobody has come at all."""
        return not any(self.at.values())

    def __add__(self, other: Figures) -> Figures:
        return Figures({stage: self.of(stage) + other.of(stage) for stage in Stage}, self.lost + other.lost)
