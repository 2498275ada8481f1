"""The network's page in a real browser: Telegram's hand-over, its themes, phone and projector; axe finds nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect
from starlette.applications import Starlette

from bot.clock import SystemClock
from bot.domain.network import NETWORK_PAGE
from bot.domain.people import Who
from bot.domain.recruiting.funnel import FunnelStage
from bot.services import Services
from bot.services.dependencies import Dependencies
from bot.web import WebServer
from bot.web_pages import NetworkPages
from sandbox.updates import UpdateQueue
from sandbox.world.accounts import Account, BotAccount
from sandbox.world.web_apps import address, init_data
from storage import Database, migrate, people
from storage.recruiting import events
from tests.browser.test_accessible import AXE
from tests.services.test_network import _made_up

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.asyncio(loop_scope="session")]
TOKEN = "1000:a-token-of-the-sandbox"
CORA = Who(99, "Cora", "en")


class Served:
    """The pages at an address, with a network of thirteen groups behind them."""

    def __init__(self, url: str, services: Services) -> None:
        self.url = url
        self.services = services

    def app(self, language: str, theme: str) -> str:
        """The address at which Telegram opens the Mini App."""
        bot = BotAccount(Account(1000, "MGN", is_bot=True), TOKEN, UpdateQueue(SystemClock().now))
        data = init_data(bot, Account(99, "Cora", language_code=language), int(datetime.now(UTC).timestamp()))
        return address(f"{self.url}/network", data, theme)


@pytest_asyncio.fixture(loop_scope="session")
async def served(tmp_path: Path) -> AsyncIterator[Served]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'pages.db'}"
    await migrate(url)
    database = Database(url)
    application = Starlette()
    server = WebServer(application, 0)
    port = await server.listen()
    here = f"http://127.0.0.1:{port}"
    services = Services(Dependencies(database, SystemClock(), "en", "Europe/Helsinki", frozenset({99}), here))
    async with database.transaction() as tx:
        await _made_up(tx, 13)
        await people.meet(tx, CORA, reachable=True)
        for number in range(12):
            newcomer = await people.meet(tx, Who(500 + number, f"Newcomer {number}", "en"))
            for stage in tuple(FunnelStage)[: number % 6 + 1]:
                await events.note(tx, stage, newcomer.id, SystemClock().now())
            if number % 6 < 3:
                await events.lost(tx, newcomer.id, SystemClock().now(), "far" if number % 2 else None, group=None)

    async def administers(_chat_id: int, _user_id: int) -> bool:
        return False

    application.router.routes.extend(NetworkPages(services, TOKEN, here, administers).routes)
    working = asyncio.create_task(server.work())
    yield Served(here, services)
    server.stop()
    await working
    await database.close()


@pytest.mark.parametrize(
    ("language", "theme", "width"), [("fi", "dark", 390), ("sv", "light", 390), ("en", "light", 1600)]
)
async def test_telegram_opens_the_page_and_axe_finds_nothing(
    browser: Browser, served: Served, pictures: Path, language: str, theme: str, width: int
) -> None:
    async with served.services.dependencies.database.transaction() as tx:
        await people.meet(tx, Who(99, "Cora", language))
    page = await browser.new_page(viewport={"width": width, "height": 800}, color_scheme="light")
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    page.on("request", lambda asked: refused.append(asked.url) if not asked.url.startswith(served.url) else None)
    await page.goto(served.app(language, theme))
    await expect(page.locator("h1")).to_have_text(
        {"fi": "Koko verkosto", "sv": "Hela nätverket", "en": "The whole network"}[language]
    )
    await expect(page.locator("html")).to_have_attribute("data-theme", theme)
    for summary in await page.locator("main > section > details > summary").all():
        await summary.click()
    await page.locator("details details summary").first.click()
    await page.screenshot(path=pictures / f"network-{language}-{width}.png", full_page=True)
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing is cut at the side"
    await page.evaluate(AXE)
    found = await page.evaluate(
        "async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',"
        " 'best-practice'] })).violations.map(v => [v.id, v.help, v.nodes.map(n => n.html.slice(0, 160))])"
    )
    assert found == []
    assert refused == [], "nothing is loaded from elsewhere, and the page keeps to its own policy"
    await page.close()


async def test_the_projector_needs_no_script(browser: Browser, served: Served, pictures: Path) -> None:
    token = await served.services.pages.make(CORA, NETWORK_PAGE)
    context = await browser.new_context(viewport={"width": 1600, "height": 900}, java_script_enabled=False)
    page = await context.new_page()
    await page.goto(f"{served.url}/network/open/{token}")
    await page.get_by_role("button", name="Open").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("The whole network")
    await page.screenshot(path=pictures / "network-projector.png")
    await context.close()
    other = await browser.new_page()
    answer = await other.goto(f"{served.url}/network/page")
    assert answer is not None and answer.status == 403
    await expect(other.locator("#said")).to_contain_text("This page is closed")
    await other.close()
