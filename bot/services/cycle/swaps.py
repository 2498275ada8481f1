"""The course a swap takes once it is asked: answered, run out, or over because a turn changed. The asker hears it."""

from __future__ import annotations

from datetime import datetime

from bot.domain.cycle.swaps import Swap, SwapState
from bot.domain.ids import CompanyId
from storage import Transaction, people
from storage.cycle import swaps
from storage.delivery import cards, outbox, timers

SWAP_TIMERS = ("swap-expire",)


async def end(tx: Transaction, swap: Swap, state: SwapState, now: datetime, *, tell: bool = True) -> Swap:
    """The question is answered or over: its messages lose their buttons, and whoever asked hears it in private.

    Args:
        tell: False where the asker's own company has made it pointless.
    """
    swap = await swaps.end(tx, swap.id, state, now)
    await timers.drop(tx, SWAP_TIMERS, swap.id, state)
    await cards.spoil(tx, "swap", swap.id, now)
    person = await people.by_id(tx, swap.person_id)
    if tell and person is not None and person.reachable:
        await outbox.post(
            tx,
            key=f"swap-told:{swap.id}",
            kind="swap-told",
            chat_id=person.telegram_id,
            person_id=person.id,
            group_id=swap.group_id,
            at=now,
            swap=swap.id,
        )
    return swap


async def turn_changed(tx: Transaction, company_id: CompanyId, now: datetime) -> None:
    """A turn of this company is over, or it went away: what it was asked to trade, or asked itself, is void."""
    for swap in await swaps.waiting(tx, company_id):
        await end(tx, swap, SwapState.OVER, now, tell=swap.asking_id != company_id)


async def date_changed(tx: Transaction, company_id: CompanyId, now: datetime) -> None:
    """The time of its meeting was settled, moved or withdrawn: the question says so."""
    for swap in await swaps.waiting(tx, company_id):
        await cards.spoil(tx, "swap", swap.id, now)
