"""The same bot, pushed to instead of polling."""

from __future__ import annotations

import socket
import sqlite3
from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.config import Settings
from bot.telegram import update_intake
from bot.web import SECRET_HEADER
from tests.stories.stage import Stage


class PushedStage(Stage):
    """A stage on which Telegram calls the bot."""

    def __init__(self, database_url: str) -> None:
        super().__init__(database_url)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]

    @property
    def address(self) -> str:
        """Where Telegram calls."""
        return f"http://127.0.0.1:{self.port}"

    def settings(self) -> Settings:
        """With the address Telegram is told."""
        return super().settings().model_copy(update={"webhook_url": self.address, "port": self.port})


@pytest.fixture
async def pushed(sqlite_url: str) -> AsyncIterator[PushedStage]:
    """A fresh world whose Telegram pushes."""
    async with PushedStage(sqlite_url) as made:
        yield made
        assert made.world.violations == []


async def test_updates_are_pushed_and_go_on_after_a_restart(pushed: PushedStage) -> None:
    frida, aino = pushed.actor("Frida"), pushed.actor("Aino")
    await pushed.group(frida, aino)
    await frida.says("/setup Kainuu")
    frida.sees("group settings")
    await pushed.bot_stops()
    aino.person.says("/join Kahvila Aino")
    await pushed.bot_starts()
    await pushed.settle()
    assert sum(m.text.startswith("Welcome, Aino") for m in aino.person.messages()) == 1


async def test_a_call_without_the_secret_is_turned_away(pushed: PushedStage) -> None:
    body = {"update_id": 1, "message": {"text": "/setup"}}
    async with aiohttp.ClientSession() as session:
        for headers in ({}, {SECRET_HEADER: "guessed"}):
            async with session.post(f"{pushed.address}/telegram", json=body, headers=headers) as answer:
                assert answer.status == 403


async def test_a_call_is_acknowledged_only_once_its_update_is_kept(
    pushed: PushedStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(update_intake, "PUSH_SECONDS", 0.3)
    frida = pushed.actor("Frida")
    await frida.starts()
    assert pushed.mgn is not None
    secret = await pushed.mgn.services.inbox.kept("webhook-secret", "none was kept")
    user = {"id": frida.person.id, "is_bot": False, "first_name": "Frida", "language_code": "en"}
    chat = {"id": frida.person.id, "type": "private", "first_name": "Frida"}
    message = {"message_id": 9001, "date": 1795161600, "chat": chat, "from": user, "text": "/help"}
    file = sqlite3.connect(pushed.database_url.partition("///")[2], isolation_level=None)

    async def call() -> tuple[int, int]:
        """The status of the answer, and whether the update is in the inbox when it comes."""
        async with (
            aiohttp.ClientSession(headers={SECRET_HEADER: secret}) as session,
            session.post(f"{pushed.address}/telegram", json={"update_id": 77_000, "message": message}) as answer,
        ):
            (kept,) = file.execute("SELECT count(*) FROM inbox WHERE update_id = 77000").fetchone()
            return answer.status, kept

    before = len(frida.person.messages(frida.private))
    file.execute("BEGIN IMMEDIATE")
    assert await call() == (503, 0)
    file.execute("ROLLBACK")
    # Telegram calls again, and once more because the first answer was lost on the way: it is kept and handled once.
    assert [await call(), await call()] == [(200, 1), (200, 1)]
    await pushed.settle()
    file.close()
    said = [one.text for one in frida.person.messages(frida.private)[before:]]
    assert len(said) == len(set(said)) >= 1
