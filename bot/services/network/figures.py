"""The network's figures, read once for its message, picture, page and Monday message."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.groups import Group
from bot.domain.groups.company_names import same_name
from bot.domain.network import GroupFigures, HeldMeeting, Network, PlannedMeeting, SharedMeeting
from bot.domain.network.figures import WEEK
from bot.domain.recruiting.funnel import MONTHS_SHOWN, Way, months_before, way
from bot.services.dependencies import Dependencies
from bot.services.health import standings
from storage import Transaction
from storage import groups as groups_
from storage import network as network_rows
from storage.recruiting import events

YEAR = timedelta(days=366)


async def figures(tx: Transaction, dependencies: Dependencies, groups: Sequence[Group], *, everything: bool) -> Network:
    """Count these groups, with as many statements for two hundred as for one."""
    now, ids = dependencies.now(), [int(group.id) for group in groups]
    regions = {group.region for group in groups if group.region is not None}
    waiting = sum(
        number
        for region, number in await network_rows.waiting(tx)
        if everything or (region is not None and any(same_name(region, own) for own in regions))
    )
    came = await _way(tx, ids, regions, now, ZoneInfo(dependencies.zone), everything=everything)
    if not ids:
        return Network((), now, dependencies.zone, everything, waiting, came)
    flags = await standings(tx, dependencies, groups)
    enterprises = await network_rows.enterprises_in(tx, ids)
    people = await network_rows.people_in(tx, ids)
    held: dict[int, list[HeldMeeting]] = {}
    planned: dict[int, list[PlannedMeeting]] = {}
    for row in await network_rows.meetings(tx, ids, now - YEAR):
        if row.planned:
            planned.setdefault(row.group_id, []).append(PlannedMeeting(row.starts_at, row.company, row.theme))
        else:
            was = HeldMeeting(row.starts_at, row.company, row.theme, row.attended or None, row.confirmed)
            held.setdefault(row.group_id, []).insert(0, was)
    shared: dict[int, list[SharedMeeting]] = {}
    for group_id, meeting in await network_rows.shared_meetings(tx, ids, now - YEAR):
        shared.setdefault(group_id, []).append(meeting)
    asked: dict[int, list[datetime]] = {}
    for group_id, at in await network_rows.unanswered(tx, ids):
        asked.setdefault(group_id, []).append(at)
    joined: dict[int, list[str]] = {}
    left: dict[int, list[str]] = {}
    for group_id, name, gone in await network_rows.changed_companies(tx, ids, now - WEEK):
        (left if gone else joined).setdefault(group_id, []).append(name)
    counted = tuple(
        GroupFigures(
            group=group,
            enterprises=tuple(enterprises.get(group.id, ())),
            people=people.get(group.id, 0),
            flags=flags[group.id],
            held=tuple(held.get(group.id, ())),
            planned=tuple(planned.get(group.id, ())),
            shared=tuple(shared.get(group.id, ())),
            asked_at=tuple(asked.get(group.id, ())),
            joined=tuple(joined.get(group.id, ())),
            left=tuple(left.get(group.id, ())),
        )
        for group in groups
    )
    return Network(counted, now, dependencies.zone, everything, waiting, came)


async def _way(
    tx: Transaction, ids: Collection[int], regions: Collection[str], now: datetime, zone: ZoneInfo, *, everything: bool
) -> Way:
    first = datetime.combine(months_before(now.astimezone(zone).date(), MONTHS_SHOWN - 1), time(), zone)
    spellings = [one for one in await groups_.regions(tx) if any(same_name(one, own) for own in regions)]
    steps = await events.reached(tx, group_ids=ids, spellings=spellings, everywhere=everything, since=first)
    return way(steps, now, zone)
