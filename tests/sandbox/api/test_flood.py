"""Flood limits, on clocks that stand still until they are moved."""

from __future__ import annotations

from datetime import timedelta

import aiohttp
import pytest

from sandbox import BotAccount, Person, World
from sandbox.api.flood import Flood
from sandbox.clock import WorldClock
from sandbox.errors import ApiError
from sandbox.server import SandboxServer
from tests.sandbox.api.conftest import Caller

GROUP = -1_002_400_000_001


class Bot:
    """Somebody who sends, and is told how long to wait."""

    def __init__(self, flood: Flood, bot_id: int = 7) -> None:
        self.flood, self.bot_id, self.now = flood, bot_id, 1000.0

    def sends(self, chat: int | str, method: str = "sendMessage", **params: object) -> int:
        """Returns 0 where it went through, else the seconds to wait."""
        try:
            self.flood.check(self.bot_id, method, {"chat_id": chat, **params}, self.now)
        except ApiError as refused:
            return self.told(refused)
        return 0

    def told(self, refused: ApiError) -> int:
        """The wait in a refusal, which must be a proper one."""
        assert refused.code == 429
        assert refused.parameters is not None
        wait = int(refused.parameters["retry_after"])
        assert refused.description == f"Too Many Requests: retry after {wait}"
        return wait


@pytest.fixture
def sender() -> Bot:
    return Bot(Flood(overall=30, per_chat=1.0, burst=5, per_group=20))


def test_thirty_a_second_to_all_chats_together(sender: Bot) -> None:
    assert [sender.sends(chat) for chat in range(1, 32)] == [0] * 30 + [1]
    sender.now += 1.0
    assert sender.sends(32) == 0


def test_a_short_burst_to_one_chat_and_then_one_a_second(sender: Bot) -> None:
    assert [sender.sends(5) for _ in range(6)] == [0] * 5 + [1]
    sender.now += 1.0
    assert sender.sends(5) == 0
    assert sender.sends(5) == 1
    assert sender.sends(6) == 0


def test_a_chat_that_was_left_alone_takes_a_burst_again(sender: Bot) -> None:
    for _ in range(5):
        sender.sends(5)
    sender.now += 5.0
    assert [sender.sends(5) for _ in range(6)] == [0] * 5 + [1]


def test_twenty_a_minute_to_a_group_edits_included(sender: Bot) -> None:
    for number in range(20):
        assert sender.sends(GROUP, "sendMessage" if number % 2 else "editMessageText") == 0
        sender.now += 1.0
    assert sender.sends(GROUP, "editMessageText") == 40
    sender.now += 40.0
    assert sender.sends(GROUP) == 0


def test_a_private_chat_has_no_limit_by_the_minute(sender: Bot) -> None:
    for _ in range(60):
        assert sender.sends(5) == 0
        sender.now += 1.0


def test_what_was_refused_does_not_count(sender: Bot) -> None:
    for _ in range(50):
        sender.sends(5)
    sender.now += 1.0
    assert sender.sends(5) == 0


def test_several_messages_in_one_request_count_as_several(sender: Bot) -> None:
    assert sender.sends(5, "copyMessages", message_ids=[1, 2, 3, 4]) == 0
    assert sender.sends(5, "copyMessages", message_ids=[1, 2]) == 1
    assert sender.sends(6, "sendMediaGroup", media=[{}] * 10) == 0
    assert sender.sends(6) > 0


@pytest.mark.parametrize("method", ["sendChatAction", "answerCallbackQuery", "getChat", "deleteMessage"])
def test_other_methods_are_free(sender: Bot, method: str) -> None:
    assert {sender.sends(5, method) for _ in range(100)} == {0}


def test_each_bot_has_limits_of_its_own(sender: Bot) -> None:
    other = Bot(sender.flood, bot_id=8)
    assert [sender.sends(5) for _ in range(6)][-1] == 1
    assert other.sends(5) == 0


def test_limits_can_be_lifted_and_held_again(sender: Bot) -> None:
    sender.flood.on = False
    assert {sender.sends(5) for _ in range(100)} == {0}
    sender.flood.on = True
    assert [sender.sends(5) for _ in range(6)][-1] == 1
    assert sender.flood.refusals == 1
    sender.flood.reset()
    assert sender.sends(5) == 0


def test_a_higher_rate_can_be_chosen() -> None:
    fast = Bot(Flood(overall=1000))
    assert {fast.sends(chat) for chat in range(1, 1001)} == {0}
    assert fast.sends(2000) == 1


async def test_over_http_the_answer_says_how_long_by_the_clock_of_the_world(
    world: World, bot: BotAccount, ann: Person, clock: WorldClock, session: aiohttp.ClientSession
) -> None:
    async with SandboxServer(world, flood=Flood(burst=1, world_time=True)) as server:
        call = Caller(session, server.url, bot.token)
        assert (await call("sendMessage", chat_id=ann.id, text="1")).status == 200
        async with session.post(call.address("sendMessage"), json={"chat_id": ann.id, "text": "2"}) as response:
            assert response.status == 429
            assert response.headers["Retry-After"] == "1"
            assert await response.json() == {
                "ok": False,
                "error_code": 429,
                "description": "Too Many Requests: retry after 1",
                "parameters": {"retry_after": 1},
            }
        clock.advance(timedelta(seconds=1))
        assert (await call("sendMessage", chat_id=ann.id, text="2")).status == 200
        assert server.flood.refusals == 1
        assert world.violations == []
