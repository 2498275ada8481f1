"""The first facilitator of a region sets up its group with a link."""

from __future__ import annotations

from bot.domain.groups.company_names import same_name
from bot.domain.people import Who
from bot.domain.refused import FacilitatorsOnly
from bot.domain.regions import FounderLink, FounderLinkSpent, RegionElsewhere
from bot.domain.views import GroupSettings
from bot.services.dependencies import Dependencies
from bot.services.groups import GroupChat, set_up, settings_of
from storage import Transaction, groups, people, regions
from storage.delivery import outbox
from storage.regions import links


class Founding:
    """The link for a first facilitator."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def found(self, chat: GroupChat, token: str, *, facilitator: bool, who: Who | None) -> GroupSettings:
        """Make the chat a core group of the link's region, with its language and time zone.

        A link founds one group. Opened once more in that group, it changes nothing.

        Args:
            who: who opened it; None where they write as the group.

        Raises:
            FacilitatorsOnly: not an administrator of the chat.
            FounderLinkSpent: used in another group, withdrawn, or too old.
            RegionElsewhere: the chat is a core group of another region.
        """
        if not facilitator:
            raise FacilitatorsOnly
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            link = await links.by_token(tx, token)
            group = await groups.by_chat(tx, chat.chat_id, lock=True)
            region = None if link is None else await regions.by_id(tx, link.region_id)
            if link is None or region is None:
                raise FounderLinkSpent
            if group is not None and group.registered and link.group_id == int(group.id):
                return await settings_of(tx, group)
            if not link.open(now) or region.ended_at is not None:
                raise FounderLinkSpent
            founded = group is not None and group.registered
            if founded and group is not None and group.region and not same_name(group.region, region.name):
                raise RegionElsewhere(region=group.region)
            own = {} if founded else {"language": region.language, "zone": region.zone}
            view = await set_up(tx, self._dependencies, chat, region.name, who, own)
            person = None if who is None else await people.meet(tx, who)
            person_id = None if person is None else int(person.id)
            await links.use(tx, link.id, int(view.group.id), person_id, now)
            await self._tell(tx, link, int(view.group.id), person_id)
            return view

    async def _tell(self, tx: Transaction, link: FounderLink, group_id: int, by: int | None) -> None:
        giver = await links.made_by(tx, link.id)
        reader = None if giver is None else await people.by_id(tx, giver)
        if reader is not None and reader.reachable and by != int(reader.id):
            await outbox.post(
                tx,
                key=f"region-founded:{link.id}",
                kind="region-founded",
                chat_id=reader.telegram_id,
                person_id=reader.id,
                at=self._dependencies.now(),
                region=link.region_id,
                founded=group_id,
                by=by,
            )
