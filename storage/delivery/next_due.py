"""When something is next due. Asked constantly, so it is one statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from storage import sources
from storage.delivery import cards, outbox, timers
from storage.engine.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Moments:
    """The next moment of each kind; None if nothing of that kind is waiting."""

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
    """Return when the next timer, message, card and source are due."""
    row = await tx.one(NEXT)
    return Moments(row.timer, row.letter, row.card, row.source)
