"""The `/report` command: who can have which report, and ordering one."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from typing import Any

from bot.domain.evidence.facts import Scope
from bot.domain.evidence.orders import (
    Choices,
    Order,
    ReportGone,
    ReportsNotForYou,
    ReportUnderWay,
    What,
    page_of,
    read_project,
)
from bot.domain.evidence.periods import Period
from bot.domain.network import LINK_LIVES
from bot.domain.people import Person, Who
from bot.domain.people.role_links import CoordinatorsOnly
from bot.domain.people.roles import Role, covering
from bot.formats.periods import period_words
from bot.services.dependencies import Dependencies
from bot.services.people import is_coordinator
from storage import Transaction, confirmations, groups, people
from storage.delivery import cards
from storage.evidence import reports
from storage.network import page_links
from storage.people import roles

SECRET_BYTES = 32


class Reports:
    """Ordering and reading reports."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def choices(self, who: Who, facilitated: Collection[int]) -> Choices:
        """Return what a person can report on.

        Args:
            facilitated: the chats they administer.

        Raises:
            ReportsNotForYou: nothing.
        """
        async with self._dependencies.database.transaction() as tx:
            return await self._choices(tx, who, facilitated)

    async def _choices(self, tx: Transaction, who: Who, facilitated: Collection[int]) -> Choices:
        every = await groups.registered(tx)
        person = await people.by_telegram_id(tx, who.telegram_id)
        coordinates = await is_coordinator(tx, self._dependencies, who.telegram_id)
        held = [] if person is None else await roles.of_person(tx, person.id)
        advises = [one for one in held if one.role is Role.ADVISER]
        studies = [one for one in held if one.role is Role.RESEARCHER]
        regions: dict[str, tuple[str, int]] = {}
        reported, studied = set[Scope](), set[Scope]()
        for group in every:
            if not group.region:
                continue
            reports_on = coordinates or bool(covering(advises, group.region))
            has_data = coordinates or bool(covering(studies, group.region))
            if reports_on or has_data:
                name, _ = regions.setdefault(group.region.casefold(), (group.region, group.id))
                reported |= {Scope(region=name)} if reports_on else set()
                studied |= {Scope(region=name)} if has_data else set()
        if coordinates or any(one.regions is None for one in advises):
            reported.add(Scope())
        if coordinates or any(one.regions is None for one in studies):
            studied.add(Scope())
        own = tuple(group for group in every if group.chat_id in facilitated)
        reported |= {Scope(group=group.id) for group in own}
        if not (reported or studied):
            raise ReportsNotForYou
        project = await reports.project(tx) if coordinates else None
        named = tuple(sorted(regions.values(), key=lambda one: one[0].casefold()))
        whole = Scope() in reported | studied
        waiting = {int(group.id): len(await confirmations.unconfirmed(tx, group.id)) for group in own}
        return Choices(whole, named, own, project, coordinates, frozenset(reported), frozenset(studied), waiting)

    async def chat_of(self, group_id: int) -> int | None:
        """Return a group's chat, so that Telegram can be asked who administers it."""
        async with self._dependencies.database.transaction() as tx:
            group = await groups.find(tx, group_id)
            return None if group is None else group.chat_id

    async def order(
        self,
        who: Who,
        facilitated: Collection[int],
        scope: Scope,
        period: Period,
        language: str,
        what: What = What.REPORT,
    ) -> tuple[Order, str | None]:
        """Order a report, or rows for researchers.

        Returns:
            the report, and the name of the region or group it is about.

        Raises:
            ReportsNotForYou: they may make none.
            UnknownScope: not about that.
            ReportUnderWay: one of theirs is being made.
        """
        async with self._dependencies.database.transaction() as tx:
            choices = await self._choices(tx, who, facilitated)
            choices.need(scope, what)
            person = await people.meet(tx, who)
            if await reports.under_way(tx, person.id):
                raise ReportUnderWay
            order = await reports.want(
                tx,
                what=what,
                person_id=person.id,
                language=language,
                now=self._dependencies.now(),
                made_on=self._dependencies.today(),
                period=period,
                scope=scope,
                salt=secrets.token_hex(16),
                project=await reports.project(tx),
            )
            title = next((group.title for group in choices.groups if group.id == scope.group), None)
            return order, scope.region or title

    async def link(self, who: Who, facilitated: Collection[int], report_id: int) -> str:
        """Return the token of a link that opens the report's page once for this person. Only its hash is stored.

        Raises:
            ReportGone: it is not theirs, or not made.
            ReportsNotForYou: they may make none any more.
        """
        token, now = secrets.token_urlsafe(SECRET_BYTES), self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            person = await people.meet(tx, who)
            await self._said(tx, person, facilitated, report_id)
            await page_links.add(tx, person.id, page_of(report_id), token, now, now + LINK_LIVES)
        return token

    async def _said(
        self, tx: Transaction, person: Person, facilitated: Collection[int], report_id: int
    ) -> dict[str, Any]:
        order, page = await reports.by_id(tx, report_id), await reports.page(tx, report_id)
        who = Who(person.telegram_id, person.name, person.language_hint)
        choices = await self._choices(tx, who, facilitated)
        if order is None or page is None or order.person_id != person.id or order.scope not in choices.report:
            raise ReportGone
        return page

    async def page(self, person: Person, facilitated: Collection[int], report_id: int) -> dict[str, Any]:
        """Return a report's page for the person who asked for it, if they can still report on that.

        Raises:
            ReportGone: it is not theirs, or not made.
            ReportsNotForYou: they may make none any more.
        """
        async with self._dependencies.database.transaction() as tx:
            return await self._said(tx, person, facilitated, report_id)

    async def chat_asked(self, report_id: int) -> int | None:
        """Return the chat of the group a report is about, so that Telegram can be asked who administers it."""
        async with self._dependencies.database.transaction() as tx:
            order = await reports.by_id(tx, report_id)
            group = None if order is None or order.scope.group is None else await groups.find(tx, order.scope.group)
            return None if group is None else group.chat_id

    async def follow(self, report_id: int, card: tuple[int, int]) -> None:
        """Make the message `card` (chat id, message id) show a report's progress."""
        async with self._dependencies.database.transaction() as tx:
            await cards.put(tx, chat_id=card[0], message_id=card[1], kind="report", subject_id=report_id)
            await cards.spoil(tx, "report", report_id, self._dependencies.now(), pressed=card)

    async def set_project(self, who: Who, programme: str, unit: str, typed: str) -> Choices:
        """Set which project funds the network.

        Raises:
            CoordinatorsOnly: that is for coordinators.
            UnknownProject: the code or the period is missing.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            if not await is_coordinator(tx, self._dependencies, who.telegram_id):
                raise CoordinatorsOnly
            person = await people.meet(tx, who)
            project = read_project(programme, unit, typed, period_words())
            await reports.set_project(tx, project, person.id, now)
            return await self._choices(tx, who, ())
