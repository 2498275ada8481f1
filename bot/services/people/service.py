"""People and their private chat: `/start`, `/language`, and who can be reached."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime

from bot.domain.commands import Menu
from bot.domain.groups import Group
from bot.domain.groups.company_names import same_name
from bot.domain.meetings.guests import CanBring
from bot.domain.people import Person, Who
from bot.domain.people.roles import Role
from bot.domain.views import GroupsMeant, OwnMenu, Voice, Welcome
from bot.services.delivery import threads
from bot.services.dependencies import Dependencies
from bot.services.people import roles
from locales.countries import offered
from storage import Transaction, groups, people, regions
from storage.delivery import cards

Bring = Callable[[Transaction, Person, datetime], Awaitable[tuple[CanBring, ...]]]
WELCOME = "welcome"


class People:
    """What the bot knows about people, and how it addresses them.

    Args:
        bring: finds the meetings of somebody's groups to which guests can come (`bot.services.meetings`).
    """

    def __init__(self, dependencies: Dependencies, bring: Bring) -> None:
        self._dependencies = dependencies
        self._bring = bring

    async def welcome(self, who: Who) -> Welcome:
        """Record that a person opened the private chat, so that the bot may write to them."""
        async with self._dependencies.database.transaction() as tx:
            return await self._welcome(tx, await people.meet(tx, who, reachable=True))

    async def _welcome(self, tx: Transaction, person: Person) -> Welcome:
        view = await welcome_of(tx, self._dependencies, person)
        return replace(view, bring=await self._bring(tx, person, self._dependencies.now()))

    async def remember_welcome(self, who: Who, message_id: int, *, noticed: bool) -> None:
        """Make this message the live welcome of a private chat; older ones are cut to a line.

        Args:
            noticed: it says what is kept about them, too, which stays until they agree.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            person = await people.meet(tx, who)
            await threads.show(
                tx,
                chat_id=who.telegram_id,
                message_id=message_id,
                kind=WELCOME,
                subject_id=int(person.id),
                now=now,
                was="notice" if noticed else None,
            )

    async def groups_meant(self, who: Who) -> GroupsMeant:
        """Return the groups that a command sent in private may be about."""
        async with self._dependencies.database.transaction() as tx:
            person = await people.by_telegram_id(tx, who.telegram_id)
            own = () if person is None else tuple(await groups.of_person(tx, person.id))
            held = () if person is None else await roles.held_by(tx, person)
            reached = await roles.groups_of(tx, self._dependencies, who)
            return GroupsMeant(
                own=own,
                reached=None if reached is None else tuple(reached),
                researcher=any(role.role is Role.RESEARCHER for role in held),
                facilitated=() if person is None else tuple(await groups.facilitated_by(tx, person.id)),
            )

    async def groups_of(self, who: Who) -> tuple[Group, ...]:
        """Return the core groups in which this person belongs to a company, by title."""
        async with self._dependencies.database.transaction() as tx:
            person = await people.by_telegram_id(tx, who.telegram_id)
            return () if person is None else tuple(await groups.of_person(tx, person.id))

    async def perhaps_facilitated(self, who: Who) -> tuple[Group, ...]:
        """Return the groups for which Telegram must say whether this person administers their chats."""
        async with self._dependencies.database.transaction() as tx:
            person = await people.by_telegram_id(tx, who.telegram_id)
            return () if person is None else await perhaps_facilitated(tx, person)

    async def known(self, who: Who) -> Person | None:
        """Return the person, if the bot has met them."""
        async with self._dependencies.database.transaction() as tx:
            return await people.by_telegram_id(tx, who.telegram_id)

    async def helped(self, who: Who) -> tuple[frozenset[Menu], bool]:
        """Return what private help depends on: the menus of a person's roles, and whether they have a group."""
        async with self._dependencies.database.transaction() as tx:
            menus = await roles.menus_of(tx, self._dependencies, who.telegram_id)
            person = await people.by_telegram_id(tx, who.telegram_id)
            own = [] if person is None else await groups.of_person(tx, person.id)
            return menus, bool(own)

    async def blocked(self, who: Who, *, blocked: bool) -> None:
        """Record whether the person has blocked the bot."""
        async with self._dependencies.database.transaction() as tx:
            await people.meet(tx, who, reachable=not blocked)

    async def speak(self, who: Who, language: str) -> OwnMenu:
        """Set the language of a person's private chat; return its menu in it."""
        async with self._dependencies.database.transaction() as tx:
            person = await people.meet(tx, who, reachable=True)
            await cards.spoil(tx, WELCOME, int(person.id), self._dependencies.now())
            return await roles.own_menu(tx, self._dependencies, await people.change(tx, person.id, language=language))

    async def languages(self, who: Who) -> tuple[str, ...]:
        """Return the languages a person can choose from, including those of their groups' and roles' countries."""
        async with self._dependencies.database.transaction() as tx:
            person = await people.by_telegram_id(tx, who.telegram_id)
            own = [] if person is None else await groups.of_person(tx, person.id)
            held = () if person is None else await roles.held_by(tx, person)
            everywhere = await roles.is_coordinator(tx, self._dependencies, who.telegram_id)
            theirs = [
                region.country
                for region in await regions.all_(tx)
                if everywhere
                or any(role.covers(region.name) for role in held)
                or any(same_name(group.region or "", region.name) for group in own)
            ]
            return offered(theirs, who.language_hint, None if person is None else person.language)

    async def remind(self, who: Who, *, wanted: bool) -> Welcome:
        """Set whether the person wants reminders in private too, or in the group only."""
        async with self._dependencies.database.transaction() as tx:
            person = await people.meet(tx, who, reachable=True)
            await cards.spoil(tx, WELCOME, int(person.id), self._dependencies.now())
            return await self._welcome(tx, await people.change(tx, person.id, reminded=wanted))

    async def voice(self, who: Who) -> Voice:
        """Return a person's language in private, and the time zone of their first group."""
        async with self._dependencies.database.transaction() as tx:
            known = await people.spoken_to(tx, who.telegram_id)
        own, of_group, zone = (who.language_hint, None, None) if known is None else known
        return Voice(own or of_group or self._dependencies.language, zone or self._dependencies.zone)


async def perhaps_facilitated(tx: Transaction, person: Person) -> tuple[Group, ...]:
    """Return a person's groups, and those whose chats they administered when last checked."""
    own = await groups.of_person(tx, person.id)
    known = {group.id for group in own}
    return (*own, *(group for group in await groups.facilitated_by(tx, person.id) if group.id not in known))


async def welcome_of(tx: Transaction, dependencies: Dependencies, person: Person) -> Welcome:
    """Return the contents of the welcome message."""
    own = await groups.of_person(tx, person.id)
    menu = await roles.own_menu(tx, dependencies, person)
    return Welcome(
        person=person,
        language=menu.language,
        zone=own[0].zone if own else dependencies.zone,
        groups=tuple(own),
        menu=menu,
        facilitates=bool(await groups.facilitated_by(tx, person.id)),
    )
