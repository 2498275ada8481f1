"""Updates pushed to a bot's own server."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web

from sandbox import BotAccount, Person, World
from sandbox.clock import WorldClock
from sandbox.server import SandboxServer
from tests.sandbox.api.conftest import Caller, until


class Receiver:
    """A bot's web server, which does as it is told."""

    def __init__(self) -> None:
        self.url = ""
        self.calls: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.statuses: list[int] = []
        """What to answer first; afterwards 200."""
        self.reply: dict[str, Any] | None = None
        self.open_calls = 0
        self.most_at_once = 0
        self.gates: dict[str, asyncio.Event] = {}
        """Updates with these texts are held."""

    @property
    def texts(self) -> list[str]:
        """The texts that came, in order, each time they came."""
        return [str(call["message"]["text"]) for call in self.calls]

    async def answer(self, request: web.Request) -> web.Response:
        """One call."""
        update = await request.json()
        self.calls.append(update)
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.open_calls += 1
        self.most_at_once = max(self.most_at_once, self.open_calls)
        try:
            gate = self.gates.get(update.get("message", {}).get("text", ""))
            if gate is not None:
                await gate.wait()
        finally:
            self.open_calls -= 1
        status = self.statuses.pop(0) if self.statuses else 200
        return web.json_response(self.reply, status=status) if self.reply is not None else web.Response(status=status)


@pytest_asyncio.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook", receiver.answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    for gate in receiver.gates.values():
        gate.set()
    await runner.cleanup()


@pytest.fixture
def people(world: World, bot: BotAccount) -> Callable[[int], list[Person]]:
    """More people who have started the bot."""

    def make(count: int) -> list[Person]:
        found = [world.add_user(f"P{number}") for number in range(count)]
        for person in found:
            person.starts(bot)
        bot.queue.clear()
        return found

    return make


async def test_updates_are_pushed_with_the_secret_as_they_come(
    call: Caller, receiver: Receiver, ann: Person, bot: BotAccount
) -> None:
    ann.says("waiting already")
    answer = await call("setWebhook", url=receiver.url, secret_token="s3cret-_")
    assert answer.body == {"ok": True, "result": True, "description": "Webhook was set"}
    await until(lambda: receiver.calls)
    ann.says("just come")
    await until(lambda: bot.queue.pending_count == 0)
    assert receiver.texts == ["waiting already", "just come"]
    assert receiver.secrets == ["s3cret-_"] * 2


async def test_an_update_is_pushed_again_until_it_is_taken(
    call: Caller, receiver: Receiver, ann: Person, bot: BotAccount
) -> None:
    receiver.statuses = [500, 404]
    await call("setWebhook", url=receiver.url)
    ann.says("one")
    ann.says("two")
    await until(lambda: bot.queue.pending_count == 0)
    assert receiver.texts == ["one", "one", "one", "two"]
    info = (await call("getWebhookInfo")).result
    assert info["last_error_message"] == "Wrong response from the webhook: 404 Not Found"


async def test_where_nobody_listens_the_update_waits_and_the_error_is_told(
    call: Caller, ann: Person, clock: WorldClock, bot: BotAccount
) -> None:
    await call("setWebhook", url="http://127.0.0.1:9/hook", max_connections=7)
    ann.says("hello")
    async with asyncio.timeout(60):
        while "last_error_date" not in (info := (await call("getWebhookInfo")).result):
            pass
    assert info == {
        "url": "http://127.0.0.1:9/hook",
        "has_custom_certificate": False,
        "pending_update_count": 1,
        "max_connections": 7,
        "ip_address": "127.0.0.1",
        "last_error_date": int(clock.now().timestamp()),
        "last_error_message": "Connection refused",
    }
    clock.advance(timedelta(hours=25))
    assert (await call("getWebhookInfo")).result["pending_update_count"] == 0


async def test_one_chat_keeps_its_order_and_does_not_hold_the_others(
    call: Caller, receiver: Receiver, ann: Person, people: Callable[[int], list[Person]]
) -> None:
    (ben,) = people(1)
    receiver.gates["slow"] = asyncio.Event()
    await call("setWebhook", url=receiver.url)
    ann.says("slow")
    ann.says("after it")
    ben.says("beside it")
    await until(lambda: "beside it" in receiver.texts)
    assert "after it" not in receiver.texts
    receiver.gates["slow"].set()
    await until(lambda: "after it" in receiver.texts)


async def test_no_more_calls_at_once_than_was_asked_for(
    call: Caller, receiver: Receiver, people: Callable[[int], list[Person]], bot: BotAccount
) -> None:
    await call("setWebhook", url=receiver.url, max_connections=2)
    for person in people(6):
        person.says("hello")
    await until(lambda: bot.queue.pending_count == 0)
    assert receiver.most_at_once <= 2
    assert len(receiver.calls) == 6


async def test_a_method_in_the_answer_is_carried_out(
    call: Caller, receiver: Receiver, ann: Person, server: SandboxServer
) -> None:
    receiver.reply = {"method": "sendMessage", "chat_id": ann.id, "text": "at your service"}
    await call("setWebhook", url=receiver.url)
    ann.says("hello")
    await ann.sees("at your service")
    assert server.requests.of("sendMessage")[0].ok


async def test_a_malformed_method_in_the_answer_is_told_and_the_update_counts_as_taken(
    call: Caller, receiver: Receiver, ann: Person, server: SandboxServer, world: World, bot: BotAccount
) -> None:
    receiver.reply = {"method": "sendMessage", "chat_id": ann.id, "txt": "oh"}
    await call("setWebhook", url=receiver.url)
    ann.says("hello")
    await server.requests.until(lambda: server.requests.of("sendMessage", ok=False))
    assert world.violations == ["sendMessage: there is no parameter 'txt'"]
    await until(lambda: bot.queue.pending_count == 0)


async def test_an_answer_may_even_take_the_webhook_away(
    call: Caller, receiver: Receiver, ann: Person, server: SandboxServer
) -> None:
    receiver.reply = {"method": "deleteWebhook"}
    await call("setWebhook", url=receiver.url)
    ann.says("hello")
    await server.requests.until(lambda: server.requests.of("deleteWebhook"))
    assert (await call("getWebhookInfo")).result["url"] == ""


async def test_taking_it_away_breaks_off_and_keeps_what_was_not_taken(
    call: Caller, receiver: Receiver, ann: Person
) -> None:
    receiver.gates["hello"] = asyncio.Event()
    await call("setWebhook", url=receiver.url)
    ann.says("hello")
    await until(lambda: receiver.calls)
    assert (await call("deleteWebhook")).body["description"] == "Webhook was deleted"
    assert (await call("setWebhook", url="")).body["description"] == "Webhook is already deleted"
    assert len((await call("getUpdates")).result) == 1


async def test_what_waits_can_be_dropped(call: Caller, receiver: Receiver, ann: Person) -> None:
    ann.says("hello")
    await call("setWebhook", url=receiver.url, drop_pending_updates=True, allowed_updates=["message"])
    info = (await call("getWebhookInfo")).result
    assert info["pending_update_count"] == 0
    assert info["allowed_updates"] == ["message"]
    assert info["max_connections"] == 40


async def test_the_kinds_asked_for_hold_for_webhooks_too(
    call: Caller, receiver: Receiver, ann: Person, bot: BotAccount
) -> None:
    await call("setWebhook", url=receiver.url, allowed_updates=["callback_query"])
    ann.says("hello")
    assert bot.queue.pending_count == 0


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("ftp://127.0.0.1/", "bad webhook: An HTTPS URL must be provided for webhook"),
        ("nonsense", "bad webhook: An HTTPS URL must be provided for webhook"),
        ("https://bot.example/", "bad webhook: Failed to resolve host: Name or service not known"),
    ],
)
async def test_only_addresses_of_this_machine_are_taken(call: Caller, url: str, words: str) -> None:
    assert (await call("setWebhook", url=url)).words == f"Bad Request: {words}"


async def test_a_jump_of_the_clock_loses_nothing_to_a_bot_that_listens(
    call: Caller, receiver: Receiver, ann: Person, clock: WorldClock
) -> None:
    await call("setWebhook", url=receiver.url)
    ann.says("hello")
    clock.advance(timedelta(days=30))
    await until(lambda: receiver.texts == ["hello"])
