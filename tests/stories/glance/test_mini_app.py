"""The page of the network as Telegram opens it, and the link for the projector."""

from __future__ import annotations

from collections.abc import AsyncIterator
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest

from bot.config import Settings
from tests.stories.conftest import CoreGroup
from tests.stories.stage import Stage

PUBLIC = "https://mgn.example.org"


class PublicStage(Stage):
    """A stage whose bot can be reached from outside."""

    def settings(self) -> Settings:
        """With a public address."""
        return super().settings().model_copy(update={"public_url": PUBLIC})

    def here(self, url: str) -> str:
        """Where this machine reaches what the world finds at an address."""
        assert self.mgn is not None and url.startswith(PUBLIC)
        return f"http://127.0.0.1:{self.mgn.port}{url.removeprefix(PUBLIC).partition('#')[0]}"


@pytest.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    async with PublicStage(sqlite_url) as made:
        yield made
        assert made.world.violations == []


async def test_a_coordinator_opens_the_page_from_the_picture_the_menu_and_for_the_projector(core: CoreGroup) -> None:
    stage = core.stage
    assert isinstance(stage, PublicStage)
    cora = await stage.coordinator("Cora", "sv")
    assert cora.person.app_in_menu() is not None and core.aino.person.app_in_menu() is None
    await cora.says("/natverk", chat=cora.private)
    glance = cora.last(cora.private)
    button = next(each for each in glance.buttons if "web_app" in each)
    async with aiohttp.ClientSession() as browser:
        for url in (cora.person.opens_app(glance, button), cora.person.opens_menu_app(theme="dark")):
            told = parse_qs(urlsplit(url).fragment)
            async with browser.get(stage.here(url)) as door:
                assert door.status == 200 and "door.js" in await door.text()
            data = {"init_data": told["tgWebAppData"][0], "theme": "dark"}
            async with browser.post(stage.here(url), data=data) as answer:
                page = await answer.text()
                assert answer.status == 200 and 'lang="sv"' in page and "Kainuu core" in page
        await cora.presses("Länk till projektorn", glance)
        said = cora.sees("Öppna detta i projektorns webbläsare", cora.private)
        link = next(word for word in said.text.split() if word.startswith(PUBLIC))
        async with browser.post(stage.here(link), allow_redirects=False) as opened:
            assert opened.status == 303
            secret = opened.headers["Set-Cookie"].partition(";")[0]
        async with browser.get(stage.here(f"{PUBLIC}/network/page"), headers={"Cookie": secret}) as answer:
            assert answer.status == 200 and "Kainuu core" in await answer.text()
        await cora.presses("Stäng mina sidor", said)
        cora.sees("är stängda", cora.private)
        async with browser.get(stage.here(f"{PUBLIC}/network/page"), headers={"Cookie": secret}) as answer:
            assert answer.status == 403
