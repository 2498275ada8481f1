"""Who reads a message from the outbox."""

from __future__ import annotations

from bot.domain.people import Person
from storage import Transaction, people
from storage.delivery.outbox import Letter


async def reader_of(tx: Transaction, letter: Letter) -> Person | None:
    """Return the person a message is for; None if it goes to a group."""
    return None if letter.person_id is None else await people.by_id(tx, letter.person_id)
