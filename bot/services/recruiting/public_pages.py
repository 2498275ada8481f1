"""The public pages of all regions, and the link that stands on each."""

from __future__ import annotations

from bot.domain.groups import Group
from bot.domain.recruiting.links import LinkTarget
from bot.domain.recruiting.public_pages import ENOUGH_COMPANIES, PATH, SOURCE, OpenMeeting, PublicRegion, slug_of
from bot.services.dependencies import Dependencies
from storage import Transaction, groups, meetings
from storage.groups import companies
from storage.recruiting import links


class PublicPages:
    """What everybody may see. Nothing in it names a person, a company or a place where somebody may live."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def every(self) -> dict[str, PublicRegion]:
        """The page of each region, by the name in its address. The link on it is made where there is none."""
        async with self._dependencies.database.transaction() as tx:
            found = await _by_address(tx)
            return {slug: await self._page(tx, slug, there) for slug, there in found.items()}

    async def _page(self, tx: Transaction, slug: str, there: list[Group]) -> PublicRegion:
        now, first = self._dependencies.now(), there[0]
        region = first.region or ""
        key = LinkTarget(region=region).key
        link = await links.open_for(tx, key, SOURCE)
        if link is None:
            link = await links.add(tx, key, SOURCE, None, now, group_id=None, region=region)
        opened = {group.id: group for group in there if group.open_meetings}
        ahead = await meetings.of_groups(tx, list(opened), now) if opened else []
        shown = tuple(OpenMeeting(opened[one.group_id], one) for one in ahead)
        return PublicRegion(slug, region, first.language, first.zone, len(there), shown, link.token, now, first.texts)


async def address_of(tx: Transaction, dependencies: Dependencies, region: str) -> str | None:
    """Where the page of a region is; None where it has none."""
    slug = slug_of(region)
    if dependencies.public_url is None or slug not in await _by_address(tx):
        return None
    return f"{dependencies.public_url}{PATH}/{slug}"


async def _by_address(tx: Transaction) -> dict[str, list[Group]]:
    """The groups of each region that has a page, by the name in its address."""
    found: dict[str, list[Group]] = {}
    sizes = await companies.numbers(tx)
    for group in await groups.all_awake(tx):
        slug = slug_of(group.region or "")
        if slug and sizes.get(group.id, 0) >= ENOUGH_COMPANIES:
            found.setdefault(slug, []).append(group)
    return found
