"""Outgoing messages, each with a stable key, and what became of them."""

from __future__ import annotations

from collections.abc import Collection
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, exists, func, or_, select, update

from bot.domain.delivery.urgency import Urgency
from storage import tables
from storage.engine.transaction import Transaction

OUTBOX = tables.outbox
ANSWERS = "answers"
"""In the payload: the message in the same chat that the letter answers, where somebody wrote one."""
answering: ContextVar[tuple[int, int] | None] = ContextVar("answering", default=None)
"""The chat and the message that is being handled: what is posted to that chat meanwhile answers it."""
TOO_LATE = "came too late to be of use"
NEXT_DUE = select(func.min(OUTBOX.c.due_at)).where(OUTBOX.c.state == "waiting")
LANES_DUE = (
    select(OUTBOX.c.urgency).where(OUTBOX.c.state == "waiting", OUTBOX.c.due_at <= bindparam("at_present")).distinct()
)
WAITING = select(func.count()).where(
    OUTBOX.c.state == "waiting", OUTBOX.c.urgency == bindparam("lane"), OUTBOX.c.due_at <= bindparam("at_present")
)
OVERDUE = (
    select(OUTBOX.c.urgency, func.count(), func.min(OUTBOX.c.due_at))
    .where(OUTBOX.c.state == "waiting", OUTBOX.c.due_at <= bindparam("at_present"))
    .group_by(OUTBOX.c.urgency)
)
EARLIER = OUTBOX.alias("earlier")
# A chat's earlier message that waits for a second try holds back its later ones, but none more urgent.
HELD_BACK = exists().where(
    EARLIER.c.chat_id == OUTBOX.c.chat_id,
    EARLIER.c.state == "waiting",
    EARLIER.c.id < OUTBOX.c.id,
    EARLIER.c.urgency <= OUTBOX.c.urgency,
    # What is planned for later has not had its turn yet; a second try has.
    EARLIER.c.created_at <= bindparam("at_present"),
)
DUE_IN = (
    select(OUTBOX)
    .where(
        OUTBOX.c.state == "waiting",
        OUTBOX.c.urgency == bindparam("lane"),
        OUTBOX.c.due_at <= bindparam("at_present"),
        ~HELD_BACK,
    )
    .order_by(OUTBOX.c.due_at, OUTBOX.c.id)
    .limit(bindparam("most"))
)
OLDEST_FREE = select(func.min(OUTBOX.c.due_at)).where(
    OUTBOX.c.state == "waiting", OUTBOX.c.due_at <= bindparam("at_present"), ~HELD_BACK
)
UNDER_WAY = (
    update(OUTBOX)
    .where(OUTBOX.c.id.in_(bindparam("letters", expanding=True)))
    .values(state="sending", attempts=OUTBOX.c.attempts + 1)
)
DELIVERED = (
    update(OUTBOX)
    .where(OUTBOX.c.id == bindparam("letter"))
    # A group may have become a supergroup while it was under way: the row tells where it arrived.
    .values(state="delivered", chat_id=bindparam("chat"), message_id=bindparam("message"), note=bindparam("said"))
)
STATE = select(OUTBOX.c.state).where(OUTBOX.c.key == bindparam("letter_key"))


@dataclass(frozen=True, slots=True)
class Letter:
    """A message for one chat. Its text is written when it is sent, from the current state."""

    id: int
    key: str
    kind: str
    chat_id: int
    group_id: int | None
    person_id: int | None
    payload: dict[str, Any]
    created_at: datetime
    due_at: datetime
    stale_at: datetime | None
    state: str
    attempts: int
    uncertain: bool
    message_id: int | None
    note: str | None
    urgency: int = Urgency.ANNOUNCEMENT
    unanswered: int = 0
    """Tries of which nobody knows what came."""


async def post(
    tx: Transaction,
    *,
    key: str,
    kind: str,
    chat_id: int,
    at: datetime,
    group_id: int | None = None,
    person_id: int | None = None,
    stale_at: datetime | None = None,
    urgency: int = Urgency.ANNOUNCEMENT,
    **payload: Any,
) -> None:
    """Queue a message. The same key is never sent twice.

    Args:
        key: what makes this message this message, such as `reminder:<meeting>:<starts_at>:<offset>:<chat>`.
        urgency: the lane it goes in.
        payload: the ids from which the message is written when it goes out.
    """
    asked = answering.get()
    if asked is not None and asked[0] == chat_id:
        payload[ANSWERS] = asked[1]
    values = {
        "key": key,
        "kind": kind,
        "chat_id": chat_id,
        "group_id": group_id,
        "person_id": person_id,
        "payload": payload,
        "created_at": at,
        "due_at": at,
        "stale_at": stale_at,
        "state": "waiting",
        "attempts": 0,
        "uncertain": False,
        "urgency": int(urgency),
    }
    await tx.run(tx.unless_there(OUTBOX), values)
    tx.something_due = True


async def lanes_due(tx: Transaction, now: datetime) -> set[int]:
    """Return the lanes in which something is due, even if its chat must wait."""
    return {row[0] for row in await tx.all(LANES_DUE, at_present=now)}


async def waiting(tx: Transaction, urgency: Urgency, now: datetime) -> int:
    """Return how many messages of a lane are due and waiting."""
    return int(await tx.value(WAITING, lane=int(urgency), at_present=now))


async def due_in(
    tx: Transaction, urgency: Urgency, now: datetime, most: int, *, but_not: Collection[int] = ()
) -> list[Letter]:
    """Return a lane's due messages, the longest due first, at most one per chat.

    A chat reads the messages of one lane in the order they were written.

    Args:
        but_not: chat ids that are busy or have to rest.
    """
    values = {"lane": int(urgency), "at_present": now, "most": most}
    rows = await tx.all(DUE_IN, **values)
    free = [row for row in rows if row.chat_id not in but_not]
    if len(free) < len(rows) == most:
        # Only now is it worth telling the database about every chat that has to rest.
        free = await tx.all(DUE_IN.where(OUTBOX.c.chat_id.not_in(but_not)), **values)
    return [Letter(**row._mapping) for row in free]


async def under_way(tx: Transaction, letters: Collection[Letter]) -> None:
    """Mark messages as being sent: if the program dies now, one copy of each may have been sent."""
    await tx.run(UNDER_WAY, {"letters": [letter.id for letter in letters]})


async def put_back(tx: Transaction, letters: Collection[Letter]) -> None:
    """Mark messages as waiting again, because they were not sent."""
    await tx.run(
        update(OUTBOX)
        .where(OUTBOX.c.id.in_([letter.id for letter in letters]))
        .values(state="waiting", attempts=OUTBOX.c.attempts - 1)
    )
    tx.something_due = True


async def put_off(tx: Transaction, letter_id: int, until: datetime) -> None:
    """Postpone the message; it does not hold back others."""
    await tx.run(update(OUTBOX).where(OUTBOX.c.id == letter_id).values(due_at=until, created_at=until))
    tx.something_due = True


async def delivered(tx: Transaction, arrived: Collection[tuple[Letter, int, int | None, str | None]]) -> None:
    """Record delivered messages with their chats, message ids and notes."""
    await tx.run(
        DELIVERED,
        [
            {"letter": letter.id, "chat": chat_id, "message": message_id, "said": note}
            for letter, chat_id, message_id, note in arrived
        ],
    )


async def by_id(tx: Transaction, letter_id: int) -> Letter | None:
    """The message with that id."""
    row = await tx.one(select(OUTBOX).where(OUTBOX.c.id == letter_id))
    return None if row is None else Letter(**row._mapping)


async def is_on_its_way(tx: Transaction, key: str) -> bool:
    """Whether the message with that key waits, or is being sent."""
    state = await tx.value(STATE, letter_key=key)
    return state in ("waiting", "sending")


async def change(tx: Transaction, letter_id: int, **values: Any) -> None:
    """Record what became of a message."""
    await tx.run(update(OUTBOX).where(OUTBOX.c.id == letter_id).values(values))


async def recover(tx: Transaction, most_unanswered: int) -> int:
    """Requeue messages that were being sent when the program died.

    Args:
        most_unanswered: what has had so many tries without an answer is left as it is; see `stranded`.

    Returns:
        how many messages that was.
    """
    under_way = OUTBOX.c.state == "sending", OUTBOX.c.unanswered + 1 < most_unanswered
    again = await tx.run(
        update(OUTBOX).where(*under_way).values(state="waiting", uncertain=True, unanswered=OUTBOX.c.unanswered + 1)
    )
    return int(again.rowcount)


async def stranded(tx: Transaction) -> list[Letter]:
    """Messages that are marked as under way."""
    rows = await tx.all(select(OUTBOX).where(OUTBOX.c.state == "sending").order_by(OUTBOX.c.id))
    return [Letter(**row._mapping) for row in rows]


async def take_back(tx: Transaction, but_not: Collection[int]) -> None:
    """Requeue messages marked as being sent, except these; the try does not count."""
    await tx.run(
        update(OUTBOX)
        .where(OUTBOX.c.state == "sending", OUTBOX.c.id.not_in(list(but_not)))
        .values(state="waiting", attempts=OUTBOX.c.attempts - 1)
    )
    tx.something_due = True


async def set_back(tx: Transaction, was: datetime, now: datetime, since: datetime | None = None) -> None:
    """Adjust due times after the clock was set back from `was` to `now`.

    A message under way is too: where it turns out not to have left, it waits again.

    Args:
        since: only what was due after that.
    """
    held = or_(OUTBOX.c.due_at <= was, OUTBOX.c.attempts > 0)
    if since is not None:
        held = OUTBOX.c.due_at.between(since, was)
    await tx.run(
        update(OUTBOX)
        .where(OUTBOX.c.state.in_(("waiting", "sending")), OUTBOX.c.due_at > now, held)
        .values(due_at=now, created_at=now)
    )
    tx.something_due = True


async def maybe_out(tx: Transaction, chat_id: int) -> list[Letter]:
    """Return messages for a chat of which an unknown copy may have been sent."""
    out = or_(OUTBOX.c.uncertain.is_(True), OUTBOX.c.state == "sending")
    rows = await tx.all(select(OUTBOX).where(OUTBOX.c.chat_id == chat_id, out))
    return [Letter(**row._mapping) for row in rows]


async def still_under_way(tx: Transaction, letter_ids: Collection[int]) -> set[int]:
    """Return those of these messages whose outcome is not recorded yet."""
    rows = await tx.all(select(OUTBOX.c.id).where(OUTBOX.c.id.in_(list(letter_ids)), OUTBOX.c.state == "sending"))
    return {row[0] for row in rows}


async def oldest_free(tx: Transaction, now: datetime) -> datetime | None:
    """Return since when the oldest message is due that does not wait for an earlier one of its chat."""
    found: datetime | None = await tx.value(OLDEST_FREE, at_present=now)
    return found


async def give_up(tx: Transaction, chat_id: int, note: str) -> None:
    """Drop everything waiting for this chat."""
    await tx.run(
        update(OUTBOX)
        .where(OUTBOX.c.chat_id == chat_id, OUTBOX.c.state == "waiting")
        .values(state="dropped", note=note)
    )


async def hold_chat(tx: Transaction, chat_id: int, until: datetime) -> None:
    """Send nothing to this chat before `until`, as Telegram asked."""
    await tx.run(
        update(OUTBOX)
        .where(OUTBOX.c.chat_id == chat_id, OUTBOX.c.state == "waiting", OUTBOX.c.due_at < until)
        .values(due_at=until)
    )


async def overdue(tx: Transaction, now: datetime) -> dict[Urgency, tuple[int, datetime]]:
    """Return for each lane how many messages are due and since when the oldest is."""
    return {Urgency(row[0]): (row[1], row[2]) for row in await tx.all(OVERDUE, at_present=now)}


async def came_too_late(tx: Transaction, since: datetime, until: datetime) -> int:
    """How many messages were due between these moments and were dropped because they came too late."""
    found = await tx.value(
        select(func.count()).where(
            OUTBOX.c.state == "dropped", OUTBOX.c.note == TOO_LATE, OUTBOX.c.due_at.between(since, until)
        )
    )
    return int(found)


async def by_message(tx: Transaction, kind: str, chat_id: int, message_id: int) -> Letter | None:
    """Return the outgoing message of a kind that became this message."""
    row = await tx.one(
        select(OUTBOX).where(OUTBOX.c.chat_id == chat_id, OUTBOX.c.kind == kind, OUTBOX.c.message_id == message_id)
    )
    return None if row is None else Letter(**row._mapping)


async def last_of(tx: Transaction, kind: str, chat_id: int, most: int = 20) -> list[Letter]:
    """The latest messages of a kind in a chat, newest first."""
    rows = await tx.all(
        select(OUTBOX)
        .where(OUTBOX.c.chat_id == chat_id, OUTBOX.c.kind == kind)
        .order_by(OUTBOX.c.id.desc())
        .limit(most)
    )
    return [Letter(**row._mapping) for row in rows]


async def forget_words(tx: Transaction, kind: str) -> None:
    """Delete the text of finished messages of a kind."""
    await tx.run(
        update(OUTBOX).where(OUTBOX.c.kind == kind, OUTBOX.c.state.not_in(("waiting", "sending"))).values(payload={})
    )
