"""The week's news in the network, and who subscribes to it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, func, or_, select

from bot.domain.people import Person
from bot.formats.ideas import heaps
from storage import tables
from storage.engine.transaction import Transaction

GROUPS = tables.groups
COMPANIES = tables.companies
QUESTIONS = tables.questions
ANSWERS = tables.answers
READERS = tables.weekly_readers
PEOPLE = tables.people
MOST = 8
MOST_COMPARED = 500


@dataclass(frozen=True, slots=True)
class Week:
    """Questions carried to the network with how many answers each has; themes elsewhere; new companies with their region."""

    questions: tuple[tuple[str, int], ...]
    companies: tuple[tuple[str, str], ...]
    more_companies: int
    themes: tuple[str, ...]

    @property
    def quiet(self) -> bool:
        """Whether there is no news."""
        return not (self.questions or self.companies or self.themes)


async def since(tx: Transaction, moment: datetime, until: datetime, but_not: int | None) -> Week:
    """Return the news since then.

    Args:
        until: before that; what came later is for the next week.
        but_not: the id of the group that reads it, which knows its own news; None for a person.
    """
    answered = (
        select(func.count())
        .where(ANSWERS.c.question_id == QUESTIONS.c.id, ANSWERS.c.private.is_(False), ANSWERS.c.removed_at.is_(None))
        .scalar_subquery()
    )
    # Only what its asker took to the other groups is the network's; all else stays at home.
    carried: Any = and_(
        QUESTIONS.c.carried_at >= moment, QUESTIONS.c.carried_at < until, QUESTIONS.c.state != "removed"
    )
    asked = await tx.all(
        select(QUESTIONS.c.body, answered)
        .where(carried, *([] if but_not is None else [QUESTIONS.c.group_id != but_not]))
        .order_by(QUESTIONS.c.carried_at)
        .limit(MOST)
    )
    joined = and_(
        COMPANIES.c.joined_at >= moment,
        COMPANIES.c.joined_at < until,
        COMPANIES.c.left_at.is_(None),
        GROUPS.c.registered_at.is_not(None),
    )
    if but_not is not None:
        joined = and_(joined, COMPANIES.c.group_id != but_not)
    companies = await tx.all(
        select(COMPANIES.c.name, GROUPS.c.region)
        .join(GROUPS, GROUPS.c.id == COMPANIES.c.group_id)
        .where(joined)
        .order_by(COMPANIES.c.id)
        .limit(MOST)
    )
    count = await tx.value(
        select(func.count()).select_from(COMPANIES).join(GROUPS, GROUPS.c.id == COMPANIES.c.group_id).where(joined)
    )
    return Week(
        tuple((row[0], row[1]) for row in asked),
        tuple((row[0], row[1] or "") for row in companies),
        int(count) - len(companies),
        tuple(await _themes(tx, moment, until, but_not)),
    )


async def _themes(tx: Transaction, moment: datetime, until: datetime, but_not: int | None) -> list[str]:
    """Themes proposed elsewhere, each once however it is inflected."""
    themes = tables.themes
    elsewhere = [] if but_not is None else [themes.c.group_id != but_not]
    rows = await tx.all(
        select(themes.c.text)
        .where(themes.c.proposed_at >= moment, themes.c.proposed_at < until, themes.c.state != "withdrawn", *elsewhere)
        .order_by(themes.c.id)
        .limit(MOST_COMPARED)
    )
    found = await asyncio.to_thread(heaps, [row[0] for row in rows])
    return [rows[heap[0]][0] for heap in found[:MOST]]


async def groups_after(tx: Transaction, after: int, most: int) -> list[tuple[int, int, str, int]]:
    """Groups that want it and can be reached, by id: id, chat id, zone and digest hour."""
    rows = await tx.all(
        select(GROUPS.c.id, GROUPS.c.chat_id, GROUPS.c.zone, GROUPS.c.digest_hour)
        .where(
            GROUPS.c.weekly_digest.is_(True),
            GROUPS.c.registered_at.is_not(None),
            GROUPS.c.awake.is_(True),
            GROUPS.c.id > after,
        )
        .order_by(GROUPS.c.id)
        .limit(most)
    )
    return [(row[0], row[1], row[2], row[3]) for row in rows]


async def readers(tx: Transaction) -> list[Person]:
    """People who want it and can be reached in private."""
    rows = await tx.all(
        select(PEOPLE.c.id)
        .join(READERS, READERS.c.person_id == PEOPLE.c.id)
        .where(PEOPLE.c.reachable.is_(True))
        .order_by(PEOPLE.c.id)
    )
    found = await tx.all(select(PEOPLE).where(PEOPLE.c.id.in_([row[0] for row in rows])).order_by(PEOPLE.c.id))
    return [Person(**row._mapping) for row in found]


async def wanted(tx: Transaction) -> bool:
    """Whether any group or person wants it."""
    return bool(
        await tx.value(
            select(
                or_(
                    select(GROUPS.c.id).where(GROUPS.c.weekly_digest.is_(True)).exists(),
                    select(READERS.c.person_id).exists(),
                )
            )
        )
    )


async def toggle(tx: Transaction, person_id: int, at: datetime) -> bool:
    """Subscribe a person, or unsubscribe them; return whether they are subscribed now."""
    if (await tx.run(delete(READERS).where(READERS.c.person_id == person_id))).rowcount:
        return False
    await tx.run(READERS.insert().values(person_id=person_id, since=at))
    return True
