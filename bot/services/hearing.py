"""How much a group has heard of the bot this month. Who has heard much is spared what can be spared.

Nobody shall get more than ten messages in a month that they have not asked for, and a month with one meeting needs seven
or eight: whose turn it is, the meeting, three reminders, the thanks afterwards, the next turn, the next meeting. What is
settled, moved or called off is always said.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.groups import Group
from bot.domain.meetings import Meeting
from bot.domain.people import Person
from bot.domain.reminders import DAY
from bot.domain.turns import Turn
from storage import Transaction, cards, outbox, people

ABOUT_TURNS = ("turn-offer", "turn-nudge", "turn-accepted", "date-nudge")
UNASKED = (
    *(*ABOUT_TURNS, "turn-escalate", "date-escalate", "swap", "meeting-set", "meeting-cancelled", "reminder", "review"),
    *("recap", "ballot", "ballot-nudge", "ballot-result", "dates", "dates-remind", "dates-result", "digest", "weekly"),
)
ENOUGH = 3
"""Announcements about turns in a calendar month: a turn, a nudge, and the next turn."""
MUCH = 5
"""Messages of every kind in a calendar month, from which on what concerns one company is spared all the others."""
MOST = 9
"""What a group shall hear in a month at most, as far as it can be planned. One is left for what comes unexpected."""
AFTER_A_MEETING = 3
"""The thanks, the next turn, the next meeting."""
ASKED_UP_TO = 6
"""Where the group has heard more than this, nobody is asked in private whether they come."""


async def heard(tx: Transaction, group: Group, now: datetime) -> int:
    """How many messages nobody had asked for the group has had this month, on its own calendar."""
    return await outbox.sent_since(tx, group.chat_id, UNASKED, _month(group, now))


async def heard_enough(tx: Transaction, group: Group, now: datetime) -> bool:
    """Whether the group has heard its share about turns this month, or much of everything.

    A nudge, or a turn that goes on once more, concerns one company, and rings the phones of all.
    """
    if await heard(tx, group, now) >= MUCH:
        return True
    return await outbox.sent_since(tx, group.chat_id, ABOUT_TURNS, _month(group, now)) >= ENOUGH


async def reminder_spared(tx: Transaction, group: Group, meeting: Meeting, offset: timedelta, now: datetime) -> bool:
    """Whether this reminder would be too much for the group: then only those who come are reminded, in private.

    The one of the day before always comes.

    Args:
        offset: how long before the meeting it is.
    """
    if offset == DAY:
        return False
    had = await heard(tx, group, now)
    month, starts = _month(group, now), meeting.starts_at.astimezone(group.tz)
    here = (starts.year, starts.month) == (month.year, month.month)
    to_come = AFTER_A_MEETING if here else 0
    if offset > DAY:
        before = starts - DAY
        to_come += here + ((before.year, before.month) == (month.year, month.month))
    return had >= MUCH and had + 1 + to_come > MOST


async def may_be_asked(tx: Transaction, group: Group, person: Person, now: datetime) -> bool:
    """Whether somebody may be asked if they come: once a month, and not where the group has heard much."""
    if await outbox.sent_since(tx, person.telegram_id, ("ask-silent",), _month(group, now)):
        return False
    return await heard(tx, group, now) <= ASKED_UP_TO


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
    await cards.hand_over(tx, shown.id, "turn", turn.id, now)
    return True


def _month(group: Group, now: datetime) -> datetime:
    """When the month began, on the group's clock."""
    return now.astimezone(group.tz).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
