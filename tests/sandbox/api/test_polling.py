"""getUpdates over HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import aiohttp
import pytest_asyncio

from sandbox import BotAccount, Person, World
from sandbox.api.flood import Flood
from sandbox.clock import WorldClock
from sandbox.server import SandboxServer
from tests.sandbox.api.conftest import Answer, Caller, until


@pytest_asyncio.fixture
async def polling(server: SandboxServer, call: Caller) -> AsyncIterator[Any]:
    """Open a long poll and wait until the server holds it."""
    tasks: list[asyncio.Task[Answer]] = []

    async def start(**params: Any) -> asyncio.Task[Answer]:
        before = server.polls.opened
        task = asyncio.create_task(call("getUpdates", **{"timeout": 50, **params}))
        tasks.append(task)
        await until(lambda: server.polls.opened > before or task.done())
        return task

    yield start
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def texts(answer: Answer) -> list[str]:
    return [update["message"]["text"] for update in answer.result]


async def test_short_polling_answers_at_once(call: Caller, ann: Person) -> None:
    assert (await call("getUpdates")).result == []
    ann.says("hello")
    assert texts(await call("getUpdates")) == ["hello"]


async def test_a_long_poll_is_answered_as_soon_as_something_comes(polling: Any, ann: Person) -> None:
    poll = await polling()
    assert not poll.done()
    ann.says("hello")
    assert texts(await poll) == ["hello"]


async def test_updates_come_again_until_the_next_offset_confirms_them(call: Caller, ann: Person) -> None:
    ann.says("one")
    ann.says("two")
    first = await call("getUpdates", limit=1)
    assert texts(first) == ["one"]
    assert texts(await call("getUpdates", limit=1)) == ["one"]
    after = first.result[0]["update_id"] + 1
    assert texts(await call("getUpdates", offset=after)) == ["two"]
    assert texts(await call("getUpdates")) == ["two"]


async def test_the_limit_is_taken_to_its_bounds(call: Caller, ann: Person) -> None:
    for number in range(3):
        ann.says(str(number))
    assert texts(await call("getUpdates", limit=0)) == ["0"]
    assert texts(await call("getUpdates", limit=1000)) == ["0", "1", "2"]


async def test_a_negative_offset_forgets_nothing_that_comes_while_it_waits(polling: Any, ann: Person) -> None:
    poll = await polling(offset=-1)
    ann.says("one")
    ann.says("two")
    assert texts(await poll) == ["one", "two"]


async def test_a_second_poll_ends_the_older_with_a_conflict(polling: Any, ann: Person) -> None:
    older = await polling()
    younger = await polling()
    answer = await older
    assert answer.status == 409
    assert answer.words == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    ann.says("hello")
    assert texts(await younger) == ["hello"]


async def test_no_polling_while_a_webhook_is_set(call: Caller, ann: Person) -> None:
    await call("setWebhook", url="http://127.0.0.1:9/")
    answer = await call("getUpdates")
    assert answer.status == 409
    assert answer.words == (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    await call("deleteWebhook")
    assert (await call("getUpdates")).status == 200


async def test_setting_a_webhook_ends_the_open_poll(call: Caller, polling: Any) -> None:
    poll = await polling()
    await call("setWebhook", url="http://127.0.0.1:9/")
    assert (await poll).words == "Conflict: terminated by setWebhook request"


async def test_the_kinds_asked_for_last_stay_until_others_are_asked_for(
    call: Caller, bot: BotAccount, ann: Person
) -> None:
    await call("getUpdates", allowed_updates=["callback_query"])
    ann.says("unheard")
    assert (await call("getUpdates")).result == []
    await call("getUpdates", allowed_updates=[])
    ann.says("heard")
    assert texts(await call("getUpdates")) == ["heard"]


async def test_a_kind_of_update_that_does_not_exist_is_told(call: Caller, world: World) -> None:
    answer = await call("getUpdates", allowed_updates=["messages"])
    assert answer.status == 400
    assert world.violations == ["getUpdates: there are no updates called ['messages']"]


async def test_a_bot_that_was_away_for_more_than_a_day_finds_only_what_is_younger(
    call: Caller, ann: Person, clock: WorldClock
) -> None:
    ann.says("old")
    clock.advance(timedelta(hours=20))
    ann.says("younger")
    clock.advance(timedelta(hours=20))
    assert texts(await call("getUpdates")) == ["younger"]


async def test_a_jump_of_the_clock_right_after_an_update_loses_nothing_to_a_bot_that_listens(
    polling: Any, ann: Person, clock: WorldClock
) -> None:
    poll = await polling()
    ann.says("hello")
    clock.advance(timedelta(days=30))
    assert texts(await poll) == ["hello"]


async def test_a_poll_whose_client_goes_away_is_no_longer_open(
    server: SandboxServer, polling: Any, call: Caller, bot: BotAccount
) -> None:
    poll = await polling()
    assert server.polls.is_open(bot.token)
    poll.cancel()
    await until(lambda: not server.polls.is_open(bot.token))


async def test_a_server_that_closes_ends_open_polls_as_telegram_does_when_it_restarts(
    world: World, bot: BotAccount, session: aiohttp.ClientSession
) -> None:
    async with SandboxServer(world) as server:
        call = Caller(session, server.url, bot.token)
        poll = asyncio.create_task(call("getUpdates", timeout=50))
        await until(lambda: server.polls.is_open(bot.token))
    assert (await poll).words == "Internal Server Error: restart"


async def test_asking_again_at_once_for_the_same_offset_is_slowed_down_where_chosen(
    world: World, bot: BotAccount, ann: Person, session: aiohttp.ClientSession
) -> None:
    async with SandboxServer(world, flood=Flood(on=False), slow_repeats=True) as server:
        call = Caller(session, server.url, bot.token)
        assert (await call("getUpdates", offset=7)).result == []
        repeated = asyncio.create_task(call("getUpdates", offset=7))
        await until(lambda: server.polls.is_open(bot.token))
        ann.says("hello")
        assert texts(await repeated) == ["hello"]
