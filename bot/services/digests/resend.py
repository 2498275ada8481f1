"""Send again: to groups that could not be reached, and to chats whose old copy cannot be changed."""

from __future__ import annotations

from datetime import datetime

from bot.domain.delivery.urgency import Urgency
from bot.domain.digests import Digest, DigestState
from bot.services.dependencies import Dependencies
from storage import Transaction, digests
from storage.delivery import outbox, timers
from storage.delivery.timers import Timer
from storage.digests import deliveries

CHUNK = 50


async def again_next(tx: Transaction, digest_id: int, after: int, now: datetime) -> None:
    """Schedule the next groups that get it again; `after` is the last one done."""
    await timers.set_up(
        tx,
        key=f"digest-again:{digest_id}:{after}:{now.isoformat()}",
        kind="digest-again",
        group_id=None,
        subject_id=digest_id,
        due_at=now,
    )


async def go_off(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """Prepare the next of those groups."""
    digest = await digests.by_id(tx, timer.subject_id, lock=True)
    if digest is None:
        return "no such digest"
    if digest.state is not DigestState.SENDING:
        return f"nothing to prepare: {digest.state}"
    now = dependencies.now()
    found = await deliveries.due_again(tx, digest.id, CHUNK)
    for one in found:
        key = f"digest:{digest.id}:{one.group_id}:{one.again + 1}"
        await deliveries.post_again(tx, one.delivery_id, key)
        await outbox.post(
            tx,
            key=key,
            kind="digest",
            chat_id=one.chat_id,
            group_id=one.group_id,
            at=now,
            urgency=Urgency.BROADCAST,
            digest=digest.id,
        )
    if len(found) == CHUNK:
        await again_next(tx, digest.id, found[-1].delivery_id, now)
    return f"{len(found)} groups once more"


async def say_anew(tx: Transaction, digest: Digest, now: datetime) -> None:
    """Send a new copy where the old one cannot be changed because the chat became a supergroup."""
    for one in await deliveries.left_behind(tx, digest.id):
        await outbox.post(
            tx,
            # Once for everything that is changed before it arrives; after that there is a copy to change.
            key=f"digest-anew:{digest.id}:{one.group_id}:{one.chat_id}",
            kind="digest-anew",
            chat_id=one.chat_id,
            group_id=one.group_id,
            at=now,
            digest=digest.id,
        )
