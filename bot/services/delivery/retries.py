"""Handle messages that Telegram refused: each refusal has its remedy."""

from __future__ import annotations

from datetime import timedelta

import structlog

from bot.domain.delivery.remedies import (
    AnswerLost,
    Migrated,
    Remedy,
    RightMissing,
    TopicGone,
    TryAgain,
    Unreachable,
    Wait,
)
from bot.domain.delivery.retry_policy import (
    ASIDE_AFTER,
    ASIDE_FOR,
    MOST_TRIES,
    MOST_UNANSWERED,
    MOST_VISITS,
    MOST_WRITINGS,
    PATIENCE,
    WRITTEN_AGAIN,
    retry_after,
)
from bot.services.dependencies import Dependencies
from storage import Transaction, groups, people
from storage.delivery import outbox
from storage.delivery.outbox import Letter

log = structlog.get_logger(__name__)

SET_ASIDE = "set-aside"
NOBODYS = 0
"""The queue of letters whose readers are not known yet."""


async def failed(tx: Transaction, dependencies: Dependencies, letter: Letter, remedy: Remedy, note: str) -> None:
    """Apply the remedy for a refusal, and record it.

    Args:
        note: Telegram's words.
    """
    now = dependencies.now()
    match remedy:
        case Wait(seconds=seconds):
            until = now + timedelta(seconds=seconds)
            await outbox.change(tx, letter.id, state="waiting", due_at=until, note=note)
            await outbox.hold_chat(tx, letter.chat_id, until)
        case Migrated(new_chat_id=new_chat_id):
            await groups.rekey(tx, letter.chat_id, new_chat_id)
            await outbox.change(tx, letter.id, state="waiting", chat_id=new_chat_id, note=note)
        case Unreachable():
            await outbox.change(tx, letter.id, state="refused", note=note)
            await _out_of_reach(tx, dependencies, letter)
        case RightMissing(what=what) if letter.chat_id < 0:
            await _right_missing(tx, dependencies, letter, what, note)
        case TopicGone():
            await _topic_gone(tx, dependencies, letter, note)
        case AnswerLost():
            unanswered = letter.unanswered + 1
            await outbox.change(tx, letter.id, uncertain=True, unanswered=unanswered)
            if unanswered < MOST_UNANSWERED:
                await _again(tx, dependencies, letter, note)
            else:
                log.error("letter.given_up", key=letter.key, unanswered=unanswered)
                await outbox.change(tx, letter.id, state="lost", note="no answer came to any of its tries")
        case TryAgain(uncertain=uncertain) if letter.attempts < MOST_TRIES:
            if uncertain:
                await outbox.change(tx, letter.id, uncertain=True)
            await _again(tx, dependencies, letter, note)
        case _ if isinstance(remedy, dependencies.features.messages[letter.kind].done_by):
            await outbox.change(tx, letter.id, state="delivered", note=note)
        case _:
            log.error("letter.refused", key=letter.key, remedy=type(remedy).__name__, description=note)
            await outbox.change(tx, letter.id, state="refused", note=note)
    tx.something_due = True


async def put_off(tx: Transaction, dependencies: Dependencies, letter: Letter) -> None:
    """Retry later, a limited number of times, because a bug of ours kept a message from being written."""
    attempts, note = letter.attempts + 1, "it could not be written"
    if attempts >= MOST_WRITINGS:
        await outbox.change(tx, letter.id, state="refused", attempts=attempts, note=note)
        return
    at = dependencies.now() + WRITTEN_AGAIN
    await outbox.change(tx, letter.id, attempts=attempts, due_at=at, note=note)
    await outbox.hold_chat(tx, letter.chat_id, at)


async def _again(tx: Transaction, dependencies: Dependencies, letter: Letter, note: str) -> None:
    now = dependencies.now()
    if letter.chat_id < 0 and letter.attempts >= ASIDE_AFTER:
        # Whatever waits for this chat waits behind this letter, which is tried now and then.
        await outbox.change(tx, letter.id, state="waiting", due_at=now + ASIDE_FOR, note=note)
        await outbox.hold_chat(tx, letter.chat_id, now + ASIDE_FOR)
        await _tell_others(tx, dependencies, letter)
        return
    at = now + retry_after(letter.attempts)
    await outbox.change(tx, letter.id, state="waiting", due_at=at, note=note)
    # A chat reads its messages in order, so the later ones wait as well.
    await outbox.hold_chat(tx, letter.chat_id, at)


async def _tell_others(tx: Transaction, dependencies: Dependencies, letter: Letter) -> None:
    """Tell the facilitators another way that their chat cannot be reached, at most once a day."""
    now = dependencies.now()
    group = await groups.by_chat(tx, letter.chat_id)
    if group is None or not group.registered or letter.kind == SET_ASIDE:
        return
    log.warning("chat.set-aside", group=group.id, because=letter.key)
    await outbox.post(
        tx,
        key=f"{SET_ASIDE}:{group.id}:{now.date().isoformat()}",
        kind=SET_ASIDE,
        # Not in the chat's own queue, which is held up.
        chat_id=NOBODYS,
        group_id=group.id,
        at=now,
    )


async def _out_of_reach(tx: Transaction, dependencies: Dependencies, letter: Letter) -> None:
    if letter.person_id is not None and letter.chat_id > 0:
        person = await people.by_telegram_id(tx, letter.chat_id)
        if person is not None:
            await people.change(tx, person.id, reachable=False)
        return
    group = await groups.by_chat(tx, letter.chat_id, lock=True)
    if group is not None and group.awake:
        log.warning("group.asleep", group=group.id, because=letter.key)
        await groups.change(tx, group.id, awake=False)
        await _tell_others(tx, dependencies, letter)


async def _right_missing(tx: Transaction, dependencies: Dependencies, letter: Letter, what: str, note: str) -> None:
    """Tell the facilitators which permission is needed; the message waits until it can be sent."""
    now = dependencies.now()
    if what == "messages" and letter.attempts < MOST_VISITS:
        await outbox.change(tx, letter.id, state="waiting", due_at=now + PATIENCE, note=note)
        await outbox.hold_chat(tx, letter.chat_id, now + PATIENCE)
    else:
        await outbox.change(tx, letter.id, state="refused", note=note)
    if letter.kind != "right-missing":
        # Once a day at most, however many messages are held up.
        await outbox.post(
            tx,
            key=f"right-missing:{letter.chat_id}:{what}:{now.date().isoformat()}",
            kind="right-missing",
            # Not in the chat's own queue, which is held up.
            chat_id=NOBODYS,
            group_id=letter.group_id,
            at=now,
            what=what,
        )


async def _topic_gone(tx: Transaction, dependencies: Dependencies, letter: Letter, note: str) -> None:
    """Announce in General from now on, and tell a facilitator."""
    await outbox.change(tx, letter.id, state="waiting", note=note)
    group = await groups.by_chat(tx, letter.chat_id, lock=True)
    if group is None or group.topic_id is None:
        # General itself refuses: nothing left to try.
        await outbox.change(tx, letter.id, state="refused", note=note)
        return
    await groups.change(tx, group.id, topic_id=None)
    await outbox.post(
        tx,
        key=f"topic-gone:{group.id}:{group.topic_id}:{letter.id}",
        kind="topic-gone",
        chat_id=group.chat_id,
        group_id=group.id,
        at=dependencies.now(),
    )
