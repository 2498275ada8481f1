"""Once a week every group is looked at; those that could use a hand are told to the people who can give one."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.groups import Group
from bot.domain.health import Flag, Signs, flags, told
from bot.domain.rotation import active
from bot.domain.turns import TurnState
from bot.services.ground import Ground
from bot.services.roles import coordinators
from storage import Transaction, companies, groups, health, meetings, outbox, timers, turns
from storage.timers import Timer

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
    due_at = next_monday(ground.now(), ZoneInfo(ground.zone))
    await timers.set_up(
        tx, key=f"health:{due_at.date().isoformat()}", kind="health", group_id=None, subject_id=0, due_at=due_at
    )


def next_monday(now: datetime, zone: ZoneInfo) -> datetime:
    """The next Monday at nine on that clock, later than now."""
    today = now.astimezone(zone).date()
    monday = today + timedelta(days=-today.weekday() % 7)
    at = datetime.combine(monday, LOOKED_AT, zone).astimezone(UTC)
    return at if at > now else datetime.combine(monday + timedelta(days=7), LOOKED_AT, zone).astimezone(UTC)


async def standing(tx: Transaction, ground: Ground, group: Group) -> tuple[Flag, ...]:
    """What is wrong in a group at this moment, most urgent first."""
    now = ground.now()
    turn = await turns.current(tx, group.id)
    everyone = active(await companies.of_group(tx, group.id), now.astimezone(group.tz).date())
    last = await meetings.last_held(tx, group.id)
    accepted = turn is not None and turn.state is TurnState.ACCEPTED
    since = None
    if turn is not None:
        since = await (health.dateless_since(tx, turn) if accepted else health.asked_since(tx, group.id))
    signs = Signs(
        companies=len(everyone),
        asked_since=since,
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
    for_coordinators = []
    named = 0
    for group in await groups.all_awake(tx):
        since = await health.note(tx, group.id, await standing(tx, ground, group), now)
        due = [told(flag, first, now) for flag, first in since.items()]
        if any(each.facilitators for each in due):
            named += 1
            await outbox.post(
                tx,
                key=f"{timer.key}:{group.id}",
                kind="health",
                chat_id=group.chat_id,
                group_id=group.id,
                at=now,
                stale_at=now + HELPS_FOR,
            )
        if any(each.coordinators for each in due):
            for_coordinators.append(int(group.id))
    if for_coordinators:
        for person in await coordinators(tx, ground):
            if person.reachable:
                await outbox.post(
                    tx,
                    key=f"{timer.key}:network:{person.telegram_id}",
                    kind="health-network",
                    chat_id=person.telegram_id,
                    person_id=person.id,
                    at=now,
                    stale_at=now + HELPS_FOR,
                    groups=for_coordinators,
                )
    return f"{named} groups to their facilitators, {len(for_coordinators)} to the coordinators"
