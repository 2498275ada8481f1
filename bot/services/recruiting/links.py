"""/recruit: links for a group, a region or the network, and what each has brought."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from zoneinfo import ZoneInfo

from bot.domain.groups import Group
from bot.domain.groups.company_names import same_name
from bot.domain.ids import GroupId
from bot.domain.people import Person, Who
from bot.domain.people.roles import HeldRole, Role
from bot.domain.recruiting.funnel import Way, way
from bot.domain.recruiting.links import (
    MOST_LINKS,
    LinkGone,
    LinkPage,
    LinkTarget,
    NotYoursToRecruit,
    PlacePage,
    RecruitLink,
    TooManyLinks,
    UnknownPlace,
    clean_source,
    read_wanted,
)
from bot.domain.recruiting.waiting import best_days
from bot.services.dependencies import Dependencies
from bot.services.people import held_by, is_coordinator
from bot.services.recruiting.public_pages import address_of
from bot.services.recruiting.waiting import in_region
from storage import Transaction, groups, people, regions
from storage.recruiting import events, links
from storage.regions import texts

RECRUITING = (Role.ADVISER, Role.COORDINATOR)


class Recruiting:
    """Who may hand out links for what, and what the links have brought."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def places(self, who: Who, facilitated: Collection[int]) -> tuple[LinkTarget, ...]:
        """What this person may hand out links for: the network and regions first.

        Args:
            facilitated: chats that they administer, by Telegram's word.

        Raises:
            NotYoursToRecruit: nothing.
        """
        async with self._dependencies.database.transaction() as tx:
            return await self._places(tx, who, facilitated)

    async def recruit(
        self, who: Who, facilitated: Collection[int], text: str
    ) -> LinkPage | PlacePage | tuple[LinkTarget, ...]:
        """What was typed after /recruit is done.

        Returns:
            the link of the place and the source that were named; the page of the place where no source was; the places
            to choose from where several could be meant.

        Raises:
            NotYoursToRecruit: they hand out links for nothing.
            UnknownPlace: they typed something, and it names none of several places.
            TooManyLinks: the place has many already.
        """
        async with self._dependencies.database.transaction() as tx:
            places = await self._places(tx, who, facilitated)
            place, source = read_wanted(text, places)
            if place is None and source:
                example = next((one.name for one in places if one.name is not None), "")
                raise UnknownPlace(typed=source, example=example)
            if place is None:
                return places
            if source:
                return await self._make(tx, who, place, source)
            return await self._page(tx, place, several=len(places) > 1)

    async def page(self, who: Who, facilitated: Collection[int], kind: str, number: int) -> PlacePage:
        """A place, its links and what they have brought.

        Args:
            kind: `group`, `region` (of the group with that number) or `network`.

        Raises:
            NotYoursToRecruit: none of theirs.
        """
        async with self._dependencies.database.transaction() as tx:
            place = await self._place(tx, kind, number)
            places = await self._require(tx, who, facilitated, place)
            return await self._page(tx, place, several=len(places) > 1)

    async def way(self, who: Who, facilitated: Collection[int], kind: str, number: int) -> tuple[LinkTarget, Way]:
        """The whole way of everybody who came to a place, and where people are lost on it.

        Args:
            kind: as for `page`.

        Raises:
            NotYoursToRecruit: none of theirs.
        """
        async with self._dependencies.database.transaction() as tx:
            place = await self._place(tx, kind, number)
            await self._require(tx, who, facilitated, place)
            if place.group is not None:
                steps = await events.reached(tx, group_ids=[place.group.id])
            elif place.region is not None:
                known = [one for one in await groups.regions(tx) if same_name(one, place.region)]
                steps = await events.reached(tx, spellings=known)
            else:
                steps = await events.reached(tx, everywhere=True)
            return place, way(steps, self._dependencies.now(), ZoneInfo(self._dependencies.zone))

    async def make(self, who: Who, facilitated: Collection[int], kind: str, number: int, source: str) -> LinkPage:
        """The link of a place for a source; asked for again, it is the same.

        Args:
            kind: as for `page`.

        Raises:
            NotYoursToRecruit: none of their places.
            TooManyLinks: the place has many already.
        """
        async with self._dependencies.database.transaction() as tx:
            place = await self._place(tx, kind, number)
            await self._require(tx, who, facilitated, place)
            return await self._make(tx, who, place, source)

    async def _make(self, tx: Transaction, who: Who, place: LinkTarget, typed: str) -> LinkPage:
        source = clean_source(typed)
        known = await links.open_for(tx, place.key, source)
        if known is None:
            if await links.count(tx, place.key) >= MOST_LINKS:
                raise TooManyLinks(n=MOST_LINKS)
            person = await people.meet(tx, who)
            known = await links.add(
                tx,
                place.key,
                source,
                person.id,
                self._dependencies.now(),
                group_id=None if place.group is None else place.group.id,
                region=place.region,
            )
        return await self._link_page(tx, known)

    async def show(self, who: Who, facilitated: Collection[int], link_id: int) -> LinkPage:
        """A link, with what it has brought.

        Raises:
            LinkGone: it was withdrawn.
            NotYoursToRecruit: of none of their places.
        """
        async with self._dependencies.database.transaction() as tx:
            return await self._link_page(tx, await self._link(tx, who, facilitated, link_id))

    async def withdraw(self, who: Who, facilitated: Collection[int], link_id: int) -> tuple[RecruitLink, PlacePage]:
        """The link works no more; returns it, and the page of its place.

        Raises:
            LinkGone: it was withdrawn before.
            NotYoursToRecruit: of none of their places.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            link = await self._link(tx, who, facilitated, link_id)
            person = await people.meet(tx, who)
            if not await links.revoke(tx, link.id, person.id, now):
                raise LinkGone
            places = await self._places(tx, who, facilitated)
            return link, await self._page(tx, await place_of(tx, link), several=len(places) > 1)

    async def chat_of(self, who: Who, facilitated: Collection[int], link_id: int) -> tuple[RecruitLink, Group]:
        """The link and its group, for which Telegram is to make a link into the chat.

        Raises:
            LinkGone: it was withdrawn, or is of no group.
            NotYoursToRecruit: of none of their places.
        """
        async with self._dependencies.database.transaction() as tx:
            link = await self._link(tx, who, facilitated, link_id)
            if link.group_id is None:
                raise LinkGone
            return link, await groups.by_id(tx, GroupId(link.group_id))

    async def keep_chat_link(
        self, who: Who, facilitated: Collection[int], link_id: int, chat_link: str
    ) -> tuple[LinkPage, bool]:
        """Telegram has made a link into the chat; returns the link's page, and False where there was one already.

        Raises:
            LinkGone: it was withdrawn meanwhile.
            NotYoursToRecruit: of none of their places.
        """
        async with self._dependencies.database.transaction() as tx:
            kept = await links.keep_chat_link(tx, link_id, chat_link)
            return await self._link_page(tx, await self._link(tx, who, facilitated, link_id)), kept

    async def chat_asked(self, *, group_id: int = 0, link_id: int = 0) -> int | None:
        """The chat that a group or a link is about, so that Telegram can be asked who administers it."""
        async with self._dependencies.database.transaction() as tx:
            link = await links.by_id(tx, link_id) if link_id else None
            group = await groups.find(tx, group_id if link is None else link.group_id or 0)
            return None if group is None else group.chat_id

    async def _link(self, tx: Transaction, who: Who, facilitated: Collection[int], link_id: int) -> RecruitLink:
        link = await links.by_id(tx, link_id)
        if link is None or link.revoked_at is not None:
            raise LinkGone
        await self._require(tx, who, facilitated, await place_of(tx, link))
        return link

    async def _link_page(self, tx: Transaction, link: RecruitLink) -> LinkPage:
        place = await place_of(tx, link)
        figures = await events.by_link(tx, [link.id])
        may = place.group is not None and place.group.is_admin
        region = await regions.known_as(tx, place.region if place.group is None else place.group.region)
        own = await texts.worded(tx, None if region is None else region.id)
        return LinkPage(link, place, figures.get(link.id, events.NOBODY), may, own)

    async def _page(self, tx: Transaction, place: LinkTarget, *, several: bool) -> PlacePage:
        open_ = await links.of_place(tx, place.key)
        brought = await events.by_link(tx, [link.id for link in open_])
        if place.group is not None:
            total = await events.of_group(tx, place.group.id)
        elif place.region is not None:
            known = await groups.regions(tx)
            total = await events.of_region(tx, [one for one in known if same_name(one, place.region)])
        else:
            total = await events.of_all(tx)
        region = place.region if place.group is None else place.group.region
        there = None if region is None else await in_region(tx, region)
        return PlacePage(
            place,
            tuple((link, brought.get(link.id, events.NOBODY)) for link in open_),
            total,
            waiting=0 if there is None else len(there.newcomers),
            days=() if there is None else best_days(there.newcomers),
            page=None if region is None else await address_of(tx, self._dependencies, region),
            several=several,
        )

    async def _place(self, tx: Transaction, kind: str, number: int) -> LinkTarget:
        if kind == "network":
            return LinkTarget()
        group = await groups.find(tx, number)
        if group is None or not group.registered or (kind == "region" and group.region is None):
            raise NotYoursToRecruit
        return LinkTarget(group=group) if kind == "group" else LinkTarget(region=group.region, region_of=int(group.id))

    async def _require(
        self, tx: Transaction, who: Who, facilitated: Collection[int], place: LinkTarget
    ) -> tuple[LinkTarget, ...]:
        places = await self._places(tx, who, facilitated)
        if all(one.key != place.key for one in places):
            raise NotYoursToRecruit
        return places

    async def _places(self, tx: Transaction, who: Who, facilitated: Collection[int]) -> tuple[LinkTarget, ...]:
        every, person = await groups.registered(tx), await people.by_telegram_id(tx, who.telegram_id)
        everywhere = await is_coordinator(tx, self._dependencies, who.telegram_id)
        held = await _recruiting_roles(tx, person)
        reached = [group for group in every if everywhere or any(role.covers(group.region) for role in held)]
        regions = _regions(reached)
        own = [group for group in every if group in reached or group.chat_id in facilitated]
        places = (
            *([LinkTarget()] if everywhere else []),
            *(LinkTarget(region=group.region, region_of=int(group.id)) for group in regions),
            *(LinkTarget(group=group) for group in own),
        )
        if not places:
            raise NotYoursToRecruit
        return places


def _regions(reached: Sequence[Group]) -> list[Group]:
    """The first group of each region, as it writes the region's name."""
    found: list[Group] = []
    for group in sorted(reached, key=lambda one: one.id):
        if group.region is not None and not any(same_name(group.region, one.region or "") for one in found):
            found.append(group)
    return sorted(found, key=lambda one: one.region or "")


async def _recruiting_roles(tx: Transaction, person: Person | None) -> list[HeldRole]:
    held = () if person is None else await held_by(tx, person)
    return [role for role in held if role.role in RECRUITING]


async def place_of(tx: Transaction, link: RecruitLink) -> LinkTarget:
    """What a link brings people to."""
    if link.group_id is not None:
        return LinkTarget(group=await groups.by_id(tx, GroupId(link.group_id)))
    if link.region is None:
        return LinkTarget()
    there = [one for one in _regions(await groups.registered(tx)) if same_name(one.region or "", link.region)]
    return LinkTarget(region=link.region, region_of=int(there[0].id) if there else 0)
