"""Feedback on digests: useful, will try, questions, and whether they helped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, delete, func, insert, select, update

from storage import tables
from storage.engine.transaction import Transaction

REACTIONS = tables.digest_reactions
QUESTIONS = tables.digest_questions
GROUPS = tables.groups
SAID_IN = (
    select(REACTIONS.c.kind, func.count())
    .where(REACTIONS.c.digest_id == bindparam("digest"), REACTIONS.c.group_id == bindparam("group"))
    .group_by(REACTIONS.c.kind)
)


@dataclass(frozen=True, slots=True)
class Reaction:
    """Somebody found a digest `useful`, or will `try` it. `helped`: `yes`, `some`, `no`, or not said."""

    id: int
    digest_id: int
    group_id: int
    person_id: int | None
    kind: str
    reacted_at: datetime
    helped: str | None
    helped_at: datetime | None


@dataclass(frozen=True, slots=True)
class DigestQuestion:
    """A question about a digest, and its answer."""

    id: int
    digest_id: int
    group_id: int
    person_id: int
    body: str
    asked_at: datetime
    answer: str | None
    answered_by: int | None
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Totals:
    """The feedback on one digest."""

    useful: int
    trying: int
    questions: int
    unanswered: int
    helped: int


async def toggle(
    tx: Transaction, digest_id: int, group_id: int, person_id: int, kind: str, at: datetime
) -> Reaction | None:
    """Toggle a reaction; None if it was removed."""
    same = (REACTIONS.c.digest_id == digest_id) & (REACTIONS.c.person_id == person_id) & (REACTIONS.c.kind == kind)
    if (await tx.run(delete(REACTIONS).where(same))).rowcount:
        return None
    values: dict[str, Any] = {
        "digest_id": digest_id,
        "group_id": group_id,
        "person_id": person_id,
        "kind": kind,
        "reacted_at": at,
    }
    row = await tx.one(insert(REACTIONS).values(values).returning(REACTIONS))
    return Reaction(**row._mapping)


async def reaction(tx: Transaction, reaction_id: int) -> Reaction | None:
    """The one with that id."""
    row = await tx.one(select(REACTIONS).where(REACTIONS.c.id == reaction_id))
    return None if row is None else Reaction(**row._mapping)


async def say_whether_it_helped(tx: Transaction, reaction_id: int, helped: str, at: datetime) -> None:
    """A month later: did it help?"""
    await tx.run(update(REACTIONS).where(REACTIONS.c.id == reaction_id).values(helped=helped, helped_at=at))


async def in_group(tx: Transaction, digest_id: int, group_id: int) -> dict[str, int]:
    """How many in one group said what."""
    rows = await tx.all(SAID_IN, digest=digest_id, group=group_id)
    return {row[0]: row[1] for row in rows}


async def totals(tx: Transaction, digest_id: int) -> Totals:
    """What came of it in all groups."""
    said = await tx.all(
        select(REACTIONS.c.kind, func.count()).where(REACTIONS.c.digest_id == digest_id).group_by(REACTIONS.c.kind)
    )
    kinds = {row[0]: row[1] for row in said}
    asked = await tx.one(select(func.count(), func.count(QUESTIONS.c.answer)).where(QUESTIONS.c.digest_id == digest_id))
    helped = await tx.value(
        select(func.count()).where(REACTIONS.c.digest_id == digest_id, REACTIONS.c.helped.in_(("yes", "some")))
    )
    return Totals(kinds.get("useful", 0), kinds.get("try", 0), asked[0], asked[0] - asked[1], int(helped or 0))


async def by_group(tx: Transaction, digest_id: int, most: int = 20) -> list[tuple[str, int, int]]:
    """Groups that answered: title, useful, will try."""
    useful = func.sum(case((REACTIONS.c.kind == "useful", 1), else_=0))
    trying = func.sum(case((REACTIONS.c.kind == "try", 1), else_=0))
    rows = await tx.all(
        select(GROUPS.c.title, useful, trying)
        .join(GROUPS, GROUPS.c.id == REACTIONS.c.group_id)
        .where(REACTIONS.c.digest_id == digest_id)
        .group_by(GROUPS.c.id, GROUPS.c.title)
        .order_by(func.count().desc(), GROUPS.c.title)
        .limit(most)
    )
    return [(row[0], int(row[1] or 0), int(row[2] or 0)) for row in rows]


async def ask(tx: Transaction, digest_id: int, group_id: int, person_id: int, body: str, at: datetime) -> int:
    """Somebody asks the author; returns the question's id."""
    values: dict[str, Any] = {
        "digest_id": digest_id,
        "group_id": group_id,
        "person_id": person_id,
        "body": body,
        "asked_at": at,
    }
    return int(await tx.value(insert(QUESTIONS).values(values).returning(QUESTIONS.c.id)))


async def question(tx: Transaction, question_id: int, *, lock: bool = False) -> DigestQuestion | None:
    """The question with that id."""
    statement = select(QUESTIONS).where(QUESTIONS.c.id == question_id)
    row = await tx.one(statement.with_for_update() if lock else statement)
    return None if row is None else DigestQuestion(**row._mapping)


async def answer(tx: Transaction, question_id: int, text: str, by: int, at: datetime) -> None:
    """The author's answer, the first or a better one."""
    await tx.run(
        update(QUESTIONS).where(QUESTIONS.c.id == question_id).values(answer=text, answered_by=by, answered_at=at)
    )
