"""Survey questions asked of companies, and their answers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update

from bot.domain.ids import EnterpriseId
from bot.domain.surveys import Survey, SurveyKind
from storage import tables
from storage.engine.transaction import Transaction

SURVEYS, COMPANIES = tables.surveys, tables.companies


def _survey(row: Any) -> Survey:
    values = dict(row._mapping)
    values["kind"] = SurveyKind(values["kind"])
    return Survey(**values)


async def by_id(tx: Transaction, survey_id: int, *, lock: bool = False) -> Survey | None:
    """The questions with that id."""
    statement = select(SURVEYS).where(SURVEYS.c.id == survey_id)
    row = await tx.one(statement.with_for_update() if lock else statement)
    return None if row is None else _survey(row)


async def every(tx: Transaction) -> dict[EnterpriseId, list[Survey]]:
    """What each company was asked, first asked first."""
    found: dict[EnterpriseId, list[Survey]] = {}
    for row in await tx.all(select(SURVEYS).order_by(SURVEYS.c.id)):
        survey = _survey(row)
        found.setdefault(survey.enterprise_id, []).append(survey)
    return found


async def since(tx: Transaction) -> dict[EnterpriseId, datetime]:
    """When each company came to its first group."""
    first = func.min(COMPANIES.c.joined_at)
    rows = await tx.all(select(COMPANIES.c.enterprise_id, first).group_by(COMPANIES.c.enterprise_id))
    return {EnterpriseId(row[0]): row[1] for row in rows}


async def ask(
    tx: Transaction, enterprise_id: int, person_id: int, kind: SurveyKind, year: int, at: datetime
) -> int | None:
    """Somebody is asked for their company.

    Returns:
        the id; None where the company was asked that before.
    """
    values = {
        "enterprise_id": enterprise_id,
        "person_id": person_id,
        "kind": kind,
        "year": year,
        "asked_at": at,
        "answers": {},
    }
    made = await tx.run(tx.unless_there(SURVEYS), values)
    if not made.rowcount:
        return None
    which = (SURVEYS.c.enterprise_id == enterprise_id, SURVEYS.c.kind == kind, SURVEYS.c.year == year)
    return int(await tx.value(select(SURVEYS.c.id).where(*which)))


async def change(tx: Transaction, survey_id: int, **values: Any) -> Survey:
    """Keep what was said; returns it as it is now."""
    return _survey(await tx.one(update(SURVEYS).where(SURVEYS.c.id == survey_id).values(values).returning(SURVEYS)))
