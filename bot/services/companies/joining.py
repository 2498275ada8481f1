"""Join two groups' companies into one company of the network, or separate them again. Never by name alone."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from bot.domain.companies.joining import JoinedBy, Known, KnownOfTwo, goes_on
from bot.domain.ids import EnterpriseId
from storage import Transaction, companies
from storage.companies import CompanyInGroup, moves, profiles


async def family(tx: Transaction, enterprise_id: int) -> tuple[EnterpriseId, ...]:
    """Return a company together with all that have been found to be the same one."""
    return (EnterpriseId(enterprise_id), *await companies.joined_in(tx, enterprise_id))


async def told(tx: Transaction, one: CompanyInGroup, other: CompanyInGroup) -> KnownOfTwo:
    """Return what has been said about two companies."""
    if one.enterprise_id == other.enterprise_id:
        return KnownOfTwo.SAME
    ones, others = await family(tx, one.enterprise_id), await family(tx, other.enterprise_id)
    return KnownOfTwo.APART if await moves.are_apart(tx, ones, others) else KnownOfTwo.OPEN


async def share_people(tx: Transaction, one: CompanyInGroup, other: CompanyInGroup) -> bool:
    """Return whether somebody currently belongs to both."""
    return any(place.company_id == other.company_id for place in await companies.with_people_of(tx, one.company_id))


async def same_business_id(tx: Transaction, one: CompanyInGroup, other: CompanyInGroup) -> bool:
    """Return whether both companies have given the same business ID."""
    own = (await profiles.of(tx, one.enterprise_id)).business_id
    return own is not None and own == (await profiles.of(tx, other.enterprise_id)).business_id


async def join(
    tx: Transaction, one: CompanyInGroup, other: CompanyInGroup, how: JoinedBy, at: datetime, person_id: int | None
) -> None:
    """Make two groups' companies one; it takes over profile fields that only the other has filled in."""
    known = await companies.lock(tx, (one.enterprise_id, other.enterprise_id))
    if one.enterprise_id == other.enterprise_id:
        return
    now_one, now_other = await companies.place(tx, one.company_id), await companies.place(tx, other.company_id)
    if now_one is not None and now_other is not None and (now_one, now_other) != (one, other):
        # Somebody else has just joined or parted them.
        await join(tx, now_one, now_other, how, at, person_id)
        return
    await moves.unsay_apart(tx, await family(tx, one.enterprise_id), await family(tx, other.enterprise_id))
    both = [Known(each, len((await profiles.of(tx, each)).filled), since) for each, since in known.items()]
    stays, goes = goes_on(*both)
    filled = await profiles.fill(tx, stays, goes, at)
    places = [place.company_id for place in await companies.places(tx, goes)]
    await moves.keep(tx, goes, stays, places, how=how, at=at, person_id=person_id, filled=filled)
    await moves.merge(tx, goes, stays)


async def part(
    tx: Transaction, one: CompanyInGroup, other: CompanyInGroup, at: datetime, person_id: int | None
) -> None:
    """Separate one company into two again, restoring the profiles from before they were joined where known."""
    await companies.lock(tx, (one.enterprise_id,))
    for place, from_other in ((one, other), (other, one)):
        move = await moves.last_with(tx, place.enterprise_id, place.company_id)
        if move is not None and from_other.company_id not in move.places:
            await moves.undo(tx, move, at, person_id)
            await profiles.unfill(tx, move.into_id, move.from_id, move.filled, at)
            return
    new = await companies.add(tx, one.name, at)
    await moves.keep(tx, one.enterprise_id, new, [one.company_id], how=JoinedBy.SPLIT, at=at, person_id=person_id)
    await moves.say_apart(tx, one.enterprise_id, new, at, person_id)


async def unanswered(
    tx: Transaction, places: Collection[CompanyInGroup]
) -> tuple[CompanyInGroup, CompanyInGroup] | None:
    """Return two of these companies, newer first, for which nobody has said whether they are the same."""
    ordered = sorted(places, key=lambda place: place.company_id, reverse=True)
    for number, newer in enumerate(ordered):
        for older in reversed(ordered[number + 1 :]):
            if await told(tx, newer, older) is KnownOfTwo.OPEN:
                return newer, older
    return None


async def may_be_same(tx: Transaction, place: CompanyInGroup) -> list[CompanyInGroup]:
    """Return companies in other groups that may be the same, by their people or business ID."""
    found = {other.company_id: other for other in await companies.with_people_of(tx, place.company_id)}
    own = (await profiles.of(tx, place.enterprise_id)).business_id
    if own is not None:
        for enterprise_id in await profiles.with_business_id(tx, own):
            found |= {other.company_id: other for other in await companies.places(tx, enterprise_id) if not other.left}
    return [other for other in found.values() if await told(tx, place, other) is not KnownOfTwo.SAME]


async def say_apart(
    tx: Transaction, one: CompanyInGroup, other: CompanyInGroup, at: datetime, person_id: int | None
) -> None:
    """Record that two companies are not the same."""
    await moves.say_apart(tx, one.enterprise_id, other.enterprise_id, at, person_id)


async def ask_again(tx: Transaction, one: CompanyInGroup, other: CompanyInGroup) -> None:
    """Clear what was said about two companies, so that it can be asked again."""
    await moves.unsay_apart(tx, await family(tx, one.enterprise_id), await family(tx, other.enterprise_id))
