"""An introduction of two companies, and what each of them sees of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.groups import Group
from bot.domain.people import Person
from bot.domain.refused import Refused


class IntroductionResult(StrEnum):
    """What an introduction has led to, by the word of one of the two."""

    DEAL = "deal"
    """They work together, or have bought and sold."""
    TALKED = "talked"
    """They have been in touch."""
    NOTHING = "nothing"


class IntroductionOver(Refused):
    """It has ended: a week has passed, the other could not, or one of them has left."""

    key = "refused-introduction-over"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two companies of an introduction, and who was asked for it."""

    introduction_id: int
    enterprise_id: int
    person_id: int | None
    """None: they have been forgotten."""
    group_id: int
    answer: str | None = None
    """`yes` or `no`."""
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class Introduction:
    """Two companies that are asked whether they would like to meet.

    Args:
        introduced_at: when both had said yes.
        ended_at: when one said no, or the time was over.
    """

    id: int
    proposed_at: datetime
    introduced_at: datetime | None
    ended_at: datetime | None
    sides: tuple[Side, Side]

    @property
    def open(self) -> bool:
        """Whether it can be answered still."""
        return self.introduced_at is None and self.ended_at is None

    def side_of(self, person_id: int) -> Side | None:
        """The side for which somebody was asked."""
        return next((side for side in self.sides if side.person_id == person_id), None)

    def other(self, side: Side) -> Side:
        """The other one."""
        return next(each for each in self.sides if each.enterprise_id != side.enterprise_id)


@dataclass(frozen=True, slots=True)
class Described:
    """A company without its name."""

    trade: str | None
    regions: tuple[str, ...]
    offers: str | None
    seeks: str | None


@dataclass(frozen=True, slots=True)
class IntroductionShown:
    """What one side sees of an introduction.

    Args:
        company: the reader's own.
        other: the other company, without its name.
        name: its name, and `person` who answered for it; known once both have said yes.
        wants: whether the reader's company would like more introductions.
        paused: it gets none, since it has answered the last ones with silence.
    """

    group: Group
    reader: Person
    introduction: Introduction
    side: Side
    company: str
    other: Described
    wants: bool
    name: str | None = None
    person: Person | None = None
    paused: bool = False
