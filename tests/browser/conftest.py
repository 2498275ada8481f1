"""A real browser on the sandbox's chat page, with the bot and its demo network behind it."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from bot.config import Settings
from bot.demo import Demo
from tests.browser.looking import PATIENCE

__all__ = ["FLAGS", "PATIENCE", "chromium"]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str:
    """Where the browser is; `make test` says so, and brings one along."""
    for name in (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name) if name else None
        if found:
            return found
    raise RuntimeError("The browser tests need Chromium: run them by `make test`, or set CHROMIUM.")


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def demo() -> AsyncIterator[Demo]:
    """The sandbox as `make run` starts it, one for all tests."""
    settings = Settings(_env_file=None)  # type: ignore[call-arg]  # pydantic-settings' own switch
    async with Demo(settings, 0, seeded=True) as made:
        yield made


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """A headless Chromium, one for all tests; each opens a profile of its own in it."""
    async with async_playwright() as play:
        opened = await play.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield opened
        await opened.close()


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Where screenshots go: into the documents when asked to, else away."""
    wanted = os.environ.get("MGN_PICTURES")
    return Path(wanted) if wanted else tmp_path
