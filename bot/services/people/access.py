"""Who belongs to a group: the one check that every service uses."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.groups import Group
from bot.domain.ids import CompanyId
from bot.domain.people import Person, Who
from bot.domain.people.access import Standing
from bot.domain.refused import MembersOnly
from bot.services.dependencies import Dependencies
from bot.services.people.roles import is_coordinator
from storage import Transaction, groups, people
from storage.groups.owners import owner_of
from storage.meetings import calendar_feeds
from storage.people import roles


class Access:
    """What the database knows about people and groups. Chat membership is asked of Telegram elsewhere."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def standing(self, chat_id: int, telegram_id: int) -> Standing | None:
        """Return a person's standing in a chat; None if the chat is not a core group."""
        async with self._dependencies.database.transaction() as tx:
            return await people.standing(tx, chat_id, telegram_id)

    async def belongings(self, telegram_id: int) -> list[Standing]:
        """Return the core groups a person belongs to."""
        async with self._dependencies.database.transaction() as tx:
            return await people.standings(tx, telegram_id=telegram_id)

    async def concerns(self, chat_id: int, numbers: Mapping[str, int]) -> bool:
        """Return whether a button's subject belongs to the core group of the chat.

        Args:
            numbers: rows by the names of their fields, like `theme_id`.
        """
        async with self._dependencies.database.transaction() as tx:
            group_id = await groups.core_group_in(tx, chat_id)
            if group_id is None:
                return False
            owners = [await owner_of(tx, name, number) for name, number in numbers.items()]
            return all(owner in (None, group_id) for owner in owners)

    async def readers_of(self, token: str) -> list[Standing]:
        """Return the people whose membership decides what a calendar address shows."""
        async with self._dependencies.database.transaction() as tx:
            owner = await calendar_feeds.owner(tx, token)
            if owner is None:
                return []
            group_id, person_id = owner
            if group_id is not None:
                return await people.standings(tx, group_id=group_id)
            person = await people.by_id(tx, person_id or 0)
            return [] if person is None else await people.standings(tx, telegram_id=person.telegram_id)


async def company_in(tx: Transaction, who: Who | Person | None, group: Group) -> CompanyId | None:
    """Return the person's current company in this group; None if they have left or never had one."""
    if who is None:
        return None
    person = who if isinstance(who, Person) else await people.by_telegram_id(tx, who.telegram_id)
    return None if person is None else await people.company_of(tx, person.id, group.id)


async def require_member(tx: Transaction, who: Who | Person, group: Group) -> CompanyId:
    """Return the company the person acts for in this group.

    Raises:
        MembersOnly: they belong to no company of the group now.
    """
    own = await company_in(tx, who, group)
    if own is None:
        raise MembersOnly
    return own


async def is_of_the_network(tx: Transaction, dependencies: Dependencies, person: Person) -> bool:
    """Return whether the person belongs to the network: they are in a core group or hold a role."""
    if await groups.of_person(tx, person.id) or await roles.of_person(tx, person.id):
        return True
    return await is_coordinator(tx, dependencies, person.telegram_id)
