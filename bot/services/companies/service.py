"""Let members and facilitators say which groups' companies are the same company."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from bot.domain.companies.joining import JoinedBy, KnownOfTwo, NotYours
from bot.domain.companies.profiles import Profile, SeenBy
from bot.domain.companies.views import CompanyCard, PlaceShown, Same
from bot.domain.groups import Group
from bot.domain.groups.company_names import same_name
from bot.domain.people import Person, Who
from bot.domain.refused import CardTooOld, MembersOnly
from bot.services.companies import joining
from bot.services.dependencies import Dependencies
from bot.services.people import is_coordinator
from storage import Transaction, companies, groups, people
from storage.companies import CompanyInGroup, profiles


class Enterprises:
    """The network's companies, each listed once."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def group_of(self, company_id: int) -> Group:
        """Return the group that a company belongs to.

        Raises:
            CardTooOld: there is no such place.
        """
        async with self._dependencies.database.transaction() as tx:
            return await groups.by_id(tx, (await _place(tx, company_id)).group_id)

    async def look(self, who: Who, company_id: int, other_id: int, *, facilitator: bool) -> Same:
        """Return what is known about whether two groups' companies are the same.

        Args:
            facilitator: they administer the chat of the first place's group.

        Raises:
            CardTooOld: there is no such place any more.
            NotYours: neither somebody of both places, nor a facilitator.
        """
        async with self._dependencies.database.transaction() as tx:
            one, other, _ = await self._both(tx, who, company_id, other_id, facilitator=facilitator)
            return await same(tx, one, other)

    async def say(self, who: Who, company_id: int, other_id: int, so: str, *, facilitator: bool) -> Same:
        """Record whether they are the same. Repeating the same answer changes nothing.

        Args:
            so: `same`, `another`, or `undo`, which makes one company two again, or takes back that they are two.
            facilitator: as for `look`.

        Raises:
            CardTooOld, NotYours: as for `look`.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            one, other, person = await self._both(tx, who, company_id, other_id, facilitator=facilitator)
            how = JoinedBy.FACILITATOR if facilitator else JoinedBy.OWN
            known = await joining.told(tx, one, other)
            if so == "same" and known is not KnownOfTwo.SAME:
                await joining.join(tx, one, other, how, now, person.id)
            elif so == "another" and known is KnownOfTwo.OPEN:
                await joining.say_apart(tx, one, other, now, person.id)
            elif so == "undo" and known is KnownOfTwo.SAME:
                await joining.part(tx, one, other, now, person.id)
            elif so == "undo" and known is KnownOfTwo.APART:
                await joining.ask_again(tx, one, other)
            return await same(tx, await _place(tx, company_id), await _place(tx, other_id))

    async def _both(
        self, tx: Transaction, who: Who, company_id: int, other_id: int, *, facilitator: bool
    ) -> tuple[CompanyInGroup, CompanyInGroup, Person]:
        one, other = await _place(tx, company_id), await _place(tx, other_id)
        person = await people.meet(tx, who)
        own = {place.company_id for place in await companies.of_person(tx, person.id)}
        theirs = one.company_id in own and (other.company_id in own or await joining.same_business_id(tx, one, other))
        if not theirs and not facilitator:
            raise NotYours
        return one, other, person

    async def named_alike(self, who: Who, company_id: int) -> tuple[Group, ...]:
        """Return groups with a different company of the same name.

        A name alone says nothing: only who administers both chats, or coordinates the network, is shown them. So there
        are none of which Telegram has to be asked where somebody coordinates it.
        """
        async with self._dependencies.database.transaction() as tx:
            if await is_coordinator(tx, self._dependencies, who.telegram_id):
                return ()
            found = [place.group_id for place in await _namesakes(tx, await _place(tx, company_id))]
            return tuple([await groups.by_id(tx, group_id) for group_id in dict.fromkeys(found)])

    async def card(
        self, who: Who, company_id: int, *, facilitator: bool, administered: Collection[int] = ()
    ) -> CompanyCard:
        """Return a group's company with the profile fields the reader can see.

        Args:
            facilitator: they administer the chat of its group.
            administered: other chats that they administer. Whoever coordinates the network is shown every group's.

        Raises:
            CardTooOld: there is no such place any more.
            MembersOnly: they neither belong to a company of its group nor administer its chat.
        """
        async with self._dependencies.database.transaction() as tx:
            place = await _place(tx, company_id)
            group = await groups.by_id(tx, place.group_id)
            person = await people.meet(tx, who)
            company = await people.company_of(tx, person.id, group.id)
            if company is None and not facilitator:
                raise MembersOnly
            own = company == place.company_id
            others = [other for other in await companies.places(tx, place.enterprise_id) if other != place]
            maybe = await joining.may_be_same(tx, place) if facilitator else []
            if facilitator:
                maybe += await self._shown_alike(tx, who, place, administered)
            whole = await profiles.of(tx, place.enterprise_id)
            return CompanyCard(
                group=group,
                place=await shown(tx, place),
                enterprise_id=place.enterprise_id,
                people=tuple(await people.of_company(tx, place.company_id)),
                profile=whole if own else visible(whole, SeenBy.GROUP),
                own=own,
                facilitator=facilitator,
                also=tuple([await shown(tx, other) for other in others if not other.left and (own or facilitator)]),
                maybe=tuple([await shown(tx, other) for other in {each.company_id: each for each in maybe}.values()]),
            )

    async def _shown_alike(
        self, tx: Transaction, who: Who, place: CompanyInGroup, administered: Collection[int]
    ) -> list[CompanyInGroup]:
        namesakes = await _namesakes(tx, place)
        if not namesakes or await is_coordinator(tx, self._dependencies, who.telegram_id):
            return namesakes
        return [each for each in namesakes if (await groups.by_id(tx, each.group_id)).chat_id in administered]


async def open_question(tx: Transaction, person: Person) -> Same | None:
    """Return two of a person's companies that nobody has decided about."""
    pair = await joining.unanswered(tx, await companies.of_person(tx, person.id))
    return None if pair is None else await same(tx, *pair)


async def _place(tx: Transaction, company_id: int) -> CompanyInGroup:
    found = await companies.place(tx, company_id)
    if found is None:
        raise CardTooOld
    return found


async def _namesakes(tx: Transaction, place: CompanyInGroup) -> list[CompanyInGroup]:
    """Return different companies of the same name in other groups."""
    every = await companies.in_core_groups(tx)
    others = [each for each in every if each.group_id != place.group_id and same_name(each.name, place.name)]
    return [each for each in others if await joining.told(tx, place, each) is not KnownOfTwo.SAME]


def visible(profile: Profile, who: SeenBy) -> Profile:
    """Return a profile without the fields these readers cannot see."""
    hidden: dict[str, Any] = dict.fromkeys(set(profile.filled) - set(profile.shown_to(who)))
    return replace(profile, **hidden)


async def shown(tx: Transaction, place: CompanyInGroup) -> PlaceShown:
    """Return a company with its group's name."""
    return PlaceShown(place.company_id, place.name, (await groups.by_id(tx, place.group_id)).title)


async def same(tx: Transaction, one: CompanyInGroup, other: CompanyInGroup) -> Same:
    """Return whether two groups' companies are the same, as far as is known."""
    by_id = not await joining.share_people(tx, one, other) and await joining.same_business_id(tx, one, other)
    return Same(await shown(tx, one), await shown(tx, other), await joining.told(tx, one, other), by_id)
