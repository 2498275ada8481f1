"""Timers of an introduction: it expires quietly, or both are asked later what came of it."""

from __future__ import annotations

from datetime import datetime

from bot.domain.ids import GroupId
from bot.domain.introductions import ASKED_AFTER, HELPS_FOR, Side
from bot.services.cycle import UNFORESEEN, budget_of
from bot.services.dependencies import Dependencies
from bot.services.introductions.messages import pause_silent
from storage import Transaction, groups, introductions, people
from storage.delivery import cards, outbox, timers
from storage.delivery.timers import Timer

MOST_TRIES = 3
"""Weeks in which somebody who has heard much is left alone; then they are not asked."""


async def over(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """End an introduction that not both have accepted after a week, without new messages."""
    found = await introductions.by_id(tx, timer.subject_id, lock=True)
    if found is None or not found.open:
        return "settled"
    now = dependencies.now()
    await introductions.end(tx, found.id, now)
    await pause_silent(tx, found, now)
    await cards.spoil_every(tx, ("introduction",), found.id, now)
    return "unanswered"


async def ask_later(tx: Transaction, side: Side, since: datetime, tries: int = 1) -> None:
    """Schedule the question what came of it.

    Args:
        since: when they were introduced, or could not be asked.
        tries: which try it is.
    """
    due_at = since + (ASKED_AFTER if tries == 1 else HELPS_FOR)
    await timers.set_up(
        tx,
        key=f"introduction-after:{side.introduction_id}:{side.enterprise_id}:{tries}",
        kind="introduction-after",
        group_id=None,
        subject_id=side.introduction_id,
        due_at=due_at,
        enterprise=side.enterprise_id,
        tries=tries,
    )


async def after(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """Ask, three weeks later, whether it has led to something."""
    now, found = dependencies.now(), await introductions.by_id(tx, timer.subject_id)
    side = None
    if found is not None:
        side = next((each for each in found.sides if each.enterprise_id == timer.payload["enterprise"]), None)
    person = None if side is None or side.person_id is None else await people.by_id(tx, side.person_id)
    if side is None or person is None or not person.reachable or side.outcome is not None:
        return "nobody to ask"
    group = await groups.by_id(tx, GroupId(side.group_id))
    if not (await budget_of(tx, dependencies, group, now)).fits(person.telegram_id, UNFORESEEN):
        if timer.payload["tries"] < MOST_TRIES:
            await ask_later(tx, side, now, timer.payload["tries"] + 1)
        return "has heard much"
    await outbox.post(
        tx,
        key=f"introduction-after:{side.introduction_id}:{person.id}",
        kind="introduction-after",
        chat_id=person.telegram_id,
        person_id=person.id,
        group_id=side.group_id,
        at=now,
        stale_at=now + HELPS_FOR,
        introduction=side.introduction_id,
    )
    return "asked"
