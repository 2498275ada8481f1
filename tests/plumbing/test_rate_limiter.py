"""Telegram's limits are planned: whatever has to go out, none is ever bumped into, and people go first."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.delivery.urgency import Urgency
from bot.runtime.rate_limiter import GROUP_PER_MINUTE, PER_SECOND, Pacer

LANES = st.sampled_from(list(Urgency))


class Hands:
    """A clock that only moves when somebody waits."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    async def wait(self, seconds: float) -> None:
        self.now += seconds


class Telegram:
    """Notes when what was sent arrived."""

    def __init__(self, **limits: Any) -> None:
        self.hands = Hands()
        self.pacer = Pacer(self.hands, sleep=self.hands.wait, **limits)
        self.arrived: list[float] = []
        self.by_chat: dict[int, list[float]] = {}

    async def send(self, chat_id: int, urgency: Urgency, there: float = 0.002, back: float = 0.002) -> None:
        turn = await self.pacer.turn(chat_id, urgency)
        self.hands.now += there
        self.arrived.append(self.hands.now)
        self.by_chat.setdefault(chat_id, []).append(self.hands.now)
        self.hands.now += back
        self.pacer.over(turn)


def most_within(times: list[float], seconds: float) -> int:
    """The most arrivals in any stretch of so many seconds."""
    return max(place + 1 - bisect_left(times, at - seconds + 1e-9) for place, at in enumerate(times))


@given(
    deeds=st.lists(
        st.tuples(st.integers(-6, 6).filter(bool), LANES, st.floats(0, 0.2), st.floats(0, 0.2), st.floats(0, 3)),
        min_size=40,
        max_size=150,
    )
)
@settings(deadline=None, max_examples=60)
async def test_no_limit_is_ever_bumped_into(deeds: list[tuple[int, Urgency, float, float, float]]) -> None:
    telegram = Telegram()
    for chat_id, urgency, there, back, pause in deeds:
        await telegram.send(chat_id, urgency, there / 10, back / 10)
        # Now and then nothing has to go out for a while.
        telegram.hands.now += pause if pause > 2.5 else 0
    assert most_within(telegram.arrived, 1.0) <= PER_SECOND
    for chat_id, times in telegram.by_chat.items():
        if chat_id < 0:
            assert most_within(times, 60.0) <= GROUP_PER_MINUTE


async def test_a_broadcast_takes_hardly_longer_than_telegrams_limit_asks_for() -> None:
    telegram = Telegram()
    began = telegram.hands.now
    for chat_id in range(1, 3001):
        await telegram.send(chat_id, Urgency.BROADCAST)
    assert telegram.hands.now - began <= 1.03 * 3000 / PER_SECOND
    assert most_within(telegram.arrived, 1.0) <= PER_SECOND


async def test_what_comes_late_is_caught_up_within_the_limit() -> None:
    telegram = Telegram()
    for chat_id in range(1, 100):
        telegram.hands.now += 2.0 if chat_id == 50 else 0
        await telegram.send(chat_id, Urgency.BROADCAST)
    assert most_within(telegram.arrived, 1.0) <= PER_SECOND


async def test_an_answer_waits_for_no_broadcast() -> None:
    telegram = Telegram()
    for chat_id in range(1, 200):
        await telegram.send(chat_id, Urgency.BROADCAST)
    before = telegram.hands.now
    await telegram.send(500, Urgency.ANSWER, 0, 0)
    assert telegram.hands.now - before <= 1 / PER_SECOND


async def test_the_later_lanes_leave_answers_room_in_a_group() -> None:
    telegram = Telegram()
    group = -100
    for urgency, most in ((Urgency.BROADCAST, 14), (Urgency.ANNOUNCEMENT, 17), (Urgency.ANSWER, 20)):
        while group not in telegram.pacer.resting(urgency) or telegram.pacer.chat_delay(group, urgency) < 2:
            await telegram.send(group, urgency)
        assert len(telegram.by_chat[group]) == most
    assert telegram.pacer.chat_delay(-200, Urgency.BROADCAST) == 0


async def test_patience_asked_for_one_chat_holds_no_other() -> None:
    pacer = Pacer(Hands())
    pacer.hold(-100, 30)
    assert pacer.resting(Urgency.ANSWER) == {-100}
    assert pacer.chat_delay(-200, Urgency.BROADCAST) == 0
    assert pacer.overall_delay(Urgency.BROADCAST) == 0


async def test_one_chat_gets_at_most_one_announcement_a_second() -> None:
    telegram = Telegram()
    for _ in range(5):
        await telegram.send(7, Urgency.ANNOUNCEMENT)
    assert all(later - earlier >= 0.99 for earlier, later in pairwise(telegram.by_chat[7]))


@pytest.mark.parametrize(("ago", "may"), [(10.0, False), (70.0, True)])
async def test_a_restart_remembers_what_was_sent(ago: float, may: bool) -> None:
    telegram = Telegram()
    for _ in range(17):
        await telegram.send(-100, Urgency.ANNOUNCEMENT)
    telegram.pacer.hold(-5, 40)
    memory = telegram.pacer.memory(whole=True)
    again = Pacer(telegram.hands)
    again.remember(memory, ago)
    assert (again.chat_delay(-100, Urgency.ANNOUNCEMENT) == 0) is may
    assert (again.chat_delay(-5, Urgency.ANSWER) == 0) is may


async def test_after_a_crash_what_is_not_written_down_is_taken_as_sent() -> None:
    telegram = Telegram()
    telegram.pacer.remember({"groups": {}, "held": {}, "whole": False}, 1.0)
    for _ in range(14):
        await telegram.send(-100, Urgency.ANSWER)
    assert telegram.pacer.chat_delay(-100, Urgency.ANSWER) > 10
    assert telegram.pacer.worth_keeping.is_set()


async def test_what_hangs_holds_up_nobody() -> None:
    hands = Hands()
    pacer = Pacer(hands, sleep=hands.wait)
    for chat_id in range(1, 31):
        await pacer.turn(chat_id, Urgency.ANSWER)
    before = hands.now
    await pacer.turn(99, Urgency.ANSWER)
    assert hands.now - before <= 5


def test_a_broadcast_may_be_paid_for() -> None:
    hands = Hands()
    assert Pacer(hands, 1000).broadcasts_within(1.0) > 30 * Pacer(hands).broadcasts_within(1.0)


@given(
    deeds=st.lists(st.tuples(st.integers(-3, 3).filter(bool), LANES, st.floats(0, 0.02)), min_size=40, max_size=120),
    killed_after=st.sets(st.integers(1, 100), min_size=1, max_size=3),
)
@settings(deadline=None, max_examples=40)
async def test_killed_at_any_moments_and_begun_again_at_once_no_limit_is_bumped_into(
    deeds: list[tuple[int, Urgency, float]], killed_after: set[int]
) -> None:
    telegram = Telegram()
    kept, kept_at = telegram.pacer.memory(), telegram.hands.now
    for number, (chat_id, urgency, there) in enumerate(deeds):
        if number in killed_after:
            begun_again = Pacer(telegram.hands, sleep=telegram.hands.wait)
            begun_again.remember(kept, telegram.hands.now - kept_at)
            telegram.pacer = begun_again
            kept, kept_at = telegram.pacer.memory(), telegram.hands.now
        await telegram.send(chat_id, urgency, there)
        # Written down as the ticker does it: when it is worth it, and once a second at most.
        if telegram.pacer.worth_keeping.is_set() and telegram.hands.now - kept_at >= 1:
            telegram.pacer.worth_keeping.clear()
            kept, kept_at = telegram.pacer.memory(), telegram.hands.now
    assert most_within(telegram.arrived, 1.0) <= PER_SECOND
    for chat_id, times in telegram.by_chat.items():
        if chat_id < 0:
            assert most_within(times, 60.0) <= GROUP_PER_MINUTE
