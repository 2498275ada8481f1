"""What a person who looks after regions sees."""

from __future__ import annotations

from bot.domain.people import Person, Who
from bot.domain.people.roles import HeldRole, Role
from bot.domain.recruiting.newcomers import own_question
from bot.domain.regions import Region, RegionGone, RegionList, RegionProgress, RegionsNotForYou, RegionView
from bot.services.dependencies import Dependencies
from bot.services.people import held_by, is_coordinator
from storage import Transaction, people, regions
from storage.people import roles
from storage.regions import links, texts


async def reach(tx: Transaction, dependencies: Dependencies, who: Who) -> tuple[bool, tuple[HeldRole, ...]]:
    """Return whether a person coordinates the network, and otherwise their roles as an adviser.

    Raises:
        RegionsNotForYou: they do neither.
    """
    if await is_coordinator(tx, dependencies, who.telegram_id):
        return True, ()
    person = await people.by_telegram_id(tx, who.telegram_id)
    held = () if person is None else await held_by(tx, person)
    advising = tuple(role for role in held if role.role is Role.ADVISER)
    if not advising:
        raise RegionsNotForYou
    return False, advising


async def reached(tx: Transaction, dependencies: Dependencies, who: Who, region_id: int) -> tuple[Region, bool]:
    """Return a locked region that a person looks after, and whether they coordinate the network.

    Raises:
        RegionsNotForYou: they do not look after it.
        RegionGone: it has ended.
    """
    everything, advising = await reach(tx, dependencies, who)
    region = await regions.by_id(tx, region_id, lock=True)
    if region is None or region.ended_at is not None:
        raise RegionGone
    if not everything and not any(role.covers(region.name) for role in advising):
        raise RegionsNotForYou
    return region, everything


async def overview(tx: Transaction, dependencies: Dependencies, who: Who) -> RegionList:
    """Return the regions a person looks after.

    Raises:
        RegionsNotForYou: they look after none.
    """
    everything, advising = await reach(tx, dependencies, who)
    every = await regions.all_(tx)
    own = [one for one in every if everything or any(role.covers(one.name) for role in advising)]
    far = await regions.progress(tx, await regions.groups_in(tx, own))
    return RegionList(tuple((one, far[one.id]) for one in own), everything)


async def view(
    tx: Transaction, dependencies: Dependencies, region: Region, *, coordinates: bool, begun: bool = False
) -> RegionView:
    """Return a region in its current state."""
    there = await regions.groups_in(tx, [region])
    advisers: dict[int, Person] = {}
    others: dict[int, Person] = {}
    for held in await roles.holders(tx, [Role.ADVISER]):
        person = await people.by_id(tx, held.person_id)
        if person is not None:
            (advisers if held.covers(region.name) else others)[int(person.id)] = person
    return RegionView(
        region,
        (await regions.progress(tx, there)).get(region.id, RegionProgress()),
        tuple(group.title for group in there[region.id]),
        tuple(advisers.values()),
        tuple(person for number, person in others.items() if number not in advisers),
        await links.open_of(tx, region.id, dependencies.now()),
        begun,
        coordinates,
        own_question(await texts.worded(tx, region.id), (region.language,)),
    )
