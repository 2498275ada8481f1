"""The `/swap` command: two companies trade host turns once the other one agrees."""

from __future__ import annotations

from datetime import datetime

from bot.domain.cycle import Event
from bot.domain.cycle.rotation import after_swap
from bot.domain.cycle.swaps import (
    OPEN_FOR,
    Paused,
    Swap,
    SwapAsked,
    SwapCard,
    SwapOver,
    SwapRunOut,
    SwapState,
    SwapWithOneself,
    UnknownCompany,
    open_until,
)
from bot.domain.cycle.turns import TurnState
from bot.domain.formatted import shortened
from bot.domain.groups import Group
from bot.domain.groups.companies import Company
from bot.domain.groups.company_names import near, same_name
from bot.domain.ids import CompanyId
from bot.domain.meetings import Meeting
from bot.domain.people import Person, Who
from bot.domain.refused import MembersOnly, OthersTurn
from bot.services.cycle import UNFORESEEN, CycleStanding, budget_of, hand_to, standing, step
from bot.services.cycle import swaps as swap_course
from bot.services.dependencies import Dependencies
from bot.services.hosting.service import member
from bot.services.meetings import change_host
from bot.services.people import company_in
from storage import Transaction, groups, people
from storage.cycle import swaps
from storage.delivery import outbox, timers
from storage.delivery.timers import Timer
from storage.groups import companies


class Swaps:
    """Asking for a swap, and answering."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def ask(self, who: Who, chat_id: int, name: str) -> Company | None:
        """Ask another company to trade turns; its people answer with a button.

        Args:
            name: of the other company, as typed.

        Returns:
            the other company where it is asked in private only, since the group has heard much.

        Raises:
            NotSetUp: the chat is no core group.
            MembersOnly: they belong to no company here.
            UnknownCompany: no company here goes by that name.
            SwapAsked: they were asked already.
            OwnCompany: it is their own.
            Paused: one of the two pauses.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            group, own = await member(tx, who, chat_id)
            other = _named(name, [c for c in await companies.of_group(tx, group.id) if not c.left])
            if other.id == own.id:
                others = [c for c in await companies.of_group(tx, group.id) if not c.left and c.id != own.id]
                raise SwapWithOneself(example=others[0].name if others else "Kahvila Aino")
            today = now.astimezone(group.tz).date()
            at = await standing(tx, group)
            # Whoever hosts a meeting that is set still does in a break, so it may still ask another to.
            paused = next((c for c in (own, other) if c.paused(today) and not at.hosts(c.id)), None)
            if paused is not None:
                raise Paused(company=paused.name)
            if at.hosts(own.id) or at.hosts(other.id):
                at.require(Event.SWAP)
            if await swaps.between(tx, own.id, other.id) is not None:
                raise SwapAsked(company=other.name)
            person = await people.meet(tx, who)
            swap = await swaps.ask(tx, group.id, own.id, other.id, person.id, now)
            aloud = await self._announce(tx, group, swap, person, open_until(now, _at_stake(at, swap)))
            return None if aloud else other

    async def _announce(self, tx: Transaction, group: Group, swap: Swap, asker: Person, until: datetime) -> bool:
        """Send the request, to the group if the budget allows and in private; return whether the group was told."""
        now, key = self._dependencies.now(), f"swap:{swap.id}"
        budget = await budget_of(tx, self._dependencies, group, now)
        asked = [person for person in await people.of_company(tx, swap.asked_id) if person.reachable]
        # Where the asker cannot hear the answer in private, the group has to show it. A yes is told in one more message.
        aloud = not asked or not asker.reachable or budget.fits_all(2 * UNFORESEEN)
        if aloud:
            await outbox.post(tx, key=key, kind="swap", chat_id=group.chat_id, group_id=group.id, at=now, swap=swap.id)
        for person in asked:
            # The group's message calls them by name, and has the same buttons.
            if not aloud or budget.fits_copy(person.telegram_id):
                await outbox.post(
                    tx,
                    key=f"{key}:{person.telegram_id}",
                    kind="swap",
                    chat_id=person.telegram_id,
                    person_id=person.id,
                    group_id=group.id,
                    at=now,
                    swap=swap.id,
                )
        await timers.set_up(
            tx,
            key=f"swap-expire:{swap.id}",
            kind="swap-expire",
            group_id=group.id,
            subject_id=swap.id,
            due_at=until,
        )
        return aloud

    async def answer(self, who: Who, swap_id: int, *, agreed: bool) -> SwapCard:
        """Agree to the swap, or decline it.

        Raises:
            SwapRunOut: it was not answered in time.
            SwapOver: it was answered, or something changed meanwhile.
            MembersOnly: the presser belongs to no company of the group.
            OthersTurn: they belong to another one than was asked.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            swap = await swaps.by_id(tx, swap_id)
            if swap is None:
                raise SwapOver
            group = await groups.by_id(tx, swap.group_id, lock=True)
            swap = await swaps.by_id(tx, swap_id)
            person = await people.meet(tx, who)
            if swap is None:
                raise SwapOver
            asking, asked = await companies.by_id(tx, swap.asking_id), await companies.by_id(tx, swap.asked_id)
            at = await standing(tx, group)
            late = swap.state is SwapState.ASKED and now >= open_until(swap.asked_at, _at_stake(at, swap))
            if late or swap.state is SwapState.EXPIRED:
                raise SwapRunOut(company=asking.name)
            if swap.state is not SwapState.ASKED:
                raise SwapOver
            own = await company_in(tx, person, group)
            if own is None:
                # Who trades with whom is told to those who are in the group.
                raise MembersOnly
            if own != asked.id:
                raise OthersTurn(company=asked.name)
            swap = await swap_course.end(tx, swap, SwapState.AGREED if agreed else SwapState.DECLINED, now)
            if agreed and (at.hosts(asking.id) or at.hosts(asked.id)):
                async with step(tx, group, Event.SWAP):
                    await self._trade(tx, group, asking, asked, at, swap)
            elif agreed:
                await self._trade(tx, group, asking, asked, at, swap)
            return await swap_card(tx, group, swap)

    async def _trade(
        self, tx: Transaction, group: Group, asking: Company, asked: Company, at: CycleStanding, swap: Swap
    ) -> None:
        """Exchange the companies' places; the next turn, if one has it, goes to the other at the same time."""
        now = self._dependencies.now()
        for company in after_swap(asking, asked):
            await companies.stand(tx, company)
            await swap_course.turn_changed(tx, company.id, now)
        if not (at.hosts(asking.id) or at.hosts(asked.id)):
            return
        taker = asked if at.hosts(asking.id) else asking
        undated = at.planned is None
        # Whoever the turn comes to is told in a new message, by name: an edit would ring nobody's phone.
        turn = await hand_to(tx, group, taker.id, now, TurnState.GIVEN_ON, announce=undated)
        if at.planned is not None:
            await change_host(tx, group, at.planned, turn, now)


def _at_stake(at: CycleStanding, swap: Swap) -> Meeting | None:
    """Return the meeting whose host would change."""
    return at.planned if at.hosts(swap.asking_id) or at.hosts(swap.asked_id) else None


def _named(typed: str, among: list[Company]) -> Company:
    """Return the company meant by a name, by the beginning of one, or with one typing error."""
    wanted = typed.strip().strip("@\"'”“").casefold()
    exact = [c for c in among if same_name(c.name, typed)]
    begins = [c for c in among if wanted and c.name.casefold().startswith(wanted)]
    close = [c for c in among if near(c.name, typed)]
    for found in (exact, begins, close):
        if len(found) == 1:
            return found[0]
    raise UnknownCompany(typed=shortened(typed, 60), example=among[-1].name if among else "Kahvila Aino")


async def swap_card(tx: Transaction, group: Group, swap: Swap) -> SwapCard:
    """Return the swap with its two companies."""
    at = await standing(tx, group)
    host = None if at.host is None else at.host.id
    now: CompanyId | None = host if host in (swap.asking_id, swap.asked_id) else None
    return SwapCard(
        group=group,
        swap=swap,
        asking=await companies.by_id(tx, swap.asking_id),
        asked=await companies.by_id(tx, swap.asked_id),
        asked_people=tuple(await people.of_company(tx, swap.asked_id)),
        now=now,
        planned=_at_stake(at, swap),
    )


async def go_off(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """Expire a swap after three days without an answer, or when the meeting has begun."""
    now = dependencies.now()
    group = await groups.by_id(tx, timer.of_group, lock=True)
    swap = await swaps.by_id(tx, timer.subject_id)
    if swap is None or swap.state is not SwapState.ASKED:
        return "answered meanwhile"
    begun = now < swap.asked_at + OPEN_FOR
    if begun and now < open_until(swap.asked_at, _at_stake(await standing(tx, group), swap)):
        # The meeting it was about was moved or withdrawn: three days it is.
        key = f"swap-expire:{swap.id}:again"
        due_at = swap.asked_at + OPEN_FOR
        await timers.set_up(tx, key=key, kind="swap-expire", group_id=group.id, subject_id=swap.id, due_at=due_at)
        return "the meeting is at another time now"
    await swap_course.end(tx, swap, SwapState.OVER if begun else SwapState.EXPIRED, now)
    return "no answer"
