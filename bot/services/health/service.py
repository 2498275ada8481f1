"""Check every group once a week, and tell the people who can help those that need it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.groups import Group
from bot.domain.health import Flag, Signs, flags, next_monday, off, told, waited
from bot.domain.ids import GroupId
from bot.services.delivery import coordinators
from bot.services.dependencies import Dependencies
from storage import Transaction, groups, health
from storage.delivery import outbox, timers
from storage.delivery.timers import Timer

LOOKED_AT = time(9)
"""On Mondays, on the network's clock."""
TOO_LATE = timedelta(hours=12)
"""After a longer sleep of the program the week is left out: what was wrong then may not be now."""
HELPS_FOR = timedelta(days=2)
MEETINGS_LOOKED_AT = 8
LOOKED_BACK = timedelta(days=800)
"""Farther back than that nobody compares."""


async def next_look(tx: Transaction, dependencies: Dependencies) -> None:
    """Schedule the next weekly check."""
    due_at = next_monday(dependencies.now(), ZoneInfo(dependencies.zone), LOOKED_AT)
    await timers.set_up(
        tx, key=f"health:{due_at.date().isoformat()}", kind="health", group_id=None, subject_id=0, due_at=due_at
    )


async def standing(tx: Transaction, dependencies: Dependencies, group: Group) -> tuple[Flag, ...]:
    """Return what is wrong in a group now, most urgent first; nothing in its months off."""
    return (await standings(tx, dependencies, [group]))[group.id]


async def standings(
    tx: Transaction, dependencies: Dependencies, asked: Sequence[Group]
) -> dict[GroupId, tuple[Flag, ...]]:
    """Return the same for many groups, with as many statements as for one."""
    now, ids = dependencies.now(), [group.id for group in asked]
    present = await health.present(tx, ids)
    turns_ = await health.open_turns(tx, ids)
    asked_since = await health.asked_since(tx, ids)
    cancelled = await health.cancelled_at(tx, [turn.id for turn in turns_.values() if turn.accepted])
    choosing = await health.choosing_dates(tx, ids)
    planned = await health.with_meeting_ahead(tx, ids)
    attended = await health.attended(tx, ids, now - LOOKED_BACK)
    last = await health.last_held(tx, ids)
    found: dict[GroupId, tuple[Flag, ...]] = {}
    for group in asked:
        if off(now, group.tz, group.months_off):
            found[group.id] = ()
            continue
        turn, today = turns_.get(group.id), now.astimezone(group.tz).date()
        since = None
        if turn is not None and not turn.accepted:
            since = asked_since.get(group.id)
        elif turn is not None and group.id not in choosing:
            # While the group is being asked which time suits, waiting ends by itself.
            since = cancelled.get(turn.id, turn.offered_at)
        signs = Signs(
            companies=sum(until is None or until <= today for until in present.get(group.id, ())),
            waited=None if since is None else waited(since, now, group.tz, group.months_off),
            accepted=turn is not None and turn.accepted,
            planned=group.id in planned,
            attended=tuple(companies for _, companies in attended.get(group.id, ())[:MEETINGS_LOOKED_AT]),
            last_held_at=last.get(group.id),
        )
        found[group.id] = flags(signs, now)
    return found


async def go_off(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """Check every group; tell its facilitators and, if a problem persists, the coordinators."""
    now = dependencies.now()
    await next_look(tx, dependencies)
    if now > timer.due_at + TOO_LATE:
        return "slept through"
    there = [person for person in await coordinators(tx, dependencies) if person.reachable]
    passed_on: list[int] = []
    named = 0
    awake = await groups.all_awake(tx)
    found = await standings(tx, dependencies, awake)
    for group in awake:
        if off(now, group.tz, group.months_off):
            # What was wrong before is neither said nor forgotten.
            continue
        said = await health.note(tx, group.id, found[group.id], now)
        due = {flag: told(flag, each, now) for flag, each in said.items()}
        for_facilitators = [flag for flag, each in due.items() if each.facilitators]
        for_coordinators = [flag for flag, each in due.items() if each.coordinators and there]
        if for_facilitators:
            named += 1
            await health.facilitators_heard(tx, group.id, for_facilitators, now)
            await outbox.post(
                tx,
                key=f"{timer.key}:{group.id}",
                kind="health",
                chat_id=group.chat_id,
                group_id=group.id,
                at=now,
                stale_at=now + HELPS_FOR,
            )
        if for_coordinators:
            passed_on.append(int(group.id))
            await health.coordinators_heard(tx, group.id, for_coordinators, now)
    for person in there if passed_on else []:
        await outbox.post(
            tx,
            key=f"{timer.key}:network:{person.telegram_id}",
            kind="health-network",
            chat_id=person.telegram_id,
            person_id=person.id,
            at=now,
            stale_at=now + HELPS_FOR,
            groups=passed_on,
        )
    return f"{named} groups to their facilitators, {len(passed_on)} to the coordinators"
