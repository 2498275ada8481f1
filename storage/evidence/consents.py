"""Who has agreed that researchers may use what is on record of their company."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, insert, select

from bot.domain.evidence.research import WORDING, Consent, ConsentSaid, companies_agreed
from storage import tables
from storage.companies import roots
from storage.engine.database import Transaction

CONSENTS, MEMBERS, PLACES = tables.research_consents, tables.memberships, tables.companies


async def say(tx: Transaction, person_id: int, said: ConsentSaid, now: datetime) -> None:
    """One more line of somebody's history."""
    values = {"person_id": person_id, "said": said, "said_at": now, "wording": WORDING}
    await tx.run(insert(CONSENTS).values(values))


async def of_person(tx: Transaction, person_id: int) -> Consent | None:
    """What somebody has said last; None where they were never asked."""
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


async def agreed(tx: Transaction) -> frozenset[int]:
    """The companies that researchers may have: by everybody's last word who is, or was, of one."""
    last = select(func.max(CONSENTS.c.id)).where(CONSENTS.c.person_id.is_not(None)).group_by(CONSENTS.c.person_id)
    rows = await tx.all(
        select(PLACES.c.enterprise_id, CONSENTS.c.said)
        .join(MEMBERS, MEMBERS.c.company_id == PLACES.c.id)
        .join(CONSENTS, CONSENTS.c.person_id == MEMBERS.c.person_id)
        .where(CONSENTS.c.id.in_(last))
    )
    own = await roots(tx)
    return companies_agreed((own.get(row.enterprise_id, row.enterprise_id), ConsentSaid(row.said)) for row in rows)
