"""Regions."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import exists, func, or_, select, update

from bot.domain.cycle.turns import TurnState
from bot.domain.groups import Group, Ways
from bot.domain.meetings import MeetingState
from bot.domain.regions import Region, RegionProgress, key_of, named
from storage import groups, tables
from storage.delivery import cards
from storage.engine.transaction import Transaction

REGIONS, LINKS = tables.regions, tables.region_links
SHOWN = (
    REGIONS.c.id,
    REGIONS.c.name,
    REGIONS.c.country,
    REGIONS.c.language,
    REGIONS.c.zone,
    REGIONS.c.since,
    REGIONS.c.ended_at,
    REGIONS.c.ways,
)
CARD = "region"
"""The kind of card that shows a region."""


def _region(row: Any) -> Region:
    values = dict(row._mapping)
    said: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in values.pop("ways").items()
    }
    return Region(**values, ways=Ways(**said))


async def add(
    tx: Transaction, name: str, *, country: str | None, language: str, zone: str, at: datetime, person_id: int | None
) -> tuple[Region, bool]:
    """A region of that name, begun where there is none; two who begin it at once get the same.

    Returns:
        the region, and whether it is new.
    """
    values = {
        "name": name,
        "key": key_of(name),
        "country": country,
        "language": language,
        "zone": zone,
        "since": at,
        "person_id": person_id,
    }
    made = bool((await tx.run(tx.unless_there(REGIONS), values)).rowcount)
    return _region(await tx.one(select(*SHOWN).where(REGIONS.c.key == key_of(name)))), made


async def all_(tx: Transaction, *, ended: bool = False) -> list[Region]:
    """Every region, by name.

    Args:
        ended: those that have ended, too.
    """
    which = [] if ended else [REGIONS.c.ended_at.is_(None)]
    return [_region(row) for row in await tx.all(select(*SHOWN).where(*which).order_by(REGIONS.c.key))]


async def by_id(tx: Transaction, region_id: int, *, lock: bool = False) -> Region | None:
    """The region with that id, if there is one. `lock` keeps others from changing it until the transaction ends."""
    statement = select(*SHOWN).where(REGIONS.c.id == region_id)
    row = await tx.one(statement.with_for_update() if lock else statement)
    return None if row is None else _region(row)


async def known_as(tx: Transaction, name: str | None) -> Region | None:
    """The region of that name, however it is spelled, also one that has ended."""
    return None if name is None else named(await all_(tx, ended=True), name)


async def change(tx: Transaction, region_id: int, **values: Any) -> Region:
    """Set some of a region's fields; returns it as it is now."""
    if isinstance(values.get("ways"), Ways):
        values["ways"] = asdict(values["ways"])
    row = await tx.one(update(REGIONS).where(REGIONS.c.id == region_id).values(values).returning(*SHOWN))
    return _region(row)


async def groups_in(tx: Transaction, regions: Iterable[Region]) -> dict[int, list[Group]]:
    """The core groups of each of these regions, by title."""
    found: dict[int, list[Group]] = {region.id: [] for region in regions}
    for group in await groups.registered(tx):
        own = named(regions, group.region)
        if own is not None:
            found[own.id].append(group)
    return found


async def progress(tx: Transaction, there: dict[int, list[Group]]) -> dict[int, RegionProgress]:
    """How far regions have come.

    Args:
        there: the core groups of each, by the region's number.
    """
    every = [group.id for own in there.values() for group in own]
    sizes, hosts, dates = await _companies(tx, every), await _hosts(tx, every), await _dates(tx, every)
    known = await facilitated(tx, list(there), every)
    found: dict[int, RegionProgress] = {}
    for region_id, own in there.items():
        ids = {int(group.id) for group in own}
        held = [dates[one][1] for one in ids if one in dates and dates[one][1] is not None]
        found[region_id] = RegionProgress(
            facilitated=region_id in known[0] or bool(ids & known[1]),
            groups=len(own),
            companies=max((sizes.get(one, 0) for one in ids), default=0),
            hosted=bool(ids & hosts),
            dated=any(one in dates for one in ids),
            held_at=min((one for one in held if one is not None), default=None),
        )
    return found


async def _companies(tx: Transaction, group_ids: Collection[int]) -> dict[int, int]:
    companies = tables.companies
    rows = await tx.all(
        select(companies.c.group_id, func.count())
        .where(companies.c.group_id.in_(group_ids), companies.c.left_at.is_(None))
        .group_by(companies.c.group_id)
    )
    return {row[0]: row[1] for row in rows}


async def _hosts(tx: Transaction, group_ids: Collection[int]) -> set[int]:
    turns = tables.turns
    taken = turns.c.state.in_((TurnState.ACCEPTED, TurnState.HOSTED))
    rows = await tx.all(select(turns.c.group_id).where(turns.c.group_id.in_(group_ids), taken).distinct())
    return {row[0] for row in rows}


async def _dates(tx: Transaction, group_ids: Collection[int]) -> dict[int, tuple[datetime, datetime | None]]:
    """When each group's first meeting was or is, and when the first that was held; of those called off none."""
    meetings, confirmations = tables.meetings, tables.confirmations
    rows = await tx.all(
        select(meetings.c.group_id, meetings.c.starts_at, meetings.c.state)
        .outerjoin(confirmations, confirmations.c.meeting_id == meetings.c.id)
        .where(
            meetings.c.group_id.in_(group_ids),
            meetings.c.state.in_((MeetingState.PLANNED, MeetingState.HELD)),
            or_(confirmations.c.held.is_(None), confirmations.c.held.is_(True)),
        )
        .order_by(meetings.c.starts_at)
    )
    found: dict[int, tuple[datetime, datetime | None]] = {}
    for group_id, starts_at, state in rows:
        first, held = found.get(group_id, (starts_at, None))
        found[group_id] = first, held or (starts_at if state == MeetingState.HELD else None)
    return found


async def facilitated(
    tx: Transaction, region_ids: Collection[int], group_ids: Collection[int]
) -> tuple[set[int], set[int]]:
    """The regions whose link somebody has used, and the groups whose facilitators are known."""
    facilitators = tables.facilitators
    used = await tx.all(
        select(LINKS.c.region_id).where(LINKS.c.region_id.in_(region_ids), LINKS.c.used_at.is_not(None))
    )
    own = await tx.all(select(facilitators.c.group_id).where(facilitators.c.group_id.in_(group_ids)).distinct())
    return {row[0] for row in used}, {row[0] for row in own}


async def moved_on(tx: Transaction, group: Group, now: datetime) -> None:
    """Mark messages that show a group's region for redrawing."""
    if group.region is None:
        return
    shown = exists().where(tables.cards.c.kind == CARD, tables.cards.c.subject_id == REGIONS.c.id)
    region_id = await tx.value(select(REGIONS.c.id).where(REGIONS.c.key == key_of(group.region), shown))
    if region_id is not None:
        await cards.spoil(tx, CARD, region_id, now)
