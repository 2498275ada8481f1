"""The server as a whole: its log, starting over, closing."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest

from sandbox import BotAccount, Person, World
from sandbox.clock import WorldClock
from sandbox.page import Backstage
from sandbox.server import SandboxServer
from tests.sandbox.api.conftest import START, Caller, until


async def test_the_log_tells_what_was_asked_and_what_came_of_it(
    server: SandboxServer, call: Caller, ann: Person, bot: BotAccount
) -> None:
    await call.post("sendmessage", data={"chat_id": str(ann.id), "text": "x", "disable_notification": "true"})
    await call("sendMessage", chat_id=404, text="x")
    good, refused = server.requests
    assert good.method == "sendMessage"
    assert good.params == {"chat_id": ann.id, "text": "x", "disable_notification": True}
    assert (good.chat_id, good.ok, good.bot_id, good.at) == (ann.id, True, bot.id, START)
    assert (refused.ok, refused.code, refused.error) == (False, 400, "Bad Request: chat not found")
    assert server.requests.counts == {"sendMessage": 2}
    assert server.requests.of("sendMessage", ok=False) == [refused]
    server.requests.clear()
    assert len(server.requests) == 0


async def test_a_test_can_wait_for_requests(server: SandboxServer, call: Caller) -> None:
    waiting = asyncio.create_task(server.requests.until(lambda: server.requests.counts["getMe"] == 2))
    await call("getMe")
    assert not waiting.done()
    await call("getMe")
    await waiting


async def test_another_world_can_be_put_behind_the_running_server(
    server: SandboxServer, call: Caller, bot: BotAccount, ann: Person
) -> None:
    poll = asyncio.create_task(call("getUpdates", timeout=50))
    await until(lambda: server.polls.is_open(bot.token))
    fresh = World(WorldClock(START, ticking=False))
    reborn = fresh.add_bot("Echo", "echo_bot", bot.token)
    await server.replace_world(fresh)
    assert (await poll).result == []
    assert server.world is fresh
    ben = fresh.add_user("Ben")
    ben.starts(reborn)
    (update,) = (await call("getUpdates", offset=1)).result
    assert update["message"]["from"]["first_name"] == "Ben"


async def test_starting_over_makes_a_world_and_serves_it(
    world: World, bot: BotAccount, session: aiohttp.ClientSession
) -> None:
    made: list[World] = []

    async def make() -> World:
        fresh = World(WorldClock(START, ticking=False))
        fresh.add_bot("Echo", "other_bot", bot.token)
        made.append(fresh)
        return fresh

    async with SandboxServer(world, backstage=Backstage(start_over=make)) as server:
        call = Caller(session, server.url, bot.token)
        await call("setWebhook", url="http://127.0.0.1:9/")
        assert await server.start_over() is made[0] is server.world
        assert (await call("getMe")).result["username"] == "other_bot"
        assert (await call("getWebhookInfo")).result["url"] == ""


async def test_a_server_that_was_not_told_how_cannot_start_over(server: SandboxServer) -> None:
    with pytest.raises(RuntimeError, match="start over"):
        await server.start_over()


async def test_closing_leaves_nothing_behind(world: World, bot: BotAccount, ann: Person) -> None:
    before = asyncio.all_tasks()
    async with aiohttp.ClientSession() as session, SandboxServer(world) as server:
        call = Caller(session, server.url, bot.token)
        poll = asyncio.create_task(call("getUpdates", timeout=50))
        await until(lambda: server.polls.is_open(bot.token))
        other = world.add_bot("Other", "other_bot")
        hooked = Caller(session, server.url, other.token)
        await hooked("setWebhook", url="http://127.0.0.1:9/")
        ann.starts(other)
    await poll
    assert asyncio.all_tasks() == before


async def test_a_mistake_of_the_sandbox_itself_is_told(
    server: SandboxServer, call: Caller, world: World, ann: Person, bot: BotAccount
) -> None:
    bot.queue.push({"message": {"message_id": "five"}})
    assert (await call("getUpdates")).status == 200 or world.violations
    assert world.violations[0].startswith("an update is wrong: ")
