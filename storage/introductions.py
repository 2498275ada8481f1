"""Introductions between companies of different regions, and what came of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from bot.domain.introductions import Introduction, Pair, Side, pair
from storage import tables
from storage.engine.transaction import Transaction

ROUNDS, INTRODUCTIONS, SIDES = tables.introduction_rounds, tables.introductions, tables.introduction_sides


@dataclass(frozen=True, slots=True)
class IntroductionContact:
    """Who is asked for a company, and in which of its groups they are."""

    enterprise_id: int
    person_id: int
    group_id: int


async def wanting(tx: Transaction) -> set[int]:
    """The companies that would like an introduction once a month."""
    profiles = tables.profiles
    rows = await tx.all(select(profiles.c.enterprise_id).where(profiles.c.introductions.is_(True)))
    return {row[0] for row in rows}


async def begin_round(tx: Transaction, month: str, at: datetime) -> bool:
    """Start the month's round. False if it was already made, also by another process."""
    values = {"month": month, "at": at, "willing": 0, "matched": 0}
    return bool((await tx.run(tx.unless_there(ROUNDS), values)).rowcount)


async def end_round(tx: Transaction, month: str, *, willing: int, matched: int) -> None:
    """Store the result of the month's round."""
    await tx.run(update(ROUNDS).where(ROUNDS.c.month == month).values(willing=willing, matched=matched))


async def pairs(tx: Transaction, roots: Mapping[int, int]) -> set[Pair]:
    """Who was ever introduced to whom, or asked whether they would like to be.

    Args:
        roots: of every company ever known, the one it counts as now.
    """
    found: dict[int, list[int]] = defaultdict(list)
    for row in await tx.all(select(SIDES.c.introduction_id, SIDES.c.enterprise_id)):
        found[row[0]].append(roots[row[1]])
    return {pair(*both) for both in found.values() if len(set(both)) == 2}


async def in_last_round(tx: Transaction) -> tuple[bool, set[int]]:
    """Whether there has been a round, and the companies for which somebody was found in the last one."""
    last = await tx.value(select(ROUNDS.c.month).order_by(ROUNDS.c.month.desc()).limit(1))
    rows = await tx.all(
        select(SIDES.c.enterprise_id)
        .join(INTRODUCTIONS, INTRODUCTIONS.c.id == SIDES.c.introduction_id)
        .where(INTRODUCTIONS.c.month == last)
    )
    return last is not None, {row[0] for row in rows}


async def add(tx: Transaction, month: str, at: datetime, asked: Collection[IntroductionContact]) -> int:
    """Two companies are asked whether they would like to meet; returns the id."""
    values = {"month": month, "proposed_at": at}
    number = int(await tx.value(insert(INTRODUCTIONS).values(values).returning(INTRODUCTIONS.c.id)))
    rows = [
        {
            "introduction_id": number,
            "enterprise_id": one.enterprise_id,
            "person_id": one.person_id,
            "group_id": one.group_id,
        }
        for one in asked
    ]
    await tx.run(insert(SIDES), rows)
    return number


async def by_id(tx: Transaction, introduction_id: int, *, lock: bool = False) -> Introduction | None:
    """One introduction, if there is one: the id comes from outside."""
    statement = select(INTRODUCTIONS).where(INTRODUCTIONS.c.id == introduction_id)
    row = await tx.one(statement.with_for_update() if lock else statement)
    if row is None:
        return None
    rows = await tx.all(
        select(
            SIDES.c.introduction_id,
            SIDES.c.enterprise_id,
            SIDES.c.person_id,
            SIDES.c.group_id,
            SIDES.c.answer,
            SIDES.c.outcome,
        )
        .where(SIDES.c.introduction_id == introduction_id)
        .order_by(SIDES.c.enterprise_id)
    )
    one, other = (Side(*side) for side in rows)
    return Introduction(row.id, row.proposed_at, row.introduced_at, row.ended_at, (one, other))


async def said(tx: Transaction, enterprise_ids: Collection[int]) -> list[tuple[str | None, str | None]]:
    """What a company and the other have answered to each introduction that is over, latest first.

    Args:
        enterprise_ids: every number under which the company was ever known.
    """
    other = SIDES.alias("other")
    rows = await tx.all(
        select(SIDES.c.answer, other.c.answer)
        .join(INTRODUCTIONS, INTRODUCTIONS.c.id == SIDES.c.introduction_id)
        .join(
            other,
            (other.c.introduction_id == SIDES.c.introduction_id) & (other.c.enterprise_id != SIDES.c.enterprise_id),
        )
        .where(SIDES.c.enterprise_id.in_(enterprise_ids))
        .where(INTRODUCTIONS.c.introduced_at.is_not(None) | INTRODUCTIONS.c.ended_at.is_not(None))
        .order_by(INTRODUCTIONS.c.proposed_at.desc(), INTRODUCTIONS.c.id.desc())
    )
    return [(row[0], row[1]) for row in rows]


async def answer(tx: Transaction, side: Side, said: str, at: datetime) -> None:
    """Somebody says for their company whether they would like to meet."""
    await _change(tx, side, answer=said, answered_at=at)


async def came_to(tx: Transaction, side: Side, outcome: str, at: datetime) -> None:
    """Somebody says what it has led to; the last word counts."""
    await _change(tx, side, outcome=outcome, outcome_at=at)


async def introduce(tx: Transaction, introduction_id: int, at: datetime) -> None:
    """Both have said yes."""
    own = INTRODUCTIONS.c.id == introduction_id
    await tx.run(update(INTRODUCTIONS).where(own).values(introduced_at=at))


async def end(tx: Transaction, introduction_id: int, at: datetime) -> None:
    """End an introduction without a match."""
    own = INTRODUCTIONS.c.id == introduction_id
    await tx.run(update(INTRODUCTIONS).where(own).values(ended_at=at))


async def _change(tx: Transaction, side: Side, **values: Any) -> None:
    own = (SIDES.c.introduction_id == side.introduction_id) & (SIDES.c.enterprise_id == side.enterprise_id)
    await tx.run(update(SIDES).where(own).values(values))
