"""Count the messages sent, or about to be sent, to a chat."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, and_, bindparam, func, or_, select

from bot.domain.cycle.message_budget import Told
from bot.domain.delivery.urgency import Urgency
from storage import tables
from storage.engine.transaction import Transaction

OUTBOX, MEMBERS, PEOPLE = tables.outbox, tables.memberships, tables.people
OUT = OUTBOX.alias("out")
_GONE_OUT = (
    or_(OUT.c.state == "sending", and_(OUT.c.state == "delivered", OUT.c.message_id > 0)),
    OUT.c.urgency != int(Urgency.ANSWER),
    OUT.c.created_at >= bindparam("since"),
)
_TO_GROUP = select(func.count()).where(
    OUT.c.chat_id == bindparam("chat"), OUT.c.kind.in_(bindparam("in_group", expanding=True)), *_GONE_OUT
)
_TO_EACH = (
    select(func.count().label("number"))
    .join(PEOPLE, PEOPLE.c.telegram_id == OUT.c.chat_id)
    .join(MEMBERS, MEMBERS.c.person_id == PEOPLE.c.id)
    .where(MEMBERS.c.group_id == bindparam("group"), MEMBERS.c.left_at.is_(None))
    .where(OUT.c.kind.in_(bindparam("in_private", expanding=True)), *_GONE_OUT)
    .group_by(OUT.c.chat_id)
    .subquery()
)
AT_MOST = select(_TO_GROUP.scalar_subquery() + func.coalesce(select(func.max(_TO_EACH.c.number)).scalar_subquery(), 0))


async def count(tx: Transaction, chat_id: int, kinds: Collection[str], since: datetime) -> int:
    """Return how many messages of these kinds a chat has received, or is about to, since then."""
    return int(await tx.value(select(func.count()).where(*_sent([chat_id], kinds, since))))


async def told(
    tx: Transaction,
    chat_ids: Collection[int],
    kinds: Collection[str],
    since: datetime,
    until: datetime,
    *,
    gone_out: bool = False,
) -> dict[int, list[Told]]:
    """Return what each chat received, or is about to, of these kinds between these moments.

    Args:
        gone_out: only what has been sent, or is being sent just now.
    """
    sent: dict[int, list[Told]] = {}
    where = _sent(chat_ids, kinds, since, ("sending",) if gone_out else ("sending", "waiting"))
    query = select(OUTBOX.c.chat_id, OUTBOX.c.created_at, OUTBOX.c.kind).where(*where, OUTBOX.c.created_at < until)
    for row in await tx.all(query):
        sent.setdefault(row[0], []).append(Told(row[1], row[2]))
    return sent


async def at_most(
    tx: Transaction,
    chat_id: int,
    group_id: int,
    in_group: Collection[str],
    in_private: Collection[str],
    since: datetime,
) -> int:
    """Return an upper bound of the messages any group member has had, in one query; often that is enough."""
    found = await tx.value(
        AT_MOST, chat=chat_id, group=group_id, in_group=list(in_group), in_private=list(in_private), since=since
    )
    return int(found)


async def was_reminded(tx: Transaction, chat_id: int, minutes: int, since: datetime) -> bool:
    """Return whether a chat was reminded that many minutes before its meeting, since then."""
    before = OUTBOX.c.payload["minutes"].as_integer() == minutes
    return bool(await tx.value(select(func.count()).where(*_sent([chat_id], ["reminder"], since), before)))


def _sent(
    chat_ids: Collection[int],
    kinds: Collection[str],
    since: datetime,
    on_its_way: Collection[str] = ("sending", "waiting"),
) -> tuple[ColumnElement[bool], ...]:
    return (
        OUTBOX.c.chat_id.in_(chat_ids),
        # One that was handed to others, as word to facilitators is, has never stood there itself.
        or_(OUTBOX.c.state.in_(on_its_way), and_(OUTBOX.c.state == "delivered", OUTBOX.c.message_id > 0)),
        # What was said as an answer was asked for.
        OUTBOX.c.urgency != int(Urgency.ANSWER),
        OUTBOX.c.kind.in_(kinds),
        OUTBOX.c.created_at >= since,
    )
