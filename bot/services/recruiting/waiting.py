"""Newcomers who wait: the first of them hears when there is a place, coordinators when a group could begin."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.groups import Group
from bot.domain.groups.company_names import same_name
from bot.domain.groups.quiet_hours import QUIET_FROM, QUIET_UNTIL, daylight
from bot.domain.recruiting.newcomers import AGAIN, Candidate, Newcomer
from bot.domain.recruiting.waiting import WaitingList, is_enough
from bot.services.delivery import coordinators
from bot.services.dependencies import Dependencies
from storage import Transaction, groups, meetings, people, recruiting
from storage.delivery import outbox
from storage.delivery.timers import Timer
from storage.groups import companies


async def with_meeting(tx: Transaction, group: Group, now: datetime) -> Candidate:
    """A group as somebody who could come to it sees it."""
    coming = await meetings.coming(tx, group.id)
    if coming is not None and coming.starts_at <= now:
        coming = None
    host = None if coming is None else await companies.name_of(tx, coming.company_id)
    here = [company for company in await companies.of_group(tx, group.id) if not company.left]
    return Candidate(group, len(here) + await recruiting.on_their_way(tx, group.id, now), coming, host)


async def in_region(tx: Transaction, region: str) -> WaitingList:
    """Who waits in a region, longest first."""
    every = await recruiting.waiting(tx)
    return WaitingList(region, tuple(one for one in every if one.region is not None and same_name(one.region, region)))


async def place_free(tx: Transaction, group: Group, now: datetime) -> None:
    """A group may have room: as many of those who wait for one in its region hear of it as there are places."""
    if not group.registered or not group.awake or group.sleeping_since is not None:
        return
    every = [one for one in await recruiting.waiting(tx) if _waits_for(one, group)]
    if not every:
        return
    candidate = await with_meeting(tx, group, now)
    for newcomer in every[: max(0, group.size_largest - candidate.companies)]:
        # The same group is offered once a month at most.
        await _offer(tx, group, newcomer, f"{now:%Y-%m}", now, again=False)


async def date_set(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """The group's next date is set: whoever would like to come once more hears of it."""
    now, group = dependencies.now(), await groups.by_id(tx, timer.of_group)
    told = 0
    for newcomer in await recruiting.waiting(tx):
        if newcomer.group_id == group.id and newcomer.reason == AGAIN:
            told += 1
            await recruiting.change(tx, newcomer.person_id, now, reason=None)
            await _offer(tx, group, newcomer, str(timer.subject_id), now, again=True)
    return f"{told} newcomers"


async def enough(tx: Transaction, dependencies: Dependencies, newcomer: Newcomer, now: datetime) -> None:
    """Somebody begins to wait: where enough do, the coordinators hear that a new group could begin."""
    if newcomer.region is None:
        return
    there = await in_region(tx, newcomer.region)
    if not is_enough(there.newcomers):
        return
    at = daylight(now, ZoneInfo(dependencies.zone), QUIET_FROM, QUIET_UNTIL)
    for person in await coordinators(tx, dependencies):
        if person.reachable:
            await outbox.post(
                tx,
                key=f"waiting-enough:{newcomer.region.casefold()}:{len(there.newcomers)}:{person.id}:{now:%Y-%m}",
                kind="waiting-enough",
                chat_id=person.telegram_id,
                person_id=person.id,
                at=at,
                region=newcomer.region,
            )


def _waits_for(newcomer: Newcomer, group: Group) -> bool:
    if newcomer.reason == AGAIN:
        # They wait for a date of one group, and have room there.
        return False
    if newcomer.region is None or group.region is None:
        return newcomer.group_id == group.id
    return same_name(newcomer.region, group.region) and int(group.id) not in newcomer.passed


async def _offer(tx: Transaction, group: Group, newcomer: Newcomer, once: str, now: datetime, *, again: bool) -> None:
    person = await people.by_id(tx, newcomer.person_id)
    if person is None or not person.reachable:
        return
    await outbox.post(
        tx,
        key=f"newcomer-place:{group.id}:{person.id}:{once}",
        kind="newcomer-place",
        chat_id=person.telegram_id,
        person_id=person.id,
        group_id=group.id,
        at=now,
        again=again,
    )
