"""Calendars to subscribe to: their addresses and contents."""

from __future__ import annotations

import secrets
from datetime import datetime

from bot.domain.groups import Group
from bot.domain.ids import GroupId
from bot.domain.meetings.calendar_feeds import Calendar, FeedAddress, FeedMeeting, FeedsOff, shown_from
from bot.domain.people import Who
from bot.domain.refused import FacilitatorsOnly
from bot.presenters.meetings import calendar_feeds as shown
from bot.services.dependencies import Dependencies, core_group
from storage import Transaction, groups, meetings, people
from storage.groups import companies
from storage.meetings import calendar_feeds

TOKEN_BYTES = 32


class Feeds:
    """Calendar addresses. They are secret: they show when and where the group meets, and nothing else."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    @property
    def offered(self) -> bool:
        """Return whether the program has a public address."""
        return self._dependencies.public_url is not None

    async def of_person(self, who: Who, *, anew: bool = False) -> FeedAddress:
        """Return the address of a person's own calendar, with all their groups.

        Args:
            anew: the old address is to lead nowhere from now on.

        Raises:
            FeedsOff: nothing of this program can be reached from outside.
        """
        async with self._dependencies.database.transaction() as tx:
            person = await people.meet(tx, who, reachable=True)
            if anew:
                await calendar_feeds.withdraw(tx, person_id=person.id)
            token = await calendar_feeds.token_of(tx, *self._new(), person_id=person.id)
            return FeedAddress(self._url(token), None)

    async def of_group(self, chat_id: int, *, facilitator: bool, anew: bool = False) -> FeedAddress:
        """Return the address of a group's calendar.

        Args:
            anew: the old address is to lead nowhere from now on.

        Raises:
            NotSetUp: the chat is no core group.
            FacilitatorsOnly: somebody else asks for a new address.
            FeedsOff: nothing of this program can be reached from outside.
        """
        async with self._dependencies.database.transaction() as tx:
            group = await core_group(tx, chat_id)
            if anew and not facilitator:
                raise FacilitatorsOnly
            if anew:
                await calendar_feeds.withdraw(tx, group_id=group.id)
            token = await calendar_feeds.token_of(tx, *self._new(), group_id=group.id)
            return FeedAddress(self._url(token), group)

    def _new(self) -> tuple[str, datetime]:
        if self._dependencies.public_url is None:
            raise FeedsOff
        return secrets.token_urlsafe(TOKEN_BYTES), self._dependencies.now()

    def _url(self, token: str) -> str:
        return f"{self._dependencies.public_url}/calendar/{token}.ics"

    async def read(self, token: str) -> bytes | None:
        """Return the contents of the calendar at an address; None if there is none."""
        async with self._dependencies.database.transaction() as tx:
            owner = await calendar_feeds.owner(tx, token)
            if owner is None:
                return None
            group_id, person_id = owner
            if group_id is not None:
                group = await groups.by_id(tx, GroupId(group_id))
                return shown.calendar(await self._feed(tx, group.language, group.zone, group, [group]))
            person = await people.by_id(tx, person_id or 0)
            if person is None:
                return None
            own = await groups.of_person(tx, person.id)
            language = person.speaks(own[0].language if own else self._dependencies.language)
            return shown.calendar(
                await self._feed(tx, language, own[0].zone if own else self._dependencies.zone, None, own)
            )

    async def _feed(self, tx: Transaction, language: str, zone: str, of: Group | None, own: list[Group]) -> Calendar:
        by_id = {group.id: group for group in own}
        hosts = {company.id: company.name for group in own for company in await companies.of_group(tx, group.id)}
        found = await meetings.of_groups(tx, list(by_id), shown_from(self._dependencies.now()))
        entries = tuple(FeedMeeting(by_id[each.group_id], each, hosts[each.company_id]) for each in found)
        return Calendar(language, zone, of, entries)
