"""Handle a host who sets no time: reminders, a message to facilitators, and after two weeks the next company."""

from __future__ import annotations

from bot.domain.cycle import Event
from bot.domain.cycle.turns import Before, TurnState
from bot.domain.people import Person
from bot.services.cycle import (
    SOON,
    budget_of,
    end_turn,
    heard_enough,
    offer_next,
    proposal,
    standing,
    step,
    to_person,
)
from bot.services.dependencies import Dependencies
from storage import Transaction, groups, people
from storage.cycle import turns
from storage.delivery import outbox
from storage.delivery.timers import Timer


async def date_due(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """Handle a host having set no time for two, five, seven or fourteen days."""
    now = dependencies.now()
    group = await groups.by_id(tx, timer.of_group, lock=True)
    at = await standing(tx, group)
    turn = at.turn
    if turn is None or turn.id != timer.subject_id or not at.allows(Event.NO_DATE):
        return "settled meanwhile"
    # Who has to settle a time is a company that has said yes.
    assert turn.company_id is not None
    host_id = turn.company_id
    if timer.kind == "date-hand-on":
        async with step(tx, group, Event.NO_DATE):
            turn = await end_turn(tx, turn, TurnState.LAPSED, now)
            await offer_next(tx, group, now, because=Before.NO_DATE, after=turn)
        return "the next company was asked"
    turn = await turns.change(tx, turn.id, proposed_at=await proposal(tx, group, now))
    first, escalating = timer.kind == "date-nudge", timer.kind == "date-escalate"
    spared = not escalating and await heard_enough(tx, dependencies, group, now)
    told: list[Person] = []
    if first or spared:
        budget = await budget_of(tx, dependencies, group, now)
        hosts = [one for one in await people.of_company(tx, host_id) if one.reachable]
        told = [one for one in hosts if budget.fits(one.telegram_id, keeping=SOON)]
        spared = spared or len(told) < len(hosts)
        for person in told:
            await to_person(tx, group, person, timer.key, "date-nudge", now, turn=int(turn.id))
    if not told and not spared:
        # In private first; whoever cannot be reached there is asked in the group, unless it has heard much.
        kind = "date-escalate" if escalating else "date-nudge"
        await outbox.post(
            tx, key=timer.key, kind=kind, chat_id=group.chat_id, group_id=group.id, at=now, turn=int(turn.id)
        )
    return f"{len(told)} in private" if told or spared else "sent"
