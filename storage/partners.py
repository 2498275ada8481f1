"""Companies that have chosen to be found by the whole network."""

from __future__ import annotations

from sqlalchemy import select

from bot.domain.companies.profiles import SeenBy
from bot.domain.partners import Findable
from storage import companies, tables
from storage.companies import profiles
from storage.engine.transaction import Transaction

PROFILES = tables.profiles
SHOWN = ("trade", "municipality", "offers", "seeks")


async def findable(tx: Transaction) -> list[Findable]:
    """Every company that is in a core group and wants to be found, with what the network may see of it."""
    rows = await tx.all(select(PROFILES.c.enterprise_id).where(PROFILES.c.findable.is_(True)))
    wanting = {row[0] for row in rows}
    if not wanting:
        return []
    groups = tables.groups
    regions = {row[0]: row[1] for row in await tx.all(select(groups.c.id, groups.c.region))}
    names: dict[int, str] = {}
    where: dict[int, list[str]] = {}
    for place in await companies.in_core_groups(tx):
        if place.enterprise_id in wanting:
            names.setdefault(place.enterprise_id, place.name)
            region = regions.get(place.group_id)
            if region is not None and region not in where.setdefault(place.enterprise_id, []):
                where[place.enterprise_id].append(region)
    found = []
    for enterprise_id, name in names.items():
        own = await profiles.of(tx, enterprise_id)
        seen = own.shown_to(SeenBy.NETWORK)
        values = {field: str(own.value(field)) for field in SHOWN if field in seen}
        found.append(Findable(enterprise_id, name, tuple(where.get(enterprise_id, ())), **values))
    return found
