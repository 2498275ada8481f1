"""Trouble on demand."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest

from sandbox import Person, World
from sandbox.api.faults import Faults
from sandbox.server import SandboxServer
from tests.sandbox.api.conftest import Caller


def sent(ann: Person) -> list[str]:
    """What the bot got through to Ann."""
    return [message.text for message in ann.messages(ann.chats()[0]) if message.sender and message.sender.id != ann.id]


@pytest.mark.parametrize(
    ("code", "words"),
    [(500, "Internal Server Error: restart"), (502, "Bad Gateway"), (503, "Service Unavailable")],
)
async def test_server_errors_before_anything_happens(
    server: SandboxServer, call: Caller, ann: Person, world: World, code: int, words: str
) -> None:
    server.faults.error("sendMessage", code=code)
    answer = await call("sendMessage", chat_id=ann.id, text="one")
    assert (answer.status, answer.words) == (code, words)
    assert sent(ann) == []
    await call("sendMessage", chat_id=ann.id, text="two")
    assert sent(ann) == ["two"]
    assert [one.code for one in server.requests.of("sendMessage")] == [code, None]
    assert world.violations == []


async def test_a_server_error_after_it_happened(server: SandboxServer, call: Caller, ann: Person) -> None:
    server.faults.error("sendMessage", after=True)
    assert (await call("sendMessage", chat_id=ann.id, text="one")).status == 502
    assert sent(ann) == ["one"]


@pytest.mark.parametrize("after", [False, True])
async def test_a_connection_that_breaks(server: SandboxServer, call: Caller, ann: Person, after: bool) -> None:
    fault = server.faults.drop("sendMessage", after=after)
    with pytest.raises(aiohttp.ClientError):
        await call("sendMessage", chat_id=ann.id, text="one")
    assert sent(ann) == (["one"] if after else [])
    assert fault.hits == 1
    assert (await call("sendMessage", chat_id=ann.id, text="two")).status == 200


async def test_a_forced_429_whatever_the_limits(server: SandboxServer, call: Caller, ann: Person) -> None:
    server.faults.flood(17, "sendMessage")
    answer = await call("sendMessage", chat_id=ann.id, text="one")
    assert answer.words == "Too Many Requests: retry after 17"
    assert answer.body["parameters"] == {"retry_after": 17}


@pytest.mark.parametrize("after", [False, True])
async def test_a_gate_holds_requests_until_it_is_opened(
    server: SandboxServer, call: Caller, ann: Person, after: bool
) -> None:
    gate = server.faults.gate("sendMessage", after=after)
    held = asyncio.create_task(call("sendMessage", chat_id=ann.id, text="one"))
    await asyncio.wait_for(gate.reached.wait(), 60)
    assert sent(ann) == (["one"] if after else [])
    assert not held.done()
    gate.open()
    assert (await held).status == 200
    assert sent(ann) == ["one"]


async def test_a_delay_is_only_a_delay(server: SandboxServer, call: Caller, ann: Person) -> None:
    fault = server.faults.delay(0.001)
    assert (await call("sendMessage", chat_id=ann.id, text="one")).status == 200
    assert fault.hits == 1


async def test_only_what_matches_is_struck(server: SandboxServer, call: Caller, ann: Person) -> None:
    server.faults.error("SENDMESSAGE", chat_id=ann.id, times=2)
    assert (await call("getMe")).status == 200
    assert (await call("sendMessage", chat_id=404, text="x")).status == 400
    assert [(await call("sendMessage", chat_id=ann.id, text="x")).status for _ in range(3)] == [502, 502, 200]
    assert (await call.post("sendMessage", data={"chat_id": str(ann.id), "text": "x"})).status == 200


async def test_trouble_that_was_taken_away_lets_go_of_what_it_held(
    server: SandboxServer, call: Caller, ann: Person
) -> None:
    gate = server.faults.gate("sendMessage", times=None)
    held = asyncio.create_task(call("sendMessage", chat_id=ann.id, text="one"))
    await asyncio.wait_for(gate.reached.wait(), 60)
    server.faults.clear()
    assert (await held).status == 200
    assert (await call("sendMessage", chat_id=ann.id, text="two")).status == 200


async def test_a_server_can_close_while_a_gate_is_shut(
    world: World, ann: Person, session: aiohttp.ClientSession
) -> None:
    async with SandboxServer(world) as server:
        call = Caller(session, server.url, next(iter(world.bots)))
        gate = server.faults.gate("getMe")
        held = asyncio.create_task(call("getMe"))
        await asyncio.wait_for(gate.reached.wait(), 60)
    assert (await held).status == 200


def test_chances_are_repeatable() -> None:
    def strikes(seed: int) -> list[bool]:
        faults = Faults(seed)
        faults.error(times=None, chance=0.3)
        return [faults.match("sendMessage", 5) is not None for _ in range(1000)]

    assert strikes(1) == strikes(1)
    assert strikes(1) != strikes(2)
    assert 200 < sum(strikes(1)) < 400
