"""A clock that is set back while nobody looks puts nothing off until the old time comes round."""

from __future__ import annotations

from datetime import timedelta

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
