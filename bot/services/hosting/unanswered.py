"""Handle an unanswered turn: a nudge after three days, facilitators after five, the next company after seven."""

from __future__ import annotations

from bot.domain.cycle import Event
from bot.domain.cycle.silence import facilitators_hear, patience, seems_asleep
from bot.domain.cycle.turns import Before, TurnState
from bot.services.cycle import (
    SOON,
    budget_of,
    end_turn,
    heard_enough,
    offer_next,
    open_cycle,
    silence,
    sleep,
    standing,
    step,
    to_person,
)
from bot.services.dependencies import Dependencies
from storage import Transaction, groups, people
from storage.delivery import outbox
from storage.delivery.timers import Timer


async def go_off(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """Handle a turn without an answer for three, five or seven days."""
    now = dependencies.now()
    group = await groups.by_id(tx, timer.of_group, lock=True)
    at = await standing(tx, group)
    turn = at.turn
    if turn is None or turn.id != timer.subject_id or not at.allows(Event.NO_ANSWER):
        return "answered meanwhile"
    if timer.kind == "turn-hand-over":
        async with step(tx, group, Event.NO_ANSWER):
            await end_turn(tx, turn, TurnState.LAPSED, now)
            if seems_asleep(await silence(tx, group), now):
                await sleep.ask(tx, group, now)
                return "asked whether the group sleeps"
            if turn.company_id is None:
                await open_cycle(tx, group, now, Before.SILENT)
            else:
                await offer_next(tx, group, now, because=Before.SILENT, after=turn)
        return "the next company was asked"
    silent = len(await silence(tx, group))
    if timer.kind == "turn-escalate" and not facilitators_hear(silent):
        return "said often enough"
    quietly = patience(silent) > 1
    if quietly and timer.kind == "turn-nudge" and turn.company_id is None:
        return "a silent group is asked less"
    key = timer.key
    for_one = turn.company_id if timer.kind == "turn-nudge" else None
    budget = await budget_of(tx, dependencies, group, now)
    in_group = for_one is None or (not quietly and not await heard_enough(tx, dependencies, group, now, promised=True))
    if in_group:
        await outbox.post(
            tx,
            key=key,
            kind=timer.kind,
            chat_id=group.chat_id,
            group_id=group.id,
            at=now,
            turn=int(turn.id),
            patience=patience(silent),
        )
    if for_one is not None:
        for person in await people.of_company(tx, for_one):
            # The group's message calls them by name already.
            if budget.fits_copy(person.telegram_id) if in_group else budget.fits(person.telegram_id, keeping=SOON):
                await to_person(tx, group, person, key, "turn-nudge", now, turn=int(turn.id))
    return "sent"
