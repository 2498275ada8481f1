"""Messages that show something living. A change marks them stale; the ticker draws them again, once a second each."""

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
    """One message in one chat that shows `kind` of subject `subject_id`."""

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
    """Remember that this message shows that subject; returns whether that is new.

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
    """The card that this message is; None where it shows nothing living."""
    row = await tx.one(THIS_ONE, chat=chat_id, message=message_id)
    return None if row is None else Card(**row._mapping)


async def live(tx: Transaction, kinds: Collection[str], subject_id: int, chat_id: int) -> Card | None:
    """The newest message of these kinds in a chat that nothing has taken the place of."""
    row = await tx.one(LIVE, kinds=list(kinds), subject=subject_id, chat=chat_id)
    return None if row is None else Card(**row._mapping)


async def retire(
    tx: Transaction, kinds: Collection[str], subject_id: int, at: datetime, *, but: tuple[int, int] | None = None
) -> None:
    """These messages are over: each is cut to a line, also those that were before, since what became of it changed.

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
    """A meeting is at the same hour of another clock: messages that show it are drawn again, and none is over."""
    await tx.run(
        update(CARDS)
        .where(CARDS.c.kind.in_(("meeting", "meeting-private", "checklist", "guest")), CARDS.c.subject_id == meeting_id)
        .where(CARDS.c.shows_at == before)
        .values(shows_at=after, stale_at=at)
    )
    tx.something_due = True


async def tell_over(tx: Transaction, kinds: Collection[str], subject_id: int, at: datetime) -> None:
    """What became of these messages that are over has changed: their lines are written anew."""
    which = (CARDS.c.kind.in_(kinds), CARDS.c.subject_id == subject_id, CARDS.c.over_at.is_not(None))
    changed = await tx.run(update(CARDS).where(*which, CARDS.c.stale_at.is_(None)).values(stale_at=at))
    if changed.rowcount:
        tx.something_due = True


async def spoil_card(tx: Transaction, card_id: int, at: datetime) -> None:
    """This one message is drawn again."""
    await tx.run(update(CARDS).where(CARDS.c.id == card_id).values(stale_at=at))
    tx.something_due = True


async def at(tx: Transaction, chat_id: int, message_id: int) -> tuple[str, int] | None:
    """What this message shows: the kind and the subject; None where it shows nothing living."""
    row = await tx.one(
        select(CARDS.c.kind, CARDS.c.subject_id).where(CARDS.c.chat_id == chat_id, CARDS.c.message_id == message_id)
    )
    return None if row is None else (row[0], row[1])


async def newest(tx: Transaction, kind: str, subject_id: int, chat_id: int) -> Card | None:
    """The latest message in a chat that shows that subject."""
    return await live(tx, (kind,), subject_id, chat_id)


async def spoil(
    tx: Transaction, kind: str, subject_id: int, at: datetime, *, pressed: tuple[int, int] | None = None
) -> None:
    """What these cards show has changed; see `spoil_all`."""
    await spoil_all(tx, (kind,), subject_id, at, pressed=pressed)


async def spoil_all(
    tx: Transaction, kinds: Collection[str], subject_id: int, at: datetime, *, pressed: tuple[int, int] | None = None
) -> None:
    """What cards of these kinds show has changed.

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
    """What these cards show must not be read any more: every copy is drawn again, old ones too, without the line it had."""
    changed = await tx.run(
        update(CARDS).where(CARDS.c.kind.in_(kinds), CARDS.c.subject_id == subject_id).values(stale_at=at, was=None)
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


async def stale(tx: Transaction, now: datetime, most: int, *, resting: Collection[int] = ()) -> list[Card]:
    """Cards that are to be drawn, longest stale first; then those of chats that have to rest; then those that rest
    themselves, the one that may be drawn first before the others.

    Args:
        resting: chat ids that have to rest.
    """
    rows = await tx.all(STALE, at_present=now, resting=list(resting), most=most)
    return [Card(**row._mapping) for row in rows]


async def taken(tx: Transaction, card_id: int, rest_until: datetime) -> None:
    """The card is being drawn with what is true now; a later change makes it stale again."""
    await tx.run(TAKEN, {"card": card_id, "until": rest_until})


async def set_back(tx: Transaction, now: datetime) -> None:
    """The clock was set back to `now`: no card rests, or is stale only, from a moment it has left behind."""
    await tx.run(update(CARDS).where(CARDS.c.rest_until > now).values(rest_until=now))
    await tx.run(update(CARDS).where(CARDS.c.stale_at > now).values(stale_at=now))


async def doubt(tx: Transaction, at: datetime, within: timedelta) -> None:
    """The program broke off: whatever was taken shortly before the last card counts as stale again."""
    latest: datetime | None = await tx.value(select(func.max(CARDS.c.rest_until)).where(CARDS.c.stale_at.is_(None)))
    if latest is None:
        return
    changed = await tx.run(
        update(CARDS).where(CARDS.c.rest_until >= latest - within, CARDS.c.stale_at.is_(None)).values(stale_at=at)
    )
    if changed.rowcount:
        tx.something_due = True


async def put_back(tx: Transaction, card_id: int, at: datetime, rest_until: datetime) -> None:
    """Drawing failed for now: try once more after a rest."""
    await tx.run(update(CARDS).where(CARDS.c.id == card_id).values(stale_at=at, rest_until=rest_until))


async def forget(tx: Transaction, card_id: int) -> None:
    """The message is gone."""
    await tx.run(delete(CARDS).where(CARDS.c.id == card_id))


async def leave(tx: Transaction, chat_id: int, message_id: int) -> None:
    """This message shows something else now, which nothing follows."""
    await tx.run(delete(CARDS).where(CARDS.c.chat_id == chat_id, CARDS.c.message_id == message_id))
