"""Lifecycle of a swap request: answered, expired, or ended because a turn changed. The asker is told."""

from __future__ import annotations

from datetime import datetime

from bot.domain.cycle.swaps import Swap, SwapState
from bot.domain.ids import CompanyId
from storage import Transaction, people
from storage.cycle import swaps
from storage.delivery import cards, outbox, timers

SWAP_TIMERS = ("swap-expire",)


async def end(tx: Transaction, swap: Swap, state: SwapState, now: datetime, *, tell: bool = True) -> Swap:
    """End a swap request: its messages lose their buttons, and the asker is told in private.

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
    """Cancel a company's swap requests when its turn is over or it has left."""
    for swap in await swaps.waiting(tx, company_id):
        await end(tx, swap, SwapState.OVER, now, tell=swap.asking_id != company_id)


async def date_changed(tx: Transaction, company_id: CompanyId, now: datetime) -> None:
    """Update a swap request when the meeting's time was set, moved or withdrawn."""
    for swap in await swaps.waiting(tx, company_id):
        await cards.spoil(tx, "swap", swap.id, now)
