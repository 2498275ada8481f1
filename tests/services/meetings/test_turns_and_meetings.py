"""Host turns and meetings, on both databases."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest

from bot.domain.cycle import AlreadyHosting
from bot.domain.cycle.turns import TurnState
from bot.domain.meetings import MeetingAnswer, MeetingState
from bot.domain.refused import HostsOnly, MeetingGone, MeetingMoved, NothingPlanned, OthersTurn, TurnOver
from bot.domain.views import HostOrder, MeetingCard
from bot.formats.when import Appointment
from bot.services.cycle import ENOUGH
from bot.services.features import TimerKind
from bot.services.wiring import FEATURES
from storage.delivery import outbox
from tests.services.conftest import AINO, BEN, CARL, CHAT, Office

DECEMBER = datetime(2026, 12, 15, 15, tzinfo=UTC)
PRESSED = (CHAT, 17)


async def _turn(office: Office) -> int:
    turn = (await office.services.turns.hosts(CHAT)).turn
    assert turn is not None
    return int(turn.id)


async def _meeting(office: Office, at: datetime = DECEMBER) -> MeetingCard:
    card, _ = await office.services.meetings.schedule(AINO, CHAT, Appointment(at, "Kahvila"), facilitator=False)
    return card


async def test_a_turn_is_accepted_by_its_own_people_once(office: Office) -> None:
    await office.two_companies()
    turn = await _turn(office)
    with pytest.raises(OthersTurn):
        await office.services.turns.accept(BEN, turn)
    for _ in range(2):
        card = await office.services.turns.accept(AINO, turn)
        assert card.turn.state is TurnState.ACCEPTED
    assert len(await office.waiting("turn-accepted")) == 1


async def test_two_people_of_a_company_who_press_different_buttons_at_once_leave_one_turn_open(office: Office) -> None:
    await office.two_companies()
    await office.services.companies.join(CARL, CHAT, "Kahvila Aino")
    turn = await _turn(office)
    outcomes = await asyncio.gather(
        office.services.turns.accept(AINO, turn), office.services.turns.decline(CARL, turn), return_exceptions=True
    )
    assert all(
        not isinstance(outcome, BaseException) or isinstance(outcome, TurnOver | AlreadyHosting) for outcome in outcomes
    )
    hosts = await office.services.turns.hosts(CHAT)
    assert hosts.turn is not None
    assert hosts.turn.open


async def _hears_much(office: Office) -> None:
    async with office.database.transaction() as tx:
        for number in range(ENOUGH):
            await outbox.post(tx, key=f"news:{number}", kind="turn-nudge", chat_id=CHAT, at=office.clock.now())


async def test_a_group_that_has_heard_much_this_month_is_not_nudged_but_its_facilitators_hear(office: Office) -> None:
    await office.two_companies()
    await _hears_much(office)
    nudged = len(await office.waiting("turn-nudge"))
    await office.passes(days=3, minutes=1)
    assert len(await office.waiting("turn-nudge")) == nudged
    await office.passes(days=2)
    assert len(await office.waiting("turn-escalate")) == 1


@pytest.mark.parametrize("heard_much", [False, True])
async def test_a_turn_that_comes_to_a_company_is_told_in_a_new_message_however_much_the_group_has_heard(
    office: Office, heard_much: bool
) -> None:
    await office.two_companies()
    await office.services.people.welcome(BEN)
    turn = await _turn(office)
    if heard_much:
        await _hears_much(office)
    await office.services.turns.decline(AINO, turn)
    offered = [letter.chat_id for letter in await office.waiting("turn-offer") if letter.payload["turn"] != turn]
    assert offered == [CHAT, BEN.telegram_id]


async def test_silence_hands_the_turn_on_and_ticking_again_changes_nothing(office: Office) -> None:
    await office.two_companies()
    first = await _turn(office)
    assert await office.passes(days=7, minutes=1) > 0
    assert await office.passes() == 0
    assert await _turn(office) != first
    with pytest.raises(TurnOver):
        await office.services.turns.accept(AINO, first)


async def test_settling_a_time_accepts_the_turn_and_others_may_not(office: Office) -> None:
    await office.two_companies()
    with pytest.raises(HostsOnly):
        await office.services.meetings.schedule(BEN, CHAT, Appointment(DECEMBER, None), facilitator=False)
    card = await _meeting(office)
    assert card.host == "Kahvila Aino"
    hosts = await office.services.turns.hosts(CHAT)
    assert hosts.turn is not None
    assert hosts.turn.state is TurnState.ACCEPTED


async def test_the_last_answer_counts_and_counts_for_its_day_only(office: Office) -> None:
    await office.two_companies()
    meeting = (await _meeting(office)).meeting
    for said in (MeetingAnswer.GOING, MeetingAnswer.MAYBE):
        await office.services.meetings.answer(BEN, meeting.id, said, PRESSED, DECEMBER)
    later = await _meeting(office, DECEMBER + timedelta(hours=1))
    assert [(reply.name, reply.answer) for reply in later.replies] == [("Ben", MeetingAnswer.MAYBE)]
    moved = await _meeting(office, DECEMBER + timedelta(days=2))
    assert (moved.meeting.id, moved.meeting.sequence, moved.replies) == (meeting.id, 2, ())
    for shown_at in (DECEMBER, None):
        with pytest.raises(MeetingMoved):
            await office.services.meetings.answer(BEN, meeting.id, MeetingAnswer.GOING, PRESSED, shown_at)
    assert (await _meeting(office, DECEMBER + timedelta(days=2))).replies == ()
    back = await _meeting(office, DECEMBER + timedelta(hours=1))
    assert [(reply.name, reply.answer) for reply in back.replies] == [("Ben", MeetingAnswer.MAYBE)]


async def test_settling_the_same_time_again_is_no_move(office: Office) -> None:
    await office.two_companies()
    await _meeting(office)
    assert (await _meeting(office)).meeting.sequence == 0


async def test_a_cancelled_meeting_takes_no_answer_and_sends_no_reminder(office: Office) -> None:
    await office.two_companies()
    meeting = (await _meeting(office)).meeting
    cancelled = await office.services.meetings.cancel(AINO, CHAT, "flu", facilitator=False)
    assert (cancelled.meeting.state, cancelled.meeting.reason) == (MeetingState.CANCELLED, "flu")
    with pytest.raises(MeetingGone):
        await office.services.meetings.answer(BEN, meeting.id, MeetingAnswer.GOING, PRESSED, DECEMBER)
    with pytest.raises(NothingPlanned):
        await office.services.meetings.cancel(AINO, CHAT, None, facilitator=False)
    await office.passes(days=20)
    assert await office.waiting("reminder") == []


async def test_two_hours_after_the_start_it_is_held_and_the_next_turn_opens(office: Office) -> None:
    await office.two_companies()
    await _meeting(office)
    office.clock.moment = DECEMBER
    await office.passes(hours=2)
    hosts = await office.services.meetings.coming(CHAT)
    assert isinstance(hosts, HostOrder)
    assert hosts.now is not None
    assert hosts.now.name == "Ben's Bikes"
    assert [(name, at) for name, at in hosts.hosted] == [("Kahvila Aino", DECEMBER)]


async def test_a_timer_that_fails_keeps_no_other_from_going_off(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def breaks(*_: object) -> str:
        raise RuntimeError

    await office.two_companies()
    broken = replace(FEATURES.timers["turn-nudge"], go_off=breaks)
    monkeypatch.setitem(cast(dict[str, TimerKind], FEATURES.timers), "turn-nudge", broken)
    await office.passes(days=5)
    assert [letter.key for letter in await office.waiting("turn-escalate")] != []
