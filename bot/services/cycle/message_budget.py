"""Count the messages a group and its members have had this month, and leave out what can be left out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.cycle.message_budget import (
    MOST,
    Ahead,
    MessageBudget,
    MonthHeard,
    Told,
    WhenFull,
    indispensable,
    member_budget,
    month_of,
    still_to_come,
)
from bot.domain.cycle.turns import TurnState
from bot.domain.date_polls import RoundState
from bot.domain.delivery.urgency import Urgency
from bot.domain.groups import Group
from bot.domain.ids import GroupId
from bot.domain.people import Person
from bot.services.cycle.rhythm import following, proposal
from bot.services.delivery import Needless, Written
from bot.services.dependencies import Dependencies
from storage import Transaction, date_polls, groups, meetings, people
from storage.cycle import message_history, turns
from storage.delivery import outbox
from storage.delivery.outbox import Letter

ENOUGH = 3
"""Announcements about turns in a calendar month: a turn, a nudge, and the next turn."""
MUCH = 5
"""Messages of every kind in a calendar month, from which on what concerns one company is spared all the others."""
UNFORESEEN = 1
"""Left for what nobody can foresee by what could be left unsaid; twice that by what comes early, and is needed least."""
SOON = 2
"""At most so much is kept for what may well come by a question that is of no use later."""


async def budget_of(tx: Transaction, dependencies: Dependencies, group: Group, now: datetime) -> MessageBudget:
    """Return what a group's members have received this month and are still certain to receive."""
    begins, ends = month_of(now, group.tz)
    latest = await turns.hosted(tx, group.id, 1)
    sure, perhaps = still_to_come(await _ahead(tx, group, now, latest[0][1] if latest else None), now, group.tz)
    joined = await people.joined(tx, group.id)
    said = await message_history.told(tx, [group.chat_id], dependencies.features.counted_in_group, begins, ends)
    told = await message_history.told(
        tx, [person.telegram_id for person, _ in joined], dependencies.features.counted_in_private, begins, ends
    )
    return MessageBudget(
        tuple(
            member_budget(said.get(group.chat_id, ()), told.get(person.telegram_id, ()), person.telegram_id, since)
            for person, since in joined
        ),
        sure,
        perhaps,
        first=not latest,
        reminded_early=await _reminded_early(tx, group, begins),
    )


FULL = "one of its readers has had ten messages this month"


async def within_ten(
    tx: Transaction, dependencies: Dependencies, letter: Letter, written: Written, under_way: Collection[Letter]
) -> Written | Needless:
    """Decide whether a counted message can be sent without being anybody's eleventh this month.

    Args:
        under_way: what is taken out of the outbox together with it, and does not stand there as sent yet.

    Returns:
        the message as it may go out, or why it may not.
    """
    kind, to_group = dependencies.features.messages[letter.kind], written.to.chat_id < 0
    counted = dependencies.features.counted_in_group if to_group else dependencies.features.counted_in_private
    if letter.kind not in counted or letter.group_id is None or letter.urgency == Urgency.ANSWER:
        return written
    now, group = dependencies.now(), await groups.by_id(tx, GroupId(letter.group_id))
    begins, _ = month_of(now, group.tz)
    if letter.created_at < begins:
        # It counts in the month in which it is heard.
        await outbox.change(tx, letter.id, created_at=now)
    if await _admitted(tx, dependencies, group, letter, None if to_group else written.to.chat_id, under_way):
        return written
    answers = letter.payload.get(outbox.ANSWERS)
    if to_group and answers is not None:
        await outbox.change(tx, letter.id, urgency=int(Urgency.ANSWER))
        return replace(written, to=replace(written.to, reply_to=written.to.reply_to or answers))
    return written if kind.when_full is WhenFull.SAID else Needless(FULL)


async def _admitted(
    tx: Transaction,
    dependencies: Dependencies,
    group: Group,
    letter: Letter,
    to: int | None,
    under_way: Collection[Letter],
) -> bool:
    now = dependencies.now()
    begins, ends = month_of(now, group.tz)
    in_group, in_private = dependencies.features.counted_in_group, dependencies.features.counted_in_private
    most = await message_history.at_most(tx, group.chat_id, group.id, in_group, in_private, begins)
    if most + len(under_way) < MOST:
        return True
    joined = {person.telegram_id: since for person, since in await people.joined(tx, group.id)}
    said = await message_history.told(tx, [group.chat_id], in_group, begins, ends, gone_out=True)
    alone = await message_history.told(tx, list(joined), in_private, begins, ends, gone_out=True)
    heard = MonthHeard(joined, said.get(group.chat_id, []), alone)
    for other in under_way:
        if other.kind in (in_group if other.chat_id == group.chat_id else in_private):
            heard.note(Told(other.created_at, other.kind), None if other.chat_id == group.chat_id else other.chat_id)
    return heard.admits(Told(max(letter.created_at, begins), letter.kind), to)


async def _ahead(tx: Transaction, group: Group, now: datetime, met: datetime | None) -> Ahead:
    planned, choosing = await meetings.coming(tx, group.id), await date_polls.latest(tx, group.id, (RoundState.OPEN,))
    turn = await turns.current(tx, group.id)
    likely = planned.starts_at if planned is not None else await proposal(tx, group, now)
    return Ahead(
        likely=likely,
        following=None if likely is None else await following(tx, group, likely, now),
        planned=planned is not None,
        asked=turn is not None and turn.state is TurnState.OFFERED,
        choosing=choosing is not None,
        asks_around=group.rhythm is None and met is not None,
        met=_met_this_month(group, now, met),
    )


def _met_this_month(group: Group, now: datetime, met: datetime | None) -> bool:
    """Return whether no other meeting is to come this month: one was held, or it is a month off."""
    if now.astimezone(group.tz).month in group.months_off:
        return True
    return met is not None and met >= month_of(now, group.tz)[0]


async def _reminded_early(tx: Transaction, group: Group, since: datetime) -> bool:
    if not group.reminders:
        return False
    minutes = int(max(group.reminders).total_seconds() // 60)
    return await message_history.was_reminded(tx, group.chat_id, minutes, since)


async def heard_enough(
    tx: Transaction, dependencies: Dependencies, group: Group, now: datetime, *, promised: bool = False
) -> bool:
    """Return whether the group has had its share of messages about turns this month, or many in all.

    A nudge, or a turn that goes on once more, concerns one company, and rings the phones of all.

    Args:
        promised: people count on it. A group that has not met yet has a whole cycle ahead of it, and would not get it in
            its first weeks, so nothing is kept there for what may come.
    """
    begins, _ = month_of(now, group.tz)
    if await message_history.count(tx, group.chat_id, dependencies.features.counted_in_group, begins) >= MUCH:
        return True
    if await message_history.count(tx, group.chat_id, dependencies.features.about_turns, begins) >= ENOUGH:
        return True
    budget = await budget_of(tx, dependencies, group, now)
    return not (budget.fits_all(keeping=0) if promised and budget.first else budget.fits_all(UNFORESEEN))


def reminder_fits(budget: MessageBudget, group: Group, offset: timedelta) -> bool:
    """Return whether the reminder can go to the whole group; if not, it goes in private to those coming.

    Args:
        offset: how long before the meeting it is. The one of the day before always fits.
    """
    if offset == indispensable(group.reminders):
        return True
    return budget.fits_all(leaving(budget, group, offset), keeping=keeping(budget))


def keeping(budget: MessageBudget) -> int | None:
    """Return the most that reminders may reserve; nothing before a group's first meeting."""
    return 0 if budget.first else None


def leaving(budget: MessageBudget, group: Group, offset: timedelta) -> int:
    """Return how many messages a reminder this long before a meeting must leave for unforeseen ones.

    The earliest is needed least, and least of all where one came for a day on which the group does not meet after all.
    Before a group's first meeting nothing is left for that: its reminders come as long as they fit.
    """
    early = offset == max(group.reminders)
    if budget.first and not (early and budget.reminded_early):
        return 0
    if not early:
        return UNFORESEEN
    return (4 if budget.reminded_early else 2) * UNFORESEEN


async def may_be_asked(tx: Transaction, group: Group, person: Person, budget: MessageBudget, now: datetime) -> bool:
    """Return whether a person may be asked if they are coming: once a month, unless they have had many messages."""
    begins, _ = month_of(now, group.tz)
    if await message_history.count(tx, person.telegram_id, ("ask-silent",), begins):
        return False
    return budget.fits(person.telegram_id, UNFORESEEN + budget.may_come)
