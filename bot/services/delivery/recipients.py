"""Find who is told about matters of the whole network."""

from __future__ import annotations

from bot.domain.people import Person
from bot.domain.people.roles import Role
from bot.services.dependencies import Dependencies
from storage import Transaction, people
from storage.people import roles


async def coordinators(tx: Transaction, dependencies: Dependencies) -> list[Person]:
    """Return the coordinators the bot knows, those named in the settings first."""
    named = await people.among(tx, dependencies.coordinators)
    held = [await people.by_id(tx, holder.person_id) for holder in await roles.holders(tx, [Role.COORDINATOR])]
    return list({person.id: person for person in [*named, *held] if person is not None}.values())
