"""The history of joining and separating companies: when, by whom, and how to undo it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.domain.companies.joining import JoinedBy
from bot.domain.ids import EnterpriseId
from storage import tables
from storage.companies import enterprises
from storage.engine.transaction import Transaction

MOVES, APART, PLACES, ENTERPRISES = (
    tables.enterprise_moves,
    tables.enterprises_apart,
    tables.companies,
    tables.enterprises,
)


@dataclass(frozen=True, slots=True)
class Move:
    """Groups' companies that were moved from one network company to another."""

    id: int
    from_id: EnterpriseId
    into_id: EnterpriseId
    places: tuple[int, ...]
    filled: tuple[str, ...]


async def keep(
    tx: Transaction,
    from_id: int,
    into_id: int,
    places: Sequence[int],
    *,
    how: JoinedBy,
    at: datetime,
    person_id: int | None,
    filled: Sequence[str] = (),
) -> None:
    """Record that these groups' companies now belong to the other network company."""
    values = {"from_id": from_id, "into_id": into_id, "places": list(places), "how": how, "filled": list(filled)}
    await tx.run(insert(MOVES).values({**values, "moved_at": at, "person_id": person_id}))
    await _go_over(tx, places, into_id)


async def _go_over(tx: Transaction, places: Collection[int], into_id: int) -> None:
    await tx.run(update(PLACES).where(PLACES.c.id.in_(places)).values(enterprise_id=into_id))


async def merge(tx: Transaction, enterprise_id: int, into_id: int | None) -> None:
    """Make a company count as another one; None makes it count as itself again."""
    await tx.run(update(ENTERPRISES).where(ENTERPRISES.c.id == enterprise_id).values(joined_into=into_id))


async def last_with(tx: Transaction, into_id: int, company_id: int) -> Move | None:
    """Return the last move of this group's company to that network company that was not undone."""
    rows = await tx.all(
        select(MOVES).where(MOVES.c.into_id == into_id, MOVES.c.undone_at.is_(None)).order_by(MOVES.c.id.desc())
    )
    for row in rows:
        if company_id in row.places:
            return _move(row)
    return None


def _move(row: Any) -> Move:
    return Move(row.id, EnterpriseId(row.from_id), EnterpriseId(row.into_id), tuple(row.places), tuple(row.filled))


async def undo(tx: Transaction, move: Move, at: datetime, person_id: int | None) -> None:
    """Move the groups' companies that are still there back to where they came from."""
    there = [
        place.company_id for place in await enterprises.places(tx, move.into_id) if place.company_id in move.places
    ]
    await _go_over(tx, there, move.from_id)
    await merge(tx, move.from_id, None)
    if not await enterprises.places(tx, move.into_id):
        # It had been split off: without its place it is the other one again.
        await merge(tx, move.into_id, move.from_id)
    await tx.run(update(MOVES).where(MOVES.c.id == move.id).values(undone_at=at, undone_by=person_id))


def _pair(one_id: int, other_id: int) -> tuple[int, int]:
    return min(one_id, other_id), max(one_id, other_id)


async def are_apart(tx: Transaction, ones: Collection[int], others: Collection[int]) -> bool:
    """Return whether somebody has said that two companies are not the same.

    Args:
        ones: one of them, with those that were joined into it.
        others: the other, likewise.
    """
    either = (APART.c.one_id.in_(ones) & APART.c.other_id.in_(others)) | (
        APART.c.one_id.in_(others) & APART.c.other_id.in_(ones)
    )
    return await tx.value(select(APART.c.one_id).where(either).limit(1)) is not None


async def say_apart(tx: Transaction, one_id: int, other_id: int, at: datetime, person_id: int | None) -> None:
    """Record that two companies are not the same, so that nobody is asked again."""
    one_id, other_id = _pair(one_id, other_id)
    values = {"one_id": one_id, "other_id": other_id, "said_at": at, "person_id": person_id}
    await tx.run(tx.unless_there(APART), values)


async def unsay_apart(tx: Transaction, ones: Collection[int], others: Collection[int]) -> None:
    """Undo that record."""
    either = (APART.c.one_id.in_(ones) & APART.c.other_id.in_(others)) | (
        APART.c.one_id.in_(others) & APART.c.other_id.in_(ones)
    )
    await tx.run(delete(APART).where(either))
