"""What `/forget` removes from joint meetings: answers, and what the organiser told the groups."""

from __future__ import annotations

from bot.domain.people import Person
from bot.services.dependencies import Dependencies
from storage import Transaction, joint_meetings
from storage.delivery import cards


async def take_out(tx: Transaction, dependencies: Dependencies, person: Person, *, keep_words: bool) -> None:
    """Take a person out of joint meetings.

    Args:
        keep_words: what they told the groups afterwards, or when they called one off, stays, unsigned.
    """
    now = dependencies.now()
    for joint_id in await joint_meetings.of_person(tx, person.id):
        await cards.spoil(tx, "joint", joint_id, now)
    if not keep_words:
        await joint_meetings.blank_words(tx, person.id)
