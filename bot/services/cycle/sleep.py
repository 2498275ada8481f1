"""Sleeping groups: no turns and no nudges until a facilitator wakes the group or somebody hosts again."""

from __future__ import annotations

from datetime import datetime

from bot.domain.cycle.silence import SLEEP_ANSWERED_WITHIN, silent_turns
from bot.domain.cycle.turns import Turn
from bot.domain.delivery.threads import SLEEP
from bot.domain.groups import Group
from bot.domain.ids import GroupId
from bot.domain.meetings.reminders import shifted
from bot.services.dependencies import Dependencies
from storage import Transaction, groups
from storage.cycle import turns
from storage.delivery import cards, outbox, timers
from storage.delivery.timers import Timer
from storage.groups import history

TURNS_LOOKED_AT = 30


async def silence(tx: Transaction, group: Group) -> tuple[Turn, ...]:
    """Return the latest consecutive turns that nobody answered, newest first."""
    return silent_turns(await turns.over(tx, group.id, TURNS_LOOKED_AT), group.sleep_asked_at)


async def ask(tx: Transaction, group: Group, now: datetime) -> None:
    """Ask the facilitators once whether the group is asleep, in private where possible."""
    await groups.change(tx, group.id, sleep_asked_at=now)
    name = f"{group.id}:{int(now.timestamp())}"
    await outbox.post(tx, key=f"sleep-ask:{name}", kind="sleep-ask", chat_id=group.chat_id, group_id=group.id, at=now)
    await timers.set_up(
        tx,
        key=f"sleep-over:{name}",
        kind="sleep-over",
        group_id=group.id,
        subject_id=group.id,
        due_at=shifted(now, SLEEP_ANSWERED_WITHIN, group.tz),
    )


async def is_asked(tx: Transaction, group: Group) -> bool:
    """Return whether the group has been asked if it is asleep, with no answer since."""
    if group.sleep_asked_at is None or group.sleeping_since is not None:
        return False
    last = await turns.newest(tx, group.id)
    return last is None or (not last.open and last.ended_at is not None and last.ended_at <= group.sleep_asked_at)


async def go_off(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """Put the group to sleep after two weeks without an answer."""
    group = await groups.by_id(tx, GroupId(timer.subject_id), lock=True)
    if not await is_asked(tx, group):
        return "it goes on"
    await decided(tx, group, dependencies.now(), asleep=True)
    return "asleep"


async def decided(tx: Transaction, group: Group, now: datetime, *, asleep: bool) -> Group:
    """Record whether the group sleeps or continues; the question loses its buttons."""
    await timers.drop(tx, ("sleep-over",), group.id, "answered")
    group = await groups.change(tx, group.id, sleeping_since=now if asleep else None)
    await history.note(tx, group, now)
    for kind in SLEEP:
        await cards.spoil_every(tx, (kind,), group.id, now)
    return group
