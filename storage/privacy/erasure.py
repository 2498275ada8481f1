"""Taking a person out of every table: what becomes of each row that names them.

Each column that can hold a person or their Telegram account declares it in `storage/tables`. A test compares these
declarations with the tables, so that a column that comes later cannot be overlooked.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, delete, exists, select, update

from bot.domain.people import Person
from storage import erased, tables
from storage.engine.transaction import Transaction
from storage.people import NOBODYS_ACCOUNT
from storage.tables.columns import Erasure

PEOPLE = tables.people


def _declared(whose: str) -> dict[Column[Any], Erasure]:
    columns = [column for table in tables.metadata.sorted_tables for column in table.c if whose in column.info]
    return {column: column.info[whose] for column in columns}


OF_PERSON = _declared("person")
"""Columns that hold the id of a person."""
OF_ACCOUNT = _declared("account")
"""Columns that hold the number of a Telegram account, or of a chat, which in private is the same."""


async def nobody(tx: Transaction) -> int:
    """Return the id of the row that stands for all erased people."""
    values = {"telegram_id": NOBODYS_ACCOUNT, "name": "", "reachable": False}
    await tx.run(tx.unless_there(PEOPLE), values)
    return int(await tx.value(select(PEOPLE.c.id).where(PEOPLE.c.telegram_id == NOBODYS_ACCOUNT)))


async def erase(tx: Transaction, person: Person) -> None:
    """Remove a person's id, name and account from every table."""
    await erased.mark(tx)
    nobodys = await nobody(tx)
    await _by_hand(tx, person.id, nobodys)
    for column, fate in OF_PERSON.items():
        await _settle(tx, column, fate, person.id, nobodys)
    for column, fate in OF_ACCOUNT.items():
        await _settle(tx, column, fate, person.telegram_id, NOBODYS_ACCOUNT)
    await tx.run(delete(PEOPLE).where(PEOPLE.c.id == person.id))


async def _settle(tx: Transaction, column: Column[Any], fate: Erasure, value: int, nobodys: int) -> None:
    table = column.table
    match fate:
        case Erasure.GOES:
            await tx.run(delete(table).where(column == value))
        case Erasure.NAMELESS | Erasure.NOBODYS:
            becomes = nobodys if fate is Erasure.NOBODYS else None
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
