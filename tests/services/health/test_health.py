"""Groups that could use a hand, on both databases: who hears of it, when, and when nobody does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.cycle.rotation import FOREVER
from bot.domain.groups.vote_rules import VoteRules
from bot.domain.people import Who
from bot.formats.when import Appointment
from storage import groups, health, people
from tests.recurring import set_going
from tests.services.conftest import AINO, BEN, CHAT, COORDINATOR, Office

MONDAY = datetime(2026, 11, 30, 7, tzinfo=UTC)
"""The first look: nine o'clock in Helsinki, six days after the story begins."""


async def _begin(office: Office, *, coordinator: bool = True) -> None:
    await office.two_companies()
    if coordinator:
        async with office.database.transaction() as tx:
            await people.meet(tx, Who(COORDINATOR, "Cora", "en"), reachable=True)
    await set_going(office.services, "health")


async def _mondays(office: Office, weeks: int) -> list[tuple[int, int]]:
    """Letters to facilitators and to coordinators that each of so many Mondays brings."""
    looked_at = []
    for _ in range(weeks):
        today = office.clock.moment.date()
        monday = today + timedelta(days=7 - today.weekday())
        office.clock.moment = datetime(monday.year, monday.month, monday.day, 7, 30, tzinfo=UTC)
        looked_at.append(office.clock.moment)
        await office.passes()
    for_facilitators = [letter.created_at for letter in await office.waiting("health")]
    for_coordinators = [letter.created_at for letter in await office.waiting("health-network")]
    return [(for_facilitators.count(at), for_coordinators.count(at)) for at in looked_at]


async def test_no_host_is_said_weekly_at_first_then_ever_more_seldom_and_to_the_coordinator_once(
    office: Office,
) -> None:
    await _begin(office)
    brought = await _mondays(office, 17)
    assert [week for week, (facilitators, _) in enumerate(brought) if facilitators] == [2, 3, 4, 6, 10]
    assert [week for week, (_, coordinators) in enumerate(brought) if coordinators] == [3]


async def test_a_coordinator_who_cannot_be_reached_yet_hears_of_it_later(office: Office) -> None:
    await _begin(office, coordinator=False)
    await _mondays(office, 6)
    async with office.database.transaction() as tx:
        await people.meet(tx, Who(COORDINATOR, "Cora", "en"), reachable=True)
    assert [coordinators for _, coordinators in await _mondays(office, 3)] == [1, 0, 0]


async def test_a_group_in_its_month_off_is_left_in_peace_and_the_month_counts_for_nothing(office: Office) -> None:
    await _begin(office)
    async with office.database.transaction() as tx:
        group = await groups.by_chat(tx, CHAT)
        assert group is not None
        await groups.change(tx, group.id, months_off=[12])
    # Mondays: 30 November, four in December, then January; a week had passed before December.
    brought = await _mondays(office, 9)
    assert [week for week, (facilitators, _) in enumerate(brought) if facilitators] == [6, 7, 8]


async def test_what_was_said_before_a_month_off_is_neither_repeated_in_it_nor_forgotten(office: Office) -> None:
    await _begin(office)
    async with office.database.transaction() as tx:
        group = await groups.by_chat(tx, CHAT)
        assert group is not None
        await groups.change(tx, group.id, months_off=[1])
    # 30 November to 28 December, four Mondays of January, and the first of February.
    assert await _mondays(office, 10) == [(0, 0), (0, 0), (1, 0), (1, 1), (1, 0), *[(0, 0)] * 4, (1, 0)]


@pytest.mark.parametrize("how", ["paused", "asleep"])
async def test_a_group_that_rests_is_told_nothing(office: Office, how: str) -> None:
    await _begin(office)
    if how == "paused":
        await office.services.turns.pause(AINO, CHAT, FOREVER)
    else:
        async with office.database.transaction() as tx:
            group = await groups.by_chat(tx, CHAT)
            assert group is not None
            await groups.change(tx, group.id, awake=False)
    assert await _mondays(office, 8) == [(0, 0)] * 8


async def test_a_host_without_a_date_is_said_unless_the_group_is_being_asked_which_one(office: Office) -> None:
    await _begin(office)
    turn = (await office.services.turns.hosts(CHAT)).turn
    assert turn is not None
    await office.services.turns.accept(AINO, turn.id)
    far = [Appointment(office.clock.moment + timedelta(days=days), None) for days in (60, 61)]
    office.clock.moment += timedelta(days=5)
    async with office.database.transaction() as tx:
        group = await groups.by_chat(tx, CHAT)
        assert group is not None
        await groups.change(tx, group.id, votes=VoteRules(hours=168))
    await office.services.dates.open(AINO, CHAT, far, facilitator=False)
    office.clock.moment = datetime(2026, 11, 30, 7, 30, tzinfo=UTC)
    await office.passes()
    assert await office.waiting("health") == []


async def test_a_date_ends_it_and_the_next_time_begins_anew(office: Office) -> None:
    await _begin(office)
    await _mondays(office, 5)
    await office.services.turns.volunteer(BEN, CHAT)
    meeting = Appointment(office.clock.moment + timedelta(days=10), None)
    await office.services.meetings.schedule(BEN, CHAT, meeting, facilitator=False)
    assert await _mondays(office, 1) == [(0, 0)]
    async with office.database.transaction() as tx:
        group = await groups.by_chat(tx, CHAT)
        assert group is not None
        assert await health.said(tx, group.id) == {}


async def test_a_look_that_is_taken_twice_says_nothing_twice(office: Office) -> None:
    await _begin(office)
    await _mondays(office, 3)
    for _ in range(2):
        await set_going(office.services, "health")
        await office.passes()
    assert len(await office.waiting("health")) == 1


async def test_a_week_slept_through_is_left_out(office: Office) -> None:
    await _begin(office)
    await office.passes(days=30)
    assert await office.waiting("health") == []
