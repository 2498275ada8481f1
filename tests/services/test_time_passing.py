"""Months of a group's life in many small steps of the clock and in few large ones, on both databases."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.people import Who
from bot.domain.refused import Refused
from bot.domain.turns import TurnState
from bot.formats.when import Appointment
from bot.services.clockwork import AS_IF_ON_TIME
from tests.services.conftest import AINO, BEN, CARL, CHAT, Office

HOUR = timedelta(hours=1)
NAMES = {AINO: "Kahvila Aino", BEN: "Ben's Bikes", CARL: "Carl's Cars"}
TABLES = ("turns", "meetings", "companies", "swaps")
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


async def _state(office: Office) -> dict[str, list[dict[str, Any]]]:
    return {table: await _rows(office, table) for table in TABLES}


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
    """As long as the program is never away for more than a day; every moment in the rows is the same too."""
    chance = random.Random(seed)
    await _begins(office)
    await _begins(twin)
    for _ in range(EVENTS):
        # A large step is as long as the program may be late; a small one is a part of it.
        jumps = [chance.uniform(0.2, 1.0) * AS_IF_ON_TIME for _ in range(chance.randint(1, 6))]
        for jump in jumps:
            await twin.passes(seconds=jump.total_seconds())
            for _ in range(4):
                await office.passes(seconds=(jump / 4).total_seconds())
            office.clock.moment = twin.clock.moment
        deed = _deed(chance)
        assert await _tries(office, deed) == await _tries(twin, deed)
    assert await _state(office) == await _state(twin)
    assert len(await _rows(office, "meetings")) > 1


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
    await office.passes(days=90)
    turns = await _rows(office, "turns")
    assert [(turn["state"], turn["ended_at"] is None) for turn in turns] == [
        (TurnState.LAPSED, False),
        (TurnState.OFFERED, True),
    ]
    sent = await office.delivers()
    assert [key.partition(":")[0] for key in sent if not key.startswith("health")] == ["turn-offer"]
    assert turns[1]["offered_at"] == office.clock.now()


async def test_a_meeting_slept_through_is_held_and_only_what_is_still_of_use_is_said(office: Office) -> None:
    await _begins(office)
    when = Appointment(office.clock.now() + timedelta(days=10), "Kahvila")
    await office.services.meetings.schedule(AINO, CHAT, when, facilitator=False)
    await office.delivers()
    await office.passes(days=40)
    sent = [key.partition(":")[0] for key in await office.delivers() if not key.startswith("health")]
    assert sent == ["turn-offer"]
    assert [meeting["state"] for meeting in await _rows(office, "meetings")] == ["held"]
