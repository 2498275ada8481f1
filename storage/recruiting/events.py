"""How far newcomers have come."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, select, update

from bot.domain.groups import Group
from bot.domain.recruiting.funnel import LOST, Figures, FunnelStage, Reached
from bot.domain.recruiting.links import RecruitLink
from storage import tables
from storage.engine.transaction import Transaction

EVENTS = tables.recruiting_events
NOBODY = Figures()


async def note(
    tx: Transaction,
    stage: FunnelStage,
    person_id: int,
    at: datetime,
    *,
    group: Group | None = None,
    link: RecruitLink | None = None,
) -> None:
    """Somebody has come so far; a second time changes nothing.

    Args:
        group: where, once that is known.
        link: what brought them; where None is given, what is known of their first step counts.
    """
    source = None if link is None else link.source or None
    link_id, region = (None, None) if link is None else (link.id, link.region)
    if link is None:
        before = await tx.one(
            select(EVENTS.c.link_id, EVENTS.c.source, EVENTS.c.region)
            .where(EVENTS.c.person_id == person_id)
            .order_by(EVENTS.c.id)
            .limit(1)
        )
        if before is not None:
            link_id, source, region = before.link_id, before.source, before.region
    if group is not None:
        region = group.region
    values = {
        "kind": stage,
        "person_id": person_id,
        "link_id": link_id,
        "source": source,
        "region": region,
        "group_id": None if group is None else group.id,
        "at": at,
    }
    await tx.run(tx.unless_there(EVENTS), values)
    if group is not None and group.region is not None:
        await located(tx, person_id, group.region)
    await found_again(tx, person_id)


async def noted(tx: Transaction, people_ids: Collection[int], stages: Collection[FunnelStage]) -> set[tuple[int, str]]:
    """Who of these people has come so far already, at each of these stages."""
    rows = await tx.all(
        select(EVENTS.c.person_id, EVENTS.c.kind).where(EVENTS.c.person_id.in_(people_ids), EVENTS.c.kind.in_(stages))
    )
    return {(row[0], row[1]) for row in rows}


async def lost(tx: Transaction, person_id: int, at: datetime, reason: str | None, *, group: Group | None) -> None:
    """Somebody does not go on. The last word counts."""
    before = await tx.one(
        select(EVENTS.c.link_id, EVENTS.c.source, EVENTS.c.region)
        .where(EVENTS.c.person_id == person_id)
        .order_by(EVENTS.c.id)
        .limit(1)
    )
    await found_again(tx, person_id)
    values = {
        "kind": LOST,
        "person_id": person_id,
        "link_id": None if before is None else before.link_id,
        "source": None if before is None else before.source,
        "region": group.region if group is not None else None if before is None else before.region,
        "group_id": None if group is None else group.id,
        "reason": reason,
        "at": at,
    }
    await tx.run(tx.unless_there(EVENTS), values)


async def take_back(
    tx: Transaction, stage: FunnelStage, person_id: int, group_id: int, instead: tuple[int, datetime] | None
) -> None:
    """Somebody has not come so far in this group after all.

    Args:
        instead: where and when they have, where they have all the same.
    """
    own = (EVENTS.c.person_id == person_id) & (EVENTS.c.kind == stage) & (EVENTS.c.group_id == group_id)
    if instead is None:
        await tx.run(delete(EVENTS).where(own))
    else:
        there = select(tables.groups.c.region).where(tables.groups.c.id == instead[0]).scalar_subquery()
        await tx.run(update(EVENTS).where(own).values(group_id=instead[0], region=there, at=instead[1]))


async def located(tx: Transaction, person_id: int, region: str) -> None:
    """The region is known by now of somebody who came without a link of one."""
    own = (EVENTS.c.person_id == person_id) & EVENTS.c.region.is_(None)
    await tx.run(update(EVENTS).where(own).values(region=region))


async def found_again(tx: Transaction, person_id: int) -> None:
    """Somebody who was lost goes on after all."""
    await tx.run(delete(EVENTS).where(EVENTS.c.person_id == person_id, EVENTS.c.kind == LOST))


async def by_link(tx: Transaction, link_ids: Iterable[int]) -> dict[int, Figures]:
    """What each of these links has brought."""
    return await _figures(tx, EVENTS.c.link_id, EVENTS.c.link_id.in_(list(link_ids)))


async def of_group(tx: Transaction, group_id: int) -> Figures:
    """Everybody who came to this group, by a link of its own, of its region, or without one."""
    return await _total(tx, _to_groups([group_id]))


async def of_region(tx: Transaction, spellings: Collection[str]) -> Figures:
    """Everybody who came to a region, whatever brought them.

    Args:
        spellings: its name, in every way in which groups write it.
    """
    return await _total(tx, EVENTS.c.region.in_(spellings))


async def of_all(tx: Transaction) -> Figures:
    """Everybody."""
    return await _total(tx, EVENTS.c.id.is_not(None))


async def reached(
    tx: Transaction,
    *,
    group_ids: Collection[int] = (),
    spellings: Collection[str] = (),
    everywhere: bool = False,
    since: datetime | None = None,
) -> list[Reached]:
    """Every step of everybody who came to one of these groups or regions; earliest first.

    Args:
        spellings: names of the regions, in every way in which groups write them.
        everywhere: of everybody, whatever they came to.
        since: what came before is left out.
    """
    where: ColumnElement[bool] = EVENTS.c.id.is_not(None)
    if not everywhere:
        where = _to_groups(group_ids) | EVENTS.c.region.in_(spellings)
    if since is not None:
        where &= EVENTS.c.at >= since
    rows = await tx.all(
        select(EVENTS.c.person_id, EVENTS.c.kind, EVENTS.c.at, EVENTS.c.source, EVENTS.c.region, EVENTS.c.reason)
        .where(where)
        .order_by(EVENTS.c.at, EVENTS.c.id)
    )
    return [Reached(*row) for row in rows]


def _to_groups(group_ids: Collection[int]) -> ColumnElement[bool]:
    links = tables.recruiting_links
    own = select(links.c.id).where(links.c.group_id.in_(group_ids))
    return EVENTS.c.group_id.in_(group_ids) | EVENTS.c.link_id.in_(own)


async def _total(tx: Transaction, where: ColumnElement[bool]) -> Figures:
    rows = await tx.all(select(EVENTS.c.kind, func.count()).where(where).group_by(EVENTS.c.kind))
    return _read({row[0]: row[1] for row in rows})


async def _figures(tx: Transaction, by: Any, where: ColumnElement[bool]) -> dict[int, Figures]:
    rows = await tx.all(select(by, EVENTS.c.kind, func.count()).where(where).group_by(by, EVENTS.c.kind))
    counted: dict[int, dict[str, int]] = {}
    for key, kind, n in rows:
        counted.setdefault(key, {})[kind] = n
    return {key: _read(kinds) for key, kinds in counted.items()}


def _read(kinds: dict[str, int]) -> Figures:
    return Figures({stage: kinds.get(stage, 0) for stage in FunnelStage}, kinds.get(LOST, 0))
