"""Rounds of choosing a meeting time together."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from bot.domain.date_polls import DateRound, RoundState, Time
from bot.domain.ids import CompanyId
from storage import tables
from storage.engine.transaction import Transaction

ROUNDS = tables.date_rounds


def _round(row: Any) -> DateRound:
    values = dict(row._mapping)
    values["state"] = RoundState(values["state"])
    values["times"] = tuple(
        # Rounds that were opened by an earlier version say nothing of lengths.
        Time(number, datetime.fromisoformat(starts_at), place, offered, *minutes)
        for number, starts_at, place, offered, *minutes in values["times"]
    )
    if values["result"] is not None:
        values["result"] = {number: frozenset(map(CompanyId, those)) for number, those in values["result"]}
    return DateRound(**values)


def _packed(values: dict[str, Any]) -> dict[str, Any]:
    times: Sequence[Time] | None = values.get("times")
    if times is not None:
        values["times"] = [
            [time.number, time.starts_at.isoformat(), time.place, time.offered, time.minutes] for time in times
        ]
    if values.get("result") is not None:
        values["result"] = [[number, sorted(those)] for number, those in values["result"].items()]
    return values


async def by_id(tx: Transaction, round_id: int) -> DateRound | None:
    """The round with that id."""
    row = await tx.one(select(ROUNDS).where(ROUNDS.c.id == round_id))
    return None if row is None else _round(row)


async def latest(tx: Transaction, group_id: int, states: Collection[RoundState]) -> DateRound | None:
    """The latest round of a group in one of these states."""
    row = await tx.one(
        select(ROUNDS)
        .where(ROUNDS.c.group_id == group_id, ROUNDS.c.state.in_(states))
        .order_by(ROUNDS.c.id.desc())
        .limit(1)
    )
    return None if row is None else _round(row)


async def add(tx: Transaction, **values: Any) -> DateRound:
    """A new round."""
    return _round(await tx.one(insert(ROUNDS).values(_packed(values)).returning(ROUNDS)))


async def change(tx: Transaction, round_id: int, **values: Any) -> DateRound:
    """Set some of a round's fields; returns it as it is now."""
    statement = update(ROUNDS).where(ROUNDS.c.id == round_id).values(_packed(values))
    return _round(await tx.one(statement.returning(ROUNDS)))
