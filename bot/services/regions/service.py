"""The `/region` command: create regions, set country, language and adviser, and end them."""

from __future__ import annotations

from bot.domain.formatted import shortened
from bot.domain.groups.company_names import LONGEST, whole_name
from bot.domain.people import Person, Who
from bot.domain.people.role_links import LINK_LIVES as ROLE_LINK_LIVES
from bot.domain.people.role_links import NewLink
from bot.domain.people.roles import Role
from bot.domain.recruiting.links import LinkTarget, RecruitLink
from bot.domain.refused import CardTooOld, require_fit
from bot.domain.regions import (
    LINK_LIVES,
    FounderLink,
    NoRegionName,
    Region,
    RegionInUse,
    RegionList,
    RegionsNotForYou,
    RegionView,
    UnknownRegion,
)
from bot.formats.holidays import country_of
from bot.services.dependencies import Dependencies
from bot.services.groups import find_zone, lives_otherwise
from bot.services.regions.views import overview, reach, reached, view
from locales import LANGUAGES, text_in
from locales.countries import COUNTRIES
from storage import Transaction, groups, people, recruiting, regions
from storage.delivery import cards, outbox
from storage.people import role_links, roles
from storage.regions import links, texts

Pressed = tuple[int, int]
"""Chat id and message id of the message whose button was pressed."""


class Regions:
    """What coordinators can do with regions, and advisers with theirs."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def overview(self, who: Who, *, leaving: Pressed | None = None) -> RegionList:
        """Return the regions a person looks after.

        Args:
            leaving: the message that shows them from now on instead of one region.

        Raises:
            RegionsNotForYou: they look after none.
        """
        async with self._dependencies.database.transaction() as tx:
            if leaving is not None:
                await cards.leave(tx, *leaving)
            return await overview(tx, self._dependencies, who)

    async def open(self, who: Who, typed: str) -> RegionView:
        """Return the region of that name; for a coordinator, create it if there is none.

        Args:
            typed: its name as typed.

        Raises:
            RegionsNotForYou: they look after no region.
            UnknownRegion: an adviser named none of theirs.
            NoRegionName: no name, or several.
            TooLong: it is longer than is kept.
        """
        dependencies, name = self._dependencies, whole_name(typed)
        async with dependencies.database.transaction() as tx:
            everything, advising = await reach(tx, dependencies, who)
            known = await regions.known_as(tx, name)
            if not everything:
                if known is None or known.ended_at is not None or not any(one.covers(known.name) for one in advising):
                    raise UnknownRegion(typed=shortened(name, LONGEST))
                return await view(tx, dependencies, known, coordinates=False)
            if known is not None:
                begun = known.ended_at is not None
                if begun:
                    known = await regions.change(tx, known.id, ended_at=None, ended_by=None)
                return await view(tx, dependencies, known, coordinates=True, begun=begun)
            if not any(character.isalpha() for character in name) or any(mark in name for mark in ",;"):
                raise NoRegionName
            require_fit(name, LONGEST)
            person = await people.meet(tx, who)
            region, begun = await self._begin(tx, name, person)
            return await view(tx, dependencies, region, coordinates=True, begun=begun)

    async def _begin(self, tx: Transaction, name: str, person: Person) -> tuple[Region, bool]:
        """Create a region with the network's defaults."""
        dependencies = self._dependencies
        return await regions.add(
            tx,
            name,
            country=country_of(dependencies.zone),
            language=dependencies.language,
            zone=dependencies.zone,
            at=dependencies.now(),
            person_id=int(person.id),
        )

    async def page(self, who: Who, region_id: int, *, leaving: Pressed | None = None) -> RegionView:
        """Return a region in its current state.

        Args:
            leaving: the message that shows something else about it from now on, so that it does not follow any more.

        Raises:
            RegionsNotForYou: they do not look after it.
            RegionGone: it has ended.
        """
        async with self._dependencies.database.transaction() as tx:
            region, everything = await reached(tx, self._dependencies, who, region_id)
            if leaving is not None:
                await cards.leave(tx, *leaving)
            return await view(tx, self._dependencies, region, coordinates=everything)

    async def set(self, who: Who, region_id: int, what: str, value: str, *, new: bool = False) -> RegionView:
        """Set a region's country, language or time zone. Existing groups stay as they are.

        Args:
            what: `country`, `language` or `zone`.
            new: the questions about a new region are being answered: a country brings its language and time zone.

        Raises:
            RegionsNotForYou: they do not look after it.
            RegionGone: it has ended.
            UnknownZone: no time zone has that name.
            CardTooOld: there is no such country or language.
        """
        async with self._dependencies.database.transaction() as tx:
            region, everything = await reached(tx, self._dependencies, who, region_id)
            match what:
                case "country" if value in COUNTRIES:
                    country = COUNTRIES[value]
                    more = {"language": country.language, "zone": country.zone} if new else {}
                    region = await regions.change(tx, region.id, country=value, **more)
                case "language" if value in LANGUAGES:
                    region = await regions.change(tx, region.id, language=value)
                case "zone":
                    region = await regions.change(tx, region.id, zone=find_zone(value))
                case _:
                    raise CardTooOld
            await cards.spoil(tx, regions.CARD, region.id, self._dependencies.now())
            return await view(tx, self._dependencies, region, coordinates=everything)

    async def live(self, who: Who, region_id: int, name: str, value: str) -> RegionView:
        """Set a default for the region's groups; groups that have not chosen otherwise follow at once.

        Args:
            name: one of `bot.domain.groups.ways.WAYS_OF_REGION`.
            value: as pressed; `usual` for what the network has.

        Raises:
            RegionsNotForYou: they do not look after it.
            RegionGone: it has ended.
            CardTooOld: there is no such choice.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            region, everything = await reached(tx, self._dependencies, who, region_id)
            try:
                ways = region.ways.with_choice(name, value)
            except ValueError as error:
                raise CardTooOld from error
            region = await regions.change(tx, region.id, ways=ways)
            for group in (await regions.groups_in(tx, [region]))[region.id]:
                before = await groups.by_id(tx, group.id, lock=True)
                after = await groups.change(tx, group.id, **ways.inherited(before.own_ways))
                await lives_otherwise(tx, before, after, now)
            return await view(tx, self._dependencies, region, coordinates=everything)

    async def advise(self, who: Who, region_id: int, person_id: int) -> RegionView:
        """Add this region to an adviser of other regions, and tell them. Repeating it changes nothing.

        Raises:
            RegionsNotForYou: of no coordinator.
            RegionGone: it has ended.
            CardTooOld: that person is no adviser any more.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            region = await self._coordinated(tx, who, region_id)
            adviser = await people.by_id(tx, person_id)
            held = () if adviser is None else await roles.of_person(tx, adviser.id)
            role = next((one for one in held if one.role is Role.ADVISER), None)
            if adviser is None or role is None:
                raise CardTooOld
            if not any(one.covers(region.name) for one in held if one.role is Role.ADVISER):
                await roles.withdraw(tx, role.id, who.telegram_id, now)
                named = (*(role.regions or ()), region.name)
                await roles.grant(tx, adviser.id, Role.ADVISER, named, who.telegram_id, now)
                await self._tell_adviser(tx, region, adviser, who)
                await cards.spoil(tx, regions.CARD, region.id, now)
            return await view(tx, self._dependencies, region, coordinates=True)

    async def _tell_adviser(self, tx: Transaction, region: Region, adviser: Person, who: Who) -> None:
        if adviser.reachable and adviser.telegram_id != who.telegram_id:
            now = self._dependencies.now()
            await outbox.post(
                tx,
                key=f"region-advised:{region.id}:{adviser.id}:{now.isoformat()}",
                kind="region-advised",
                chat_id=adviser.telegram_id,
                person_id=adviser.id,
                at=now,
                region=region.id,
            )

    async def invite_adviser(self, who: Who, region_id: int) -> NewLink:
        """Create a link that makes the first person to open it an adviser of the region.

        Raises:
            RegionsNotForYou: of no coordinator.
            RegionGone: it has ended.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            region = await self._coordinated(tx, who, region_id)
            link = await role_links.add(tx, Role.ADVISER, (region.name,), who.telegram_id, now, now + ROLE_LINK_LIVES)
            return NewLink(link, ())

    async def link(self, who: Who, region_id: int) -> tuple[Region, FounderLink, dict[str, str]]:
        """Return the link for the first facilitator; while it is open, asking again returns the same one.

        Returns:
            the region, its link, and its own words in its language.

        Raises:
            RegionsNotForYou: they do not look after it.
            RegionGone: it has ended.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            region, _ = await reached(tx, self._dependencies, who, region_id)
            link = await links.open_of(tx, region.id, now)
            if link is None:
                person = await people.meet(tx, who)
                link = await links.add(tx, region.id, int(person.id), now, now + LINK_LIVES)
                await cards.spoil(tx, regions.CARD, region.id, now)
            return region, link, await _own_words(tx, region)

    async def withdraw_link(self, who: Who, region_id: int) -> RegionView:
        """Withdraw the link for the first facilitator. Repeating it changes nothing.

        Raises:
            RegionsNotForYou: they do not look after it.
            RegionGone: it has ended.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            region, everything = await reached(tx, self._dependencies, who, region_id)
            person = await people.meet(tx, who)
            await links.withdraw(tx, region.id, int(person.id), now)
            await cards.spoil(tx, regions.CARD, region.id, now)
            return await view(tx, self._dependencies, region, coordinates=everything)

    async def paper(self, who: Who, region_id: int) -> tuple[Region, RecruitLink, dict[str, str]]:
        """Return the link for readers of the local paper; asking again returns the same one.

        Returns:
            the region, its link, and its own words in its language.

        Raises:
            RegionsNotForYou: they do not look after it.
            RegionGone: it has ended.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            region, _ = await reached(tx, self._dependencies, who, region_id)
            source = text_in(region.language).plain("region-paper-source")
            person = await people.meet(tx, who)
            link = await recruiting.links.add(
                tx, LinkTarget(region=region.name).key, source, person.id, now, group_id=None, region=region.name
            )
            return region, link, await _own_words(tx, region)

    async def end(self, who: Who, region_id: int, *, leaving: Pressed | None = None) -> RegionList:
        """End a region without groups, and its links. It can be created again by name.

        Args:
            leaving: the message that shows all regions from now on.

        Raises:
            RegionsNotForYou: of no coordinator.
            RegionGone: it has ended before.
            RegionInUse: there are groups in it.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            region = await self._coordinated(tx, who, region_id)
            if (await regions.groups_in(tx, [region]))[region.id]:
                raise RegionInUse
            person = await people.meet(tx, who)
            await regions.change(tx, region.id, ended_at=now, ended_by=int(person.id))
            await links.withdraw(tx, region.id, int(person.id), now)
            if leaving is not None:
                await cards.leave(tx, *leaving)
            return await overview(tx, self._dependencies, who)

    async def _coordinated(self, tx: Transaction, who: Who, region_id: int) -> Region:
        region, everything = await reached(tx, self._dependencies, who, region_id)
        if not everything:
            raise RegionsNotForYou
        return region


async def _own_words(tx: Transaction, region: Region) -> dict[str, str]:
    own = await texts.worded(tx, region.id)
    return {key: words for language, key, words in own if language == region.language}
