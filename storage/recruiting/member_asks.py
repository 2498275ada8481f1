"""Members who are asked whether they know somebody for their group."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, insert, select, update

from bot.domain.recruiting.forecast import LastAsk
from storage import tables
from storage.engine.transaction import Transaction

ASKS = tables.member_asks


async def of_group(tx: Transaction, group_id: int) -> LastAsk | None:
    """When somebody of a group was asked last, and what they have said."""
    row = await tx.one(
        select(ASKS.c.asked_at, ASKS.c.answer)
        .where(ASKS.c.group_id == group_id)
        .order_by(ASKS.c.asked_at.desc(), ASKS.c.id.desc())
        .limit(1)
    )
    return None if row is None else LastAsk(*row)


async def of_people(tx: Transaction, people_ids: Collection[int]) -> dict[int, datetime]:
    """When each of these people was asked last, for any group."""
    rows = await tx.all(
        select(ASKS.c.person_id, func.max(ASKS.c.asked_at))
        .where(ASKS.c.person_id.in_(people_ids))
        .group_by(ASKS.c.person_id)
    )
    return {row[0]: row[1] for row in rows}


async def add(tx: Transaction, group_id: int, person_id: int, now: datetime) -> int:
    """Somebody is asked."""
    values = {"group_id": group_id, "person_id": person_id, "asked_at": now}
    return int(await tx.value(insert(ASKS).values(values).returning(ASKS.c.id)))


async def by_id(tx: Transaction, ask_id: int) -> tuple[int, int] | None:
    """The group and the person of one."""
    row = await tx.one(select(ASKS.c.group_id, ASKS.c.person_id).where(ASKS.c.id == ask_id))
    return None if row is None else (row[0], row[1])


async def answer(tx: Transaction, ask_id: int, said: str) -> None:
    """They know somebody, or not this time. The last word counts."""
    await tx.run(update(ASKS).where(ASKS.c.id == ask_id).values(answer=said))


async def left_since(tx: Transaction, group_id: int, since: datetime) -> int:
    """How many companies have left a group since then."""
    companies = tables.companies.c
    gone = (companies.group_id == group_id) & (companies.left_at >= since)
    return int(await tx.value(select(func.count()).select_from(tables.companies).where(gone)))


async def trades(tx: Transaction) -> dict[str, int]:
    """How many companies of the network are in which section of trades."""
    letter = tables.profiles.c.trade_letter
    rows = await tx.all(select(letter, func.count()).where(letter.is_not(None)).group_by(letter))
    return {row[0]: row[1] for row in rows}
