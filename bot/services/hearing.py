"""How much a group has heard of the bot this month. Who has heard enough is spared what concerns one company."""

from __future__ import annotations

from datetime import datetime

from bot.domain.groups import Group
from bot.domain.turns import Turn
from storage import Transaction, cards, outbox, people

ABOUT_TURNS = ("turn-offer", "turn-nudge", "turn-accepted", "date-nudge")
ENOUGH = 3
"""Announcements about turns in a calendar month: a turn, a nudge, and the next turn. A meeting brings five more."""


async def heard_enough(tx: Transaction, group: Group, now: datetime) -> bool:
    """Whether the group has heard its share about turns this month, on its own calendar.

    A nudge, or a turn that goes on once more, concerns one company, and rings the phones of all.
    """
    month = now.astimezone(group.tz).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return await outbox.sent_since(tx, group.chat_id, ABOUT_TURNS, month) >= ENOUGH


async def goes_on_in_place(tx: Transaction, group: Group, after: Turn, turn: Turn, now: datetime) -> bool:
    """Let the group's message about one turn show the next, where the group has heard much and the company hears of it.

    Returns:
        whether it does; else the group has to be told.
    """
    if turn.company_id is None or not any(person.reachable for person in await people.of_company(tx, turn.company_id)):
        return False
    shown = await cards.newest(tx, "turn", after.id, group.chat_id)
    if shown is None or not await heard_enough(tx, group, now):
        return False
    await cards.hand_over(tx, shown.id, turn.id, now)
    return True
