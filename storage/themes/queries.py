"""Themes and the companies that would like them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.domain.ids import CompanyId
from bot.domain.themes import Theme, ThemeState
from storage import tables
from storage.engine.transaction import Transaction

THEMES = tables.themes
SUPPORTERS = tables.theme_supporters


async def _with_supporters(tx: Transaction, rows: list[Any]) -> list[Theme]:
    companies = tables.companies
    found = await tx.all(
        select(SUPPORTERS.c.theme_id, SUPPORTERS.c.company_id)
        .join(companies, companies.c.id == SUPPORTERS.c.company_id)
        .where(SUPPORTERS.c.theme_id.in_([row.id for row in rows]), companies.c.left_at.is_(None))
        .order_by(SUPPORTERS.c.supported_at, SUPPORTERS.c.company_id)
    )
    supporters: dict[int, list[CompanyId]] = {}
    for theme_id, company_id in found:
        supporters.setdefault(theme_id, []).append(CompanyId(company_id))
    return [_theme(row, supporters.get(row.id, ())) for row in rows]


def _theme(row: Any, supporters: Iterable[CompanyId]) -> Theme:
    values = dict(row._mapping)
    values["state"] = ThemeState(values["state"])
    return Theme(**values, supporters=tuple(supporters))


async def by_id(tx: Transaction, theme_id: int) -> Theme | None:
    """The theme with that id."""
    row = await tx.one(select(THEMES).where(THEMES.c.id == theme_id))
    return None if row is None else (await _with_supporters(tx, [row]))[0]


async def of_group(tx: Transaction, group_id: int, states: Collection[ThemeState] = tuple(ThemeState)) -> list[Theme]:
    """A group's themes in these states, oldest first."""
    rows = await tx.all(
        select(THEMES).where(THEMES.c.group_id == group_id, THEMES.c.state.in_(states)).order_by(THEMES.c.id)
    )
    return await _with_supporters(tx, rows)


async def of_groups(tx: Transaction, group_ids: Collection[int], states: Collection[ThemeState]) -> list[Theme]:
    """The themes of several groups in these states, oldest first."""
    rows = await tx.all(
        select(THEMES).where(THEMES.c.group_id.in_(group_ids), THEMES.c.state.in_(states)).order_by(THEMES.c.id)
    )
    return await _with_supporters(tx, rows)


async def chosen(tx: Transaction, group_id: int) -> Theme | None:
    """The theme chosen for the coming meeting, if any."""
    found = await of_group(tx, group_id, [ThemeState.CHOSEN])
    return found[-1] if found else None


async def of_meeting(tx: Transaction, meeting_id: int) -> Theme | None:
    """The theme of a meeting."""
    row = await tx.one(select(THEMES).where(THEMES.c.meeting_id == meeting_id).order_by(THEMES.c.id.desc()).limit(1))
    return None if row is None else (await _with_supporters(tx, [row]))[0]


async def add(tx: Transaction, **values: Any) -> Theme:
    """A theme new to its group."""
    return _theme(await tx.one(insert(THEMES).values(values).returning(THEMES)), ())


async def change(tx: Transaction, theme_id: int, **values: Any) -> Theme:
    """Set some of a theme's fields; returns it as it is now."""
    row = await tx.one(update(THEMES).where(THEMES.c.id == theme_id).values(values).returning(THEMES))
    return (await _with_supporters(tx, [row]))[0]


async def move(tx: Transaction, theme_ids: Collection[int], before: ThemeState, after: ThemeState) -> None:
    """Change the state of those of these themes that are in a given state."""
    await tx.run(update(THEMES).where(THEMES.c.id.in_(list(theme_ids)), THEMES.c.state == before).values(state=after))


async def support(tx: Transaction, theme_id: int, company_id: int, person_id: int, at: datetime) -> bool:
    """A company would like this theme. Returns False where it already did."""
    values = {"theme_id": theme_id, "company_id": company_id, "person_id": person_id, "supported_at": at}
    result = await tx.run(tx.unless_there(SUPPORTERS), values)
    return bool(result.rowcount)


async def unsupport(tx: Transaction, theme_id: int, company_id: int) -> None:
    """The company does not ask for it any more."""
    await tx.run(delete(SUPPORTERS).where(SUPPORTERS.c.theme_id == theme_id, SUPPORTERS.c.company_id == company_id))


async def clear_support(tx: Transaction, theme_id: int) -> None:
    """Delete all support for a theme, so that it starts afresh."""
    await tx.run(delete(SUPPORTERS).where(SUPPORTERS.c.theme_id == theme_id))
