"""Roles in the network, as other services ask for them."""

from __future__ import annotations

from collections.abc import Collection

from bot.domain.commands import Menu
from bot.domain.groups import Group
from bot.domain.people import Person, Who
from bot.domain.people.roles import HeldRole, Role, covering
from bot.domain.views import OwnMenu
from bot.services.dependencies import Dependencies
from storage import Transaction, groups, people
from storage.people import roles


async def held_by(tx: Transaction, person: Person) -> tuple[HeldRole, ...]:
    """Return a person's current roles. A coordinator named in the settings has that role without a row."""
    return tuple(await roles.of_person(tx, person.id))


async def is_coordinator(tx: Transaction, dependencies: Dependencies, telegram_id: int) -> bool:
    """Return whether this Telegram account coordinates the network."""
    if telegram_id in dependencies.coordinators:
        return True
    person = await people.by_telegram_id(tx, telegram_id)
    return person is not None and any(a.role is Role.COORDINATOR for a in await roles.of_person(tx, person.id))


async def menus_of(tx: Transaction, dependencies: Dependencies, telegram_id: int) -> frozenset[Menu]:
    """Return the menus that a person's roles add to their private chat."""
    if await is_coordinator(tx, dependencies, telegram_id):
        return frozenset({Menu.AUTHORS, Menu.ADVISERS, Menu.COORDINATORS})
    person = await people.by_telegram_id(tx, telegram_id)
    held = () if person is None else await held_by(tx, person)
    advises = {Menu.ADVISERS} if any(role.role is Role.ADVISER for role in held) else set()
    return frozenset({Menu.AUTHORS, *advises} if held else ())


async def own_menu(tx: Transaction, dependencies: Dependencies, person: Person) -> OwnMenu:
    """Return the command menu of a person's private chat, in their language there."""
    own = await groups.of_person(tx, person.id)
    language = person.speaks(own[0].language if own else dependencies.language)
    researcher = any(role.role is Role.RESEARCHER for role in await held_by(tx, person))
    menus = await menus_of(tx, dependencies, person.telegram_id)
    facilitates = bool(await groups.facilitated_by(tx, person.id))
    return OwnMenu(
        person.telegram_id, language, menus, in_group=bool(own), facilitates=facilitates, researcher=researcher
    )


async def looking_after(tx: Transaction, region: str | None, wanted: Collection[Role]) -> list[Person]:
    """Return the people who hold one of these roles for that region, each once."""
    return await _people(tx, covering(await roles.holders(tx, wanted), region))


async def reaches(tx: Transaction, person: Person, region: str | None) -> bool:
    """Return whether this person still looks after groups of that region, as an adviser or a researcher."""
    held = [a for a in await roles.of_person(tx, person.id) if a.role in (Role.ADVISER, Role.RESEARCHER)]
    return bool(covering(held, region))


async def looks_after(tx: Transaction, dependencies: Dependencies, person: Person, region: str | None) -> bool:
    """Return whether this person's roles cover groups of that region; a coordinator's cover all."""
    if await is_coordinator(tx, dependencies, person.telegram_id):
        return True
    return bool(covering(await held_by(tx, person), region))


async def groups_of(tx: Transaction, dependencies: Dependencies, who: Who) -> list[Group] | None:
    """Return the groups that a person's roles cover; None if they hold no role."""
    everywhere = await is_coordinator(tx, dependencies, who.telegram_id)
    person = await people.by_telegram_id(tx, who.telegram_id)
    held = () if person is None else await held_by(tx, person)
    if not everywhere and not held:
        return None
    every = await groups.registered(tx)
    return [group for group in every if everywhere or any(role.covers(group.region) for role in held)]


async def _people(tx: Transaction, appointments: Collection[HeldRole]) -> list[Person]:
    found = {
        person_id: await people.by_id(tx, person_id) for person_id in dict.fromkeys(a.person_id for a in appointments)
    }
    return [person for person in found.values() if person is not None]
