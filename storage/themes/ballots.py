"""Ballots on a group's themes."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import insert, select, update

from bot.domain.themes.ballots import Ballot, BallotState
from storage import tables
from storage.engine.transaction import Transaction

BALLOTS = tables.ballots


def _ballot(row: Any) -> Ballot:
    values = dict(row._mapping)
    values["state"] = BallotState(values["state"])
    values["theme_ids"] = tuple(values["theme_ids"])
    values["result"] = None if values["result"] is None else dict(values["result"])
    return Ballot(**values)


async def by_id(tx: Transaction, ballot_id: int) -> Ballot | None:
    """The ballot with that id."""
    row = await tx.one(select(BALLOTS).where(BALLOTS.c.id == ballot_id))
    return None if row is None else _ballot(row)


async def latest(tx: Transaction, group_id: int, states: Collection[BallotState]) -> Ballot | None:
    """The latest ballot of a group in one of these states."""
    row = await tx.one(
        select(BALLOTS)
        .where(BALLOTS.c.group_id == group_id, BALLOTS.c.state.in_(states))
        .order_by(BALLOTS.c.id.desc())
        .limit(1)
    )
    return None if row is None else _ballot(row)


async def add(tx: Transaction, **values: Any) -> Ballot:
    """A new ballot."""
    return _ballot(await tx.one(insert(BALLOTS).values(values).returning(BALLOTS)))


async def change(tx: Transaction, ballot_id: int, **values: Any) -> Ballot:
    """Set some of a ballot's fields; returns it as it is now."""
    if isinstance(values.get("result"), dict):
        values["result"] = [list(pair) for pair in values["result"].items()]
    return _ballot(await tx.one(update(BALLOTS).where(BALLOTS.c.id == ballot_id).values(values).returning(BALLOTS)))
