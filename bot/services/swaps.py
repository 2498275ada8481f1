"""/swap: two companies trade host turns, once the other one agrees."""

from __future__ import annotations

from bot.domain.cycle import Event, Stage, require
from bot.domain.groups import Group
from bot.domain.ids import CompanyId
from bot.domain.names import near, same_name
from bot.domain.people import Who
from bot.domain.refused import OthersTurn
from bot.domain.rotation import Company, after_swap
from bot.domain.swaps import (
    OPEN_FOR,
    OwnCompany,
    Paused,
    Swap,
    SwapAsked,
    SwapCard,
    SwapOver,
    SwapState,
    UnknownCompany,
)
from bot.domain.turns import TurnState
from bot.services.ground import Ground
from bot.services.hosting import coming_turn, end_swaps, member
from bot.services.turns import hand_to
from storage import Transaction, cards, companies, groups, outbox, people, swaps, timers
from storage.timers import Timer


class Swaps:
    """Asking for a swap, and answering."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    async def ask(self, who: Who, chat_id: int, name: str) -> None:
        """Ask another company to trade turns. The group sees the question; the company's people answer by button.

        Args:
            name: of the other company, as typed.

        Raises:
            NotSetUp: the chat is no core group.
            MembersOnly: they belong to no company here.
            UnknownCompany: no company here goes by that name.
            SwapAsked: they were asked already.
            OwnCompany: it is their own.
            Paused: one of the two pauses.
            MeetingSet: one of the two hosts a meeting that is set.
        """
        now = self._ground.now()
        async with self._ground.database.transaction() as tx:
            group, own = await member(tx, who, chat_id)
            other = _named(name, [c for c in await companies.of_group(tx, group.id) if not c.left])
            if other.id == own.id:
                others = [c for c in await companies.of_group(tx, group.id) if not c.left and c.id != own.id]
                raise OwnCompany(example=others[0].name if others else "Kahvila Aino")
            today = now.astimezone(group.tz).date()
            paused = next((c for c in (own, other) if c.paused(today)), None)
            if paused is not None:
                raise Paused(company=paused.name)
            await self._require_free(tx, group, own, other)
            if await swaps.between(tx, own.id, other.id) is not None:
                raise SwapAsked(company=other.name)
            person = await people.meet(tx, who)
            swap = await swaps.ask(tx, group.id, own.id, other.id, person.id, now)
            await self._announce(tx, group, swap)

    async def _announce(self, tx: Transaction, group: Group, swap: Swap) -> None:
        now, key = self._ground.now(), f"swap:{swap.id}"
        await outbox.post(tx, key=key, kind="swap", chat_id=group.chat_id, group_id=group.id, at=now, swap=swap.id)
        for person in await people.of_company(tx, swap.asked_id):
            if person.reachable:
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
            due_at=now + OPEN_FOR,
        )

    async def _require_free(self, tx: Transaction, group: Group, *two: Company) -> None:
        _, host, standing = await coming_turn(tx, group)
        if host is not None and host.id in {c.id for c in two}:
            require(standing, Event.SWAP, host.name)

    async def answer(self, who: Who, swap_id: int, *, agreed: bool) -> SwapCard:
        """The other company agrees, or keeps its turn.

        Raises:
            SwapOver: it was answered, or something changed meanwhile.
            OthersTurn: the presser is not of the company that was asked.
            MeetingSet: one of the two hosts a meeting that is set by now.
        """
        now = self._ground.now()
        async with self._ground.database.transaction() as tx:
            swap = await swaps.by_id(tx, swap_id)
            if swap is None:
                raise SwapOver
            group = await groups.by_id(tx, swap.group_id, lock=True)
            swap = await swaps.by_id(tx, swap_id)
            person = await people.meet(tx, who)
            if swap is None or swap.state is not SwapState.ASKED or now >= swap.asked_at + OPEN_FOR:
                raise SwapOver
            asking, asked = await companies.by_id(tx, swap.asking_id), await companies.by_id(tx, swap.asked_id)
            if await people.company_of(tx, person.id, group.id) != asked.id:
                raise OthersTurn(company=asked.name)
            if agreed:
                await self._require_free(tx, group, asking, asked)
            swap = await swaps.end(tx, swap.id, SwapState.AGREED if agreed else SwapState.DECLINED, now)
            await timers.drop(tx, ("swap-expire",), swap.id, "answered")
            await cards.spoil(tx, "swap", swap.id, now)
            if agreed:
                await self._trade(tx, group, asking, asked)
            return await swap_card(tx, group, swap)

    async def _trade(self, tx: Transaction, group: Group, asking: Company, asked: Company) -> None:
        now = self._ground.now()
        _, host, standing = await coming_turn(tx, group)
        for company in after_swap(asking, asked):
            await companies.stand(tx, company)
            await end_swaps(tx, company.id, now)
        if standing in (Stage.OFFERED, Stage.ACCEPTED) and host is not None and host.id in (asking.id, asked.id):
            taker = asked if host.id == asking.id else asking
            await hand_to(tx, group, taker.id, now, TurnState.GIVEN_ON)


def _named(typed: str, among: list[Company]) -> Company:
    """The company that was meant: by its name, by the beginning of it, or with one slip of the finger."""
    wanted = typed.strip().strip("@\"'”“").casefold()
    exact = [c for c in among if same_name(c.name, typed)]
    begins = [c for c in among if wanted and c.name.casefold().startswith(wanted)]
    close = [c for c in among if near(c.name, typed)]
    for found in (exact, begins, close):
        if len(found) == 1:
            return found[0]
    raise UnknownCompany(typed=typed[:60], example=among[-1].name if among else "Kahvila Aino")


async def swap_card(tx: Transaction, group: Group, swap: Swap) -> SwapCard:
    """The swap with its two companies."""
    _, host, standing = await coming_turn(tx, group)
    two = (swap.asking_id, swap.asked_id)
    coming = standing in (Stage.OFFERED, Stage.ACCEPTED) and host is not None and host.id in two
    now: CompanyId | None = host.id if coming and host is not None else None
    return SwapCard(
        group=group,
        swap=swap,
        asking=await companies.by_id(tx, swap.asking_id),
        asked=await companies.by_id(tx, swap.asked_id),
        asked_people=tuple(await people.of_company(tx, swap.asked_id)),
        now=now,
    )


async def go_off(tx: Transaction, ground: Ground, timer: Timer) -> str:
    """Three days without an answer: everything stays as it was."""
    now = ground.now()
    await groups.by_id(tx, timer.group_id, lock=True)  # type: ignore[arg-type]
    swap = await swaps.by_id(tx, timer.subject_id)
    if swap is None or swap.state is not SwapState.ASKED:
        return "answered meanwhile"
    await swaps.end(tx, swap.id, SwapState.EXPIRED, now)
    await cards.spoil(tx, "swap", swap.id, now)
    return "no answer"
