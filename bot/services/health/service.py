"""Once a week every group is looked at; those that could use a hand are told to the people who can give one."""

from __future__ import annotations

from datetime import time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.cycle.rotation import active
from bot.domain.cycle.turns import TurnState
from bot.domain.groups import Group
from bot.domain.health import Flag, Signs, flags, off, told, waited
from bot.domain.mondays import next_monday
from bot.services.cycle import dates
from bot.services.delivery import coordinators
from bot.services.dependencies import Ground
from storage import Transaction, groups, health, meetings
from storage.cycle import turns
from storage.delivery import outbox, timers
from storage.delivery.timers import Timer
from storage.groups import companies

LOOKED_AT = time(9)
"""On Mondays, on the network's clock."""
TOO_LATE = timedelta(hours=12)
"""After a longer sleep of the program the week is left out: what was wrong then may not be now."""
HELPS_FOR = timedelta(days=2)
MEETINGS_LOOKED_AT = 8


class HealthWatch:
    """Sets the weekly look going."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    async def begin(self) -> None:
        """After a start: the next look is on the clock. Harmless when it is already."""
        async with self._ground.database.transaction() as tx:
            await _next_look(tx, self._ground)


async def _next_look(tx: Transaction, ground: Ground) -> None:
    due_at = next_monday(ground.now(), ZoneInfo(ground.zone), LOOKED_AT)
    await timers.set_up(
        tx, key=f"health:{due_at.date().isoformat()}", kind="health", group_id=None, subject_id=0, due_at=due_at
    )


async def standing(tx: Transaction, ground: Ground, group: Group) -> tuple[Flag, ...]:
    """What is wrong in a group at this moment, most urgent first; nothing in its months off."""
    now = ground.now()
    if off(now, group.tz, group.months_off):
        return ()
    turn = await turns.current(tx, group.id)
    everyone = active(await companies.of_group(tx, group.id), now.astimezone(group.tz).date())
    last = await meetings.last_held(tx, group.id)
    accepted = turn is not None and turn.state is TurnState.ACCEPTED
    since = None
    if turn is not None:
        since = await (health.dateless_since(tx, turn) if accepted else health.asked_since(tx, group.id))
    if accepted and await dates.under_way(tx, group) is not None:
        # The group is just being asked which time suits; that ends by itself.
        since = None
    signs = Signs(
        companies=len(everyone),
        waited=None if since is None else waited(since, now, group.tz, group.months_off),
        accepted=accepted,
        planned=await meetings.coming(tx, group.id) is not None,
        attended=tuple(await health.attended(tx, group.id, MEETINGS_LOOKED_AT)),
        last_held_at=None if last is None else last.starts_at,
    )
    return flags(signs, now)


async def go_off(tx: Transaction, ground: Ground, timer: Timer) -> str:
    """Monday: look at every group, tell its facilitators, and where it goes on the coordinators."""
    now = ground.now()
    await _next_look(tx, ground)
    if now > timer.due_at + TOO_LATE:
        return "slept through"
    there = [person for person in await coordinators(tx, ground) if person.reachable]
    passed_on: list[int] = []
    named = 0
    for group in await groups.all_awake(tx):
        if off(now, group.tz, group.months_off):
            # What was wrong before is neither said nor forgotten.
            continue
        said = await health.note(tx, group.id, await standing(tx, ground, group), now)
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
