"""What `/forget` removes from a company in the network."""

from __future__ import annotations

from bot.domain.groups.company_names import same_name
from storage import Transaction
from storage import companies as enterprises
from storage.companies import profiles


async def take_out(tx: Transaction, company_id: int, person_id: int, instead: str) -> None:
    """A place in a group was one person alone, and loses its name: so does the company where it had it from there.

    What a company says of itself goes with the only person it has. That it was there, and how many people it had on
    which day, still counts.

    Args:
        instead: what stands where the name stood.
    """
    enterprise_id = await enterprises.of_place(tx, company_id)
    remaining = await enterprises.places_with_others(tx, enterprise_id, person_id)
    former = await enterprises.joined_in(tx, enterprise_id)
    for each in (enterprise_id, *former):
        name = await enterprises.name_of(tx, each)
        if not any(same_name(place.name, name) for place in remaining):
            await enterprises.rename(tx, each, remaining[0].name if remaining else instead)
    # What was kept for undoing that two were joined is of no use without the one it was about.
    await profiles.drop(tx, former if remaining else (enterprise_id, *former))
