"""Months of a group's life in many small steps of the clock and in few large ones, on both databases."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.cycle.turns import TurnState
from bot.domain.people import Who
from bot.domain.refused import Refused
from bot.formats.when import Appointment
from bot.services.recruiting import member_asks
from storage import reviews, tables
from tests.recurring import set_going
from tests.services import date_rounds
from tests.services.conftest import AINO, BEN, CARL, CHAT, Office

HOUR = timedelta(hours=1)
NAMES = {AINO: "Kahvila Aino", BEN: "Ben's Bikes", CARL: "Carl's Cars"}
TABLES = ("turns", "meetings", "companies", "swaps")
OPEN = (TurnState.OFFERED, TurnState.ACCEPTED)
LONGEST = 60
"""Days that a jump of the clock takes at most."""
BY_CHANCE = ("uid", "invite_token")
"""Columns that are different each time."""
EVENTS = 25
Deed = Callable[[Office], Awaitable[Any]]


def _deed(chance: random.Random) -> Deed:
    """Something somebody does, or tries to."""
    who, other = chance.sample(sorted(NAMES, key=lambda w: w.telegram_id), 2)
    days, choice = chance.randint(2, 20), chance.randrange(10)

    async def does(office: Office) -> None:
        services, now = office.services, office.clock.now()
        match choice:
            case 0 | 1 | 2:
                when = Appointment(now + timedelta(days=days), None)
                await services.meetings.schedule(who, CHAT, when, facilitator=choice == 0)
            case 3:
                await services.turns.volunteer(who, CHAT)
            case 4:
                await services.turns.pass_on(who, CHAT)
            case 5:
                await _trades(office, who, other)
            case 6:
                await services.swaps.ask(who, CHAT, NAMES[other])
            case 7:
                await services.turns.pause(who, CHAT, (now + timedelta(days=days)).date())
            case 8:
                await services.turns.resume(who, CHAT)
            case _:
                await services.meetings.cancel(who, CHAT, None, facilitator=True)

    return does


async def _trades(office: Office, who: Who, other: Who) -> None:
    await office.services.swaps.ask(who, CHAT, NAMES[other])
    (*_, swap) = await _rows(office, "swaps")
    await office.services.swaps.answer(other, swap["id"], agreed=True)


async def _begins(office: Office) -> int:
    await office.set_up()
    for who, name in NAMES.items():
        await office.services.companies.join(who, CHAT, name)
    return int((await office.services.companies.group_of_chat(CHAT)).id)


async def _rows(office: Office, table: str) -> list[dict[str, Any]]:
    group = await office.services.companies.group_of_chat(CHAT)
    return [
        {name: value for name, value in row._mapping.items() if name not in BY_CHANCE}
        for row in await office.rows(table, group.id)
    ]


async def _state(office: Office) -> dict[str, list[Any]]:
    return {**{table: await _rows(office, table) for table in TABLES}, "timers": await _waiting(office, CHAT)}


async def _waiting(office: Office, chat_id: int | None) -> list[tuple[Any, ...]]:
    """The timers that wait, of a group or of the network, soonest first."""
    group_id = None if chat_id is None else (await office.services.companies.group_of_chat(chat_id)).id
    # When a group looks for members again is counted from when it looked last, which is no step of its cycle.
    waiting = [
        row for row in await office.rows("timers", group_id) if row.state == "waiting" and row.kind != member_asks.LOOK
    ]
    return sorted((row.due_at, row.kind, row.stale_at or row.due_at) for row in waiting)


async def _tries(office: Office, deed: Deed) -> str | None:
    try:
        await deed(office)
    except Refused as refused:
        return refused.key
    return None


@pytest.mark.parametrize("seed", [1, 2])
async def test_small_steps_of_the_clock_and_large_ones_end_in_the_same_rows(
    office: Office, twin: Office, seed: int
) -> None:
    """As long as the program runs, however far the clock jumps; every moment in the rows is the same too."""
    chance = random.Random(seed)
    await _begins(office)
    await _begins(twin)
    for _ in range(EVENTS):
        # Some jumps take hours, others skip several turns.
        for _ in range(chance.randint(1, 2)):
            jump = timedelta(days=chance.choice((1, 5, LONGEST)) * chance.uniform(0.2, 1.0))
            await twin.passes(seconds=jump.total_seconds())
            for _ in range(4):
                await office.passes(seconds=(jump / 4).total_seconds())
            office.clock.moment = twin.clock.moment
        deed = _deed(chance)
        assert await _tries(office, deed) == await _tries(twin, deed)
    assert await _state(office) == await _state(twin)
    assert len(await _rows(office, "meetings")) > 1


Begun = Callable[[Office, int, random.Random], Awaitable[Any]]


async def _takes(office: Office, chat_id: int, _chance: random.Random) -> None:
    await office.services.turns.volunteer(AINO, chat_id)


async def _plans(office: Office, chat_id: int, chance: random.Random) -> None:
    when = Appointment(office.clock.now() + timedelta(days=chance.uniform(1, 30)), None)
    await office.services.meetings.schedule(AINO, chat_id, when, facilitator=False)


async def _asks(office: Office, chat_id: int, _chance: random.Random) -> None:
    await office.services.swaps.ask(AINO, chat_id, NAMES[BEN])


async def _asks_about_a_meeting(office: Office, chat_id: int, chance: random.Random) -> None:
    await _plans(office, chat_id, chance)
    await _asks(office, chat_id, chance)


async def _pauses(office: Office, chat_id: int, chance: random.Random) -> None:
    back = office.clock.now() + timedelta(days=chance.randint(2, 40))
    await office.services.turns.pause(AINO, chat_id, back.date())


async def _all_pause(office: Office, chat_id: int, chance: random.Random) -> None:
    for who in NAMES:
        back = office.clock.now() + timedelta(days=chance.randint(2, 40))
        await office.services.turns.pause(who, chat_id, back.date())


async def _have_to_choose(office: Office, chat_id: int, chance: random.Random) -> None:
    """The others have said which times suit, and the host has not chosen."""
    await _takes(office, chat_id, chance)
    days = sorted(chance.sample(range(2, 20), 3))
    await date_rounds.counted(office, AINO, BEN, days, chance.randint(1, 3), chat_id)


async def _answers_nothing(_office: Office, _chat_id: int, _chance: random.Random) -> None:
    pass


BEGUN = (_answers_nothing, _takes, _plans, _asks, _asks_about_a_meeting, _pauses, _all_pause, _have_to_choose)


async def _stand(office: Office, seed: int) -> None:
    """A group for each way in which a cycle can stand."""
    chance = random.Random(seed)
    await set_going(office.services, "health")
    for number, begins in enumerate(BEGUN):
        await office.set_up(CHAT - number)
        await office.services.groups.change(CHAT - number, "rhythm", "week-2", facilitator=True)
        for who, name in NAMES.items():
            await office.services.companies.join(who, CHAT - number, name)
        await begins(office, CHAT - number, chance)
    await office.delivers()


async def _course(office: Office, chat_id: int) -> dict[str, list[Any]]:
    """How a group's cycle stands, whatever the numbers of its rows."""
    group = await office.services.companies.group_of_chat(chat_id)
    turns, meetings, companies, swaps = [await office.rows(table, group.id) for table in TABLES]
    numbers = [turn.id for turn in turns]
    async with office.database.transaction() as tx:
        kept = [await reviews.of_meeting(tx, meeting.id) for meeting in meetings]
    return {
        "reviews": [(review.closes_at, review.closed_at, review.counts) for review in kept if review is not None],
        "choices": [
            (found.state, found.result, found.decide_by, found.chosen)
            for found in await office.rows("date_rounds", group.id)
        ],
        "turns": [
            # What was proposed in a turn that is over, nobody sees.
            (t.cycle, t.company_id, t.state, t.offered_at, t.ended_at, t.proposed_at if t.state in OPEN else None)
            for t in turns
        ],
        "meetings": [(numbers.index(m.turn_id), m.company_id, m.state, m.starts_at) for m in meetings],
        "companies": [(c.name, c.credit, c.paused_until, c.place_counted, c.place_since) for c in companies],
        "swaps": [(s.asking_id, s.asked_id, s.state, s.ended_at) for s in swaps],
        "timers": await _waiting(office, chat_id),
    }


@pytest.mark.parametrize("seed", [11, 12, 13])
async def test_one_jump_of_a_running_program_ends_where_steps_of_hours_and_days_do(
    office: Office, twin: Office, seed: int
) -> None:
    """And of what was due on the way, only what is still so is said."""
    chance = random.Random(seed)
    for each in (office, twin):
        await _stand(each, seed)
    until = office.clock.now() + timedelta(days=chance.choice((LONGEST, chance.uniform(2, LONGEST))))
    while office.clock.now() < until:
        step = timedelta(hours=chance.choice((3, 24, 100)) * chance.uniform(0.2, 1.0))
        await office.passes(seconds=min(step, until - office.clock.now()).total_seconds())
        await office.delivers()
    await twin.passes(seconds=(until - twin.clock.now()).total_seconds())
    for number, begins in enumerate(BEGUN):
        assert await _course(twin, CHAT - number) == await _course(office, CHAT - number), begins.__name__
    assert await _waiting(twin, None) == await _waiting(office, None)
    await _says_only_what_is_so(twin)


async def _says_only_what_is_so(office: Office) -> None:
    states: dict[int, TurnState] = {}
    for number in range(len(BEGUN)):
        group = await office.services.companies.group_of_chat(CHAT - number)
        states |= {turn.id: turn.state for turn in await office.rows("turns", group.id)}
    for kind, _, subject in [key.partition(":") for key in await office.delivers()]:
        assert kind != "reminder"
        if kind.startswith(("turn-", "date-")):
            assert states[int(subject.partition(":")[0])] in OPEN


@pytest.mark.parametrize("seed", [4])
async def test_ticking_again_changes_nothing_at_any_point_of_the_cycle(office: Office, seed: int) -> None:
    chance = random.Random(seed)
    await _begins(office)
    for _ in range(EVENTS):
        await office.passes(days=chance.randint(0, 9))
        before, sent = await _state(office), await office.delivers()
        assert len(sent) == len(set(sent))
        assert await office.passes() == 0
        assert await _state(office) == before
        assert await office.delivers() == []
        await _tries(office, _deed(chance))


async def test_after_a_long_sleep_nobody_has_been_silent_who_was_not_asked_and_nothing_stale_is_said(
    office: Office,
) -> None:
    await _begins(office)
    await office.delivers()
    await office.sleeps(days=90)
    turns = await _rows(office, "turns")
    assert [(turn["state"], turn["ended_at"] is None) for turn in turns] == [
        (TurnState.LAPSED, False),
        (TurnState.OFFERED, True),
    ]
    sent = await office.delivers()
    assert [key.partition(":")[0] for key in sent if not key.startswith("health")] == ["turn-offer"]
    assert turns[1]["offered_at"] == office.clock.now()


async def test_a_program_that_was_down_gives_people_their_whole_time(office: Office) -> None:
    await _begins(office)
    await office.sleeps(days=10)
    came_back = office.clock.now()
    (*_, turn) = await _rows(office, "turns")
    assert (turn["state"], turn["offered_at"]) == (TurnState.OFFERED, came_back)
    await office.passes(days=6, hours=23)
    assert len(await _rows(office, "turns")) == 2
    await office.passes(hours=2)
    (*_, turn) = await _rows(office, "turns")
    assert turn["offered_at"] == came_back + timedelta(days=7)


async def test_a_group_the_bot_comes_back_to_has_its_whole_time(office: Office) -> None:
    await _begins(office)
    await office.services.groups.sleep(CHAT)
    await office.passes(days=30)
    await office.services.groups.arrive(CHAT, "Kainuu core", is_forum=False, is_admin=True)
    await office.passes()
    states = [(turn["state"], turn["offered_at"]) for turn in await _rows(office, "turns")]
    assert [state for state, _ in states] == [TurnState.LAPSED, TurnState.OFFERED]
    assert states[1][1] == office.clock.now()


async def test_a_meeting_slept_through_is_held_and_only_what_is_still_of_use_is_said(office: Office) -> None:
    await _begins(office)
    when = Appointment(office.clock.now() + timedelta(days=10), "Kahvila")
    await office.services.meetings.schedule(AINO, CHAT, when, facilitator=False)
    await office.delivers()
    await office.sleeps(days=40)
    sent = [key.partition(":")[0] for key in await office.delivers() if not key.startswith("health")]
    assert sent == ["turn-offer"]
    assert [meeting["state"] for meeting in await _rows(office, "meetings")] == ["held"]


async def test_what_recurs_is_on_the_clock_once_after_every_start(office: Office) -> None:
    recurring = {name for name, kind in office.services.dependencies.features.timers.items() if kind.recurs is not None}
    for _ in range(2):
        await office.services.clockwork.begin()
    async with office.database.transaction() as tx:
        rows = await tx.all(select(tables.timers.c.kind))
    assert sorted(row[0] for row in rows) == sorted(recurring) != []
