"""Lifecycle of a host turn: offered, accepted, ended, and passed on to the next company."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.cycle import Event
from bot.domain.cycle.rotation import (
    after_hosting,
    after_missing,
    after_passing,
    forgiven,
    makes_good,
    next_host,
    order,
)
from bot.domain.cycle.silence import patience
from bot.domain.cycle.turns import Before, Turn, TurnState
from bot.domain.groups import Group
from bot.domain.groups.companies import Company
from bot.domain.ids import CompanyId
from bot.domain.meetings import Meeting
from bot.domain.meetings.reminders import DAY, turn_deadlines
from bot.domain.people import Person
from bot.domain.views import TurnCard
from bot.services.cycle import dates, swaps
from bot.services.cycle.rhythm import DATE_TIMERS, await_date
from bot.services.cycle.sleep import silence
from bot.services.cycle.transitions import step
from storage import Transaction, groups, meetings, people, regions
from storage.cycle import turns
from storage.delivery import cards, outbox, timers
from storage.groups import companies

FEWEST_COMPANIES = 2
"""Below this there is nobody to visit, so no turn is offered."""
BROUGHT_BY_TIME = (Before.NEXT, Before.SILENT, Before.NO_DATE)
TURN_CARDS = ("turn", "turn-private", "turn-date")
TURN_TIMERS = ("turn-nudge", "turn-escalate", "turn-hand-over")


async def turn_card(tx: Transaction, group: Group, turn: Turn) -> TurnCard:
    """Return the turn with its company and that company's people."""
    if turn.company_id is None:
        return TurnCard(group, turn, None, ())
    company = await companies.by_id(tx, turn.company_id)
    settled = turn.state is TurnState.ACCEPTED and await meetings.coming(tx, group.id) is not None
    return TurnCard(group, turn, company, tuple(await people.of_company(tx, turn.company_id)), settled)


async def open_cycle(tx: Transaction, group: Group, now: datetime, because: Before) -> None:
    """Start a new cycle and ask the next company, unless a turn is open or there are too few companies."""
    everyone = await companies.of_group(tx, group.id)
    active = order(everyone, on=now.astimezone(group.tz).date())
    if group.sleeping_since is not None or len(active) < FEWEST_COMPANIES:
        return
    if await turns.current(tx, group.id) is not None:
        return
    async with step(tx, group, Event.OFFER):
        cycle = await turns.last_cycle(tx, group.id) + 1
        await _offer(tx, group, cycle, active[0], now, because, None)


async def offer_next(
    tx: Transaction, group: Group, now: datetime, *, because: Before, after: Turn, withdrawn: Meeting | None = None
) -> bool:
    """Offer the turn to the next company not yet asked in this cycle, or to anyone when all have been.

    Args:
        withdrawn: the meeting that is off because its host gave the turn on; the group hears both at once.

    Returns:
        False where nobody is left to be asked.
    """
    everyone = await companies.of_group(tx, group.id)
    today = now.astimezone(group.tz).date()
    if not order(everyone, on=today):
        return False
    asked = await turns.declined(tx, group.id, after.cycle)
    following = next_host(everyone, passed=asked, on=today)
    await _offer(tx, group, after.cycle, following, now, because, after, withdrawn)
    return True


async def _offer(
    tx: Transaction,
    group: Group,
    cycle: int,
    company: Company | None,
    now: datetime,
    because: Before,
    after: Turn | None,
    withdrawn: Meeting | None = None,
) -> None:
    company_id = None if company is None else company.id
    turn = await turns.offer(
        tx,
        group_id=group.id,
        cycle=cycle,
        company_id=company_id,
        state=TurnState.OFFERED,
        at=now,
        because=because,
    )
    before = None if after is None or after.company_id is None else int(after.company_id)
    off = None if withdrawn is None else int(withdrawn.id)
    told_at = _told_at(group, now, because, withdrawn)
    await announce_offer(tx, group, turn, told_at, because=because, before=before, withdrawn=off)
    await give_time(tx, group, turn, told_at)


def _told_at(group: Group, now: datetime, because: Before, withdrawn: Meeting | None) -> datetime:
    """A turn that time has brought, or a company that left, waits for the morning; one that was passed on is told at once.

    So is a meeting that is off because its host has left, where it would be soon.
    """
    morning = group.daylight(now)
    if because is Before.LEFT:
        return morning if withdrawn is None or withdrawn.starts_at - morning > DAY else now
    return morning if because in BROUGHT_BY_TIME else now


async def give_time(tx: Transaction, group: Group, turn: Turn, told_at: datetime) -> None:
    """Set the timers of a turn: the nudge, the message to facilitators, and the move to the next company.

    People have their whole time from when they are told; a group that stays silent is asked less and less.
    """
    deadlines = turn_deadlines(told_at, group.tz, patience(len(await silence(tx, group))))
    moments = (deadlines.nudge_at, deadlines.escalate_at, deadlines.hand_over_at)
    # Once the next step is due, the one before it would only add to the noise.
    for kind, due_at, stale_at in zip(TURN_TIMERS, moments, (*moments[1:], None), strict=True):
        await timers.set_up(
            tx,
            key=f"{kind}:{turn.id}",
            kind=kind,
            group_id=group.id,
            subject_id=turn.id,
            due_at=due_at,
            stale_at=stale_at,
        )


async def announce_offer(
    tx: Transaction,
    group: Group,
    turn: Turn,
    now: datetime,
    *,
    because: Before,
    before: int | None = None,
    withdrawn: int | None = None,
    again: str = "",
) -> None:
    """Tell the group whose turn it is, and the company's people in private where possible.

    A turn is always told in a new message, however much the group has heard: whoever it comes to has to notice.

    Args:
        now: when they are told.
    """
    await outbox.post(
        tx,
        key=f"turn-offer:{turn.id}{again}",
        kind="turn-offer",
        chat_id=group.chat_id,
        group_id=group.id,
        at=now,
        turn=turn.id,
        because=because,
        before=before,
        withdrawn=withdrawn,
    )
    if turn.company_id is not None:
        for person in await people.of_company(tx, turn.company_id):
            await to_person(tx, group, person, f"turn-offer:{turn.id}{again}", "turn-offer", now, turn=turn.id)


async def to_person(
    tx: Transaction, group: Group, person: Person, key: str, kind: str, now: datetime, turn: int
) -> None:
    """Send a message about a turn to one person, if they can be reached."""
    if person.reachable:
        await outbox.post(
            tx,
            key=f"{key}:{person.telegram_id}",
            kind=kind,
            chat_id=person.telegram_id,
            person_id=person.id,
            group_id=group.id,
            at=now,
            turn=turn,
        )


async def take(
    tx: Transaction,
    group: Group,
    turn: Turn,
    company_id: CompanyId,
    now: datetime,
    *,
    announce: bool = True,
    in_place: bool = False,
    instead: CompanyId | None = None,
) -> Turn:
    """Record that this company hosts.

    Args:
        in_place: said by a button, so that the group's question, where it has arrived, can become the answer.
        announce: False where the meeting itself is announced in the same breath.
        instead: the company whose turn it was.
    """
    turn = await turns.change(tx, turn.id, state=TurnState.ACCEPTED, company_id=company_id, accepted_at=now)
    await timers.drop(tx, TURN_TIMERS, turn.id, "the company will host")
    await regions.moved_on(tx, group, now)
    await cards.spoil_all(tx, TURN_CARDS, turn.id, now)
    await cards.tell_over(tx, TURN_CARDS, turn.id, now)
    if announce:
        turn = await await_date(tx, group, turn, now)
        if in_place and await cards.newest(tx, "turn", turn.id, group.chat_id) is not None:
            # The question itself becomes the answer, with the buttons for the date: one message less for everybody.
            return turn
        await outbox.post(
            tx,
            key=f"turn-accepted:{turn.id}:{company_id}",
            kind="turn-accepted",
            chat_id=group.chat_id,
            group_id=group.id,
            at=now,
            turn=turn.id,
            instead=None if instead is None else int(instead),
        )
    return turn


async def hand_to(
    tx: Transaction,
    group: Group,
    company_id: CompanyId,
    now: datetime,
    state: TurnState,
    *,
    announce: bool = True,
    because: Before | None = None,
) -> Turn:
    """Record that this company hosts instead of the one that was asked.

    Args:
        state: what becomes of the turn that was under way: taken by a volunteer, or given on in a swap.
        announce: False where the time is settled, so that the meeting with its new host is announced.
        because: why it comes to this company, where it has not taken it itself.
    """
    before = await turns.current(tx, group.id)
    if before is not None:
        before = await end_turn(tx, before, state, now)
    cycle = before.cycle if before is not None else await turns.last_cycle(tx, group.id) + 1
    turn = await turns.offer(
        tx,
        group_id=group.id,
        cycle=cycle,
        company_id=company_id,
        state=TurnState.OFFERED,
        at=now,
        because=Before.SWAPPED if state is TurnState.GIVEN_ON else because,
    )
    instead = None if before is None else before.company_id
    return await take(tx, group, turn, company_id, now, announce=announce, instead=instead)


async def end_turn(tx: Transaction, turn: Turn, state: TurnState, now: datetime) -> Turn:
    """End the turn and update the host order."""
    await timers.drop(tx, (*TURN_TIMERS, *DATE_TIMERS), turn.id, state)
    await cards.spoil_all(tx, TURN_CARDS, turn.id, now)
    await cards.tell_over(tx, TURN_CARDS, turn.id, now)
    company = None if turn.company_id is None else await companies.by_id(tx, turn.company_id)
    ended = await turns.change(tx, turn.id, state=state, ended_at=now)
    await dates.turn_over(tx, ended, now)
    if company is not None:
        await _account(tx, ended, company, now)
    elif state is TurnState.LAPSED:
        await _forgive(tx, ended, None, now)
    return ended


async def _account(tx: Transaction, turn: Turn, company: Company, now: datetime) -> None:
    await swaps.turn_changed(tx, company.id, now)
    match turn.state:
        case TurnState.PASSED:
            await companies.stand(tx, after_passing(company))
        case TurnState.LAPSED:
            await companies.stand(tx, after_missing(company, now))
        case TurnState.HOSTED:
            await companies.stand(tx, after_hosting(company, now))
            await _forgive(tx, turn, company, now)


async def _forgive(tx: Transaction, turn: Turn, host: Company | None, now: datetime) -> None:
    """Limit what companies owe to the current round when a cycle ends."""
    group = await groups.by_id(tx, turn.group_id)
    today = now.astimezone(group.tz).date()
    everyone = await companies.of_group(tx, group.id)
    let_off = forgiven(everyone, on=today, passed=await turns.passed(tx, group.id, turn.cycle))
    if host is not None and makes_good(host, everyone, on=today):
        let_off[host.id] = -1
    for each in everyone:
        if each.id in let_off:
            await companies.stand(tx, replace(each, credit=each.credit + let_off[each.id]))
