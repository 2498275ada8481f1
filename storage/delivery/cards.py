"""Messages that show something living. A change marks them stale; the ticker draws them again, once a second each."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, bindparam, delete, func, or_, select, update

from storage import tables
from storage.database import Transaction

CARDS = tables.cards
NEXT_RESTED = select(func.min(func.coalesce(CARDS.c.rest_until, CARDS.c.stale_at))).where(CARDS.c.stale_at.is_not(None))
NEWEST = (
    select(func.max(CARDS.c.id))
    .where(CARDS.c.kind == bindparam("card_kind"), CARDS.c.subject_id == bindparam("subject"))
    .group_by(CARDS.c.chat_id)
    .scalar_subquery()
)
SPOIL = update(CARDS).where(CARDS.c.id.in_(NEWEST), CARDS.c.stale_at.is_(None)).values(stale_at=bindparam("at"))
SPOIL_PRESSED = (
    update(CARDS)
    .where(
        or_(
            CARDS.c.id.in_(NEWEST),
            and_(CARDS.c.chat_id == bindparam("chat"), CARDS.c.message_id == bindparam("message")),
        ),
        CARDS.c.stale_at.is_(None),
    )
    .values(stale_at=bindparam("at"))
)
TAKEN = update(CARDS).where(CARDS.c.id == bindparam("card")).values(stale_at=None, rest_until=bindparam("until"))
STALE = (
    select(CARDS)
    .where(
        CARDS.c.stale_at.is_not(None),
        or_(CARDS.c.rest_until.is_(None), CARDS.c.rest_until <= bindparam("at_present")),
        CARDS.c.chat_id.not_in(bindparam("resting", expanding=True)),
    )
    .order_by(CARDS.c.stale_at, CARDS.c.id)
    .limit(bindparam("most"))
)


@dataclass(frozen=True, slots=True)
class Card:
    """One message in one chat that shows `kind` of subject `subject_id`."""

    id: int
    chat_id: int
    message_id: int
    kind: str
    subject_id: int
    stale_at: datetime | None
    rest_until: datetime | None


async def put(tx: Transaction, *, chat_id: int, message_id: int, kind: str, subject_id: int) -> None:
    """Remember that this message shows that subject."""
    values = {"chat_id": chat_id, "message_id": message_id, "kind": kind, "subject_id": subject_id}
    await tx.run(tx.unless_there(CARDS), values)


async def at(tx: Transaction, chat_id: int, message_id: int) -> tuple[str, int] | None:
    """What this message shows: the kind and the subject; None where it shows nothing living."""
    row = await tx.one(
        select(CARDS.c.kind, CARDS.c.subject_id).where(CARDS.c.chat_id == chat_id, CARDS.c.message_id == message_id)
    )
    return None if row is None else (row[0], row[1])


async def newest(tx: Transaction, kind: str, subject_id: int, chat_id: int) -> Card | None:
    """The latest message in a chat that shows that subject."""
    row = await tx.one(
        select(CARDS)
        .where(CARDS.c.kind == kind, CARDS.c.subject_id == subject_id, CARDS.c.chat_id == chat_id)
        .order_by(CARDS.c.id.desc())
        .limit(1)
    )
    return None if row is None else Card(**row._mapping)


async def spoil(
    tx: Transaction, kind: str, subject_id: int, at: datetime, *, pressed: tuple[int, int] | None = None
) -> None:
    """What these cards show has changed.

    Only the newest card of each chat is drawn again, and the one that was pressed: redrawing every
    old copy in a busy group would eat the twenty messages a minute Telegram grants it.

    Args:
        pressed: chat id and message id of the card whose button was pressed.
    """
    values = {"card_kind": kind, "subject": subject_id, "at": at}
    if pressed is None:
        changed = await tx.run(SPOIL, values)
    else:
        changed = await tx.run(SPOIL_PRESSED, {**values, "chat": pressed[0], "message": pressed[1]})
    if changed.rowcount:
        tx.something_due = True


async def spoil_every(tx: Transaction, kinds: Collection[str], subject_id: int, at: datetime) -> None:
    """What these cards show must not be read any more: every copy is drawn again, old ones too."""
    changed = await tx.run(
        update(CARDS)
        .where(CARDS.c.kind.in_(kinds), CARDS.c.subject_id == subject_id, CARDS.c.stale_at.is_(None))
        .values(stale_at=at)
    )
    if changed.rowcount:
        tx.something_due = True


async def spoil_in(tx: Transaction, kind: str, subject_id: int, chat_id: int, at: datetime) -> None:
    """What the cards of one chat show has changed; those of other chats show something else."""
    await tx.run(
        update(CARDS)
        .where(
            CARDS.c.kind == kind,
            CARDS.c.subject_id == subject_id,
            CARDS.c.chat_id == chat_id,
            CARDS.c.stale_at.is_(None),
        )
        .values(stale_at=at)
    )
    tx.something_due = True


async def hand_over(tx: Transaction, card_id: int, kind: str, subject_id: int, at: datetime) -> None:
    """This message shows another subject from now on, of that kind."""
    await tx.run(update(CARDS).where(CARDS.c.id == card_id).values(kind=kind, subject_id=subject_id, stale_at=at))
    tx.something_due = True


async def stale(tx: Transaction, now: datetime, most: int, *, but_not: Collection[int] = ()) -> list[Card]:
    """Cards that may be drawn now, longest stale first.

    Args:
        but_not: chat ids that have to rest.
    """
    rows = await tx.all(STALE, at_present=now, resting=list(but_not), most=most)
    return [Card(**row._mapping) for row in rows]


async def taken(tx: Transaction, card_id: int, rest_until: datetime) -> None:
    """The card is being drawn with what is true now; a later change makes it stale again."""
    await tx.run(TAKEN, {"card": card_id, "until": rest_until})


async def put_back(tx: Transaction, card_id: int, at: datetime, rest_until: datetime) -> None:
    """Drawing failed for now: try once more after a rest."""
    await tx.run(update(CARDS).where(CARDS.c.id == card_id).values(stale_at=at, rest_until=rest_until))


async def forget(tx: Transaction, card_id: int) -> None:
    """The message is gone."""
    await tx.run(delete(CARDS).where(CARDS.c.id == card_id))
