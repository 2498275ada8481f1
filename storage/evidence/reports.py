"""Reports that were ordered, and their sealed contents."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from bot.domain.evidence.facts import Scope
from bot.domain.evidence.indicators import Project
from bot.domain.evidence.orders import MOST_TRIES, Order, ReportMade, ReportState, Sealed, What
from bot.domain.evidence.periods import Period
from storage import tables
from storage.engine.transaction import Transaction

REPORTS, FILES, SETTINGS = tables.reports, tables.report_files, tables.report_settings
UNDER_WAY = (ReportState.WANTED, ReportState.COUNTING)


def _order(row: Any) -> Order:
    values = dict(row._mapping)
    first, last, whole = (values.pop(name) for name in ("first", "last", "whole"))
    counted = (values["totals"] or {}).get(What.RESEARCH, {}).get("companies")
    scope = Scope(values.pop("region"), values.pop("group_id"))
    project = values.pop("project")
    for name in ("seal", "hashes", "versions", "totals", "page"):
        del values[name]
    values["state"], values["what"] = ReportState(values["state"]), What(values["what"])
    values["number"] = values["number"] or "–"
    return Order(**values, period=Period(first, last, whole), scope=scope, project=_read(project), companies=counted)


def _read(kept: dict[str, Any] | None) -> Project | None:
    if kept is None:
        return None
    days = {name: date.fromisoformat(kept[name]) for name in ("first", "last")}
    return Project(**(kept | days))


def _kept(project: Project | None) -> dict[str, Any] | None:
    if project is None:
        return None
    return asdict(project) | {"first": project.first.isoformat(), "last": project.last.isoformat()}


async def want(
    tx: Transaction,
    *,
    what: What = What.REPORT,
    person_id: int,
    language: str,
    now: datetime,
    made_on: date,
    period: Period,
    scope: Scope,
    salt: str,
    project: Project | None,
) -> Order:
    """Order a report."""
    values = {
        "what": what,
        "state": ReportState.WANTED,
        "person_id": person_id,
        "language": language,
        "wanted_at": now,
        "made_on": made_on,
        "first": period.first,
        "last": period.last,
        "whole": period.whole,
        "region": scope.region,
        "group_id": scope.group,
        "salt": salt,
        "project": _kept(project),
    }
    return _order(await tx.one(insert(REPORTS).values(values).returning(REPORTS)))


async def by_id(tx: Transaction, report_id: int) -> Order | None:
    """One report."""
    row = await tx.one(select(REPORTS).where(REPORTS.c.id == report_id))
    return None if row is None else _order(row)


async def sealed(tx: Transaction, number: str) -> Sealed | None:
    """What was sealed of the report with that number."""
    row = await tx.one(
        select(REPORTS.c.number, REPORTS.c.seal, REPORTS.c.hashes, REPORTS.c.versions, REPORTS.c.sealed_at).where(
            REPORTS.c.number == number, REPORTS.c.state == ReportState.SEALED, REPORTS.c.what == What.REPORT
        )
    )
    return None if row is None else Sealed(**row._mapping)


async def page(tx: Transaction, report_id: int) -> dict[str, Any] | None:
    """What the document of a sealed report says."""
    kept = await tx.value(
        select(REPORTS.c.page).where(
            REPORTS.c.id == report_id, REPORTS.c.state == ReportState.SEALED, REPORTS.c.what == What.REPORT
        )
    )
    return None if kept is None else dict(kept)


async def under_way(tx: Transaction, person_id: int) -> bool:
    """Return whether a report of this person is being made."""
    own = select(func.count()).where(REPORTS.c.person_id == person_id, REPORTS.c.state.in_(UNDER_WAY))
    return bool(await tx.value(own))


async def take(tx: Transaction) -> Order | None:
    """Return the longest-waiting report, marked as begun. It keeps its number if it was interrupted before."""
    row = await tx.one(
        select(REPORTS).where(REPORTS.c.state.in_(UNDER_WAY)).order_by(REPORTS.c.tries, REPORTS.c.id).limit(1)
    )
    if row is None:
        return None
    number = row.number or await _next_number(tx, row.made_on.year)
    values = {"state": ReportState.COUNTING, "number": number, "tries": row.tries + 1, "step": 1}
    await tx.run(update(REPORTS).where(REPORTS.c.id == row.id).values(values))
    return await by_id(tx, row.id)


async def _next_number(tx: Transaction, year: int) -> str:
    given = await tx.all(select(REPORTS.c.number).where(REPORTS.c.number.like(f"{year}-%")))
    return f"{year}-{max((int(row[0].partition('-')[2]) for row in given), default=0) + 1}"


async def is_at(tx: Transaction, report_id: int, step: int) -> None:
    """Record the progress."""
    await tx.run(update(REPORTS).where(REPORTS.c.id == report_id).values(step=step))


async def seal(
    tx: Transaction, report_id: int, made: ReportMade, files: dict[str, bytes], step: int, now: datetime
) -> None:
    """Store the sealed result, which never changes from now on."""
    values = {
        "state": ReportState.SEALED,
        "sealed_at": now,
        "step": step,
        "seal": made.seal,
        "hashes": made.hashes,
        "versions": made.versions,
        "totals": made.totals,
        "page": made.page,
    }
    await tx.run(update(REPORTS).where(REPORTS.c.id == report_id).values(values))
    for kind, content in files.items():
        values = {"report_id": report_id, "kind": kind, "content": content, "made_at": now}
        await tx.run(insert(FILES).values(values))


async def give_up(tx: Transaction, report_id: int) -> None:
    """Mark the report as impossible to make."""
    await tx.run(update(REPORTS).where(REPORTS.c.id == report_id).values(state=ReportState.FAILED))


def tried_enough(order: Order) -> bool:
    """Return whether it has been tried often enough."""
    return order.tries >= MOST_TRIES


async def file_of(tx: Transaction, report_id: int, kind: str) -> bytes | None:
    """A file that was not sent yet."""
    content = await tx.value(select(FILES.c.content).where(FILES.c.report_id == report_id, FILES.c.kind == kind))
    return None if content is None else bytes(content)


async def drop_file(tx: Transaction, report_id: int, kind: str) -> None:
    """Delete a file that was delivered, or never will be."""
    await tx.run(delete(FILES).where(FILES.c.report_id == report_id, FILES.c.kind == kind))


async def project(tx: Transaction) -> Project | None:
    """Return the project that funds the network."""
    row = await tx.one(select(SETTINGS).order_by(SETTINGS.c.id).limit(1))
    return None if row is None else Project(row.programme, row.code, row.first, row.last, row.unit)


async def set_project(tx: Transaction, project: Project, person_id: int, now: datetime) -> None:
    """Set the project that funds the network."""
    await tx.run(delete(SETTINGS))
    await tx.run(insert(SETTINGS).values({**asdict(project), "set_at": now, "person_id": person_id}))
