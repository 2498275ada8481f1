"""What `/forget` removes from promises."""

from __future__ import annotations

from bot.domain.people import Person
from bot.services.dependencies import Dependencies
from bot.services.reviews import tell_anew
from storage import Transaction
from storage.privacy import person_rows


async def take_out(tx: Transaction, dependencies: Dependencies, person: Person, *, keep_words: bool) -> None:
    """Take a person out of promises.

    Args:
        keep_words: what they promised stays, unsigned; else only that something was promised, and what became of it.
    """
    promised_after = await person_rows.promised_after(tx, person.id)
    if not keep_words:
        await person_rows.blank_promises(tx, person.id)
    for meeting_id in promised_after:
        await tell_anew(tx, meeting_id, dependencies.now())
