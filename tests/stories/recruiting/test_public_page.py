"""The region's page: a facilitator opens the meetings, /recruit says where it is, a stranger comes by it."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.stories.conftest import CoreGroup
from tests.stories.glance.test_mini_app import PUBLIC, PublicStage
from tests.stories.stage import Stage


@pytest.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    async with PublicStage(sqlite_url) as made:
        yield made
        assert made.world.violations == []


async def test_a_group_opens_its_meetings_and_a_stranger_comes_by_the_page(core: CoreGroup) -> None:
    stage, frida = core.stage, core.frida
    assert isinstance(stage, PublicStage)
    await core.aino.says("/schedule 15.12. klo 17 @ Salakatu 3", core.chat)
    await frida.says("/setup", core.chat)
    await frida.presses("Open meetings", chat=core.chat)
    frida.sees("doesn't show the place, the host or anyone's name", core.chat)
    await frida.presses("Yes, show them", chat=core.chat)
    assert "✓ Yes, show them" in str(frida.last(core.chat).buttons)
    await frida.presses("« Back", chat=core.chat)
    frida.sees("Open meetings: the region's web page shows them", core.chat)
    cora = await stage.coordinator("Cora")
    await cora.says("/recruit Kainuu", chat=cora.private)
    said = cora.sees("🌐 The region's web page", cora.private).text
    (address,) = re.findall(rf"{PUBLIC}/\S+", said)
    assert address == f"{PUBLIC}/find/kainuu"
    async with aiohttp.ClientSession() as browser, browser.get(stage.here(address)) as answer:
        page = await answer.text()
    assert answer.status == 200 and "15 December" in page and "Salakatu" not in page
    (payload,) = re.findall(r"t\.me/mgn_bot\?start=(find_[\w-]+)", page)
    stranger = stage.actor("Sanna", "sv")
    await stranger.starts(payload)
    stranger.sees("1/5", stranger.private)
    await cora.says("/recruit Kainuu", chat=cora.private)
    cora.sees("the region's web page: 1 opened", cora.private)
