"""Choosing a time together, on both databases."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.date_polls import RoundOpened, RoundOver, RoundState, RoundView, TooFewTimes, TooManyTimes, TooSoon
from bot.domain.people import Who
from bot.domain.polls import SeenOption, SeenPoll
from bot.domain.refused import HostsOnly
from bot.formats.when import Appointment
from bot.services.cycle import KIND
from bot.services.delivery import PollSubject
from bot.services.polls import opened
from storage import date_polls, polls
from tests.services import date_rounds
from tests.services.conftest import AINO, BEN, CHAT, Office

DECEMBER = datetime(2026, 12, 15, 15, tzinfo=UTC)


def _times(*days: int) -> list[Appointment]:
    return [Appointment(DECEMBER + timedelta(days=day), None) for day in days]


async def _open(office: Office, *days: int, who: Who = AINO) -> RoundOpened:
    return await date_rounds.opens(office, who, _times(*days))


async def _state(office: Office, outcome: RoundOpened) -> RoundState:
    async with office.database.transaction() as tx:
        found = await date_polls.by_id(tx, outcome.view.round.id)
    assert found is not None
    return found.state


async def _view(office: Office) -> RoundView:
    view = await office.services.dates.may_open(AINO, CHAT, facilitator=False)
    assert view is not None
    return view


async def test_asking_counting_and_taking_settle_the_meeting(office: Office) -> None:
    await office.two_companies()
    opened = await _open(office, 0, 1)
    await date_rounds.votes(office, BEN, opened, 2)
    await date_rounds.stopped(office, opened)
    view = await _view(office)
    assert view.round.state is RoundState.COUNTED
    assert [(time.number, names) for time, names in view.ranking] == [(2, ("Ben's Bikes",)), (1, ())]
    assert len(await office.waiting("dates-result")) == 1
    with pytest.raises(HostsOnly):
        await office.services.dates.take(BEN, opened.view.round.id, 2, facilitator=False)
    for _ in range(2):
        card = await office.services.dates.take(AINO, opened.view.round.id, 2, facilitator=False)
        assert card.meeting.starts_at == DECEMBER + timedelta(days=1)
    with pytest.raises(RoundOver):
        await office.services.dates.take(AINO, opened.view.round.id, 1, facilitator=False)
    assert len(await office.waiting("meeting-set")) == 1


async def test_presses_at_the_same_moment_settle_one_time(office: Office) -> None:
    await office.two_companies()
    opened = await _open(office, 0, 1)
    await date_rounds.votes(office, BEN, opened, 1, 2)
    await date_rounds.stopped(office, opened)
    await asyncio.gather(
        *(office.services.dates.take(AINO, opened.view.round.id, n, facilitator=False) for n in (1, 2, 1, 2)),
        return_exceptions=True,
    )
    assert len(await office.waiting("meeting-set")) == 1


async def test_answers_that_come_at_once_are_all_counted(office: Office) -> None:
    await office.two_companies()
    crowd = [Who(1000 + n, f"Person {n}", None) for n in range(8)]
    for who in crowd:
        await office.services.companies.join(who, CHAT, f"Company {who.telegram_id}")
    opened = await _open(office, 0, 1, 2)
    await asyncio.gather(*(date_rounds.votes(office, who, opened, 1 + n % 3, order=n) for n, who in enumerate(crowd)))
    await date_rounds.stopped(office, opened)
    view = await _view(office)
    assert (view.round.voted, view.round.companies) == (9, 10)
    # The host can make every time that it offers.
    assert [len(view.counted(names)) for _, names in view.ranking] == [4, 4, 3]


async def test_a_changed_round_keeps_answers_and_the_poll_before_counts_no_end(office: Office) -> None:
    await office.two_companies()
    first = await _open(office, 0, 1)
    await date_rounds.votes(office, BEN, first, 1, 2)
    second = await _open(office, 0, 2)
    assert second.view.round.id == first.view.round.id
    await date_rounds.stopped(office, first)
    assert await _state(office, first) is RoundState.OPEN
    await date_rounds.votes(office, AINO, second, 3, order=2)
    await date_rounds.stopped(office, second)
    view = await _view(office)
    assert {time.number: names for time, names in view.ranking} == {1: ("Ben's Bikes",), 3: ("Kahvila Aino",)}
    assert len(await office.waiting("dates-result")) == 1


async def test_a_poll_of_times_that_were_changed_while_it_was_on_its_way_is_closed_again(office: Office) -> None:
    await office.two_companies()
    late = await office.services.dates.open(AINO, CHAT, _times(0, 1), facilitator=False)
    current = await _open(office, 0, 2)
    found = late.view.round
    seen = SeenPoll("late", False, tuple(SeenOption(str(n), f"time {n}", added=False) for n in (1, 2)))
    asked = PollSubject(KIND, found.id, found.group_id, (1, 2), found.closes_at)
    async with office.database.transaction() as tx:
        await opened(tx, office.services.dependencies, CHAT, 90, seen, asked)
    assert len(await office.waiting("poll-stop")) == 1
    await office.services.polls.seen(SeenPoll("late", True, ()))
    assert await _state(office, current) is RoundState.OPEN


async def test_a_poll_that_never_came_is_given_up_and_the_host_is_asked_for_a_date_again(office: Office) -> None:
    await office.two_companies()
    opened = await office.services.dates.open(AINO, CHAT, _times(0, 1), facilitator=False)
    await office.passes(minutes=16)
    assert await _state(office, opened) is RoundState.OVER
    assert len(await office.waiting("dates-not-sent")) == 1
    await office.passes(days=2, minutes=1)
    assert len(await office.waiting("date-nudge")) >= 1


async def test_everybody_has_answered_closes_it_once_and_a_late_tick_changes_nothing(office: Office) -> None:
    await office.two_companies()
    opened = await _open(office, 0, 1)
    await date_rounds.votes(office, BEN, opened, 1)
    await date_rounds.votes(office, AINO, opened, 1, order=2)
    await office.passes(minutes=11)
    await office.passes()
    assert len(await office.waiting("poll-stop")) == 1
    await date_rounds.votes(office, AINO, opened, 2, order=3)
    await date_rounds.stopped(office, opened)
    await date_rounds.stopped(office, opened)
    view = await _view(office)
    assert {time.number: len(names) for time, names in view.ranking} == {1: 1, 2: 1}
    assert len(await office.waiting("dates-result")) == 1


async def test_a_company_that_leaves_or_joins_meanwhile_is_counted_as_it_stands_at_the_end(office: Office) -> None:
    await office.two_companies()
    opened = await _open(office, 0, 1)
    carl = Who(50, "Carl", None)
    await date_rounds.votes(office, carl, opened, 2)
    await date_rounds.votes(office, BEN, opened, 1, order=2)
    await office.services.companies.join(carl, CHAT, "Carl's Cars")
    await office.services.companies.leave(BEN, CHAT)
    await date_rounds.stopped(office, opened)
    view = await _view(office)
    assert {time.number: names for time, names in view.ranking} == {1: (), 2: ("Carl's Cars",)}


@pytest.mark.parametrize("ends", ["pass", "schedule", "cancel", "pause", "leave"])
async def test_whatever_overtakes_it_closes_the_poll_with_one_word(office: Office, ends: str) -> None:
    await office.two_companies()
    if ends == "cancel":
        await office.services.meetings.schedule(AINO, CHAT, _times(9)[0], facilitator=False)
    opened = await _open(office, 0, 1)
    match ends:
        case "pass":
            await office.services.turns.pass_on(AINO, CHAT)
        case "schedule":
            await office.services.meetings.schedule(AINO, CHAT, _times(5)[0], facilitator=False)
        case "cancel":
            await office.services.meetings.cancel(AINO, CHAT, None, facilitator=False)
        case "pause":
            await office.services.turns.pause(AINO, CHAT, None)
        case _:
            await office.services.companies.leave(AINO, CHAT)
    assert await _state(office, opened) is RoundState.OVER
    # Where something else is announced in the same breath, that says it.
    announced = {"schedule": "meeting-set", "cancel": "meeting-cancelled"}.get(ends, "turn-offer")
    assert len(await office.waiting(announced)) >= 1
    assert len(await office.waiting("poll-stop")) == 1
    await date_rounds.stopped(office, opened)
    await office.passes(days=10)
    assert await office.waiting("dates-result") == []


async def test_a_silent_host_is_reminded_once_and_then_the_best_is_settled_once(office: Office) -> None:
    await office.two_companies()
    opened = await _open(office, 0, 1)
    await date_rounds.votes(office, BEN, opened, 2)
    await date_rounds.stopped(office, opened)
    await office.passes(days=1, minutes=1)
    assert len(await office.waiting("dates-remind")) == 1
    await office.passes(days=1)
    await office.passes(days=1)
    assert len(await office.waiting("dates-remind")) == 1
    assert [letter.payload["by_default"] for letter in await office.waiting("meeting-set")] == [True]
    assert await _state(office, opened) is RoundState.SETTLED


async def test_all_times_gone_by_when_the_program_comes_back_settles_nothing(office: Office) -> None:
    await office.two_companies()
    opened = await _open(office, 0, 1)
    await date_rounds.votes(office, BEN, opened, 1)
    await office.passes(days=40)
    await office.passes(hours=1)
    await office.passes(minutes=1)
    assert await _state(office, opened) is RoundState.OVER
    assert await office.waiting("meeting-set") == []
    assert len(await office.waiting("dates-too-late")) == 1


async def test_what_cannot_be_asked(office: Office) -> None:
    await office.two_companies()
    service = office.services.dates
    with pytest.raises(TooFewTimes):
        await service.open(AINO, CHAT, _times(0, 0), facilitator=False)
    with pytest.raises(TooManyTimes):
        await service.open(AINO, CHAT, _times(*range(11)), facilitator=False)
    with pytest.raises(TooSoon):
        soon = Appointment(office.clock.moment + timedelta(hours=5), None)
        await service.open(AINO, CHAT, [soon, *_times(1)], facilitator=False)
    with pytest.raises(HostsOnly):
        await service.open(BEN, CHAT, _times(0, 1), facilitator=False)
    assert await office.waiting(KIND) == []
    turn = (await office.services.turns.hosts(CHAT)).turn
    assert turn is not None and turn.state == "offered"
    await service.open(None, CHAT, _times(0, 1), facilitator=True)
    assert len(await office.waiting(KIND)) == 1


async def test_a_deleted_poll_and_options_added_by_members_count_for_nothing(office: Office) -> None:
    await office.two_companies()
    opened = await _open(office, 0, 1)
    name = f"p{opened.view.round.id}-1"
    await office.services.polls.option_added(name, SeenOption("9", "Friday", added=True))
    await office.services.polls.answered(name, BEN.telegram_id, ["9"], 1)
    assert [silent.name for silent in (await _view(office)).silent] == ["Ben's Bikes"]
    async with office.database.transaction() as tx:
        poll = await polls.by_telegram_id(tx, name)
    assert poll is not None and poll.running
