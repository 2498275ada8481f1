"""Answers to questions, and whom they have helped."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from bot.domain.ids import AnswerId
from bot.domain.questions import Answer, Media, NameShown
from storage import tables
from storage.engine.transaction import Transaction

ANSWERS = tables.answers
MARKS = tables.answer_marks


def _answer(row: Any) -> Answer:
    values = dict(row._mapping)
    values["media"], values["shown"] = Media(values["media"]), NameShown(values["shown"])
    return Answer(**values)


async def add(tx: Transaction, *, question_id: int, at: datetime, **values: Any) -> Answer:
    """One more answer."""
    new = {"question_id": question_id, "given_at": at, "by_asker": False, "private": False, **values}
    return _answer(await tx.one(insert(ANSWERS).values(new).returning(ANSWERS)))


async def by_id(tx: Transaction, answer_id: int) -> Answer | None:
    """The answer with that id."""
    row = await tx.one(select(ANSWERS).where(ANSWERS.c.id == answer_id))
    return None if row is None else _answer(row)


async def by_message(tx: Transaction, chat_id: int, message_id: int) -> Answer | None:
    """The answer that was given with that message."""
    row = await tx.one(select(ANSWERS).where(ANSWERS.c.chat_id == chat_id, ANSWERS.c.message_id == message_id))
    return None if row is None else _answer(row)


async def change(tx: Transaction, answer_id: AnswerId, **values: Any) -> Answer:
    """Set some of an answer's fields; returns it as it is now."""
    row = await tx.one(update(ANSWERS).where(ANSWERS.c.id == answer_id).values(values).returning(ANSWERS))
    return _answer(row)


async def of_question(tx: Transaction, question_id: int) -> list[Answer]:
    """Everything said to a question and not taken back, oldest first."""
    rows = await tx.all(
        select(ANSWERS)
        .where(ANSWERS.c.question_id == question_id, ANSWERS.c.removed_at.is_(None))
        .order_by(ANSWERS.c.id)
    )
    return [_answer(row) for row in rows]


async def of_person(tx: Transaction, person_id: int) -> list[Answer]:
    """Everything this person answered under their name."""
    rows = await tx.all(select(ANSWERS).where(ANSWERS.c.person_id == person_id).order_by(ANSWERS.c.id))
    return [_answer(row) for row in rows]


async def mark(tx: Transaction, answer_id: int, person_id: int) -> bool:
    """The answer has helped this person too; False where that was known."""
    statement = tx.upsert(MARKS).values(answer_id=answer_id, person_id=person_id).on_conflict_do_nothing()
    return bool((await tx.run(statement)).rowcount)


async def unmark_all(tx: Transaction, person_id: int) -> None:
    """What helped this person is forgotten."""
    await tx.run(delete(MARKS).where(MARKS.c.person_id == person_id))


async def marks(tx: Transaction, answer_ids: Collection[int]) -> dict[int, int]:
    """How many people each answer has helped, the asker not counted."""
    rows = await tx.all(
        select(MARKS.c.answer_id, func.count())
        .where(MARKS.c.answer_id.in_(list(answer_ids)))
        .group_by(MARKS.c.answer_id)
    )
    return {row[0]: row[1] for row in rows}
