"""Live cards: messages redrawn when their subject changes, at most once a second each."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, bindparam, case, delete, func, or_, select, update

from storage import tables
from storage.engine.transaction import Transaction

CARDS = tables.cards
NEXT_RESTED = select(func.min(func.coalesce(CARDS.c.rest_until, CARDS.c.stale_at))).where(CARDS.c.stale_at.is_not(None))
NEWEST = (
    select(func.max(CARDS.c.id))
    .where(
        CARDS.c.kind.in_(bindparam("kinds", expanding=True)),
        CARDS.c.subject_id == bindparam("subject"),
        CARDS.c.over_at.is_(None),
    )
    .group_by(CARDS.c.kind, CARDS.c.chat_id)
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
RESTS_UNTIL = case((CARDS.c.rest_until > bindparam("at_present"), CARDS.c.rest_until))
STALE = (
    select(CARDS)
    .where(CARDS.c.stale_at.is_not(None))
    .order_by(
        RESTS_UNTIL.nulls_first(),
        CARDS.c.chat_id.in_(bindparam("resting", expanding=True)),
        CARDS.c.stale_at,
        CARDS.c.id,
    )
    .limit(bindparam("most"))
)
HERE = CARDS.c.chat_id == bindparam("chat")
THIS_ONE = select(CARDS).where(HERE, CARDS.c.message_id == bindparam("message"))
ABOUT = (CARDS.c.kind.in_(bindparam("kinds", expanding=True)), CARDS.c.subject_id == bindparam("subject"))
LIVE = select(CARDS).where(*ABOUT, HERE, CARDS.c.over_at.is_(None)).order_by(CARDS.c.id.desc()).limit(1)
RETIRE = (
    update(CARDS)
    .where(*ABOUT)
    .values(over_at=func.coalesce(CARDS.c.over_at, bindparam("at")), stale_at=bindparam("at"))
)
RETIRE_OTHERS = RETIRE.where(HERE, CARDS.c.message_id != bindparam("message"))


@dataclass(frozen=True, slots=True)
class Card:
    """A message in a chat that shows `kind` of subject `subject_id`."""

    id: int
    chat_id: int
    message_id: int
    kind: str
    subject_id: int
    stale_at: datetime | None
    rest_until: datetime | None
    shows_at: datetime | None = None
    """The time of the meeting it shows."""
    over_at: datetime | None = None
    """Since when a newer message takes its place, or what it shows is over."""
    was: str | None = None
    """Its first line as it was sent, where that stays."""

    @property
    def due_at(self) -> datetime | None:
        """When it is to be drawn again; None while it shows what is true."""
        return self.stale_at and (self.rest_until or self.stale_at)


async def put(
    tx: Transaction,
    *,
    chat_id: int,
    message_id: int,
    kind: str,
    subject_id: int,
    shows_at: datetime | None = None,
    over_at: datetime | None = None,
    was: str | None = None,
) -> bool:
    """Record that this message shows that subject; return whether that is new.

    Args:
        shows_at: the time of the meeting it shows.
        over_at: set where it has come too late already.
        was: its first line, where that stays when it is drawn again, or cut.
    """
    values = {
        "chat_id": chat_id,
        "message_id": message_id,
        "kind": kind,
        "subject_id": subject_id,
        "shows_at": shows_at,
        "over_at": over_at,
        "stale_at": over_at,
        "was": was,
    }
    return bool((await tx.run(tx.unless_there(CARDS), values)).rowcount)


async def card_at(tx: Transaction, chat_id: int, message_id: int) -> Card | None:
    """Return the card of this message; None if it is not live."""
    row = await tx.one(THIS_ONE, chat=chat_id, message=message_id)
    return None if row is None else Card(**row._mapping)


async def live(tx: Transaction, kinds: Collection[str], subject_id: int, chat_id: int) -> Card | None:
    """Return the newest message of these kinds in a chat that has not been replaced."""
    row = await tx.one(LIVE, kinds=list(kinds), subject=subject_id, chat=chat_id)
    return None if row is None else Card(**row._mapping)


async def retire(
    tx: Transaction, kinds: Collection[str], subject_id: int, at: datetime, *, but: tuple[int, int] | None = None
) -> None:
    """Retire these messages: each is cut to one line, including those retired before.

    Args:
        but: chat id and message id of the one that takes the place of all others in its chat; those of other chats stay.
    """
    values = {"kinds": list(kinds), "subject": subject_id, "at": at}
    if but is None:
        changed = await tx.run(RETIRE, values)
    else:
        changed = await tx.run(RETIRE_OTHERS, {**values, "chat": but[0], "message": but[1]})
    if changed.rowcount:
        tx.something_due = True


async def shows_other_moment(tx: Transaction, meeting_id: int, before: datetime, after: datetime, at: datetime) -> None:
    """Redraw messages about a meeting whose local time stayed the same; none is retired."""
    await tx.run(
        update(CARDS)
        .where(CARDS.c.kind.in_(("meeting", "meeting-private", "checklist", "guest")), CARDS.c.subject_id == meeting_id)
        .where(CARDS.c.shows_at == before)
        .values(shows_at=after, stale_at=at)
    )
    tx.something_due = True


async def tell_over(tx: Transaction, kinds: Collection[str], subject_id: int, at: datetime) -> None:
    """Rewrite the line of retired messages because what became of them has changed."""
    which = (CARDS.c.kind.in_(kinds), CARDS.c.subject_id == subject_id, CARDS.c.over_at.is_not(None))
    changed = await tx.run(update(CARDS).where(*which, CARDS.c.stale_at.is_(None)).values(stale_at=at))
    if changed.rowcount:
        tx.something_due = True


async def spoil_card(tx: Transaction, card_id: int, at: datetime) -> None:
    """Mark this one message for redrawing."""
    await tx.run(update(CARDS).where(CARDS.c.id == card_id).values(stale_at=at))
    tx.something_due = True


async def at(tx: Transaction, chat_id: int, message_id: int) -> tuple[str, int] | None:
    """Return what this message shows, its kind and subject; None if it is not live."""
    row = await tx.one(
        select(CARDS.c.kind, CARDS.c.subject_id).where(CARDS.c.chat_id == chat_id, CARDS.c.message_id == message_id)
    )
    return None if row is None else (row[0], row[1])


async def newest(tx: Transaction, kind: str, subject_id: int, chat_id: int) -> Card | None:
    """Return the latest message in a chat that shows that subject."""
    return await live(tx, (kind,), subject_id, chat_id)


async def spoil(
    tx: Transaction, kind: str, subject_id: int, at: datetime, *, pressed: tuple[int, int] | None = None
) -> None:
    """Mark these cards for redrawing; see `spoil_all`."""
    await spoil_all(tx, (kind,), subject_id, at, pressed=pressed)


async def spoil_all(
    tx: Transaction, kinds: Collection[str], subject_id: int, at: datetime, *, pressed: tuple[int, int] | None = None
) -> None:
    """Mark cards of these kinds for redrawing.

    Only the newest card of each kind in each chat is drawn again, and the one that was pressed: redrawing every
    old copy in a busy group would eat the twenty messages a minute Telegram grants it.

    Args:
        pressed: chat id and message id of the card whose button was pressed.
    """
    values = {"kinds": list(kinds), "subject": subject_id, "at": at}
    if pressed is None:
        changed = await tx.run(SPOIL, values)
    else:
        changed = await tx.run(SPOIL_PRESSED, {**values, "chat": pressed[0], "message": pressed[1]})
    if changed.rowcount:
        tx.something_due = True


async def spoil_every(tx: Transaction, kinds: Collection[str], subject_id: int, at: datetime) -> None:
    """Mark every copy for redrawing, old ones too and without their first line: it must not be readable any more."""
    changed = await tx.run(
        update(CARDS).where(CARDS.c.kind.in_(kinds), CARDS.c.subject_id == subject_id).values(stale_at=at, was=None)
    )
    if changed.rowcount:
        tx.something_due = True


async def spoil_in(tx: Transaction, kind: str, subject_id: int, chat_id: int, at: datetime) -> None:
    """Mark the cards of one chat for redrawing."""
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


async def stale(tx: Transaction, now: datetime, most: int, *, resting: Collection[int] = ()) -> list[Card]:
    """Return cards to redraw, the longest waiting first; then those of resting chats; then those that rest themselves,
    by when they may be drawn.

    Args:
        resting: chat ids that have to rest.
    """
    rows = await tx.all(STALE, at_present=now, resting=list(resting), most=most)
    return [Card(**row._mapping) for row in rows]


async def taken(tx: Transaction, card_id: int, rest_until: datetime) -> None:
    """Mark the card as redrawn; a later change marks it again."""
    await tx.run(TAKEN, {"card": card_id, "until": rest_until})


async def set_back(tx: Transaction, now: datetime) -> None:
    """Adjust cards after the clock was set back to `now`, so that none waits for the old time."""
    await tx.run(update(CARDS).where(CARDS.c.rest_until > now).values(rest_until=now))
    await tx.run(update(CARDS).where(CARDS.c.stale_at > now).values(stale_at=now))


async def doubt(tx: Transaction, at: datetime, within: timedelta) -> None:
    """Mark cards taken shortly before an interruption for redrawing."""
    latest: datetime | None = await tx.value(select(func.max(CARDS.c.rest_until)).where(CARDS.c.stale_at.is_(None)))
    if latest is None:
        return
    changed = await tx.run(
        update(CARDS).where(CARDS.c.rest_until >= latest - within, CARDS.c.stale_at.is_(None)).values(stale_at=at)
    )
    if changed.rowcount:
        tx.something_due = True


async def put_back(tx: Transaction, card_id: int, at: datetime, rest_until: datetime) -> None:
    """Retry the card after a pause because drawing failed."""
    await tx.run(update(CARDS).where(CARDS.c.id == card_id).values(stale_at=at, rest_until=rest_until))


async def forget(tx: Transaction, card_id: int) -> None:
    """Delete the card: the message is gone."""
    await tx.run(delete(CARDS).where(CARDS.c.id == card_id))


async def leave(tx: Transaction, chat_id: int, message_id: int) -> None:
    """Stop updating this message, which shows something else now."""
    await tx.run(delete(CARDS).where(CARDS.c.chat_id == chat_id, CARDS.c.message_id == message_id))
