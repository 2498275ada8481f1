"""Stages for stories."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from sandbox import Chat
from tests.stories.stage import Actor, Stage


@pytest.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    """A fresh world with the bot in it. At the end nothing malformed may have been asked of Telegram."""
    async with Stage(sqlite_url) as made:
        yield made
        assert made.world.violations == []


@dataclass
class CoreGroup:
    """A core group of two companies: Aino and Ben; Frida is its facilitator."""

    stage: Stage
    chat: Chat
    frida: Actor
    aino: Actor
    ben: Actor


@pytest.fixture
async def core(stage: Stage) -> CoreGroup:
    """A group that is set up and has two companies, so that the first turn is offered."""
    frida, aino, ben = stage.actor("Frida"), stage.actor("Aino"), stage.actor("Ben")
    chat = await stage.group(frida, aino, ben)
    await frida.says("/setup Kainuu")
    await aino.says("/join Kahvila Aino")
    await ben.says("/join Ben's Bikes")
    return CoreGroup(stage, chat, frida, aino, ben)
