"""Messages about swaps."""

from __future__ import annotations

from bot.domain.cycle.swaps import SwapState
from bot.presenters.hosting import swaps as shown
from bot.presenters.outgoing import Destination, OutgoingMessage
from bot.services.delivery import Needless, Writing, Written, superseded
from bot.services.dependencies import Dependencies
from bot.services.hosting.swaps import swap_card
from storage import Transaction, groups, people
from storage.cycle import swaps
from storage.delivery.cards import Card
from storage.delivery.outbox import Letter


async def write_swap(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the request to swap turns, to the group and to the company's people in private."""
    swap = await swaps.by_id(tx, letter.payload["swap"])
    if swap is None or swap.state is not SwapState.ASKED:
        return Needless("answered meanwhile")
    view = await swap_card(tx, await groups.by_id(tx, swap.group_id), swap)
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    topic = None if letter.person_id is not None else view.group.topic_id
    return Written(Destination(letter.chat_id, topic), shown.swap(view, reader), ("swap", swap.id))


async def draw(tx: Transaction, _dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Draw the request in its current state."""
    swap = await swaps.by_id(tx, card.subject_id)
    if swap is None:
        return None
    reader = await people.by_telegram_id(tx, card.chat_id) if card.chat_id > 0 else None
    return shown.swap(await swap_card(tx, await groups.by_id(tx, swap.group_id), swap), reader)


async def write_told(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Tell the asker the result, if they still belong to the company."""
    swap, reader = await swaps.by_id(tx, letter.payload["swap"]), await people.by_id(tx, letter.person_id or 0)
    if swap is None or reader is None or swap.state is SwapState.ASKED:
        return Needless("nobody to tell")
    if await people.company_of(tx, reader.id, swap.group_id) != swap.asking_id:
        return Needless("the asker belongs to another company now")
    view = await swap_card(tx, await groups.by_id(tx, swap.group_id), swap)
    return Written(Destination(letter.chat_id), shown.told(view, reader))


async def draw_over(tx: Transaction, _dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Return what remains of an older message about a swap."""
    swap = await swaps.by_id(tx, card.subject_id)
    if swap is None:
        return None
    return await superseded.left(tx, await groups.by_id(tx, swap.group_id), card, lambda t: t("old-swap"))


async def group_of_swap(tx: Transaction, swap_id: int) -> int | None:
    """Return the group of a swap; None if the swap no longer exists."""
    swap = await swaps.by_id(tx, swap_id)
    return None if swap is None else int(swap.group_id)
