"""A group that is stuck is told to those who can help, at most weekly."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.config import Settings
from tests.stories.conftest import CoreGroup
from tests.stories.stage import Stage

HAND = "could use a hand"


class WatchedStage(Stage):
    """A stage with a coordinator, whoever comes first onto it."""

    named = 0

    def settings(self) -> Settings:
        """With its coordinator named."""
        return super().settings().model_copy(update={"coordinators": frozenset({self.named})})


@pytest.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    async with WatchedStage(sqlite_url) as made:
        yield made
        assert made.world.violations == []


async def test_no_host_is_told_to_facilitators_and_then_to_the_coordinator_too(core: CoreGroup) -> None:
    stage = core.stage
    assert isinstance(stage, WatchedStage)
    cora = stage.actor("Cora", "fi")
    stage.named = cora.person.id
    await stage.bot_stops()
    await stage.bot_starts()
    await core.frida.starts()
    await cora.starts()
    await stage.until(datetime(2026, 12, 14, 6, 59, tzinfo=UTC))
    assert core.frida.person.seen(HAND, core.frida.private) is None
    await stage.until(datetime(2026, 12, 14, 7, 0, 1, tzinfo=UTC))
    told = core.frida.sees(HAND, core.frida.private)
    assert "nobody has said yes" in told.text
    assert "What would help most:\nCall one company" in told.text
    assert cora.person.seen("kaivannut apua", cora.private) is None
    await stage.until(datetime(2026, 12, 21, 7, 0, 1, tzinfo=UTC))
    assert "Kainuu core" in cora.sees("1 ryhmä on kaivannut apua yli viikon", cora.private).text
    mine = [m.text for m in core.frida.private.messages.values() if HAND in m.text]
    assert len(mine) == 2
    assert not any(HAND in m.text for m in core.chat.messages.values())


async def test_facilitators_who_cannot_be_reached_are_called_in_the_group_once_a_week(core: CoreGroup) -> None:
    await core.aino.presses("We'll host", chat=core.chat)
    await core.stage.until(datetime(2026, 12, 7, 7, 0, 1, tzinfo=UTC))
    told = [m.text for m in core.chat.messages.values() if HAND in m.text]
    assert len(told) == 1
    assert "Frida" in told[0]
    assert "has a host, but still no date" in told[0]
    await core.aino.says("/schedule 5.1. klo 17", core.chat)
    await core.aino.presses("✓ Tue 5 Jan 2027 17:00", chat=core.chat)
    await core.stage.until(datetime(2026, 12, 22, tzinfo=UTC))
    assert sum(HAND in m.text for m in core.chat.messages.values()) == 1


async def test_a_week_slept_through_is_left_out(core: CoreGroup) -> None:
    await core.stage.passes(days=30)
    assert not any(HAND in m.text for m in core.chat.messages.values())
