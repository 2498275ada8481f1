"""Tasks that end are started again, and whoever watches is told."""

from __future__ import annotations

import asyncio
from itertools import pairwise

from structlog.testing import capture_logs

from bot.runtime.supervisor import PAUSE_LAST, Supervisor
from tests.plumbing import virtual


def test_what_ends_is_started_again_with_growing_pauses_and_told_once() -> None:
    begun: list[float] = []

    async def work() -> None:
        begun.append(virtual.now())
        if len(begun) < 9:
            raise OSError("no")
        await asyncio.Event().wait()

    async def story() -> None:
        supervisor = Supervisor(monotonic=virtual.now)
        supervisor.start("polling", work)
        await asyncio.sleep(0.5)
        assert supervisor.down == {"polling": "OSError"}
        await asyncio.sleep(600)
        assert supervisor.down == {}
        assert supervisor.restarts == {"polling": 8}
        await supervisor.finish_all()

    with capture_logs() as said:
        virtual.run(story())
    pauses = [later - earlier for earlier, later in pairwise(begun)]
    assert pauses == sorted(pauses)
    assert round(pauses[0]) == 1
    assert round(pauses[-1]) == PAUSE_LAST
    assert [line["event"] for line in said] == ["task.down", "task.back"]


def test_what_ends_by_itself_is_started_again_unless_it_is_meant_to_end() -> None:
    ends: list[str] = []

    async def story() -> None:
        supervisor = Supervisor(monotonic=virtual.now)

        async def ticks() -> None:
            ends.append("ticker")

        async def sorts() -> None:
            ends.append("search")

        supervisor.start("ticker", ticks)
        supervisor.start("search", sorts, once=True)
        await asyncio.sleep(2)
        assert ends.count("search") == 1
        assert ends.count("ticker") == 2
        assert supervisor.down == {"ticker": "it ended by itself"}
        supervisor.let_end("ticker")
        assert await supervisor.finish("ticker", within=30)

    virtual.run(story())


def test_a_task_can_be_made_to_begin_anew_and_is_broken_off_when_it_does_not_end() -> None:
    begun: list[float] = []

    async def work() -> None:
        begun.append(virtual.now())
        await asyncio.Event().wait()

    async def story() -> None:
        supervisor = Supervisor(monotonic=virtual.now)
        supervisor.start("polling", work)
        await asyncio.sleep(1)
        supervisor.restart("polling")
        await asyncio.sleep(1)
        assert len(begun) == 2
        assert supervisor.down == {}
        assert not await supervisor.finish("polling", within=5)

    virtual.run(story())
