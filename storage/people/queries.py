"""People, and the companies they belong to in a group."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update

from bot.domain.companies import Ended
from bot.domain.ids import CompanyId, GroupId, PersonId
from bot.domain.people import Person, Who
from bot.domain.people.access import Standing
from storage import tables
from storage.engine.transaction import Transaction

PEOPLE = tables.people
MEMBERS = tables.memberships
GROUPS = tables.groups
NOBODYS_ACCOUNT = 0
"""No Telegram account has this number. The row with it stands for everybody who was forgotten, and is nobody."""
BY_ACCOUNT = select(PEOPLE).where(PEOPLE.c.telegram_id == bindparam("account"))
BY_ID = select(PEOPLE).where(PEOPLE.c.id == bindparam("person"), PEOPLE.c.telegram_id != NOBODYS_ACCOUNT)
COMPANY_OF = select(MEMBERS.c.company_id).where(
    MEMBERS.c.person_id == bindparam("person"), MEMBERS.c.group_id == bindparam("group"), MEMBERS.c.left_at.is_(None)
)
OF_COMPANY = (
    select(PEOPLE)
    .join(MEMBERS, MEMBERS.c.person_id == PEOPLE.c.id)
    .where(MEMBERS.c.company_id == bindparam("company"), MEMBERS.c.left_at.is_(None))
    .order_by(MEMBERS.c.id)
)

STANDING = (
    select(GROUPS.c.is_admin, MEMBERS.c.id)
    .select_from(GROUPS)
    .outerjoin(PEOPLE, PEOPLE.c.telegram_id == bindparam("account"))
    .outerjoin(
        MEMBERS,
        (MEMBERS.c.group_id == GROUPS.c.id) & (MEMBERS.c.person_id == PEOPLE.c.id) & MEMBERS.c.left_at.is_(None),
    )
    .where(GROUPS.c.chat_id == bindparam("chat"), GROUPS.c.registered_at.is_not(None))
)
SPOKEN_TO = (
    select(PEOPLE.c.language, PEOPLE.c.language_hint, GROUPS.c.language, GROUPS.c.zone)
    .outerjoin(MEMBERS, (MEMBERS.c.person_id == PEOPLE.c.id) & MEMBERS.c.left_at.is_(None))
    .outerjoin(GROUPS, (GROUPS.c.id == MEMBERS.c.group_id) & GROUPS.c.registered_at.is_not(None))
    .where(PEOPLE.c.telegram_id == bindparam("account"))
    .order_by(GROUPS.c.id.is_(None), GROUPS.c.title)
    .limit(1)
)


def _person(row: Any) -> Person:
    return Person(**row._mapping)


async def meet(tx: Transaction, who: Who, *, reachable: bool | None = None) -> Person:
    """Return the row of a person who just did something, created or updated.

    Args:
        reachable: True when they wrote in private, False when they blocked the bot, None when neither is known.
    """
    person = await by_telegram_id(tx, who.telegram_id)
    if person is None:
        values = {
            "telegram_id": who.telegram_id,
            "name": who.name,
            "language_hint": who.language_hint,
            "reachable": bool(reachable),
        }
        return _person(await tx.one(insert(PEOPLE).values(values).returning(PEOPLE)))
    changes: dict[str, Any] = {}
    if person.name != who.name:
        changes["name"] = who.name
    if who.language_hint is not None and person.language_hint != who.language_hint:
        changes["language_hint"] = who.language_hint
    if reachable is not None and person.reachable != reachable:
        changes["reachable"] = reachable
    if not changes:
        return person
    return await change(tx, person.id, **changes)


async def by_telegram_id(tx: Transaction, telegram_id: int) -> Person | None:
    """Return the person with that Telegram account."""
    row = await tx.one(BY_ACCOUNT, account=telegram_id)
    return None if row is None else _person(row)


async def spoken_to(tx: Transaction, telegram_id: int) -> tuple[str | None, str | None, str | None] | None:
    """How somebody is spoken to: the language they chose or their app has, and language and zone of their first group.

    Returns:
        None for somebody the bot does not know.
    """
    row = await tx.one(SPOKEN_TO, account=telegram_id)
    return None if row is None else (row[0] or row[1], row[2], row[3])


async def by_id(tx: Transaction, person_id: int) -> Person | None:
    """The person with that id; None where it is somebody who was forgotten."""
    row = await tx.one(BY_ID, person=person_id)
    return None if row is None else _person(row)


async def among(tx: Transaction, telegram_ids: Collection[int]) -> list[Person]:
    """Those of these Telegram accounts that the bot knows."""
    rows = await tx.all(select(PEOPLE).where(PEOPLE.c.telegram_id.in_(telegram_ids)).order_by(PEOPLE.c.id))
    return [_person(row) for row in rows]


async def change(tx: Transaction, person_id: PersonId, **values: Any) -> Person:
    """Set some of a person's fields; returns them as they are now."""
    row = await tx.one(update(PEOPLE).where(PEOPLE.c.id == person_id).values(values).returning(PEOPLE))
    return _person(row)


async def company_of(tx: Transaction, person_id: int, group_id: int) -> CompanyId | None:
    """The company this person belongs to in this group now."""
    company: int | None = await tx.value(COMPANY_OF, person=person_id, group=group_id)
    return None if company is None else CompanyId(company)


async def enter(tx: Transaction, person_id: int, group_id: int, company_id: int, at: datetime) -> None:
    """Record that this person joined that company."""
    values = {"person_id": person_id, "group_id": group_id, "company_id": company_id, "joined_at": at}
    await tx.run(insert(MEMBERS).values(values))


async def depart(tx: Transaction, person_id: int, group_id: int, at: datetime, because: Ended) -> None:
    """Record that this person left their company in the group."""
    await tx.run(
        update(MEMBERS)
        .where(MEMBERS.c.person_id == person_id, MEMBERS.c.group_id == group_id, MEMBERS.c.left_at.is_(None))
        .values(left_at=at, left_because=because)
    )


async def left_since(tx: Transaction, person_id: int, group_id: int, since: datetime) -> CompanyId | None:
    """The company this person has left in this group last, where that was no earlier than `since`."""
    row = await tx.one(
        select(MEMBERS.c.company_id, MEMBERS.c.left_at)
        .where(MEMBERS.c.person_id == person_id, MEMBERS.c.group_id == group_id)
        .order_by(MEMBERS.c.id.desc())
        .limit(1)
    )
    return None if row is None or row.left_at is None or row.left_at < since else CompanyId(row.company_id)


async def restore(tx: Transaction, person_id: int, group_id: int) -> None:
    """Undo a person's departure from their last company in this group."""
    last = select(func.max(MEMBERS.c.id)).where(MEMBERS.c.person_id == person_id, MEMBERS.c.group_id == group_id)
    await tx.run(update(MEMBERS).where(MEMBERS.c.id == last.scalar_subquery()).values(left_at=None, left_because=None))


async def of_company(tx: Transaction, company_id: int) -> list[Person]:
    """The people of a company, first to join first."""
    rows = await tx.all(OF_COMPANY, company=company_id)
    return [_person(row) for row in rows]


async def joined(tx: Transaction, group_id: GroupId) -> list[tuple[Person, datetime]]:
    """Everyone of the group, and since when they are there."""
    rows = await tx.all(
        select(*PEOPLE.c, MEMBERS.c.joined_at)
        .join(MEMBERS, MEMBERS.c.person_id == PEOPLE.c.id)
        .where(MEMBERS.c.group_id == group_id, MEMBERS.c.left_at.is_(None))
        .order_by(MEMBERS.c.id)
    )
    return [(Person(*row[:-1]), row[-1]) for row in rows]


async def of_group(tx: Transaction, group_id: GroupId) -> list[tuple[CompanyId, Person]]:
    """Everyone of the group with their company, first to join first."""
    rows = await tx.all(
        select(MEMBERS.c.company_id, *PEOPLE.c)
        .join(MEMBERS, MEMBERS.c.person_id == PEOPLE.c.id)
        .where(MEMBERS.c.group_id == group_id, MEMBERS.c.left_at.is_(None))
        .order_by(MEMBERS.c.id)
    )
    return [(CompanyId(row[0]), Person(*row[1:])) for row in rows]


async def standing(tx: Transaction, chat_id: int, telegram_id: int) -> Standing | None:
    """What is known of a Telegram account and the core group of a chat; None where the chat is no core group."""
    row = await tx.one(STANDING, chat=chat_id, account=telegram_id)
    return None if row is None else Standing(chat_id, telegram_id, row[1] is not None, row[0])


async def standings(tx: Transaction, *, telegram_id: int | None = None, group_id: int | None = None) -> list[Standing]:
    """Every belonging of a Telegram account, or of everybody in a group."""
    statement = (
        select(GROUPS.c.chat_id, PEOPLE.c.telegram_id, GROUPS.c.is_admin)
        .select_from(GROUPS)
        .join(MEMBERS, MEMBERS.c.group_id == GROUPS.c.id)
        .join(PEOPLE, PEOPLE.c.id == MEMBERS.c.person_id)
        .where(MEMBERS.c.left_at.is_(None), GROUPS.c.registered_at.is_not(None))
        .order_by(MEMBERS.c.id)
    )
    if telegram_id is not None:
        statement = statement.where(PEOPLE.c.telegram_id == telegram_id)
    if group_id is not None:
        statement = statement.where(GROUPS.c.id == group_id)
    return [Standing(row[0], row[1], True, row[2]) for row in await tx.all(statement)]


async def was_in(tx: Transaction, person_id: int, group_id: int) -> bool:
    """Whether this person ever belonged to a company of the group."""
    return bool(
        await tx.value(
            select(MEMBERS.c.id).where(MEMBERS.c.person_id == person_id, MEMBERS.c.group_id == group_id).limit(1)
        )
    )
