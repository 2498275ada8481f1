"""Core groups."""

from __future__ import annotations

import secrets
from dataclasses import asdict
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from bot.domain.groups import DEFAULT_REMINDERS, Group
from bot.domain.groups.vote_rules import VoteRules
from bot.domain.ids import GroupId
from storage import tables
from storage.engine.transaction import Transaction

LONGEST_TITLE = 255
"""Telegram's own are shorter; what is not from its apps may not be."""
GROUPS = tables.groups
MEMBERS = tables.memberships
BY_CHAT = select(GROUPS).where(GROUPS.c.chat_id == bindparam("chat"))
BY_CHAT_LOCKED = BY_CHAT.with_for_update()
BY_ID = select(GROUPS).where(GROUPS.c.id == bindparam("group"))
BY_ID_LOCKED = BY_ID.with_for_update()
CORE_GROUP_IN = select(GROUPS.c.id).where(GROUPS.c.chat_id == bindparam("chat"), GROUPS.c.registered_at.is_not(None))
VOICE_IN = select(GROUPS.c.language, GROUPS.c.zone).where(GROUPS.c.chat_id == bindparam("chat"))
OF_PERSON = (
    select(GROUPS)
    .join(MEMBERS, MEMBERS.c.group_id == GROUPS.c.id)
    .where(MEMBERS.c.person_id == bindparam("person"), MEMBERS.c.left_at.is_(None), GROUPS.c.registered_at.is_not(None))
    .order_by(GROUPS.c.title)
)
SEEN = tables.facilitators
FACILITATED_BY = (
    select(GROUPS)
    .where(
        GROUPS.c.id.in_(select(SEEN.c.group_id).where(SEEN.c.person_id == bindparam("person"), SEEN.c.until.is_(None))),
        GROUPS.c.registered_at.is_not(None),
    )
    .order_by(GROUPS.c.title)
)


class BothSetUp(LookupError):
    """Two core groups claim one chat; neither may be overwritten."""


def _group(row: Any) -> Group:
    values = dict(row._mapping)
    values["reminder_minutes"] = tuple(values["reminder_minutes"])
    values["months_off"] = tuple(values["months_off"])
    values["own_ways"] = tuple(values["own_ways"])
    values["texts"] = tuple((language, key, words) for language, key, words in values["texts"])
    values["votes"] = VoteRules(**values["votes"])
    return Group(**values)


async def by_chat(tx: Transaction, chat_id: int, *, lock: bool = False) -> Group | None:
    """The group of a chat. `lock` keeps others from changing it until the transaction ends."""
    row = await tx.one(BY_CHAT_LOCKED if lock else BY_CHAT, chat=chat_id)
    return None if row is None else _group(row)


async def core_group_in(tx: Transaction, chat_id: int) -> GroupId | None:
    """The id of a chat's core group; None where there is none yet."""
    group_id: int | None = await tx.value(CORE_GROUP_IN, chat=chat_id)
    return None if group_id is None else GroupId(group_id)


async def voice_in(tx: Transaction, chat_id: int) -> tuple[str, str] | None:
    """The language and the time zone of a chat; None where the bot does not know it."""
    row = await tx.one(VOICE_IN, chat=chat_id)
    return None if row is None else (row[0], row[1])


async def by_id(tx: Transaction, group_id: GroupId, *, lock: bool = False) -> Group:
    """The group with that id, which must exist."""
    row = await tx.one(BY_ID_LOCKED if lock else BY_ID, group=group_id)
    if row is None:
        raise LookupError(f"no group {group_id}")
    return _group(row)


async def find(tx: Transaction, group_id: int, *, lock: bool = False) -> Group | None:
    """The group with that id, if there is one: the id comes from outside."""
    row = await tx.one(BY_ID_LOCKED if lock else BY_ID, group=group_id)
    return None if row is None else _group(row)


async def by_token(tx: Transaction, token: str) -> Group | None:
    """Return the group of a link."""
    row = await tx.one(select(GROUPS).where(GROUPS.c.token == token))
    return None if row is None else _group(row)


async def add(tx: Transaction, *, chat_id: int, title: str, language: str, zone: str, is_forum: bool) -> Group:
    """Record a chat the bot was added to. It is not a core group before /setup."""
    values = {
        "chat_id": chat_id,
        "title": title[:LONGEST_TITLE],
        "language": language,
        "zone": zone,
        "is_forum": is_forum,
        "reminder_minutes": list(DEFAULT_REMINDERS),
        "awake": True,
        "is_admin": False,
        "token": secrets.token_urlsafe(12),
    }
    row = await tx.one(insert(GROUPS).values(values).returning(GROUPS))
    return _group(row)


async def change(tx: Transaction, group_id: GroupId, **values: Any) -> Group:
    """Set some of a group's fields; returns it as it is now."""
    if isinstance(values.get("votes"), VoteRules):
        values["votes"] = asdict(values["votes"])
    if "title" in values:
        values["title"] = values["title"][:LONGEST_TITLE]
    row = await tx.one(update(GROUPS).where(GROUPS.c.id == group_id).values(values).returning(GROUPS))
    return _group(row)


async def registered(tx: Transaction) -> list[Group]:
    """Every core group, by title."""
    rows = await tx.all(select(GROUPS).where(GROUPS.c.registered_at.is_not(None)).order_by(GROUPS.c.title))
    return [_group(row) for row in rows]


async def of_person(tx: Transaction, person_id: int) -> list[Group]:
    """The registered groups in which this person belongs to a company."""
    rows = await tx.all(OF_PERSON, person=person_id)
    return [_group(row) for row in rows]


async def facilitated_by(tx: Transaction, person_id: int) -> list[Group]:
    """The registered groups whose chats this person administers, as far as the bot came to know.

    Whether they still do, Telegram has to say.
    """
    rows = await tx.all(FACILITATED_BY, person=person_id)
    return [_group(row) for row in rows]


async def regions(tx: Transaction) -> list[str]:
    """The regions there are core groups in, by name."""
    rows = await tx.all(
        select(GROUPS.c.region)
        .where(GROUPS.c.region.is_not(None), GROUPS.c.registered_at.is_not(None))
        .distinct()
        .order_by(GROUPS.c.region)
    )
    return [row[0] for row in rows]


async def all_awake(tx: Transaction) -> list[Group]:
    """Every registered group the bot can write to that does not sleep."""
    there = (GROUPS.c.registered_at.is_not(None), GROUPS.c.awake.is_(True), GROUPS.c.sleeping_since.is_(None))
    rows = await tx.all(select(GROUPS).where(*there).order_by(GROUPS.c.id))
    return [_group(row) for row in rows]


async def rekey(tx: Transaction, old_chat_id: int, new_chat_id: int) -> Group | None:
    """Move everything stored under a group's old chat id to its new one, because it became a supergroup.

    Raises:
        BothSetUp: the new chat is a core group of its own.
    """
    group = await by_chat(tx, old_chat_id, lock=True)
    newcomer = await by_chat(tx, new_chat_id, lock=True)
    if group is None:
        return newcomer
    if newcomer is not None:
        # The new chat was heard of before the migration was: what it holds is an empty shell.
        await _forget_shell(tx, newcomer)
    for table in (tables.cards, tables.outbox, tables.drafts, tables.calendar_copies):
        statement = update(table).where(table.c.chat_id == old_chat_id).values(chat_id=new_chat_id)
        if table is tables.outbox:
            statement = statement.where(table.c.state.in_(("waiting", "sending")))
        await tx.run(statement)
    # A poll cannot be taken along: it stays behind, and what was answered by then is counted.
    polls = tables.polls
    behind = (polls.c.chat_id == old_chat_id) & polls.c.state.in_(("open", "closing"))
    await tx.run(update(polls).where(behind).values(chat_id=new_chat_id, message_id=None))
    # Message ids start anew in a supergroup: what was said in the old chat must not be taken for what is said now.
    for table, column in (
        (tables.questions, tables.questions.c.source_chat_id),
        (tables.answers, tables.answers.c.chat_id),
    ):
        await tx.run(update(table).where(column == old_chat_id).values({column: None}))
    # Nor can an old card be edited there; what a digest's author changes has to be said anew.
    deliveries = tables.digest_deliveries
    stands = (deliveries.c.group_id == group.id) & (deliveries.c.state == "delivered")
    await tx.run(update(deliveries).where(stands).values(left_behind=True))
    await tx.run(tables.cards.delete().where(tables.cards.c.chat_id == new_chat_id))
    # What was said before the change can still be found, but no link leads to it any more.
    memory = tables.memory
    await tx.run(update(memory).where(memory.c.chat_id == old_chat_id).values(chat_id=None, message_id=None))
    return await change(tx, group.id, chat_id=new_chat_id)


async def _forget_shell(tx: Transaction, shell: Group) -> None:
    if shell.registered:
        raise BothSetUp(f"two registered groups, {shell.id} among them, claim one chat")
    for table in (tables.outbox, tables.timers):
        await tx.run(table.delete().where(table.c.group_id == shell.id))
    await tx.run(GROUPS.delete().where(GROUPS.c.id == shell.id))
