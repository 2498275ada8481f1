"""Questions of groups, who else has them, and the groups they were shared with."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, func, insert, select, update

from bot.domain.ids import GroupId, QuestionId
from bot.domain.questions import NameShown, Question, QuestionState
from storage import erased, tables
from storage.engine.transaction import Transaction

QUESTIONS = tables.questions
ANSWERS = tables.answers
ECHOES = tables.question_echoes
CARRIES = tables.question_carries
QUOTAS = tables.question_quotas


def _question(row: Any) -> Question:
    values = dict(row._mapping)
    values["state"] = QuestionState(values["state"])
    return Question(**values)


async def add(tx: Transaction, *, group_id: int, body: str, at: datetime, **values: Any) -> Question:
    """The group's next question. The group's row must be locked, so that no number is given twice."""
    last = await tx.value(select(func.max(QUESTIONS.c.number)).where(QUESTIONS.c.group_id == group_id))
    new = {
        "group_id": group_id,
        "number": (last or 0) + 1,
        "body": body,
        "state": QuestionState.OPEN,
        "asked_at": at,
        "carried_named": False,
        **values,
    }
    return _question(await tx.one(insert(QUESTIONS).values(new).returning(QUESTIONS)))


async def by_id(tx: Transaction, question_id: int) -> Question | None:
    """The question with that id."""
    row = await tx.one(select(QUESTIONS).where(QUESTIONS.c.id == question_id))
    return None if row is None else _question(row)


async def by_number(tx: Transaction, group_id: int, number: int) -> Question | None:
    """The group's question with that number."""
    row = await tx.one(select(QUESTIONS).where(QUESTIONS.c.group_id == group_id, QUESTIONS.c.number == number))
    return None if row is None else _question(row)


async def by_source(tx: Transaction, chat_id: int, message_id: int) -> Question | None:
    """The question that was asked with that message."""
    row = await tx.one(
        select(QUESTIONS).where(QUESTIONS.c.source_chat_id == chat_id, QUESTIONS.c.source_message_id == message_id)
    )
    return None if row is None else _question(row)


async def by_once(tx: Transaction, once: str) -> Question | None:
    """The question that was sent off from that preview."""
    row = await tx.one(select(QUESTIONS).where(QUESTIONS.c.once == once))
    return None if row is None else _question(row)


async def change(tx: Transaction, question_id: QuestionId, **values: Any) -> Question:
    """Set some of a question's fields; returns it as it is now. Whose seal ends so, nobody is to find anywhere."""
    if "sealed" in values and values["sealed"] is None:
        await erased.mark(tx)
    row = await tx.one(update(QUESTIONS).where(QUESTIONS.c.id == question_id).values(values).returning(QUESTIONS))
    return _question(row)


async def open_in(tx: Transaction, group_id: GroupId) -> list[Question]:
    """The group's open questions that nothing has helped with yet, oldest first."""
    rows = await tx.all(
        select(QUESTIONS)
        .where(QUESTIONS.c.group_id == group_id, QUESTIONS.c.state == QuestionState.OPEN, ~_helped())
        .order_by(QUESTIONS.c.number)
    )
    return [_question(row) for row in rows]


async def carried_open(tx: Transaction, group_id: GroupId) -> list[Question]:
    """Questions that were taken to this group and that nothing has helped with yet, oldest first."""
    rows = await tx.all(
        select(QUESTIONS)
        .join(CARRIES, CARRIES.c.question_id == QUESTIONS.c.id)
        .where(CARRIES.c.group_id == group_id, QUESTIONS.c.state == QuestionState.OPEN, ~_helped())
        .order_by(QUESTIONS.c.carried_at, QUESTIONS.c.id)
    )
    return [_question(row) for row in rows]


async def answered_openly(tx: Transaction, question_ids: Collection[int]) -> set[int]:
    """Those of these questions to which something was answered, in words, that their group can read."""
    rows = await tx.all(
        select(ANSWERS.c.question_id)
        .join(QUESTIONS, QUESTIONS.c.id == ANSWERS.c.question_id)
        .where(
            ANSWERS.c.question_id.in_(list(question_ids)),
            ANSWERS.c.removed_at.is_(None),
            ANSWERS.c.private.is_(False),
            ANSWERS.c.by_asker.is_(False),
            ANSWERS.c.shown != NameShown.ASKED,
            func.trim(ANSWERS.c.body) != "",
            QUESTIONS.c.state != QuestionState.REMOVED,
        )
        .distinct()
    )
    return {row[0] for row in rows}


def _helped() -> Any:
    return exists().where(
        ANSWERS.c.question_id == QUESTIONS.c.id, ANSWERS.c.helpful_at.is_not(None), ANSWERS.c.removed_at.is_(None)
    )


async def unanswered(tx: Transaction, before: datetime) -> list[Question]:
    """Open questions of the whole network, asked before that moment, that nobody has answered; oldest first."""
    rows = await tx.all(
        select(QUESTIONS)
        .where(QUESTIONS.c.state == QuestionState.OPEN, QUESTIONS.c.asked_at <= before, ~_answered())
        .order_by(QUESTIONS.c.asked_at, QUESTIONS.c.id)
    )
    return [_question(row) for row in rows]


def _answered() -> Any:
    return exists().where(
        ANSWERS.c.question_id == QUESTIONS.c.id, ANSWERS.c.removed_at.is_(None), ANSWERS.c.by_asker.is_(False)
    )


async def is_answered(tx: Transaction, question_id: int) -> bool:
    """Whether anybody has answered, openly or in private."""
    return bool(await tx.value(select(_answered()).where(QUESTIONS.c.id == question_id)))


async def of_person(tx: Transaction, person_id: int) -> list[Question]:
    """What this person asked with their name."""
    rows = await tx.all(select(QUESTIONS).where(QUESTIONS.c.person_id == person_id).order_by(QUESTIONS.c.id))
    return [_question(row) for row in rows]


async def without_name(tx: Transaction) -> list[Question]:
    """Every question whose asker is sealed."""
    rows = await tx.all(select(QUESTIONS).where(QUESTIONS.c.sealed.is_not(None)).order_by(QUESTIONS.c.id))
    return [_question(row) for row in rows]


async def echo(tx: Transaction, question_id: int, person_id: int) -> bool:
    """Record that this person has the same question; False if they had said so."""
    statement = tx.upsert(ECHOES).values(question_id=question_id, person_id=person_id).on_conflict_do_nothing()
    return bool((await tx.run(statement)).rowcount)


async def unecho_all(tx: Transaction, person_id: int) -> list[int]:
    """This person has no question in common with anybody; returns the questions they had."""
    rows = await tx.all(delete(ECHOES).where(ECHOES.c.person_id == person_id).returning(ECHOES.c.question_id))
    return [row[0] for row in rows]


async def echoes(tx: Transaction, question_ids: Collection[int]) -> dict[int, int]:
    """How many people have the same question, for each that anybody has."""
    rows = await tx.all(
        select(ECHOES.c.question_id, func.count())
        .where(ECHOES.c.question_id.in_(list(question_ids)))
        .group_by(ECHOES.c.question_id)
    )
    return {row[0]: row[1] for row in rows}


async def carry(tx: Transaction, question_id: int, group_ids: Collection[int]) -> None:
    """Record that the question was shared with these groups."""
    for group_id in group_ids:
        await tx.run(tx.upsert(CARRIES).values(question_id=question_id, group_id=group_id).on_conflict_do_nothing())


async def carried_to(tx: Transaction, question_id: int) -> list[GroupId]:
    """The groups a question was taken to."""
    rows = await tx.all(
        select(CARRIES.c.group_id).where(CARRIES.c.question_id == question_id).order_by(CARRIES.c.group_id)
    )
    return [row[0] for row in rows]


async def count_today(tx: Transaction, tag: str, day: str) -> int:
    """One more question under this tag; returns how many that makes. Tags of other days are forgotten."""
    await tx.run(delete(QUOTAS).where(QUOTAS.c.day < day))
    statement = tx.upsert(QUOTAS).values(tag=tag, day=day, asked=1)
    more = statement.on_conflict_do_update(index_elements=["tag"], set_={"asked": QUOTAS.c.asked + 1})
    return int(await tx.value(more.returning(QUOTAS.c.asked)))


async def clear_quotas(tx: Transaction, before: str) -> None:
    """Forget who asked without a name before that day."""
    gone = await tx.run(delete(QUOTAS).where(QUOTAS.c.day < before))
    if gone.rowcount:
        await erased.mark(tx)
