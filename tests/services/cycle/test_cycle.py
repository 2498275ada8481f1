"""The state table governs the bot: real services driven through every cell of it, on both databases."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain.cycle import ORDER_ONLY, TABLE, Event, Stage
from bot.domain.cycle.turns import TurnState
from bot.domain.ids import GroupId
from bot.domain.meetings import MeetingState
from bot.domain.people import Who
from bot.domain.refused import Refused
from bot.formats.when import Appointment
from bot.services.cycle import Astray, standing, step, take
from bot.services.meetings import was_not_held
from locales import LANGUAGES
from locales.catalogue import messages
from storage import groups, meetings
from storage.cycle import turns
from storage.delivery import timers
from storage.groups import companies
from tests.services.conftest import AINO, BEN, CARL, CHAT, Office

DORA = Who(5, "Dora", "en")
DECEMBER = datetime(2026, 12, 15, 15, tzinfo=UTC)
NAMES = {AINO: "Kahvila Aino", BEN: "Ben's Bikes", CARL: "Carl's Cars"}
BY_PEOPLE = (Event.PASS, Event.VOLUNTEER, Event.SETTLE, Event.MOVE, Event.CANCEL)
"""What people do by a command of its own, so that a no must be said in words."""
SEEN = tuple(stage for stage in Stage if stage is not Stage.HELD)
"""Stages in which a group can be found; held is left in the same breath."""


@dataclass
class Circle:
    """A core group of three companies; Aino's is asked first."""

    office: Office
    chat_id: int
    group_id: GroupId = field(init=False)

    async def begins(self) -> None:
        """The first turn is offered to Aino's company."""
        await self.office.set_up(self.chat_id)
        for who, name in NAMES.items():
            await self.office.services.companies.join(who, self.chat_id, name)
        self.group_id = (await self.office.services.companies.group_of_chat(self.chat_id)).id

    async def stage(self) -> Stage:
        """Where its cycle stands."""
        async with self.office.database.transaction() as tx:
            return (await standing(tx, await groups.by_id(tx, self.group_id))).stage

    async def rows(self) -> tuple[list[Any], list[Any]]:
        """Its turns and meetings, as they are kept."""
        return await self.office.rows("turns", self.group_id), await self.office.rows("meetings", self.group_id)

    async def last(self, table: str) -> int:
        """The id of its latest turn or meeting; 0 where there is none."""
        return max((row.id for row in await self.office.rows(table, self.group_id)), default=0)

    async def goes_off(self, kind: str, subject_id: int) -> None:
        """A timer of that kind goes off, also one that should have been dropped long ago."""
        self.office.messages += 1
        async with self.office.database.transaction() as tx:
            await timers.set_up(
                tx,
                key=f"late:{self.office.messages}",
                kind=kind,
                group_id=self.group_id,
                subject_id=subject_id,
                due_at=self.office.clock.now() - timedelta(days=365),
            )
        assert await self.office.services.clockwork.go_off()

    async def forces(self, event: Event) -> None:
        """A step that no command leads to here is tried all the same."""
        async with self.office.database.transaction() as tx, step(tx, await groups.by_id(tx, self.group_id), event):
            pass


async def _accept(circle: Circle) -> None:
    await circle.office.services.turns.accept(AINO, await circle.last("turns"))


async def _settle(circle: Circle) -> None:
    services, turn = circle.office.services, await circle.last("turns")
    if await circle.stage() in (Stage.SETTLED, Stage.ANNOUNCED):
        await services.meetings.take_date(AINO, turn, DECEMBER + timedelta(days=7), facilitator=False)
    else:
        await services.meetings.schedule(AINO, circle.chat_id, Appointment(DECEMBER, "Kahvila"), facilitator=False)


async def _move(circle: Circle) -> None:
    if await circle.stage() not in (Stage.SETTLED, Stage.ANNOUNCED):
        await circle.forces(Event.MOVE)
    later = Appointment(DECEMBER + timedelta(days=1), None)
    await circle.office.services.meetings.schedule(AINO, circle.chat_id, later, facilitator=False)


async def _swap(circle: Circle) -> None:
    services = circle.office.services
    await services.swaps.ask(AINO, circle.chat_id, NAMES[BEN])
    (*_, swap) = await circle.office.rows("swaps", circle.group_id)
    await services.swaps.answer(BEN, swap.id, agreed=True)


async def _not_held(circle: Circle) -> None:
    """Aino says that the meeting at her place, the last one, was not held."""
    if (await circle.stage(), Event.NOT_HELD) not in TABLE:
        await circle.forces(Event.NOT_HELD)
    async with circle.office.database.transaction() as tx:
        group = await groups.by_id(tx, circle.group_id, lock=True)
        last = await meetings.last_held(tx, group.id)
        if last is None:
            at = DECEMBER - timedelta(days=30)
            aino = (await companies.of_group(tx, group.id))[0]
            hosted = await turns.offer(
                tx, group_id=group.id, cycle=1, company_id=aino.id, state=TurnState.HOSTED, at=at
            )
            last = await meetings.add(
                tx,
                group_id=group.id,
                turn_id=hosted.id,
                company_id=aino.id,
                starts_at=at,
                state=MeetingState.HELD,
                uid=f"held-{group.id}",
                sequence=0,
                changed_at=at,
            )
        await was_not_held(tx, group, last, circle.office.clock.now())


DEEDS: dict[Event, Callable[[Circle], Awaitable[Any]]] = {
    Event.OFFER: lambda c: c.office.services.companies.join(DORA, c.chat_id, "Dora's Dogs"),
    Event.ACCEPT: _accept,
    Event.PASS: lambda c: c.office.services.turns.pass_on(AINO, c.chat_id),
    Event.VOLUNTEER: lambda c: c.office.services.turns.volunteer(CARL, c.chat_id),
    Event.SWAP: _swap,
    Event.PAUSE: lambda c: c.office.services.turns.pause(AINO, c.chat_id, None),
    Event.LEAVE: lambda c: c.office.services.companies.leave(AINO, c.chat_id),
    Event.SETTLE: _settle,
    Event.MOVE: _move,
    Event.CANCEL: lambda c: c.office.services.meetings.cancel(AINO, c.chat_id, "flu", facilitator=False),
    Event.ANNOUNCE: lambda c: c.office.delivers(),
}


async def _does(circle: Circle, event: Event) -> None:
    match event:
        case Event.NO_ANSWER:
            await circle.goes_off("turn-hand-over", await circle.last("turns"))
        case Event.NO_DATE:
            await circle.goes_off("date-hand-on", await circle.last("turns"))
        case Event.HOLD:
            await circle.goes_off("meeting-close", await circle.last("meetings"))
        case Event.CLOSE:
            await circle.forces(Event.CLOSE)
        case Event.NOT_HELD:
            await _not_held(circle)
        case _:
            await DEEDS[event](circle)


async def _reaches(circle: Circle, stage: Stage) -> None:
    services, chat_id = circle.office.services, circle.chat_id
    await circle.begins()
    match stage:
        case Stage.RESTING:
            for who in NAMES:
                await services.turns.pause(who, chat_id, None)
            await services.turns.resume(AINO, chat_id)
        case Stage.OPEN:
            for who in NAMES:
                await services.turns.pass_on(who, chat_id)
        case Stage.ACCEPTED:
            await _accept(circle)
        case Stage.SETTLED:
            await _settle(circle)
        case Stage.ANNOUNCED:
            await _settle(circle)
            await circle.office.delivers()
        case Stage.CLOSED:
            for who in (BEN, CARL):
                await services.turns.pause(who, chat_id, None)
            await _settle(circle)
            await _does(circle, Event.HOLD)
    assert await circle.stage() is stage


def _arrivals(stage: Stage, event: Event) -> set[Stage]:
    """Where the table leads; a meeting that was held goes on to what follows in the same breath."""
    found = set(TABLE[stage, event])
    if Stage.HELD in found:
        found = {*TABLE[Stage.HELD, Event.CLOSE], *TABLE[Stage.CLOSED, Event.OFFER]}
    return found


@pytest.mark.parametrize("stage", SEEN)
async def test_what_the_table_allows_leads_where_the_table_says(office: Office, stage: Stage) -> None:
    for number, event in enumerate(event for event in Event if (stage, event) in TABLE):
        circle = Circle(office, CHAT - number)
        await _reaches(circle, stage)
        before = await circle.rows()
        await _does(circle, event)
        where, stays = f"{stage} –{event}→", TABLE[stage, event] == (stage,) and event is Event.PAUSE
        assert await circle.stage() in _arrivals(stage, event), where
        assert (await circle.rows() == before) == (stays or event is Event.ANNOUNCE), where


@pytest.mark.parametrize("stage", SEEN)
async def test_what_the_table_does_not_allow_is_refused_in_words_and_touches_no_row(
    office: Office, stage: Stage
) -> None:
    circle = Circle(office, CHAT)
    await _reaches(circle, stage)
    before = await circle.rows()
    # What changes the host order, or who is there, comes last: it is not forbidden, and only the cycle stands still.
    for event in sorted(Event, key=lambda event: event in (*ORDER_ONLY, Event.OFFER)):
        if (stage, event) in TABLE:
            continue
        refusal = None
        try:
            await _does(circle, event)
        except Refused as refused:
            refusal = refused
        where = f"{stage} –{event}→ is not in the table"
        assert await circle.rows() == before, f"{where}, and has changed rows"
        assert refusal is not None or event not in BY_PEOPLE, f"{where}, and nobody was told"
        assert refusal is None or all(messages(language)[refusal.key] for language in LANGUAGES)


async def test_a_step_that_leads_elsewhere_than_the_table_is_undone(office: Office) -> None:
    circle = Circle(office, CHAT)
    await circle.begins()
    before = await circle.rows()
    with pytest.raises(Astray, match="offered –pass→ accepted"):
        await _takes_instead_of_passing(circle)
    assert await circle.rows() == before


async def _takes_instead_of_passing(circle: Circle) -> None:
    async with circle.office.database.transaction() as tx:
        group = await groups.by_id(tx, circle.group_id)
        async with step(tx, group, Event.PASS) as at:
            assert at.turn is not None
            assert at.host is not None
            await take(tx, group, at.turn, at.host.id, circle.office.clock.now())
