"""A world whose clock stands still, a bot in it, and a check of every answer and update."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import aiogram.methods
import pytest
from aiogram.methods import TelegramMethod
from aiogram.types import Update
from pydantic import BaseModel, TypeAdapter

from sandbox import ApiError, BotAccount, Chat, Person, Upload, World
from sandbox.clock import WorldClock

Json = dict[str, Any]
START = datetime(2026, 11, 24, 8, tzinfo=UTC)
METHODS: dict[str, type[TelegramMethod[Any]]] = {
    kind.__api_method__.casefold(): kind
    for kind in vars(aiogram.methods).values()
    if isinstance(kind, type) and issubclass(kind, TelegramMethod) and kind is not TelegramMethod
}


def unknown_fields(value: Any, where: str) -> list[str]:
    """Fields aiogram's types do not have: it lets them pass, this does not."""
    if isinstance(value, list):
        return [found for number, item in enumerate(value) for found in unknown_fields(item, f"{where}[{number}]")]
    if not isinstance(value, BaseModel):
        return []
    found = [f"{where}.{name}" for name in value.model_extra or {}]
    for name in type(value).model_fields:
        found += unknown_fields(getattr(value, name), f"{where}.{name}")
    return found


class Wire:
    """A bot as its programmer sees it: calls in, updates out, every one of both checked."""

    def __init__(self, world: World, account: BotAccount) -> None:
        self.world, self.account = world, account

    def __call__(self, method: str, files: dict[str, Upload] | None = None, /, **params: Any) -> Any:
        """Call a method of the Bot API."""
        result = self.world.call(self.account, method, params, files)
        returning: Any = METHODS[method.casefold()].__returning__
        read = TypeAdapter(returning).validate_python(result)
        assert unknown_fields(read, method) == []
        return result

    def refused(self, method: str, files: dict[str, Upload] | None = None, /, **params: Any) -> str:
        """Call a method that will not do; the description of the refusal."""
        with pytest.raises(ApiError) as refusal:
            self.world.call(self.account, method, params, files)
        assert refusal.value.body()["error_code"] in (400, 403, 404)
        return refusal.value.description

    def updates(self) -> list[Json]:
        """What has come since the last look."""
        found = self.account.queue.take(limit=1000)
        for update in found:
            read = Update.model_validate(update)
            assert unknown_fields(read, "update") == []
            assert len(update) == 2
        if found:
            self.account.queue.confirm(found[-1]["update_id"] + 1)
        return found

    def got(self, kind: str) -> list[Json]:
        """The payloads of one kind that have come since the last look; the others are passed over."""
        return [update[kind] for update in self.updates() if kind in update]

    def texts(self) -> list[str]:
        """The texts of the messages that have come since the last look."""
        return [message["text"] for message in self.got("message") if "text" in message]

    def listens_to_everything(self) -> None:
        """Ask for the kinds of update that come on request, too."""
        self.account.queue.allow(frozenset(Update.model_fields) - {"update_id"})


@pytest.fixture
def world() -> Iterator[World]:
    """A world that has done nothing malformed by the end."""
    made = World(WorldClock(START, ticking=False))
    yield made
    assert made.violations == []


@pytest.fixture
def account(world: World) -> BotAccount:
    """A bot in privacy mode."""
    return world.add_bot("Helper", "helper_bot")


@pytest.fixture
def bot(world: World, account: BotAccount) -> Wire:
    """The same bot, to call and to listen with."""
    wire = Wire(world, account)
    wire.listens_to_everything()
    return wire


@pytest.fixture
def aino(world: World) -> Person:
    """Somebody with a username, who speaks Finnish."""
    return world.add_user("Aino", username="aino_k", language_code="fi")


@pytest.fixture
def ben(world: World) -> Person:
    """Somebody without a username."""
    return world.add_user("Ben", last_name="Berg")


@pytest.fixture
def group(bot: Wire, account: BotAccount, aino: Person, ben: Person) -> Chat:
    """A supergroup of Aino's with Ben and the bot, whose beginnings are over."""
    chat = aino.creates_group("Core", account, ben)
    bot.updates()
    return chat


@pytest.fixture
def forum(bot: Wire, account: BotAccount, aino: Person, ben: Person) -> Chat:
    """The same with topics."""
    chat = aino.creates_group("Forum", account, ben, forum=True)
    bot.updates()
    return chat


@pytest.fixture
def admin(account: BotAccount, bot: Wire, aino: Person) -> Callable[..., None]:
    """Make the bot an administrator of a chat of Aino's."""

    def promote(chat: Chat, **rights: Any) -> None:
        aino.promotes(account, chat, **rights)
        bot.updates()

    return promote
