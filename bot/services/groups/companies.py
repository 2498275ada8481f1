"""Companies in a group: `/join`, `/leave` and `/members`."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.companies import Ended
from bot.domain.cycle import Event
from bot.domain.cycle.rotation import credit_for_newcomer, order
from bot.domain.cycle.turns import Before, TurnState
from bot.domain.groups import Group
from bot.domain.groups.companies import Company
from bot.domain.groups.company_names import LONGEST, same_name, whole_name
from bot.domain.ids import CompanyId
from bot.domain.people import Person, Who
from bot.domain.recruiting.newcomers import NewcomerState
from bot.domain.refused import BackTooLate, MembersOnly, NoCompanyName, NotSetUp, UnknownGroup, WithAnother, require_fit
from bot.domain.views import Departure, JoinMenu, JoinOutcome, Leaving, OwnMenu, Roster
from bot.services.companies import ask_whoever_joined
from bot.services.cycle import standing, step, swaps
from bot.services.cycle import turns as turn_steps
from bot.services.dependencies import Dependencies, core_group
from bot.services.meetings import give_on
from bot.services.people import WELCOME, own_menu
from bot.services.recruiting import look_soon, newly_joined, place_free
from storage import Transaction, groups, meetings, people, recruiting, regions
from storage import companies as enterprises
from storage.delivery import cards, outbox
from storage.groups import companies
from storage.meetings import calendar_feeds

UNDONE_WITHIN = timedelta(days=1)
"""How long leaving can be undone, with the place in the host order."""


class Companies:
    """Membership of groups. The unit is the company; several people can belong to one."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def join(self, who: Who, chat_id: int, name: str, *, sure: bool = False) -> JoinOutcome:
        """Make the person a member of that company in this group.

        Args:
            name: as typed. A company that is there under the same name is joined; else it is new.
            sure: they do want to leave the company they belong to for it.

        Raises:
            NotSetUp: the chat is no core group.
            NoCompanyName: there is no letter or digit in the name.
            TooLong: the name is longer than is kept.
            WithAnother: they belong to another company, and are not sure.
        """
        name = _readable(name)
        async with self._dependencies.database.transaction() as tx:
            group = await core_group(tx, chat_id)
            everyone = await companies.of_group(tx, group.id)
            known = _named(everyone, name)
            return await self._enter(tx, group, await people.meet(tx, who), everyone, known, name, sure=sure)

    async def join_known(self, who: Who, group_id: int, company_id: int) -> JoinOutcome:
        """Join a company of the group chosen with a button in the private chat.

        Raises:
            NotSetUp: the group is no core group any more.
        """
        async with self._dependencies.database.transaction() as tx:
            group = await _registered(tx, group_id)
            everyone = await companies.of_group(tx, group.id)
            known = next((company for company in everyone if company.id == company_id), None)
            if known is None:
                raise UnknownGroup
            person = await people.meet(tx, who, reachable=True)
            return await self._enter(tx, group, person, everyone, known, known.name, sure=False)

    async def newcomer_came(self, who: Who, chat_id: int) -> JoinOutcome | None:
        """Handle a person entering the chat; an admitted newcomer joins their company at once.

        Returns:
            None for everybody else: they say themselves what company they belong to.
        """
        async with self._dependencies.database.transaction() as tx:
            group, person = (
                await groups.by_chat(tx, chat_id, lock=True),
                await people.by_telegram_id(tx, who.telegram_id),
            )
            if group is None or person is None or not group.registered:
                return None
            newcomer = await recruiting.of_person(tx, person.id)
            if newcomer is None or newcomer.group_id != group.id:
                return None
            if newcomer.state not in (NewcomerState.ADMITTED, NewcomerState.JOINING):
                return None
            if newcomer.company is None or not any(character.isalnum() for character in newcomer.company):
                # Which company it is has not been said yet.
                return None
            everyone = await companies.of_group(tx, group.id)
            known = _named(everyone, newcomer.company)
            if known is not None and not known.left:
                # Somebody of that name is here: whether it is theirs, they say themselves.
                return None
            return await self._enter(tx, group, person, everyone, known, newcomer.company, sure=False)

    async def _enter(
        self,
        tx: Transaction,
        group: Group,
        person: Person,
        everyone: list[Company],
        known: Company | None,
        name: str,
        *,
        sure: bool,
    ) -> JoinOutcome:
        now = self._dependencies.now()
        today = now.astimezone(group.tz).date()
        before = await people.company_of(tx, person.id, group.id)
        new_company = known is None or known.left
        already = known is not None and not known.left and before == known.id
        if before is not None and not already and not sure:
            own = next(company for company in everyone if company.id == before)
            raise WithAnother(known is not None, company=own.name, other=known.name if known else name)
        if known is None:
            company_id = await companies.add(tx, group.id, name, now, credit_for_newcomer(everyone))
        else:
            company_id = known.id
            if known.left:
                others = [company for company in everyone if company.id != known.id]
                await companies.come_back(
                    tx, company_id, now, credit_for_newcomer(others) - known.turns_hosted - known.missed
                )
        if not already:
            if before is not None:
                await people.depart(tx, person.id, group.id, now, Ended.MOVED)
                await after_departure(tx, group, before, now, Ended.MOVED)
            await people.enter(tx, person.id, group.id, company_id, now)
            await ask_whoever_joined(tx, person, company_id, now)
            await newly_joined(tx, group, person, now)
            await recruiting.joined(tx, person.id, group, now)
            await cards.spoil(tx, WELCOME, int(person.id), now)
            await turn_steps.open_cycle(tx, group, now, Before.FIRST)
            await regions.moved_on(tx, group, now)
        in_order = [company.id for company in order(await companies.of_group(tx, group.id), on=today)]
        return JoinOutcome(
            group=group,
            person=person,
            company=known.name if known else name,
            # A company that pauses stands nowhere in the order.
            place=in_order.index(company_id) + 1 if company_id in in_order else 0,
            new_company=new_company,
            already=already,
            menu=None if already else await self._menu(tx, person),
        )

    async def _menu(self, tx: Transaction, person: Person) -> OwnMenu | None:
        """Update the private command menu of a person with a role when they join their first group."""
        menu = await own_menu(tx, self._dependencies, person)
        return menu if menu.roles else None

    async def rename(self, who: Who, chat_id: int, name: str) -> tuple[str, str]:
        """Rename the person's company; return its old and new name.

        Raises:
            NotSetUp: the chat is no core group.
            MembersOnly: they belong to no company here.
            NoCompanyName, TooLong: it is no name.
            WithAnother: another company of the group has that name.
        """
        name, now = _readable(name), self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            group = await core_group(tx, chat_id)
            company_id = await people.company_of(tx, (await people.meet(tx, who)).id, group.id)
            if company_id is None:
                raise MembersOnly
            own = await companies.by_id(tx, company_id)
            same = _named(await companies.of_group(tx, group.id), name)
            if same is not None and same.id != own.id:
                raise WithAnother(True, company=own.name, other=same.name)
            await companies.rename(tx, own.id, name)
            enterprise_id = await enterprises.of_place(tx, own.id)
            if await enterprises.name_of(tx, enterprise_id) == own.name:
                await enterprises.rename(tx, enterprise_id, name)
            at = await standing(tx, group)
            if at.planned is not None:
                await cards.spoil(tx, "meeting", at.planned.id, now)
            if at.turn is not None:
                await cards.spoil_all(tx, turn_steps.TURN_CARDS, at.turn.id, now)
            return own.name, name

    async def leaving(self, who: Who, chat_id: int) -> Leaving:
        """Return what changes if the person leaves the group.

        Raises:
            NotSetUp: the chat is no core group.
            MembersOnly: they belong to no company here.
        """
        async with self._dependencies.database.transaction() as tx:
            group = await core_group(tx, chat_id)
            person = await people.meet(tx, who)
            company_id = await people.company_of(tx, person.id, group.id)
            if company_id is None:
                raise MembersOnly
            last = len(await people.of_company(tx, company_id)) == 1
            at = await standing(tx, group)
            turn_goes = last and at.hosts(company_id)
            return Leaving(
                group=group,
                person=person,
                company=(await companies.by_id(tx, company_id)).name,
                company_leaves=last,
                turn_goes=turn_goes,
                meeting=at.planned if turn_goes else None,
            )

    async def registered(self, group_id: int) -> Group:
        """Return the core group with that id.

        Raises:
            NotSetUp: it is no core group any more.
        """
        async with self._dependencies.database.transaction() as tx:
            return await _registered(tx, group_id)

    async def undo_leaving(self, who: Who, group_id: int) -> JoinOutcome:
        """Undo a departure: the company returns to its place in the host order.

        A turn that has gone on meanwhile stays with whoever has it; the company is asked first the next time.

        Raises:
            NotSetUp: the group is no core group any more.
            BackTooLate: they left longer than a day ago, or belong to a company here again.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            group = await _registered(tx, group_id)
            person = await people.meet(tx, who)
            company_id = await people.left_since(tx, person.id, group.id, now - UNDONE_WITHIN)
            if company_id is None:
                raise BackTooLate
            await people.restore(tx, person.id, group.id)
            await recruiting.found_again(tx, person.id)
            await cards.spoil(tx, WELCOME, int(person.id), now)
            await companies.restore(tx, company_id)
            await turn_steps.open_cycle(tx, group, now, Before.FIRST)
            today = now.astimezone(group.tz).date()
            in_order = [company.id for company in order(await companies.of_group(tx, group.id), on=today)]
            return JoinOutcome(
                group=group,
                person=person,
                company=await companies.name_of(tx, company_id),
                place=in_order.index(company_id) + 1 if company_id in in_order else 0,
                new_company=False,
                already=False,
            )

    async def leave(self, who: Who, chat_id: int) -> Departure:
        """Remove the person from the group, and their company if they were the last of it.

        Raises:
            NotSetUp: the chat is no core group.
            MembersOnly: they belong to no company here.
        """
        async with self._dependencies.database.transaction() as tx:
            group = await core_group(tx, chat_id)
            departure = await self._depart(tx, group, await people.meet(tx, who), Ended.LEFT)
            if departure is None:
                raise MembersOnly
            return departure

    async def left_chat(self, telegram_id: int, chat_id: int, *, removed: bool = False) -> None:
        """Handle a person leaving the chat, which leaves the group. Harmless for someone without a company.

        Args:
            removed: it is known that somebody else took them out.
        """
        because = Ended.REMOVED if removed else Ended.LEFT_CHAT
        async with self._dependencies.database.transaction() as tx:
            group = await groups.by_chat(tx, chat_id, lock=True)
            person = await people.by_telegram_id(tx, telegram_id)
            if group is None or person is None:
                return
            departure = await self._depart(tx, group, person, because)
            if departure is None and await people.was_in(tx, person.id, group.id):
                # They had left the company before, and could read the chat until now.
                await self._renew_calendar(tx, group)
            planned = await meetings.coming(tx, group.id)
            if planned is not None and await meetings.take_back(tx, planned.id, person.id):
                await cards.spoil(tx, "meeting", planned.id, self._dependencies.now())

    async def _renew_calendar(self, tx: Transaction, group: Group) -> None:
        """Change the address of the group's calendar, which somebody who has left may know."""
        if not await calendar_feeds.withdraw(tx, group_id=group.id):
            return
        now = self._dependencies.now()
        await outbox.post(
            tx,
            key=f"feed-renewed:{group.id}:{now.isoformat()}",
            kind="feed-renewed",
            chat_id=group.chat_id,
            group_id=group.id,
            at=now,
        )

    async def _depart(self, tx: Transaction, group: Group, person: Person, because: Ended) -> Departure | None:
        now = self._dependencies.now()
        company_id = await people.company_of(tx, person.id, group.id)
        if company_id is None:
            return None
        company = await companies.by_id(tx, company_id)
        await people.depart(tx, person.id, group.id, now, because)
        await cards.spoil(tx, WELCOME, int(person.id), now)
        gone = await after_departure(tx, group, company_id, now, because)
        await self._renew_calendar(tx, group)
        if because is not Ended.REMOVED and person.reachable:
            await outbox.post(
                tx,
                key=f"leaving-why:{group.id}:{person.id}:{now.isoformat()}",
                kind="leaving-why",
                chat_id=person.telegram_id,
                person_id=person.id,
                group_id=group.id,
                # Once it can no longer be undone.
                at=now + UNDONE_WITHIN,
            )
        return Departure(group=group, person=person, company=company.name, company_left=gone)

    async def members(self, chat_id: int) -> Roster:
        """Return the companies in host order with their people.

        Raises:
            NotSetUp: the chat is no core group.
        """
        async with self._dependencies.database.transaction() as tx:
            group = await core_group(tx, chat_id)
            today = self._dependencies.now().astimezone(group.tz).date()
            in_order = order(await companies.of_group(tx, group.id), on=today)
            people_of: dict[CompanyId, list[Person]] = {}
            for company_id, person in await people.of_group(tx, group.id):
                people_of.setdefault(company_id, []).append(person)
            return Roster(group, tuple((c, tuple(people_of.get(c.id, ()))) for c in in_order))

    async def group_of_chat(self, chat_id: int) -> Group:
        """Return a chat's core group.

        Raises:
            NotSetUp: the chat is no core group.
        """
        async with self._dependencies.database.transaction() as tx:
            return await core_group(tx, chat_id)

    async def group_of_token(self, token: str) -> Group:
        """Return the group a join link belongs to.

        Raises:
            UnknownGroup: there is none.
        """
        async with self._dependencies.database.transaction() as tx:
            group = await groups.by_token(tx, token)
            if group is None or not group.registered:
                raise UnknownGroup
            return group

    async def join_menu(self, who: Who, group_id: int) -> JoinMenu:
        """Return what a person can join from the private chat.

        Raises:
            NotSetUp: the group is no core group any more.
        """
        async with self._dependencies.database.transaction() as tx:
            group = await _registered(tx, group_id)
            today = self._dependencies.now().astimezone(group.tz).date()
            person = await people.meet(tx, who, reachable=True)
            return JoinMenu(group, person, order(await companies.of_group(tx, group.id), on=today))


def _readable(name: str) -> str:
    whole = whole_name(name)
    if not any(character.isalnum() for character in whole):
        raise NoCompanyName
    require_fit(whole, LONGEST)
    return whole


def _named(everyone: list[Company], name: str) -> Company | None:
    return next((company for company in everyone if same_name(company.name, name)), None)


async def _registered(tx: Transaction, group_id: int) -> Group:
    group = await groups.find(tx, group_id, lock=True)
    if group is None or not group.registered:
        raise NotSetUp
    return group


async def after_departure(tx: Transaction, group: Group, company_id: CompanyId, now: datetime, because: Ended) -> bool:
    """Remove a company that has nobody left, and pass its turn on."""
    if await people.of_company(tx, company_id):
        return False
    await companies.leave(tx, company_id, now, because)
    await place_free(tx, group, now)
    await look_soon(tx, group, now)
    await regions.moved_on(tx, group, now)
    await swaps.turn_changed(tx, company_id, now)
    if (await standing(tx, group)).hosts(company_id):
        async with step(tx, group, Event.LEAVE) as at:
            await give_on(tx, group, at, TurnState.GIVEN_ON, Before.LEFT, now)
    return True
