"""Native polls and their answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from bot.domain.polls import Poll, PollAnswer, PollOption, PollState
from storage import tables
from storage.engine.transaction import Transaction

POLLS = tables.polls
ANSWERS = tables.poll_answers


def _poll(row: Any) -> Poll:
    values = dict(row._mapping)
    values["options"] = tuple(PollOption(*option) for option in values["options"])
    values["state"] = PollState(values["state"])
    return Poll(**values)


def _packed(options: Sequence[PollOption]) -> list[list[Any]]:
    return [[option.persistent_id, option.text, option.key, option.votes] for option in options]


async def add(tx: Transaction, *, options: Sequence[PollOption], **values: Any) -> Poll:
    """A poll that Telegram has."""
    return _poll(await tx.one(insert(POLLS).values(options=_packed(options), **values).returning(POLLS)))


async def by_id(tx: Transaction, poll_id: int) -> Poll | None:
    """The poll with that id."""
    row = await tx.one(select(POLLS).where(POLLS.c.id == poll_id))
    return None if row is None else _poll(row)


async def by_telegram_id(tx: Transaction, telegram_id: str) -> Poll | None:
    """The poll Telegram knows by that id, if it is one of the bot's."""
    row = await tx.one(select(POLLS).where(POLLS.c.telegram_id == telegram_id))
    return None if row is None else _poll(row)


async def of_subject(tx: Transaction, kind: str, subject_id: int) -> Poll | None:
    """The latest poll about something; of two copies the one that is known to stand there."""
    row = await tx.one(
        select(POLLS)
        .where(POLLS.c.kind == kind, POLLS.c.subject_id == subject_id, POLLS.c.twin_of.is_(None))
        .order_by(POLLS.c.id.desc())
        .limit(1)
    )
    return None if row is None else _poll(row)


async def all_of_subject(tx: Transaction, kind: str, subject_id: int) -> list[Poll]:
    """Every poll about something, first sent first."""
    rows = await tx.all(
        select(POLLS).where(POLLS.c.kind == kind, POLLS.c.subject_id == subject_id).order_by(POLLS.c.id)
    )
    return [_poll(row) for row in rows]


async def by_message(tx: Transaction, chat_id: int, message_id: int) -> Poll | None:
    """The poll in that message."""
    row = await tx.one(select(POLLS).where(POLLS.c.chat_id == chat_id, POLLS.c.message_id == message_id).limit(1))
    return None if row is None else _poll(row)


async def twins(tx: Transaction, poll_id: int) -> list[Poll]:
    """The other copies of a poll."""
    return [_poll(row) for row in await tx.all(select(POLLS).where(POLLS.c.twin_of == poll_id).order_by(POLLS.c.id))]


async def doubtful(tx: Transaction) -> list[Poll]:
    """Return uncounted polls that may be in their chats twice."""
    running = (PollState.OPEN, PollState.CLOSING)
    rows = await tx.all(select(POLLS).where(POLLS.c.doubtful.is_(True), POLLS.c.state.in_(running)))
    return [_poll(row) for row in rows]


async def change(tx: Transaction, poll_id: int, **values: Any) -> Poll:
    """Set some of a poll's fields; returns it as it is now."""
    if "options" in values:
        values["options"] = _packed(values["options"])
    return _poll(await tx.one(update(POLLS).where(POLLS.c.id == poll_id).values(values).returning(POLLS)))


async def answer(
    tx: Transaction, telegram_id: str, voter_id: int, chosen: Sequence[str], order: int, at: datetime
) -> bool:
    """Keep what somebody answered, unless something later is known of them already.

    Args:
        telegram_id: Telegram's own id of the poll, which may not be known here yet.
        order: Telegram's number of the update.

    Returns:
        whether this is their last answer as far as anyone knows.
    """
    values = {
        "poll": telegram_id,
        "voter_id": voter_id,
        "chosen": list(chosen),
        "order": order,
        "answered_at": at,
    }
    changed = {name: values[name] for name in ("chosen", "order", "answered_at")}
    statement = tx.upsert(ANSWERS).values(values)
    result = await tx.run(
        statement.on_conflict_do_update(
            index_elements=["poll", "voter_id"], set_=changed, where=ANSWERS.c.order < statement.excluded.order
        )
    )
    return bool(result.rowcount)


async def answers(tx: Transaction, telegram_id: str) -> list[PollAnswer]:
    """The last answer of everybody who answered, first given first."""
    rows = await tx.all(
        select(ANSWERS.c.voter_id, ANSWERS.c.chosen, ANSWERS.c.order, ANSWERS.c.answered_at)
        .where(ANSWERS.c.poll == telegram_id)
        .order_by(ANSWERS.c.order)
    )
    return [PollAnswer(row[0], tuple(row[1]), row[2], row[3]) for row in rows]
