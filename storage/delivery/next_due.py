"""When something is due next: the one question the metronome asks all the time, so it is one statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from storage import sources
from storage.delivery import cards, outbox, timers
from storage.engine.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Moments:
    """The next moment of each kind; None where nothing of that kind waits."""

    timer: datetime | None
    letter: datetime | None
    card: datetime | None
    source: datetime | None

    @property
    def next(self) -> datetime | None:
        """The earliest of them."""
        return _earliest(self.others, self.card)

    @property
    def others(self) -> datetime | None:
        """The earliest of them that is no card's."""
        return _earliest(self.timer, self.letter, self.source)


def _earliest(*moments: datetime | None) -> datetime | None:
    return min((moment for moment in moments if moment is not None), default=None)


# Put together once: asked a few times for everything anybody does, its making would cost more than its answer.
NEXT = select(
    timers.NEXT_DUE.scalar_subquery().label("timer"),
    outbox.NEXT_DUE.scalar_subquery().label("letter"),
    cards.NEXT_RESTED.scalar_subquery().label("card"),
    sources.NEXT_DUE.scalar_subquery().label("source"),
)


async def moments(tx: Transaction) -> Moments:
    """When the next timer, the next letter, the next card and the next source are due."""
    row = await tx.one(NEXT)
    return Moments(row.timer, row.letter, row.card, row.source)
