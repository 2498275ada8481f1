"""The database goes away and comes back: nothing is lost, nothing acts twice, health says so, and so does the bot."""

from __future__ import annotations

from tests.faults.house import House


async def test_a_database_that_goes_away_is_waited_out(house: House) -> None:
    await house.begins()
    async with house.database.away():
        house.asks()
        await house.until_it_says("atabase")
        # Alive all the same: nobody need restart it.
        assert (await house.page("/healthz"))[0] == 200
        await house.aino.sees("I can't reach my database", house.chat)
        assert not house.shown(house.asked[-1])
    await house.is_answered(house.asked[-1])
    # Once for each time it is away, however long it takes.
    told = [m for m in house.aino.messages(house.chat) if "I can't reach my database" in m.text]
    assert len(told) == 1
    async with house.database.full():
        house.asks()
        await house.until_it_says("disk")
    await house.is_answered(house.asked[-1])
    await house.database.cut()
    await house.hears()
    await house.until(house.is_ready)
    # Ten seconds where the machine is its own; here others may be using it.
    assert await house.ends() < 30
    assert sorted(await house.kept()) == sorted(house.asked)
    assert [len(house.shown(question)) for question in house.asked] == [1, 1, 1]
