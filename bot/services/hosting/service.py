"""The commands about host turns: `/hosts`, `/volunteer`, `/pass`, `/pause`, `/resume`, and a turn's two buttons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.domain.commands import Command, useful_now
from bot.domain.cycle import AlreadyHosting, Event, MeetingSet, Stage
from bot.domain.cycle.rotation import FOREVER, order
from bot.domain.cycle.swaps import NotYourTurn
from bot.domain.cycle.turns import Before, Turn, TurnState
from bot.domain.groups import Group
from bot.domain.groups.companies import Company
from bot.domain.ids import CompanyId
from bot.domain.people import Who
from bot.domain.refused import OthersTurn, TurnOver
from bot.domain.views import HostOrder, PauseOutcome, ResumeOutcome, TurnCard
from bot.services.cycle import hand_to, host_order, open_cycle, standing, step, swaps, take, turn_card
from bot.services.delivery import threads
from bot.services.dependencies import Dependencies, core_group
from bot.services.meetings import give_on
from bot.services.people import own_company, require_member
from storage import Transaction, groups, people
from storage.cycle import turns
from storage.delivery import timers
from storage.delivery.timers import Timer
from storage.groups import companies

BACK_AT = time(9)
"""On the day a pause ends, in the group's zone: when a group that waits for it goes on."""


class Turns:
    """Everything people can do with host turns, except swapping them."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def hosts(self, chat_id: int) -> HostOrder:
        """Return who hosts next, who comes after, and who has hosted.

        Raises:
            NotSetUp: the chat is no core group.
        """
        async with self._dependencies.database.transaction() as tx:
            group = await core_group(tx, chat_id)
            return await host_order(tx, self._dependencies, group)

    async def useful_commands(self, who: Who | None, chat_id: int, *, facilitator: bool) -> tuple[Command, ...]:
        """Return the commands most useful to this person in the group's chat now.

        Raises:
            NotSetUp: the chat is no core group.
        """
        async with self._dependencies.database.transaction() as tx:
            group = await core_group(tx, chat_id)
            own, at = await own_company(tx, who, group), await standing(tx, group)
            return useful_now(
                member=own is not None, hosts=at.hosts(own), planned=at.planned is not None, facilitator=facilitator
            )

    async def chat_of_turn(self, turn_id: int) -> int:
        """Return the chat id of the group a turn belongs to.

        Raises:
            TurnOver: there is no such turn.
        """
        async with self._dependencies.database.transaction() as tx:
            turn = await turns.by_id(tx, turn_id)
            if turn is None:
                raise TurnOver
            return (await groups.by_id(tx, turn.group_id)).chat_id

    async def accept(self, who: Who, turn_id: int, pressed: tuple[int, int] | None = None) -> TurnCard:
        """Accept the host turn for a company.

        Args:
            pressed: chat id and message id of the message with the button.

        Raises:
            MembersOnly: the presser belongs to no company of the group.
            OthersTurn: they belong to another one.
            TurnOver: the turn has gone on.
            NewerMessage: another message about it has taken the place of this one.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            group, turn, company_id = await self._pressed(tx, who, turn_id, pressed)
            if turn.state is TurnState.OFFERED:
                async with step(tx, group, Event.ACCEPT):
                    await _wake(tx, company_id, now)
                    turn = await take(tx, group, turn, company_id, now, in_place=True)
            return await turn_card(tx, group, turn)

    async def decline(self, who: Who, turn_id: int, pressed: tuple[int, int] | None = None) -> TurnCard:
        """Pass the host turn; the next company is asked at once.

        Args:
            pressed: chat id and message id of the message with the button.

        Raises:
            OthersTurn: the presser belongs to another company, or to none.
            TurnOver: the turn has gone on.
            AlreadyHosting: they have said that they host; a button that asked before is not enough to take that back.
            MeetingSet: the time is settled; a button of an old message is not enough to withdraw it.
            NoTurn: everybody is asked, so there is nothing to pass.
            NewerMessage: another message about it has taken the place of this one.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            group, turn, own = await self._pressed(tx, who, turn_id, pressed)
            async with step(tx, group, Event.PASS) as at:
                if at.planned is not None:
                    raise MeetingSet(company=(await companies.by_id(tx, own)).name)
                if turn.state is TurnState.ACCEPTED:
                    raise AlreadyHosting(company=(await companies.by_id(tx, own)).name)
                turn = await give_on(tx, group, at, TurnState.PASSED, Before.PASSED, now)
            return await turn_card(tx, group, turn)

    async def _pressed(
        self, tx: Transaction, who: Who, turn_id: int, pressed: tuple[int, int] | None
    ) -> tuple[Group, Turn, CompanyId]:
        turn = await turns.by_id(tx, turn_id)
        if turn is None:
            raise TurnOver
        group = await groups.by_id(tx, turn.group_id, lock=True)
        # Read again under the group's lock: two people may press at once.
        turn = await turns.by_id(tx, turn_id)
        person = await people.meet(tx, who)
        if turn is None or not turn.open:
            raise TurnOver
        # Who hosts is told to those who are in the group.
        own = await require_member(tx, person, group)
        if turn.company_id not in (None, own):
            host = None if turn.company_id is None else (await companies.by_id(tx, turn.company_id)).name
            raise OthersTurn(company=host or group.title)
        await threads.require_newest(tx, pressed, turn_id, about="turn")
        return group, turn, own

    async def pass_on(self, who: Who, chat_id: int) -> TurnCard:
        """Pass the turn of the person's company; the next one is asked at once and a set time is withdrawn.

        Raises:
            NotSetUp: the chat is no core group.
            MembersOnly: they belong to no company here.
            NotYourTurn: another company has the turn.
            NoTurn: nobody is asked at the moment, or everybody is.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            group, own = await member(tx, who, chat_id)
            async with step(tx, group, Event.PASS) as at:
                if at.host is not None and not at.hosts(own.id):
                    raise NotYourTurn(company=at.host.name)
                turn = await give_on(tx, group, at, TurnState.PASSED, Before.PASSED, now)
            return await turn_card(tx, group, turn)

    async def volunteer(self, who: Who, chat_id: int) -> TurnCard:
        """Take the next turn for the person's company; a company that was asked keeps its place.

        Raises:
            NotSetUp: the chat is no core group.
            MembersOnly: they belong to no company here.
            AlreadyHosting: they host already.
            HostFound: another company hosts already.
            MeetingSet: the time is settled, with another host.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            group, own = await member(tx, who, chat_id)
            at = await standing(tx, group)
            if at.hosts(own.id) and at.stage is not Stage.OFFERED:
                raise AlreadyHosting(company=own.name)
            # Whoever has been asked says yes; whoever has not takes the turn of another, or of nobody.
            async with step(tx, group, Event.ACCEPT if at.hosts(own.id) else Event.VOLUNTEER):
                await _wake(tx, own.id, now)
                if at.turn is not None and (at.hosts(own.id) or at.stage is Stage.OPEN):
                    turn = await take(tx, group, at.turn, own.id, now)
                else:
                    turn = await hand_to(tx, group, own.id, now, TurnState.TAKEN)
            return await turn_card(tx, group, turn)

    async def may_pause(self, who: Who, chat_id: int) -> None:
        """Check permission before asking for another day.

        Raises:
            NotSetUp: the chat is no core group.
            MembersOnly: they belong to no company here.
        """
        async with self._dependencies.database.transaction() as tx:
            await member(tx, who, chat_id)

    async def pause(self, who: Who, chat_id: int, until: date | None) -> PauseOutcome:
        """Take the person's company out of the host order until that day; None means until further notice.

        A turn it has been asked for, or has taken without a date, goes on to the next. A meeting that is set stays.

        Raises:
            NotSetUp: the chat is no core group.
            MembersOnly: they belong to no company here.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            group, own = await member(tx, who, chat_id)
            at = await standing(tx, group)
            hosting = at.hosts(own.id)
            given_on = hosting and at.planned is None
            await companies.stand(tx, replace(own, paused_until=until or FOREVER))
            if not hosting or given_on:
                await swaps.turn_changed(tx, own.id, now)
            if hosting:
                async with step(tx, group, Event.PAUSE) as at:
                    if given_on:
                        await give_on(tx, group, at, TurnState.GIVEN_ON, Before.PAUSED, now)
            if until is not None:
                await _come_back_on(tx, group, own.id, until, now)
            return PauseOutcome(
                group,
                own.name,
                until,
                given_on=given_on,
                hosting=hosting and not given_on,
                since=now.astimezone(group.tz).date(),
            )

    async def resume(self, who: Who, chat_id: int) -> ResumeOutcome:
        """Put the person's company back in the host order.

        Raises:
            NotSetUp: the chat is no core group.
            MembersOnly: they belong to no company here.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            group, own = await member(tx, who, chat_id)
            today = now.astimezone(group.tz).date()
            paused = own.paused(today)
            if paused:
                await _wake(tx, own.id, now)
                await open_cycle(tx, group, now, Before.NEXT)
            in_order = [c.id for c in order(await companies.of_group(tx, group.id), on=today)]
            return ResumeOutcome(group, own.name, in_order.index(own.id) + 1, paused=paused)


async def member(tx: Transaction, who: Who, chat_id: int) -> tuple[Group, Company]:
    """Return the group and the company this person belongs to in it.

    Raises:
        NotSetUp: the chat is no core group.
        MembersOnly: they belong to no company here.
    """
    group = await core_group(tx, chat_id)
    own = await require_member(tx, await people.meet(tx, who), group)
    return group, await companies.by_id(tx, own)


async def _wake(tx: Transaction, company_id: CompanyId, now: datetime) -> None:
    """End the break of a company that hosts or offers to."""
    company = await companies.by_id(tx, company_id)
    if company.paused_until is not None:
        await companies.stand(tx, replace(company, paused_until=None))
        await timers.drop(tx, ("pause-over",), company_id, "back already")


async def _come_back_on(tx: Transaction, group: Group, company_id: CompanyId, until: date, now: datetime) -> None:
    await timers.drop(tx, ("pause-over",), company_id, "another day")
    await timers.set_up(
        tx,
        key=f"pause-over:{company_id}:{until.isoformat()}:{int(now.timestamp())}",
        kind="pause-over",
        group_id=group.id,
        subject_id=company_id,
        due_at=datetime.combine(until, BACK_AT, ZoneInfo(group.zone)),
    )


async def go_off(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """End a break; a group that had too few hosts continues."""
    group = await groups.by_id(tx, timer.of_group, lock=True)
    await open_cycle(tx, group, dependencies.now(), Before.NEXT)
    return "back in the host order"
