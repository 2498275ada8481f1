"""The public page of a region in a real browser: phone and desktop, three languages, no script; axe finds nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Literal

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

from bot.clock import SystemClock
from bot.domain.people import Who
from bot.formats.when import Appointment
from bot.region_pages import RegionPages
from bot.services import Services
from bot.services.dependencies import Dependencies
from bot.web import WebServer
from storage import Database, migrate
from tests.browser.test_accessible import AXE
from tests.services.conftest import AINO, BEN

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.asyncio(loop_scope="session")]
CHAT = -1001
TITLE = {
    "en": "You're not alone with your company",
    "fi": "Et ole yrityksesi kanssa yksin",
    "sv": "Du är inte ensam med ditt företag",
}


@pytest_asyncio.fixture(loop_scope="session")
async def served(tmp_path: Path) -> AsyncIterator[str]:
    """The address of a region with one group, whose meetings are open; `/elsewhere` is somebody's own website."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'regions.db'}"
    await migrate(url)
    database, application = Database(url), Starlette()
    server = WebServer(application, 0)
    here = f"http://127.0.0.1:{await server.listen()}"
    services = Services(Dependencies(database, SystemClock(), "en", "Europe/Helsinki", frozenset({99}), here))
    await services.groups.setup(
        CHAT, "Oulun ydinryhmä", "Pohjois-Pohjanmaa", is_forum=False, is_admin=True, facilitator=True
    )
    for who, company in ((AINO, "Kahvila Aino"), (BEN, "Ben's Bikes")):
        await services.companies.join(who, CHAT, company)
    await services.groups.change(CHAT, "open", "yes", facilitator=True)
    appointment = Appointment(SystemClock().now() + timedelta(days=20), "Kahvila Aino")
    await services.meetings.schedule(Who(1, "Frida", "en"), CHAT, appointment, facilitator=True)
    pages = RegionPages(services, here, lambda payload: f"https://t.me/mgn_bot?start={payload}")
    own = '<!doctype html><iframe src="{}" title="MGN" width="340" height="320"></iframe>'

    async def elsewhere(_: object) -> HTMLResponse:
        frames = (f"{here}/find/pohjois-pohjanmaa{part}" for part in ("/calendar", ""))
        return HTMLResponse("".join(own.format(address) for address in frames))

    application.router.routes.extend([*pages.routes, Route("/elsewhere", elsewhere)])
    working = asyncio.create_task(server.work())
    yield here
    server.stop()
    await working
    await database.close()


@pytest.mark.parametrize(
    ("language", "scheme", "width"),
    [("fi", "dark", 360), ("sv", "light", 390), ("en", "light", 1280), ("fi", "dark", 1280)],
)
async def test_anybody_reads_the_page_and_axe_finds_nothing(
    browser: Browser, served: str, pictures: Path, language: str, scheme: Literal["dark", "light"], width: int
) -> None:
    page = await browser.new_page(viewport={"width": width, "height": 740}, color_scheme=scheme, locale=language)
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    page.on("request", lambda asked: refused.append(asked.url) if not asked.url.startswith(served) else None)
    for path in ("pohjois-pohjanmaa", "pohjois-pohjanmaa/calendar"):
        await page.goto(f"{served}/find/{path}")
        await expect(page.locator("html")).to_have_attribute("lang", language)
        await expect(page.locator(".meetings li")).to_have_count(1)
        await expect(page.locator("a.go")).to_have_count(1)
        for summary in await page.locator("summary").all():
            await summary.click()
        name = path.replace("/", "-")
        await page.screenshot(path=pictures / f"{name}-{language}-{width}-{scheme}.png", full_page=True)
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing is cut at the side"
        await page.evaluate(AXE)
        found = await page.evaluate(
            "async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',"
            " 'best-practice'] })).violations.map(v => [v.id, v.help, v.nodes.map(n => n.html.slice(0, 160))])"
        )
        assert found == [], path
    assert refused == [], "nothing is loaded from elsewhere, and the page keeps to its own policy"
    await page.close()


async def test_without_scripts_another_language_is_one_press_away_and_strangers_lead_on(
    browser: Browser, served: str
) -> None:
    context = await browser.new_context(java_script_enabled=False, locale="fi")
    page = await context.new_page()
    await page.goto(f"{served}/find/pohjois-pohjanmaa")
    for language, name in (("sv", "Svenska"), ("en", "English"), ("fi", "Suomi")):
        await page.get_by_role("link", name=name, exact=False).click()
        await expect(page.get_by_role("heading", level=1)).to_have_text(TITLE[language])
        await expect(page.locator("header a[aria-current]")).to_have_attribute("lang", language)
    answer = await page.goto(f"{served}/find/nowhere")
    assert answer is not None and answer.status == 404
    await expect(page.locator("a.go")).to_be_visible()
    await context.close()


async def test_other_websites_show_the_calendar_and_not_the_page(browser: Browser, served: str) -> None:
    page = await browser.new_page(locale="en")
    await page.goto(f"{served}/elsewhere")
    calendar = page.frame_locator("iframe >> nth=0")
    await expect(calendar.locator(".meetings li")).to_have_count(1)
    await expect(page.frame_locator("iframe >> nth=1").locator("a.go")).to_have_count(0)
    await page.close()
