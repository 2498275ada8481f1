"""Broadcasts, reminders and answers at the same time: who waits for whom, counted in a time of its own."""

from __future__ import annotations

import asyncio
from bisect import bisect_left
from dataclasses import dataclass, field
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.delivery.urgency import Urgency
from bot.runtime.rate_limiter import GROUP_PER_MINUTE, PER_SECOND, Pacer
from tests.plumbing import virtual

SECONDS = 20
HANDLING = 0.008
"""Seconds from what somebody wrote to the answer that is ready to go."""


@dataclass
class Traffic:
    """What reached Telegram, and how long each had waited for its turn."""

    pacer: Pacer
    random: Random
    flight: float
    arrived: list[float] = field(default_factory=list)
    by_chat: dict[int, list[float]] = field(default_factory=dict)
    waits: dict[Urgency, list[float]] = field(default_factory=lambda: {urgency: [] for urgency in Urgency})
    done: dict[Urgency, list[float]] = field(default_factory=lambda: {urgency: [] for urgency in Urgency})

    async def sends(self, chat_id: int, urgency: Urgency, *, planned: bool = False) -> None:
        """One message, from the moment it is wanted to its answer."""
        wanted = virtual.now()
        turn = await self.pacer.turn(chat_id, urgency, planned=planned)
        self.waits[urgency].append(virtual.now() - wanted)
        await self.flies(chat_id, urgency, turn)

    async def flies(self, chat_id: int, urgency: Urgency, turn: object) -> None:
        """On its way there and back."""
        await asyncio.sleep(self.random.uniform(0.5, 1) * self.flight / 2)
        self.arrived.append(virtual.now())
        self.by_chat.setdefault(chat_id, []).append(virtual.now())
        self.done[urgency].append(virtual.now())
        await asyncio.sleep(self.random.uniform(0.5, 1) * self.flight / 2)
        self.pacer.over(turn)  # type: ignore[arg-type]

    async def broadcasts(self, count: int, held_up: float = 0.0) -> float:
        """Many messages, each to another chat, as the postman sends them; returns how many seconds it took.

        Args:
            held_up: seconds that something else takes after every fourth.
        """
        began, flying = virtual.now(), []
        for number in range(count):
            if number % 4 == 3:
                await asyncio.sleep(self.random.uniform(0.5, 1) * held_up)
            turn = await self.pacer.turn(-1_000_000 - number, Urgency.BROADCAST, planned=True)
            flying.append(asyncio.create_task(self.flies(-1_000_000 - number, Urgency.BROADCAST, turn)))
        await asyncio.gather(*flying)
        return virtual.now() - began

    async def asked(self, every: float, seconds: float, urgency: Urgency, chats: int = 60) -> None:
        """People ask at random moments, so often on average."""
        answers = []
        for number in range(int(seconds / every)):
            await asyncio.sleep(self.random.uniform(0, 2 * every))
            answers.append(asyncio.create_task(self._answered(-1 - number % chats, urgency)))
        await asyncio.gather(*answers)

    async def _answered(self, chat_id: int, urgency: Urgency) -> None:
        if urgency is Urgency.ANSWER:
            self.pacer.expect_answer()
            await asyncio.sleep(HANDLING)
        await self.sends(chat_id, urgency)

    def most_in_a_second(self) -> int:
        """The most that arrived in any second."""
        times = sorted(self.arrived)
        return max(place + 1 - bisect_left(times, at - 1.0 + 1e-9) for place, at in enumerate(times))


def traffic(seed: int = 1, flight: float = 0.006) -> Traffic:
    """An empty road. `flight`: seconds there and back at most."""
    return Traffic(Pacer(virtual.now), Random(seed), flight)


def share(waits: list[float], of: float) -> float:
    """The wait so large a share of them stay below."""
    return sorted(waits)[int(len(waits) * of)]


@pytest.mark.parametrize(("every", "wait"), [(0.5, 0.015), (0.2, 0.02)])
def test_an_answer_hardly_waits_while_a_broadcast_runs_and_the_broadcast_keeps_its_pace(
    every: float, wait: float
) -> None:
    async def story() -> tuple[Traffic, float]:
        road = traffic()
        asking = asyncio.create_task(road.asked(every, 95, Urgency.ANSWER))
        took = await road.broadcasts(3000 - int(95 / every))
        await asking
        return road, took

    road, took = virtual.run(story())
    assert took <= 1.03 * 3000 / PER_SECOND
    assert share(road.waits[Urgency.ANSWER], 0.5) == 0
    assert share(road.waits[Urgency.ANSWER], 0.95) <= wait
    assert road.most_in_a_second() <= PER_SECOND


def test_a_broadcast_held_up_for_moments_keeps_its_pace_and_its_answers_quick() -> None:
    async def story() -> tuple[Traffic, float]:
        road = traffic()
        asking = asyncio.create_task(road.asked(0.5, 95, Urgency.ANSWER))
        took = await road.broadcasts(2810, held_up=0.08)
        await asking
        return road, took

    road, took = virtual.run(story())
    assert took <= 1.03 * 3000 / PER_SECOND
    assert share(road.waits[Urgency.ANSWER], 0.95) <= 0.025
    assert road.most_in_a_second() <= PER_SECOND


def test_a_reminder_goes_before_all_that_is_left_of_a_broadcast() -> None:
    async def story() -> Traffic:
        road = traffic()
        sending = asyncio.create_task(road.broadcasts(30 * SECONDS))
        await road.asked(0.5, SECONDS - 2, Urgency.ANNOUNCEMENT)
        await sending
        return road

    assert max(virtual.run(story()).waits[Urgency.ANNOUNCEMENT]) <= 0.2


def test_a_broadcast_gets_what_people_leave_and_is_never_stopped_by_them() -> None:
    async def story() -> Traffic:
        road = traffic()
        sending = asyncio.create_task(road.broadcasts(10 * SECONDS))
        # Twenty answers a second, two thirds of all that is granted.
        await road.asked(0.05, SECONDS, Urgency.ANSWER, chats=400)
        await sending
        return road

    road = virtual.run(story())
    assert len(road.done[Urgency.BROADCAST]) == 10 * SECONDS
    assert share(road.waits[Urgency.ANSWER], 0.95) <= 0.05
    assert road.most_in_a_second() <= PER_SECOND


def test_a_chat_over_its_minute_makes_no_other_wait() -> None:
    async def story() -> Traffic:
        road = traffic()
        crowd = [asyncio.create_task(road.sends(-999, Urgency.ANSWER)) for _ in range(2 * GROUP_PER_MINUTE)]
        await road.asked(0.11, SECONDS, Urgency.ANSWER)
        others = list(road.waits[Urgency.ANSWER])
        assert sum(wait == 0 for wait in others) >= len(others) - GROUP_PER_MINUTE
        for one in crowd:
            one.cancel()
        await asyncio.gather(*crowd, return_exceptions=True)
        return road

    road = virtual.run(story())
    assert len(road.by_chat[-999]) <= GROUP_PER_MINUTE
    assert road.most_in_a_second() <= PER_SECOND


@given(
    seed=st.integers(0, 10_000),
    flight=st.floats(0.001, 0.4),
    answers=st.floats(0.1, 1),
    reminders=st.floats(0.2, 1),
    chats=st.integers(8, 30),
)
@settings(deadline=None, max_examples=10)
def test_whatever_comes_together_no_limit_is_bumped_into(
    seed: int, flight: float, answers: float, reminders: float, chats: int
) -> None:
    async def story() -> Traffic:
        road = traffic(seed, flight)
        await asyncio.gather(
            road.broadcasts(150),
            road.asked(answers, 5, Urgency.ANSWER, chats),
            road.asked(reminders, 5, Urgency.ANNOUNCEMENT, chats),
        )
        return road

    road = virtual.run(story())
    assert road.most_in_a_second() <= PER_SECOND
    for chat_id, times in road.by_chat.items():
        for place, at in enumerate(sorted(times)):
            assert place + 1 - bisect_left(sorted(times), at - 60 + 1e-9) <= GROUP_PER_MINUTE, chat_id
