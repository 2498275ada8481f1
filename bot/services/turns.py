"""Whose turn it is to host, and how a turn goes on when nobody can."""

from __future__ import annotations

from datetime import datetime

from bot.domain.groups import Group
from bot.domain.ids import CompanyId
from bot.domain.people import Person, Who
from bot.domain.refused import OthersTurn, TurnOver
from bot.domain.reminders import turn_deadlines
from bot.domain.rotation import Company, next_host, order
from bot.domain.turns import Turn, TurnState
from bot.domain.views import Before, HostOrder, TurnCard
from bot.services.ground import Ground, core_group
from storage import Transaction, cards, companies, groups, meetings, outbox, people, timers, turns
from storage.timers import Timer

FEWEST_COMPANIES = 2
"""Below this there is nobody to visit, so no turn is offered."""
HOSTED_SHOWN = 12
TURN_CARDS = ("turn", "turn-private")
TURN_TIMERS = ("turn-nudge", "turn-escalate", "turn-hand-over")


class Turns:
    """/hosts and the two buttons of the host turn."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    async def hosts(self, chat_id: int) -> HostOrder:
        """Who hosts next, who then, and who has.

        Raises:
            NotSetUp: the chat is no core group.
        """
        async with self._ground.database.transaction() as tx:
            group = await core_group(tx, chat_id)
            return await host_order(tx, self._ground, group)

    async def accept(self, who: Who, turn_id: int) -> TurnCard:
        """A company says it will host.

        Raises:
            OthersTurn: the presser belongs to another company, or to none.
            TurnOver: the turn has gone on.
        """
        now = self._ground.now()
        async with self._ground.database.transaction() as tx:
            group, turn, company_id = await self._pressed(tx, who, turn_id)
            if turn.state is TurnState.OFFERED:
                turn = await take(tx, group, turn, company_id, now)
            return await turn_card(tx, group, turn)

    async def decline(self, who: Who, turn_id: int) -> TurnCard:
        """A company passes this time; the next one is asked in the same breath.

        Raises:
            OthersTurn: the presser belongs to another company, or to none.
            TurnOver: the turn has gone on, or its meeting is already set.
        """
        now = self._ground.now()
        async with self._ground.database.transaction() as tx:
            group, turn, _ = await self._pressed(tx, who, turn_id)
            if turn.company_id is None or await meetings.coming(tx, group.id) is not None:
                raise TurnOver
            turn = await end_turn(tx, turn, TurnState.PASSED, now)
            await offer_next(tx, group, now, because=Before.PASSED, after=turn)
            return await turn_card(tx, group, turn)

    async def _pressed(self, tx: Transaction, who: Who, turn_id: int) -> tuple[Group, Turn, CompanyId]:
        turn = await turns.by_id(tx, turn_id)
        if turn is None:
            raise TurnOver
        group = await groups.by_id(tx, turn.group_id, lock=True)
        # Read again under the group's lock: two people may press at once.
        turn = await turns.by_id(tx, turn_id)
        person = await people.meet(tx, who)
        own = await people.company_of(tx, person.id, group.id)
        if turn is None or not turn.open:
            raise TurnOver
        if own is None or turn.company_id not in (None, own):
            host = None if turn.company_id is None else (await companies.by_id(tx, turn.company_id)).name
            raise OthersTurn(company=host or group.title)
        return group, turn, own


async def turn_card(tx: Transaction, group: Group, turn: Turn) -> TurnCard:
    """The turn with its company and that company's people."""
    if turn.company_id is None:
        return TurnCard(group, turn, None, ())
    company = await companies.by_id(tx, turn.company_id)
    return TurnCard(group, turn, company, tuple(await people.of_company(tx, turn.company_id)))


async def host_order(tx: Transaction, ground: Ground, group: Group) -> HostOrder:
    """The order as it will happen: who is asked now, who comes then, who has hosted."""
    everyone = await companies.of_group(tx, group.id)
    turn = await turns.current(tx, group.id)
    cycle = turn.cycle if turn else await turns.last_cycle(tx, group.id)
    passed = await turns.declined(tx, group.id, cycle) if turn else set()
    today = ground.now().astimezone(group.tz).date()
    hosting = next((c for c in everyone if turn and c.id == turn.company_id), None)
    in_order = order(everyone, passed=passed, on=today)
    waiting = [c for c in order(everyone, on=today) if c.id in passed]
    following = tuple(c for c in [*in_order, *waiting] if hosting is None or c.id != hosting.id)
    return HostOrder(
        group=group,
        turn=turn,
        now=hosting,
        following=following,
        hosted=tuple(await turns.hosted(tx, group.id, HOSTED_SHOWN)),
        planned=await meetings.coming(tx, group.id),
    )


async def open_cycle(tx: Transaction, group: Group, now: datetime, because: Before) -> None:
    """A new cycle: the next company is asked, unless a turn is open or too few companies are there."""
    everyone = await companies.of_group(tx, group.id)
    active = order(everyone, on=now.astimezone(group.tz).date())
    if len(active) < FEWEST_COMPANIES or await turns.current(tx, group.id) is not None:
        return
    cycle = await turns.last_cycle(tx, group.id) + 1
    await _offer(tx, group, cycle, active[0], now, because, None)


async def offer_next(tx: Transaction, group: Group, now: datetime, *, because: Before, after: Turn) -> None:
    """The next company that has not been asked in this cycle; when all have been, whoever wants to."""
    everyone = await companies.of_group(tx, group.id)
    today = now.astimezone(group.tz).date()
    if not order(everyone, on=today):
        return
    asked = await turns.declined(tx, group.id, after.cycle)
    await _offer(tx, group, after.cycle, next_host(everyone, passed=asked, on=today), now, because, after)


async def _offer(
    tx: Transaction,
    group: Group,
    cycle: int,
    company: Company | None,
    now: datetime,
    because: Before,
    after: Turn | None,
) -> None:
    company_id = None if company is None else company.id
    turn = await turns.offer(tx, group_id=group.id, cycle=cycle, company_id=company_id, state=TurnState.OFFERED, at=now)
    before = None if after is None or after.company_id is None else int(after.company_id)
    await announce_offer(tx, group, turn, now, because=because, before=before)
    deadlines = turn_deadlines(now, group.tz)
    moments = (deadlines.nudge_at, deadlines.escalate_at, deadlines.hand_over_at)
    # Once the next step is due, the one before it would only add to the noise.
    for kind, due_at, stale_at in zip(TURN_TIMERS, moments, (*moments[1:], None), strict=True):
        await timers.set_up(
            tx,
            key=f"{kind}:{turn.id}",
            kind=kind,
            group_id=group.id,
            subject_id=turn.id,
            due_at=due_at,
            stale_at=stale_at,
        )


async def announce_offer(
    tx: Transaction,
    group: Group,
    turn: Turn,
    now: datetime,
    *,
    because: Before,
    before: int | None = None,
    again: str = "",
) -> None:
    """Tell the group whose turn it is, and the company's people in private where they can be reached."""
    await outbox.post(
        tx,
        key=f"turn-offer:{turn.id}{again}",
        kind="turn-offer",
        chat_id=group.chat_id,
        group_id=group.id,
        at=now,
        turn=turn.id,
        because=because,
        before=before,
    )
    if turn.company_id is not None:
        for person in await people.of_company(tx, turn.company_id):
            await _to_person(tx, group, person, f"turn-offer:{turn.id}{again}", "turn-offer", now, turn=turn.id)


async def _to_person(
    tx: Transaction, group: Group, person: Person, key: str, kind: str, now: datetime, turn: int
) -> None:
    if person.reachable:
        await outbox.post(
            tx,
            key=f"{key}:{person.telegram_id}",
            kind=kind,
            chat_id=person.telegram_id,
            person_id=person.id,
            group_id=group.id,
            at=now,
            turn=turn,
        )


async def take(
    tx: Transaction, group: Group, turn: Turn, company_id: CompanyId, now: datetime, *, announce: bool = True
) -> Turn:
    """This company hosts. `announce` False where the meeting itself is announced in the same breath."""
    turn = await turns.change(tx, turn.id, state=TurnState.ACCEPTED, company_id=company_id)
    await timers.drop(tx, TURN_TIMERS, turn.id, "the company will host")
    for kind in TURN_CARDS:
        await cards.spoil(tx, kind, turn.id, now)
    if announce:
        await outbox.post(
            tx,
            key=f"turn-accepted:{turn.id}:{company_id}",
            kind="turn-accepted",
            chat_id=group.chat_id,
            group_id=group.id,
            at=now,
            turn=turn.id,
        )
    return turn


async def end_turn(tx: Transaction, turn: Turn, state: TurnState, now: datetime) -> Turn:
    """The turn is over, one way or another."""
    await timers.drop(tx, TURN_TIMERS, turn.id, state)
    for kind in TURN_CARDS:
        await cards.spoil(tx, kind, turn.id, now)
    return await turns.change(tx, turn.id, state=state, ended_at=now)


async def go_off(tx: Transaction, ground: Ground, timer: Timer) -> str:
    """A turn has had no answer for three, five or seven days."""
    now = ground.now()
    group = await groups.by_id(tx, timer.group_id, lock=True)  # type: ignore[arg-type]
    turn = await turns.by_id(tx, timer.subject_id)
    if turn is None or turn.state is not TurnState.OFFERED:
        return "answered meanwhile"
    if timer.kind == "turn-hand-over":
        await end_turn(tx, turn, TurnState.LAPSED, now)
        if turn.company_id is None:
            await open_cycle(tx, group, now, Before.SILENT)
        else:
            await offer_next(tx, group, now, because=Before.SILENT, after=turn)
        return "the next company was asked"
    key = timer.key
    await outbox.post(tx, key=key, kind=timer.kind, chat_id=group.chat_id, group_id=group.id, at=now, turn=int(turn.id))
    if timer.kind == "turn-nudge" and turn.company_id is not None:
        for person in await people.of_company(tx, turn.company_id):
            await _to_person(tx, group, person, key, "turn-nudge", now, turn=int(turn.id))
    return "sent"
