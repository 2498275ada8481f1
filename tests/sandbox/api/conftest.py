"""A frozen world with one bot and one person, served over loopback, and a plain HTTP client."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from typing import Any, NamedTuple

import aiohttp
import pytest
import pytest_asyncio

from sandbox import BotAccount, Person, World
from sandbox.api.flood import Flood
from sandbox.clock import WorldClock
from sandbox.server import SandboxServer

START = datetime(2026, 11, 24, 8, tzinfo=UTC)


class Answer(NamedTuple):
    """What came back."""

    status: int
    body: dict[str, Any]

    @property
    def result(self) -> Any:
        """What a method gave."""
        assert self.body["ok"], self.body
        return self.body["result"]

    @property
    def words(self) -> str:
        """Why it was refused."""
        assert not self.body["ok"], self.body
        assert self.body["error_code"] == self.status
        return str(self.body["description"])


class Caller:
    """Calls the Bot API as a JSON client does."""

    def __init__(self, session: aiohttp.ClientSession, url: str, token: str) -> None:
        self.session, self.url, self.token = session, url, token

    def address(self, method: str) -> str:
        """Where a method is called."""
        return f"{self.url}/bot{self.token}/{method}"

    async def __call__(self, method: str, **params: Any) -> Answer:
        return await self.post(method, json=params)

    async def post(self, method: str, **how: Any) -> Answer:
        """Call with any kind of body."""
        async with self.session.post(self.address(method), **how) as answer:
            return Answer(answer.status, await answer.json())


@pytest.fixture
def clock() -> WorldClock:
    return WorldClock(START, ticking=False)


@pytest.fixture
def world(clock: WorldClock) -> World:
    return World(clock)


@pytest.fixture
def bot(world: World) -> BotAccount:
    return world.add_bot("Echo", "echo_bot")


@pytest.fixture
def ann(world: World, bot: BotAccount) -> Person:
    """Somebody who has started the bot, and whose start has been fetched."""
    person = world.add_user("Ann")
    person.starts(bot)
    bot.queue.clear()
    return person


@pytest_asyncio.fixture
async def server(world: World) -> AsyncIterator[SandboxServer]:
    async with SandboxServer(world, flood=Flood(on=False), self_check=True, retry_seconds=0.001) as server:
        yield server


@pytest_asyncio.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def call(session: aiohttp.ClientSession, server: SandboxServer, bot: BotAccount) -> Caller:
    return Caller(session, server.url, bot.token)


async def until(holds: Callable[[], object]) -> None:
    """Let everything else run until something holds; fails after a long real minute."""
    async with asyncio.timeout(60):
        while not holds():  # noqa: ASYNC110 - what is waited for has no event of its own
            await asyncio.sleep(0)
