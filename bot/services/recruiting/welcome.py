"""A newcomer is in: introduced to the group as they like it, and asked after a week what they would ask or offer."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.cycle.message_budget import month_of
from bot.domain.groups import Group
from bot.domain.groups.company_names import whole_name
from bot.domain.ids import GroupId
from bot.domain.people import Person, Who
from bot.domain.recruiting.fading import GoneFromGroup
from bot.domain.recruiting.newcomers import LONGEST_INTRODUCTION, NewcomerIntroduction, NewcomerState
from bot.domain.refused import require_fit
from bot.services.cycle import SOON, UNFORESEEN, budget_of
from bot.services.dependencies import Dependencies
from storage import Transaction, groups, people, recruiting
from storage.delivery import outbox, timers
from storage.delivery.timers import Timer
from storage.groups import companies

SETTLED_IN = timedelta(days=7)
STILL_OF_USE = timedelta(days=14)


class Introductions:
    """How a newcomer is introduced is theirs to say."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def approve(self, who: Who, group_id: int) -> NewcomerIntroduction:
        """The group is told, in the words they have seen; in a full month at the beginning of the next.

        A second press changes nothing.

        Raises:
            GoneFromGroup: they are not in that group, or did not come as a newcomer.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            view = await self._own(tx, who, group_id)
            fits = (await budget_of(tx, self._dependencies, view.group, now)).fits_all(UNFORESEEN, keeping=SOON)
            _, next_month = month_of(now, view.group.tz)
            await outbox.post(
                tx,
                key=f"newcomer-intro:{group_id}:{view.person.id}",
                kind="newcomer-intro",
                chat_id=view.group.chat_id,
                group_id=group_id,
                at=now if fits else view.group.daylight(next_month),
                newcomer=int(view.person.id),
            )
            return replace(view, later=not fits)

    async def reword(self, who: Who, group_id: int, text: str) -> NewcomerIntroduction:
        """They say it in their own words, and see it before the group does.

        Raises:
            GoneFromGroup: they are not in that group, or did not come as a newcomer.
            TooLong: more than is kept.
        """
        now, text = self._dependencies.now(), whole_name(text)
        require_fit(text, LONGEST_INTRODUCTION)
        async with self._dependencies.database.transaction() as tx:
            view = await self._own(tx, who, group_id)
            await recruiting.change(tx, view.person.id, now, introduction=text or None)
            return await self._own(tx, who, group_id)

    async def shown(self, who: Who, group_id: int) -> NewcomerIntroduction:
        """As it stands.

        Raises:
            GoneFromGroup: they are not in that group, or did not come as a newcomer.
        """
        async with self._dependencies.database.transaction() as tx:
            return await self._own(tx, who, group_id)

    async def _own(self, tx: Transaction, who: Who, group_id: int) -> NewcomerIntroduction:
        person = await people.meet(tx, who, reachable=True)
        view = await introduction(tx, person, group_id)
        if view is None:
            raise GoneFromGroup
        return view


async def introduction(tx: Transaction, person: Person, group_id: int) -> NewcomerIntroduction | None:
    """A newcomer as they are introduced; None where they are not in that group, or came another way."""
    company = await people.company_of(tx, person.id, group_id)
    newcomer = await recruiting.of_person(tx, person.id)
    if company is None or newcomer is None or newcomer.group_id != group_id:
        return None
    group = await groups.by_id(tx, GroupId(group_id))
    return NewcomerIntroduction(group, person, await companies.name_of(tx, company), newcomer)


async def newly_joined(tx: Transaction, group: Group, person: Person, now: datetime) -> None:
    """Somebody who looked for a group is in one: before `storage.recruiting.joined`, which ends the looking."""
    newcomer = await recruiting.of_person(tx, person.id)
    if newcomer is None or newcomer.state is NewcomerState.JOINED:
        return
    if person.reachable:
        await outbox.post(
            tx,
            key=f"newcomer-welcome:{group.id}:{person.id}",
            kind="newcomer-welcome",
            chat_id=person.telegram_id,
            person_id=person.id,
            group_id=group.id,
            at=now,
        )
    due_at = now + SETTLED_IN
    await timers.set_up(
        tx,
        key=f"newcomer-week:{group.id}:{person.id}",
        kind="newcomer-week",
        group_id=group.id,
        subject_id=person.id,
        due_at=due_at,
        stale_at=due_at + STILL_OF_USE,
    )


async def a_week_in(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """A week later: what would they ask first, or what can they offer?"""
    person = await people.by_id(tx, timer.subject_id)
    if person is None or not person.reachable:
        return "cannot be asked"
    if await people.company_of(tx, person.id, timer.of_group) is None:
        return "has left"
    now, group = dependencies.now(), await groups.by_id(tx, timer.of_group)
    if not (await budget_of(tx, dependencies, group, now)).fits(person.telegram_id, UNFORESEEN, keeping=SOON):
        due_at = now + SETTLED_IN
        await timers.set_up(
            tx,
            key=f"{timer.key}:again",
            kind=timer.kind,
            group_id=group.id,
            subject_id=person.id,
            due_at=due_at,
            stale_at=timer.stale_at,
        )
        return "has heard much this month"
    await outbox.post(
        tx,
        key=f"newcomer-week:{group.id}:{person.id}",
        kind="newcomer-week",
        chat_id=person.telegram_id,
        person_id=person.id,
        group_id=group.id,
        at=now,
        stale_at=timer.stale_at,
    )
    return "asked"
