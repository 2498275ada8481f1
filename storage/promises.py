"""Promises that companies make after meetings."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.domain.promises import Promise, PromiseResult
from storage import tables
from storage.engine.transaction import Transaction

PROMISES = tables.promises
MEETINGS, COMPANIES = tables.meetings, tables.companies
PROMISE = select(PROMISES, COMPANIES.c.name.label("company")).join(COMPANIES, COMPANIES.c.id == PROMISES.c.company_id)


def _promise(row: Any) -> Promise:
    values = dict(row._mapping)
    del values["chat_id"], values["message_id"]
    values["outcome"] = None if values["outcome"] is None else PromiseResult(values["outcome"])
    return Promise(**values)


async def add(
    tx: Transaction,
    meeting_id: int,
    company_id: int,
    person_id: int,
    text: str,
    at: datetime,
    written: tuple[int, int] | None = None,
) -> int | None:
    """Keep a promise.

    Args:
        written: chat id and message id of the message it was written in.

    Returns:
        its id; None where the same person has promised the same after that meeting.
    """
    same = (PROMISES.c.meeting_id == meeting_id, PROMISES.c.person_id == person_id, PROMISES.c.text == text)
    if await tx.value(select(PROMISES.c.id).where(*same)) is not None:
        return None
    values = {
        "meeting_id": meeting_id,
        "company_id": company_id,
        "person_id": person_id,
        "text": text,
        "made_at": at,
        "chat_id": None if written is None else written[0],
        "message_id": None if written is None else written[1],
    }
    return int(await tx.value(insert(PROMISES).values(values).returning(PROMISES.c.id)))


async def by_id(tx: Transaction, promise_id: int, *, lock: bool = False) -> Promise | None:
    """The promise with that id."""
    if lock:
        await tx.one(select(PROMISES.c.id).where(PROMISES.c.id == promise_id).with_for_update())
    row = await tx.one(PROMISE.where(PROMISES.c.id == promise_id))
    return None if row is None else _promise(row)


async def of_meeting(tx: Transaction, meeting_id: int) -> list[Promise]:
    """What was promised after a meeting, first made first."""
    rows = await tx.all(PROMISE.where(PROMISES.c.meeting_id == meeting_id).order_by(PROMISES.c.id))
    return [_promise(row) for row in rows]


async def unasked(tx: Transaction, group_id: int, person_id: int | None = None) -> list[Promise]:
    """What was promised in a group and never asked about, nor answered; first made first."""
    which = [
        MEETINGS.c.group_id == group_id,
        PROMISES.c.asked_at.is_(None),
        PROMISES.c.answered_at.is_(None),
        PROMISES.c.text.is_not(None),
        PROMISES.c.person_id.is_not(None) if person_id is None else PROMISES.c.person_id == person_id,
    ]
    found = PROMISE.join(MEETINGS, MEETINGS.c.id == PROMISES.c.meeting_id).where(*which).order_by(PROMISES.c.id)
    return [_promise(row) for row in await tx.all(found)]


async def were_asked(tx: Transaction, promise_ids: Collection[int], at: datetime) -> None:
    """Record that the people who made these promises were asked about them."""
    await tx.run(update(PROMISES).where(PROMISES.c.id.in_(promise_ids)).values(asked_at=at))


async def answer(tx: Transaction, promise_id: int, outcome: PromiseResult, at: datetime) -> None:
    """What became of it."""
    await tx.run(update(PROMISES).where(PROMISES.c.id == promise_id).values(outcome=outcome, answered_at=at))


async def add_words(tx: Transaction, promise_id: int, words: str) -> None:
    """A word about it."""
    await tx.run(update(PROMISES).where(PROMISES.c.id == promise_id).values(words=words))


async def written_in(tx: Transaction, chat_id: int, message_id: int) -> int | None:
    """The promise that was written in this message."""
    found: int | None = await tx.value(
        select(PROMISES.c.id).where(PROMISES.c.chat_id == chat_id, PROMISES.c.message_id == message_id)
    )
    return found


async def message_of(tx: Transaction, promise_id: int) -> tuple[int, int] | None:
    """The message a promise was written in, if that is known."""
    row = await tx.one(select(PROMISES.c.chat_id, PROMISES.c.message_id).where(PROMISES.c.id == promise_id))
    return None if row is None or row[0] is None else (row[0], row[1])


async def reword(tx: Transaction, promise_id: int, text: str, written: tuple[int, int] | None = None) -> None:
    """It says something else now.

    Args:
        written: the message it stands in from now on; None where that stays.
    """
    moved = {} if written is None else {"chat_id": written[0], "message_id": written[1]}
    await tx.run(update(PROMISES).where(PROMISES.c.id == promise_id).values(text=text, **moved))


async def drop(tx: Transaction, promise_id: int) -> None:
    """Who made it takes it back."""
    await tx.run(delete(PROMISES).where(PROMISES.c.id == promise_id))


async def asked_with(tx: Transaction, group_id: int, person_id: int, asked_at: datetime) -> list[Promise]:
    """What somebody was asked about in one message."""
    which = (MEETINGS.c.group_id == group_id, PROMISES.c.person_id == person_id, PROMISES.c.asked_at == asked_at)
    found = PROMISE.join(MEETINGS, MEETINGS.c.id == PROMISES.c.meeting_id).where(*which).order_by(PROMISES.c.id)
    return [_promise(row) for row in await tx.all(found)]
