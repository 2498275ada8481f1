"""Lifecycle of a date poll: its poll, its timers, and how it ends."""

from __future__ import annotations

from datetime import datetime

from bot.domain.cycle.turns import Turn, TurnState
from bot.domain.date_polls import DateRound, RoundState, Sheet, suits
from bot.domain.groups import Group
from bot.domain.ids import CompanyId
from bot.domain.polls import Poll
from bot.services.cycle.rhythm import await_date
from bot.services.polls import duplicates
from bot.services.polls import service as poll_steps
from storage import Transaction, date_polls, groups, meetings, people, polls
from storage.cycle import turns
from storage.delivery import cards, outbox, timers

KIND = "dates"
REMINDER = "dates-reminder"
STANDING = "dates-standing"
"""How it stands, as /dates tells."""
ROUND_TIMERS = ("dates-nudge", "dates-missing", "dates-all-in", "dates-remind", "dates-default")
UNDER_WAY = (RoundState.OPEN, RoundState.COUNTED)


async def under_way(tx: Transaction, group: Group) -> DateRound | None:
    """Return the group's open date poll, if any. A group has at most one."""
    return await date_polls.latest(tx, group.id, UNDER_WAY)


async def held(tx: Transaction, round_id: int) -> tuple[Group | None, DateRound | None]:
    """Return the round with its group locked against changes."""
    found = await date_polls.by_id(tx, round_id)
    if found is None:
        return None, None
    group = await groups.by_id(tx, found.group_id, lock=True)
    return group, await date_polls.by_id(tx, round_id)


async def current_poll(tx: Transaction, found: DateRound, *, whole: bool = False) -> Poll | None:
    """Return the poll about the times on offer; None until it has reached Telegram.

    Args:
        whole: with every one of the times; else an option that somebody took out of it may be missing.
    """
    poll = await polls.of_subject(tx, KIND, found.id)
    if poll is None or poll.id <= found.after_poll:
        return None
    asked, offered = set(poll.keys().values()), {time.number for time in found.offered}
    return poll if asked == offered or (not whole and set() < asked < offered) else None


async def suiting(tx: Transaction, found: DateRound) -> dict[CompanyId, frozenset[int]]:
    """Return which times suit each company currently in the group."""
    members = {person.telegram_id: company for company, person in await people.of_group(tx, found.group_id)}
    sheets: list[Sheet] = [
        await duplicates.votes(tx, poll)
        for poll in await polls.all_of_subject(tx, KIND, found.id)
        if poll.twin_of is None
    ]
    return suits(sheets, members, [time.number for time in found.offered])


async def post(
    tx: Transaction, group: Group, found: DateRound, kind: str, now: datetime, stale_at: datetime | None = None
) -> None:
    """Post a message about the round to the group, once per version."""
    await outbox.post(
        tx,
        key=f"{kind}:{found.id}:{found.version}",
        kind=kind,
        chat_id=group.chat_id,
        group_id=group.id,
        at=now,
        stale_at=stale_at,
        round=found.id,
        version=found.version,
    )


async def set_timer(
    tx: Transaction,
    found: DateRound,
    kind: str,
    due_at: datetime,
    name: object = "",
    stale_at: datetime | None = None,
) -> None:
    """Set one of the round's timers; one that has already fired does not fire again."""
    await timers.set_up(
        tx,
        key=f"{kind}:{found.id}:{name}",
        kind=kind,
        group_id=found.group_id,
        subject_id=found.id,
        due_at=due_at,
        stale_at=stale_at,
    )


async def close_polls(tx: Transaction, found: DateRound, now: datetime) -> None:
    """Stop all polls of the round."""
    for poll in await polls.all_of_subject(tx, KIND, found.id):
        await poll_steps.close(tx, poll, now)


async def end(tx: Transaction, found: DateRound, state: RoundState, now: datetime, chosen: int | None = None) -> None:
    """End the round and cancel everything that was still to be asked."""
    await timers.drop(tx, ROUND_TIMERS, found.id, state)
    await date_polls.change(tx, found.id, state=state, chosen=chosen)
    await close_polls(tx, found, now)
    await spoil(tx, found, now)
    await cards.retire(tx, (STANDING,), found.id, now)


async def spoil(tx: Transaction, found: DateRound, now: datetime) -> None:
    """Mark the result and reminder messages as out of date."""
    await cards.spoil_all(tx, (KIND, REMINDER, STANDING), found.id, now)


async def give_up(
    tx: Transaction,
    group: Group,
    found: DateRound,
    now: datetime,
    told: str | None,
    *,
    told_at: datetime | None = None,
) -> None:
    """End the round without a time, so that the host has to set one.

    Args:
        told: what the group hears, the kind of a letter; None where it has heard it already.
        told_at: when it hears it; at once where it does not say.
    """
    await end(tx, found, RoundState.OVER, now)
    if told is not None:
        await post(tx, group, found, told, told_at or now)
    turn = await turns.by_id(tx, found.turn_id)
    if turn is not None and turn.state is TurnState.ACCEPTED and await meetings.coming(tx, group.id) is None:
        await await_date(tx, group, turn, now)
        await cards.spoil_all(tx, ("turn", "turn-date"), turn.id, now)


async def overtaken(tx: Transaction, group: Group, now: datetime) -> None:
    """End the round because another time was set and announced."""
    found = await under_way(tx, group)
    if found is not None:
        await end(tx, found, RoundState.OVER, now)


async def turn_over(tx: Transaction, turn: Turn, now: datetime) -> None:
    """End whatever the host was asking when the host turn ends."""
    group = await groups.by_id(tx, turn.group_id)
    found = await under_way(tx, group)
    if found is None or found.turn_id != turn.id:
        return
    await end(tx, found, RoundState.OVER, now)
