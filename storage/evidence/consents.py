"""Consents to use a company's record for research."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, insert, select

from bot.domain.evidence.research import WORDING, Agreement, Consent, ConsentSaid, agreements
from storage import tables
from storage.companies import roots
from storage.engine.transaction import Transaction

CONSENTS, MEMBERS, PLACES = tables.research_consents, tables.memberships, tables.companies


async def say(tx: Transaction, person_id: int, said: ConsentSaid, now: datetime) -> None:
    """Add an entry to a person's history."""
    values = {"person_id": person_id, "said": said, "said_at": now, "wording": WORDING}
    await tx.run(insert(CONSENTS).values(values))


async def of_person(tx: Transaction, person_id: int) -> Consent | None:
    """Return a person's latest answer; None if they were never asked."""
    row = await tx.one(
        select(CONSENTS.c.said, CONSENTS.c.said_at)
        .where(CONSENTS.c.person_id == person_id)
        .order_by(CONSENTS.c.id.desc())
        .limit(1)
    )
    return None if row is None else Consent(ConsentSaid(row.said), row.said_at)


async def asked(tx: Transaction, person_ids: Collection[int]) -> set[int]:
    """Who of them was asked before, or has said something unasked."""
    rows = await tx.all(select(CONSENTS.c.person_id).where(CONSENTS.c.person_id.in_(person_ids)).distinct())
    return {row[0] for row in rows}


async def belonged(tx: Transaction, person_id: int) -> bool:
    """Whether somebody is, or was, of a company of the network."""
    return bool(await tx.value(select(func.count()).select_from(MEMBERS).where(MEMBERS.c.person_id == person_id)))


async def agreed(tx: Transaction) -> list[Agreement]:
    """Every time that a company came to be one that researchers may have, by what people said who are, or were, of one."""
    rows = await tx.all(
        select(PLACES.c.enterprise_id, CONSENTS.c.person_id, CONSENTS.c.said, CONSENTS.c.said_at)
        .join(MEMBERS, MEMBERS.c.company_id == PLACES.c.id)
        .join(CONSENTS, CONSENTS.c.person_id == MEMBERS.c.person_id)
        .distinct()
        .add_columns(CONSENTS.c.id)
        .order_by(CONSENTS.c.id, PLACES.c.enterprise_id)
    )
    own = await roots(tx)
    return agreements(
        (own.get(row.enterprise_id, row.enterprise_id), row.person_id, ConsentSaid(row.said), row.said_at)
        for row in rows
    )
