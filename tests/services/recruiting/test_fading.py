"""Companies that fade, on both databases: who is asked, who hears, and who may answer."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.cycle.turns import TurnState
from bot.domain.meetings import MeetingAnswer, MeetingState
from bot.domain.people import Who
from bot.domain.recruiting.forecast import AnotherWasAsked
from bot.domain.refused import CardTooOld
from storage import groups, people, tables
from storage.delivery import timers
from tests.services.conftest import AINO, BEN, CARL, CHAT, COORDINATOR, FRIDA, Office

STRANGER = Who(500, "Stranger", "en")


async def _gone_by(office: Office, *, answered_by: Who | None = None, times: int = 3) -> None:
    """So many meetings have been held, at which Aino's company alone was, and the last one is looked at.

    Args:
        answered_by: who answered the last invitation.
    """
    async with office.database.transaction() as tx:
        group = await groups.by_chat(tx, CHAT)
        assert group is not None
        person = await people.meet(tx, AINO)
        company = await people.company_of(tx, person.id, group.id)
        for number in range(times):
            at = office.clock.moment + timedelta(days=30 * (number + 1))
            turn = await tx.value(
                tables.turns.insert()
                .values(group_id=group.id, cycle=number + 5, company_id=company, state=TurnState.HOSTED, offered_at=at)
                .returning(tables.turns.c.id)
            )
            meeting = await tx.value(
                tables.meetings.insert()
                .values(
                    group_id=group.id,
                    turn_id=turn,
                    company_id=company,
                    starts_at=at,
                    state=MeetingState.HELD,
                    uid=f"{number}",
                    sequence=0,
                    changed_at=at,
                )
                .returning(tables.meetings.c.id)
            )
            await tx.run(tables.attendance.insert().values(meeting_id=meeting, company_id=company, people=1))
        if answered_by is not None:
            said = {"person_id": (await people.meet(tx, answered_by)).id, "answer": MeetingAnswer.CANT}
            await tx.run(tables.rsvps.insert().values(meeting_id=meeting, answered_at=at, answered_for=at, **said))
        due = office.clock.moment + timedelta(days=30 * times + 3)
        await timers.set_up(
            tx, key="look", kind="fading-look", group_id=group.id, subject_id=meeting, due_at=due, stale_at=None
        )
    office.clock.moment += timedelta(days=30 * times + 3)
    await office.passes(hours=4)


async def _reachable(office: Office, *who: Who) -> None:
    async with office.database.transaction() as tx:
        for each in who:
            await people.meet(tx, each, reachable=True)


async def test_a_silent_company_is_asked_once_and_then_its_facilitators_hear(office: Office) -> None:
    await office.two_companies()
    await _reachable(office, AINO, BEN)
    await _gone_by(office)
    (asked,) = await office.waiting("fading-ask")
    assert asked.chat_id == BEN.telegram_id
    await office.passes(days=6)
    assert not await office.waiting("fading-told")
    await office.passes(days=2)
    (told,) = await office.waiting("fading-told")
    assert told.payload == {"fading": 1}
    async with office.database.transaction() as tx:
        group = await groups.by_chat(tx, CHAT)
        assert group is not None
        now = office.clock.now()
        await timers.set_up(
            tx, key="again", kind="fading-look", group_id=group.id, subject_id=1, due_at=now, stale_at=None
        )
    await office.passes(days=1)
    assert len(await office.waiting("fading-ask")) == len(await office.waiting("fading-told")) == 1


@pytest.mark.parametrize("why", ["answered", "two meetings", "paused", "asleep"])
async def test_nobody_is_asked_who_has_said_something_or_has_not_been_away_for_long(office: Office, why: str) -> None:
    await office.two_companies()
    await _reachable(office, AINO, BEN)
    async with office.database.transaction() as tx:
        if why == "paused":
            far = (office.clock.moment + timedelta(days=400)).date()
            await tx.run(tables.companies.update().where(tables.companies.c.id == 2).values(paused_until=far))
        if why == "asleep":
            await tx.run(tables.groups.update().values(sleeping_since=office.clock.moment))
    await _gone_by(office, answered_by=BEN if why == "answered" else None, times=2 if why == "two meetings" else 3)
    async with office.database.transaction() as tx:
        assert await tx.all(select(tables.fading)) == []


async def test_whom_the_bot_cannot_reach_the_facilitators_hear_of_at_once(office: Office) -> None:
    await office.two_companies()
    await _gone_by(office)
    assert not await office.waiting("fading-ask")
    assert len(await office.waiting("fading-told")) == 1


async def test_only_the_company_answers_and_two_at_once_bring_one_call(office: Office) -> None:
    await office.two_companies()
    await office.services.companies.join(CARL, CHAT, "Ben's Bikes")
    await _reachable(office, AINO, BEN, CARL)
    await _gone_by(office)
    farewells = office.services.farewells
    for stranger in (AINO, FRIDA, STRANGER):
        with pytest.raises(CardTooOld):
            await farewells.answer(stranger, 1, "call")
    with pytest.raises(CardTooOld):
        await farewells.answer(BEN, 77, "call")
    await asyncio.gather(farewells.answer(BEN, 1, "call"), farewells.answer(CARL, 1, "call"))
    assert len(await office.waiting("fading-told")) == 1
    await office.passes(days=8)
    assert len(await office.waiting("fading-told")) == 1


async def test_why_somebody_left_counts_once_until_they_are_back(office: Office) -> None:
    await office.two_companies()
    await _reachable(office, AINO, BEN)
    farewells = office.services.farewells
    with pytest.raises(CardTooOld):
        await farewells.because(BEN, 1, "time")
    await office.services.companies.leave(BEN, CHAT)
    assert len(await office.waiting("leaving-why")) == 1
    for reason in ("time", "use"):
        await farewells.because(BEN, 1, reason)
    with pytest.raises(CardTooOld):
        await farewells.because(STRANGER, 1, "use")
    lost = tables.recruiting_events.c

    async def reasons() -> list[str | None]:
        async with office.database.transaction() as tx:
            return [row[0] for row in await tx.all(select(lost.reason).where(lost.kind == "lost"))]

    assert await reasons() == ["use"]
    await office.services.companies.undo_leaving(BEN, 1)
    assert await reasons() == []
    with pytest.raises(CardTooOld):
        await farewells.because(BEN, 1, "time")
    await office.passes(days=1, hours=4)
    await office.delivers()
    assert not await office.waiting("leaving-why"), "who is back is not asked"
    await office.services.companies.left_chat(BEN.telegram_id, CHAT, removed=True)
    assert not await office.waiting("leaving-why"), "who was removed is not asked"


async def test_a_small_group_asks_one_member_after_the_other_each_once_a_quarter_for_their_own_link(
    office: Office,
) -> None:
    await office.two_companies()
    await office.services.companies.join(CARL, CHAT, "Carl's Cars")
    await _reachable(office, AINO, BEN, CARL)
    async with office.database.transaction() as tx:
        values = {"seen": {}, "updated_at": office.clock.moment}
        for number, place, trade in ((1, "Kajaani", "I"), (2, "Kajaani", "G"), (3, "Sotkamo", "G")):
            row = {"enterprise_id": number, "municipality": place, "trade_letter": trade, **values}
            await tx.run(tables.profiles.insert().values(row))
    await _gone_by(office, answered_by=CARL)
    (asked,) = await office.waiting("member-ask")
    assert asked.chat_id == CARL.telegram_id, "nobody else of the group knows people in Sotkamo"
    asks = office.services.member_asks
    for other in (AINO, BEN, STRANGER):
        with pytest.raises(AnotherWasAsked):
            await asks.answer(other, 1, yes=True)
    first, second = await asyncio.gather(asks.answer(CARL, 1, yes=True), asks.answer(CARL, 1, yes=True))
    assert first is not None and second is not None
    assert first[1].token == second[1].token and first[0].group is not None
    cora = Who(COORDINATOR, "Cora", "en")
    typed = await office.services.recruiting.make(cora, (), "group", int(first[0].group.id), "members")
    assert typed.link.token != first[1].token, "a link that somebody makes is another"
    await office.services.recruiting.withdraw(cora, (), first[1].id)
    again = await asks.answer(CARL, 1, yes=True)
    assert again is not None and again[1].token != first[1].token
    assert await asks.answer(CARL, 1, yes=False) is None
    # Who knew nobody, or says nothing, is followed by another, and the third company has been away; after a quarter the first may be asked again.
    for days, so_many in ((30, 2), (60, 2), (5, 3)):
        await office.passes(days=days)
        async with office.database.transaction() as tx:
            await tx.run(tables.groups.update().values(sleeping_since=None))
            key, at = f"look {days}", office.clock.now()
            await timers.set_up(tx, key=key, kind="fading-look", group_id=1, subject_id=1, due_at=at, stale_at=None)
        await office.passes(hours=1)
        assert len(await office.waiting("member-ask")) == so_many
    await office.services.companies.leave(CARL, CHAT)
    with pytest.raises(AnotherWasAsked):
        await asks.answer(CARL, 1, yes=True)


async def test_a_group_that_has_lost_a_company_asks_without_a_meeting_and_goes_on_until_it_is_large_enough(
    office: Office,
) -> None:
    await office.two_companies()
    await office.services.companies.join(CARL, CHAT, "Carl's Cars")
    await _reachable(office, AINO, BEN)
    await office.services.companies.leave(CARL, CHAT)
    for days, so_many in ((4, 0), (62, 1), (15, 2), (15, 2), (80, 2), (100, 3)):
        await office.passes(days=days)
        async with office.database.transaction() as tx:
            # Nobody hosts, and it fell asleep: awake again it looks on.
            await tx.run(tables.groups.update().values(sleeping_since=None))
        assert len(await office.waiting("member-ask")) == so_many, days
