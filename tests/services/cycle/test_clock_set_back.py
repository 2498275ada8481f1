"""A clock that is set back while nobody looks puts nothing off until the old time comes round."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.domain.delivery.urgency import Urgency
from bot.runtime.clock_watch import LATER, ClockWatch
from bot.runtime.deaf_watch import DeafWatch
from storage.delivery import outbox
from tests.services.conftest import CHAT, Office


async def test_a_clock_set_back_while_the_program_was_off_puts_nothing_off(office: Office) -> None:
    await office.set_up()
    await office.delivers()
    # Long before its end the moment was kept at which the last run heard something.
    await office.services.deafness.heard(office.clock.moment)
    office.clock.moment += timedelta(hours=1)
    await office.services.inbox.keep({1: "{}"})
    office.clock.moment += timedelta(seconds=30)
    async with office.database.transaction() as tx:
        await outbox.post(tx, key="hello:x", kind="hello", chat_id=CHAT, at=office.clock.moment)
    office.clock.moment -= timedelta(minutes=50)
    await DeafWatch(office.services, float).begin()
    assert await office.delivers() == ["hello:x"]


async def test_a_clock_set_ahead_for_a_moment_and_back_while_the_program_was_off_puts_nothing_off(
    office: Office,
) -> None:
    await office.set_up()
    await office.delivers()
    await office.services.inbox.keep({1: "{}"})
    # Nothing more comes in after the clock was set ahead; what came before is answered with the new time.
    office.clock.moment += timedelta(hours=1)
    await office.services.deafness.clock_set_ahead()
    office.clock.moment += timedelta(seconds=48)
    async with office.database.transaction() as tx:
        await outbox.post(tx, key="hello:x", kind="hello", chat_id=CHAT, at=office.clock.moment)
    office.clock.moment -= timedelta(hours=1)
    await DeafWatch(office.services, float).begin()
    assert await office.delivers() == ["hello:x"]
    # What is to go out later than that, keeps its time at the next start.
    async with office.database.transaction() as tx:
        await outbox.post(
            tx, key="hello:later", kind="hello", chat_id=CHAT, at=office.clock.moment + timedelta(minutes=30)
        )
    await DeafWatch(office.services, float).begin()
    assert await office.delivers() == []


async def test_a_letter_that_was_under_way_when_the_clock_was_set_back_does_not_wait_for_the_old_time(
    office: Office,
) -> None:
    await office.set_up()
    await office.delivers()
    async with office.database.transaction() as tx:
        await outbox.post(tx, key="hello:x", kind="hello", chat_id=CHAT, at=office.clock.moment)
    taken = await office.services.letters.take(dict.fromkeys(Urgency, 8), dict.fromkeys(Urgency, frozenset()))
    assert [envelope.letter.key for envelope in taken] == ["hello:x"]
    was = office.clock.moment
    office.clock.moment -= timedelta(hours=1)
    await office.services.letters.set_back(was)
    # It turns out not to have left.
    await office.services.letters.take_back(())
    assert await office.delivers() == ["hello:x"]


async def test_what_was_begun_with_the_old_time_and_written_down_after_it_waits_no_longer(office: Office) -> None:
    await office.set_up()
    await office.delivers()
    was = office.clock.moment
    office.clock.moment -= timedelta(hours=1)
    await office.services.letters.set_back(was)
    async with office.database.transaction() as tx:
        await outbox.post(tx, key="hello:x", kind="hello", chat_id=CHAT, at=was)
        await outbox.post(tx, key="hello:later", kind="hello", chat_id=CHAT, at=was - timedelta(minutes=30))
    await office.services.letters.set_back(was, late=True)
    # What is to go out in half an hour goes out then.
    assert await office.delivers() == ["hello:x"]


class _Over(Exception):
    """Enough was seen."""


async def test_a_clock_that_is_set_back_is_looked_after_some_times_more(office: Office) -> None:
    seconds, told, began = 0.0, [], office.clock.moment

    async def sleep(pause: float) -> None:
        nonlocal seconds
        seconds += pause
        office.clock.moment += timedelta(seconds=pause)
        if seconds == 3:
            office.clock.moment -= timedelta(hours=1)
        if seconds > 3 + max(LATER) + 5:
            raise _Over

    async def back(was: datetime) -> None:
        told.append(("back", was))

    async def late(would_be: datetime) -> None:
        told.append(("late", would_be))

    async def forward() -> None:
        told.append(("forward", office.clock.moment))

    watch = ClockWatch(office.clock, forward, lambda: None, back, late, lambda: seconds, sleep)
    with pytest.raises(_Over):
        await watch.work()
    at = began + timedelta(seconds=3)
    assert told == [("back", at), *(("late", at + timedelta(seconds=after)) for after in LATER)]
