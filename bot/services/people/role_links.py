"""The `/invite` command: links that give a role, the list of roles, and withdrawing them."""

from __future__ import annotations

from datetime import datetime

from bot.domain.groups.company_names import same_name
from bot.domain.people import Person, Who
from bot.domain.people.role_links import (
    LINK_LIVES,
    CoordinatorsOnly,
    Holder,
    NewLink,
    RoleBook,
    RoleGone,
    RoleLink,
    RoleLinkSpent,
    read_invitation,
)
from bot.domain.people.roles import HeldRole, Role
from bot.domain.views import OwnMenu
from bot.services.dependencies import Dependencies
from bot.services.people.roles import is_coordinator, own_menu
from bot.services.people.service import WELCOME
from locales.languages import SPOKEN
from storage import Transaction, people, regions
from storage.delivery import cards, outbox
from storage.people import role_links, roles

ROLES = {word: role for role in Role for language in SPOKEN.values() for word in language.typed.roles.get(role, ())}
"""Roles as people type them, in all our languages."""
EVERYWHERE = frozenset(word for language in SPOKEN.values() for word in language.typed.everywhere)


class Appointments:
    """Giving and withdrawing roles."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def book(self, who: Who) -> RoleBook:
        """Return every role and every open link.

        Raises:
            CoordinatorsOnly: of no coordinator.
        """
        async with self._dependencies.database.transaction() as tx:
            await self._require(tx, who)
            return await self._book(tx)

    async def invite(self, who: Who, text: str) -> NewLink:
        """Create a link that gives a role once.

        Args:
            text: the role and its regions as typed, such as `adviser Kainuu, Lapland`.

        Raises:
            CoordinatorsOnly: of no coordinator.
            UnknownRole: no such role.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            await self._require(tx, who)
            role, named = read_invitation(text, ROLES, EVERYWHERE)
            known = [one.name for one in await regions.all_(tx)]
            meant = None if named is None else tuple(_as_known(region, known) for region in named)
            unknown = tuple(region for region in meant or () if region not in known)
            link = await role_links.add(tx, role, meant, who.telegram_id, now, now + LINK_LIVES)
            return NewLink(link, unknown)

    async def accept(self, who: Who, token: str) -> tuple[RoleLink, OwnMenu]:
        """Give the role to the person who opened the link, replacing the same role with other regions.

        Returns:
            the link, and the menu of their private chat from now on.

        Raises:
            RoleLinkSpent: used by somebody else, withdrawn, or too old.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            link = await role_links.by_token(tx, token)
            person = await people.meet(tx, who, reachable=True)
            if link is None:
                raise RoleLinkSpent
            held_now = await roles.of_person(tx, person.id)
            if link.used_by == person.id and any(held.role is link.role for held in held_now):
                # Opened twice by the same person: they have what the link says.
                return link, await own_menu(tx, self._dependencies, person)
            if not link.open(now):
                raise RoleLinkSpent
            for held in held_now:
                if held.role is link.role:
                    await roles.withdraw(tx, held.id, link.created_by, now)
            await roles.grant(tx, person.id, link.role, link.regions, link.created_by, now)
            await cards.spoil(tx, WELCOME, int(person.id), now)
            await role_links.use(tx, link.id, person.id, now)
            await self._tell_inviter(tx, link, person, now)
            return link, await own_menu(tx, self._dependencies, person)

    async def _tell_inviter(self, tx: Transaction, link: RoleLink, person: Person, now: datetime) -> None:
        inviter = await people.by_telegram_id(tx, link.created_by)
        if inviter is None or not inviter.reachable or inviter.id == person.id:
            return
        await outbox.post(
            tx,
            key=f"role-taken:{link.id}",
            kind="role-taken",
            chat_id=inviter.telegram_id,
            person_id=inviter.id,
            at=now,
            taker=person.id,
            role=link.role,
        )

    async def withdraw_role(self, who: Who, role_id: int) -> tuple[RoleBook, OwnMenu]:
        """Withdraw a role; return the remaining roles and links, and the former holder's menu.

        Raises:
            CoordinatorsOnly: of no coordinator.
            RoleGone: withdrawn before.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            await self._require(tx, who)
            held = await roles.by_id(tx, role_id)
            person = None if held is None else await people.by_id(tx, held.person_id)
            if held is None or person is None:
                raise RoleGone
            await roles.withdraw(tx, role_id, who.telegram_id, now)
            await cards.spoil(tx, WELCOME, int(person.id), now)
            if held.role is Role.COORDINATOR and not await is_coordinator(tx, self._dependencies, person.telegram_id):
                await role_links.withdraw_those_of(tx, person.telegram_id, who.telegram_id, now)
            await self._tell_former(tx, held, person, who, now)
            return await self._book(tx), await own_menu(tx, self._dependencies, person)

    async def _tell_former(self, tx: Transaction, held: HeldRole, person: Person, who: Who, now: datetime) -> None:
        if person.reachable and person.telegram_id != who.telegram_id:
            await outbox.post(
                tx,
                key=f"role-withdrawn:{held.id}",
                kind="role-withdrawn",
                chat_id=person.telegram_id,
                person_id=person.id,
                at=now,
                role=held.role,
            )

    async def withdraw_link(self, who: Who, link_id: int) -> RoleBook:
        """Withdraw a link.

        Raises:
            CoordinatorsOnly: of no coordinator.
            RoleGone: it was used or withdrawn before.
        """
        async with self._dependencies.database.transaction() as tx:
            await self._require(tx, who)
            if not await role_links.withdraw(tx, link_id, who.telegram_id, self._dependencies.now()):
                raise RoleGone
            return await self._book(tx)

    async def _require(self, tx: Transaction, who: Who) -> None:
        if not await is_coordinator(tx, self._dependencies, who.telegram_id):
            raise CoordinatorsOnly

    async def _book(self, tx: Transaction) -> RoleBook:
        holders: list[Holder] = []
        for appointment in await roles.holders(tx, list(Role)):
            person = await people.by_id(tx, appointment.person_id)
            giver = None
            if appointment.granted_by is not None:
                giver = await people.by_telegram_id(tx, appointment.granted_by)
            if person is not None:
                holders.append(Holder(person, appointment, None if giver is None else giver.name))
        return RoleBook(tuple(holders), tuple(await role_links.unused(tx, self._dependencies.now())))


def _as_known(region: str, known: list[str]) -> str:
    return next((name for name in known if same_name(name, region)), region)
