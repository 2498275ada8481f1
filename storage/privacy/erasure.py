"""Taking a person out of every table: what becomes of each row that names them.

The two lists below name every column that can hold a person or their Telegram account. A test compares them with the
tables, so that a column that comes later cannot be overlooked.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy import Column, delete, exists, select, update

from bot.domain.people import Person
from storage import tables
from storage.database import Transaction
from storage.people import NOBODYS_ACCOUNT

PEOPLE = tables.people


class Fate(StrEnum):
    """What becomes of a row that names somebody who is forgotten."""

    GOES = "goes"
    NAMELESS = "nameless"
    """The row stays, the column is emptied."""
    NOBODYS = "nobodys"
    """The row stays and is nobody's: the same for everybody who was forgotten."""
    BY_HAND = "by hand"
    """More has to be done; see `_by_hand`."""


OF_PERSON: dict[Column[Any], Fate] = {
    tables.answer_marks.c.person_id: Fate.GOES,
    tables.feeds.c.person_id: Fate.GOES,
    tables.guests.c.person_id: Fate.GOES,
    tables.memberships.c.person_id: Fate.GOES,
    tables.outbox.c.person_id: Fate.GOES,
    tables.question_echoes.c.person_id: Fate.GOES,
    tables.rsvps.c.person_id: Fate.GOES,
    tables.weekly_readers.c.person_id: Fate.GOES,
    tables.answers.c.person_id: Fate.NAMELESS,
    # How many found a digest useful still counts.
    tables.digest_reactions.c.person_id: Fate.NAMELESS,
    tables.digest_questions.c.answered_by: Fate.NAMELESS,
    tables.memory.c.person_id: Fate.NAMELESS,
    tables.questions.c.person_id: Fate.NAMELESS,
    tables.role_links.c.used_by: Fate.NAMELESS,
    tables.takeaways.c.person_id: Fate.NAMELESS,
    tables.themes.c.offered_by: Fate.NAMELESS,
    tables.themes.c.proposer_id: Fate.NAMELESS,
    tables.digest_questions.c.person_id: Fate.NOBODYS,
    tables.digests.c.author_id: Fate.NOBODYS,
    tables.roles.c.person_id: Fate.NOBODYS,
    tables.swaps.c.person_id: Fate.NOBODYS,
    # A company's wish stays its company's.
    tables.theme_supporters.c.person_id: Fate.NOBODYS,
    tables.guest_passes.c.person_id: Fate.BY_HAND,
    tables.sources.c.person_id: Fate.BY_HAND,
}
"""Columns that hold the id of a person."""

OF_ACCOUNT: dict[Column[Any], Fate] = {
    tables.calendar_copies.c.chat_id: Fate.GOES,
    tables.cards.c.chat_id: Fate.GOES,
    tables.drafts.c.telegram_id: Fate.GOES,
    tables.outbox.c.chat_id: Fate.GOES,
    # A vote that is over has been counted.
    tables.poll_answers.c.voter_id: Fate.GOES,
    tables.answers.c.chat_id: Fate.NAMELESS,
    tables.memory.c.chat_id: Fate.NAMELESS,
    tables.questions.c.source_chat_id: Fate.NAMELESS,
    tables.role_links.c.withdrawn_by: Fate.NAMELESS,
    tables.roles.c.granted_by: Fate.NAMELESS,
    tables.roles.c.withdrawn_by: Fate.NAMELESS,
    tables.role_links.c.created_by: Fate.NOBODYS,
    PEOPLE.c.telegram_id: Fate.BY_HAND,
    # Always the chat of the same person as `telegram_id`, or a group's.
    tables.drafts.c.chat_id: Fate.BY_HAND,
}
"""Columns that hold the number of a Telegram account, or of a chat, which in private is the same."""


async def nobody(tx: Transaction) -> int:
    """The id of the row that stands for everybody who was forgotten."""
    values = {"telegram_id": NOBODYS_ACCOUNT, "name": "", "reachable": False}
    await tx.run(tx.unless_there(PEOPLE), values)
    return int(await tx.value(select(PEOPLE.c.id).where(PEOPLE.c.telegram_id == NOBODYS_ACCOUNT)))


async def erase(tx: Transaction, person: Person) -> None:
    """Nobody can be found under this person's id, name or account any more."""
    nobodys = await nobody(tx)
    await _by_hand(tx, person.id, nobodys)
    for column, fate in OF_PERSON.items():
        await _settle(tx, column, fate, person.id, nobodys)
    for column, fate in OF_ACCOUNT.items():
        await _settle(tx, column, fate, person.telegram_id, NOBODYS_ACCOUNT)
    await tx.run(delete(PEOPLE).where(PEOPLE.c.id == person.id))


async def _settle(tx: Transaction, column: Column[Any], fate: Fate, value: int, nobodys: int) -> None:
    table = column.table
    match fate:
        case Fate.GOES:
            await tx.run(delete(table).where(column == value))
        case Fate.NAMELESS | Fate.NOBODYS:
            becomes = nobodys if fate is Fate.NOBODYS else None
            await tx.run(update(table).where(column == value).values({column: becomes}))


async def _by_hand(tx: Transaction, person_id: int, nobodys: int) -> None:
    sources, items = tables.sources, tables.source_items
    own = select(sources.c.id).where(sources.c.person_id == person_id)
    await tx.run(delete(items).where(items.c.source_id.in_(own)))
    await tx.run(delete(sources).where(sources.c.person_id == person_id))
    # Whom they invited as a guest stays invited; a pass nobody opened is worth nothing.
    passes, guests = tables.guest_passes, tables.guests
    await tx.run(delete(guests).where(guests.c.person_id == person_id))
    opened = exists().where(guests.c.token == passes.c.token)
    await tx.run(delete(passes).where(passes.c.person_id == person_id, ~opened))
    same = await tx.all(
        select(passes.c.token, passes.c.meeting_id).where(
            passes.c.person_id == person_id,
            passes.c.meeting_id.in_(select(passes.c.meeting_id).where(passes.c.person_id == nobodys)),
        )
    )
    for token, meeting_id in same:
        # One pass for each person and meeting: their guests go over to the one that is nobody's already.
        kept = await tx.value(
            select(passes.c.token).where(passes.c.person_id == nobodys, passes.c.meeting_id == meeting_id)
        )
        await tx.run(update(guests).where(guests.c.token == token).values(token=kept))
        await tx.run(delete(passes).where(passes.c.token == token))
    await tx.run(update(passes).where(passes.c.person_id == person_id).values(person_id=nobodys))
