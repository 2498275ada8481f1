"""What may happen to a bot in years, one after another. Run by `make faults`."""

from __future__ import annotations

import asyncio
import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sandbox import Message
from sandbox.api.faults import Fault
from tests.bench.crashes import Wreck
from tests.faults.databases import FragilePostgres, FragileSqlite
from tests.faults.house import PATIENCE, House
from tests.faults.test_odd_updates import odd_updates

HOUR, DAY = 3600.0, 86400.0


async def test_pushed_to_a_database_that_goes_away_is_waited_out(pushed_house: House) -> None:
    house = pushed_house
    await house.begins()
    async with house.database.away():
        house.asks()
        await house.until_it_says("atabase")
        # Refused meanwhile, so Telegram brings it again; and the person hears why it takes so long.
        await house.aino.sees("I can't reach my database", house.chat)
    await house.is_answered(house.asked[-1])
    await odd_updates(house)
    assert await house.ends() < 10
    assert sorted(await house.kept()) == sorted(house.asked)


async def test_a_server_that_is_read_only_or_crowded_is_waited_out(house: House) -> None:
    if not isinstance(house.database, FragilePostgres):
        return
    await house.begins()
    for harm, words in ((house.database.read_only, "only be read"), (house.database.crowded, "no more connections")):
        async with harm():
            house.asks()
            await house.until_it_says(words)
        await house.is_answered(house.asked[-1])
    assert sorted(await house.kept()) == sorted(house.asked)


async def test_an_update_that_ends_the_program_is_tried_a_few_times_and_left_out(house: House) -> None:
    await house.begins()
    # Others write at the same moment, elsewhere, and after every end.
    house.cora.says("/quit", chat=house.cora.private())
    house.asks()
    for _ in range(4):
        assert house.process is not None
        assert await asyncio.wait_for(house.process.wait(), PATIENCE) == 3
        house.asks()
        await house.starts(ready=False)
    await house.hears()
    assert sorted(await house.kept()) == sorted(house.asked)
    assert [error for _, error, _ in await house.set_aside()] == ["the program ended while it was handled"]


async def test_what_became_due_goes_out_within_seconds_of_a_step_and_a_step_back_repeats_nothing(
    house: House,
) -> None:
    await house.begins()
    await house.hears()
    # The question is nudged after two days, in daylight.
    noon = datetime.now(UTC).replace(hour=10, minute=0) + timedelta(days=3)
    ahead = (noon - datetime.now(UTC)).total_seconds()
    house.steps(ahead)
    since = house.shown(house.asked[0])[0]
    await house.until(lambda: _is_said_since(house, since), 30)
    seen = len(house.chat.messages)
    house.steps(ahead - HOUR)
    await house.hears()
    house.steps(ahead)
    await house.hears()
    told = [m for m in list(house.chat.messages.values())[seen:] if m.sender is house.bot.user]
    assert len(told) == 2, [m.text for m in told]


async def _is_said_since(house: House, since: Message) -> bool:
    return house.aino.seen(".", house.chat, since) is not None


async def test_a_machine_that_was_asleep_for_a_day_wakes_and_coordinators_hear_of_it(house: House) -> None:
    await house.begins()
    assert house.process is not None
    house.process.send_signal(signal.SIGSTOP)
    house.asks()
    await asyncio.sleep(2)
    house.steps(DAY / 2, suspended=DAY / 2)
    house.process.send_signal(signal.SIGCONT)
    await house.is_answered(house.asked[-1])
    told = await house.cora.sees("I couldn't be reached for 12 hours", house.cora.private())
    assert "asleep" in told.text
    assert "1 message" in told.text


async def test_a_program_that_was_off_for_days_tells_what_is_lost(house: House) -> None:
    await house.begins()
    await house.hears()
    await house.ends()
    house.steps(3 * DAY)
    await house.starts()
    told = await house.cora.sees("I couldn't be reached for 3 days", house.cora.private())
    assert "wasn't running" in told.text
    assert "lost" in told.text


async def test_a_second_program_with_the_same_token_is_named_and_waited_for(house: House) -> None:
    await house.begins()
    fault = house.server.faults.error("getUpdates", code=409, times=None)
    house.server.polls.end(house.bot.token, None)
    house.asks()
    await house.until_it_says("stop it, or give it its own token")
    house.server.faults.remove(fault)
    await house.is_answered(house.asked[-1])
    await house.until(house.is_ready)
    assert house.log.read_text().count("updates.unheard") == 1


async def test_telegram_away_is_said_and_waited_out(house: House) -> None:
    await house.begins()
    fault = house.server.faults.add(Fault("drop", times=None))
    house.server.polls.end(house.bot.token, None)
    house.asks()
    await house.until_it_says("Telegram")
    house.server.faults.remove(fault)
    await house.is_answered(house.asked[-1])
    await house.until(house.is_ready)


async def test_told_to_stop_it_stops_whatever_waits_and_says_it_after_the_next_start(house: House) -> None:
    await house.begins()
    house.server.flood.on = True
    people = [house.world.add_user(f"Person {number}") for number in range(60)]
    for person in people:
        house.frida.adds(person, house.chat)
        person.says("/join Kahvila Aino", chat=house.chat)
    await house.aino.sees("Person [0-9]", house.chat)
    await asyncio.sleep(2)
    assert await house.ends() < 10
    await house.starts()
    last = people[-1]
    await house.until(lambda: _is_greeted(house, last.name), 600)
    told = [m.text for m in house.chat.messages.values() if m.sender is house.bot.user and "Welcome" in m.text]
    for person in people:
        assert sum(f"{person.name}!" in text for text in told) <= 1


async def _is_greeted(house: House, name: str) -> bool:
    return house.aino.seen(f"{name}!", house.chat) is not None


async def test_told_to_stop_while_the_database_is_away_it_stops(house: House) -> None:
    await house.begins()
    async with house.database.away():
        house.asks()
        await house.until_it_says("atabase")
        assert await house.ends() < 15
    await house.starts()
    await house.is_answered(house.asked[-1])


async def test_a_broadcast_whose_connections_are_cut_goes_on_by_itself(
    fragile_database: FragileSqlite | FragilePostgres, tmp_path: Path
) -> None:
    async with Wreck(tmp_path, chats=150, digests=1, seed=1, database_url=fragile_database.url) as wreck:
        process = await wreck.start()
        await wreck.publish()
        await wreck.sends(10)
        for _ in range(3):
            await fragile_database.cut()
            await wreck.sends(10)
        async with fragile_database.away():
            await asyncio.sleep(3)
        # It is the same program that goes on, and its author reads how far it is until the end.
        await asyncio.wait_for(wreck.finish(process), PATIENCE)
        account = await wreck.account()
        assert account.states == {"delivered": 150}
        assert (account.shown, account.copies, account.missing, account.phantoms) == (150, 0, [], 0)
        assert [(told.delivered, told.failed) for told in account.told] == [(150, 0)]


async def test_killed_between_the_deed_and_its_answer_nothing_is_lost(house: House) -> None:
    await house.begins()
    for _ in range(3):
        house.asks()
        await asyncio.sleep(house.random.uniform(0, 0.3))
        await house.is_killed()
        await house.starts(ready=False)
    await house.is_answered(house.asked[-1])
    await house.until(house.is_ready)
    assert sorted(await house.kept()) == sorted(house.asked)
