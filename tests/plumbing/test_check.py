"""`mgn check` beside a running bot: from outside it says what the bot itself says on `/readyz`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.__main__ import main
from storage import DatabaseAway, Trouble
from tests.stories.stage import Stage

Check = Callable[[], Coroutine[Any, Any, tuple[int, list[str]]]]


@pytest.fixture
async def stage(database_url: str) -> AsyncIterator[Stage]:
    async with Stage(database_url) as made:
        yield made


@pytest.fixture
def check(
    logging_put_back: None,
    stage: Stage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Check:
    """Runs the command as it is typed; returns its exit status and its lines."""
    # Where it is typed there is no .env, and the running bot has chosen its port itself.
    monkeypatch.chdir(tmp_path)
    given = {"BOT_TOKEN": stage.bot.token, "BOT_API_URL": stage.server.url, "DATABASE_URL": stage.database_url}
    for name, value in {**given, "PORT": "0"}.items():
        monkeypatch.setenv(name, value)

    async def run() -> tuple[int, list[str]]:
        capsys.readouterr()
        status = await asyncio.to_thread(main, ["check"])
        return status, capsys.readouterr().out.splitlines()

    return run


async def _page(stage: Stage) -> tuple[int, list[str]]:
    assert stage.mgn is not None
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{stage.mgn.port}/readyz") as answer,
    ):
        return answer.status, (await answer.json())["reasons"]


async def _goes_away() -> None:
    raise DatabaseAway(Trouble.BROKEN)


async def _breaks() -> None:
    raise ConnectionError


async def test_it_says_what_the_running_bot_says(stage: Stage, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    assert stage.mgn is not None
    assert await _page(stage) == (200, [])
    status, lines = await check()
    assert "✓ The bot is running and well." in lines
    assert (status, [line for line in lines if line.startswith("✗")]) == (0, [])

    stage.mgn.supervisor.start("postman of a test", _breaks)
    async with asyncio.timeout(60):
        while not stage.mgn.supervisor.down:  # noqa: ASYNC110 - nothing tells of it
            await asyncio.sleep(0)
    well, reasons = await _page(stage)
    assert (well, len(reasons)) == (503, 1)
    assert "postman of a test" in reasons[0]
    status, lines = await check()
    assert status == 1
    assert [line for line in lines if line.startswith("✗")] == [f"✗ The running bot says: {reasons[0]}"]

    # Nor is a database that goes away while it is looked at anything but a reason.
    monkeypatch.setattr(stage.mgn.services.clockwork, "overdue", _goes_away)
    monkeypatch.setattr(stage.mgn.services.letters, "waiting", _goes_away)
    well, reasons = await _page(stage)
    assert well == 503
    assert "The database does not answer in time." in reasons
    assert b"mgn_database_away" in await stage.mgn.readings.page()

    await stage.bot_stops()
    status, lines = await check()
    assert any("No bot answers at" in line for line in lines)
    assert not any("The running bot says" in line for line in lines)
