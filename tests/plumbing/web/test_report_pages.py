"""A report's page: for whoever asked for it, once, in one browser, and the same figures as in the document."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from bot import report_child
from bot.domain.evidence.facts import Scope
from bot.domain.evidence.orders import ReportGone, ReportsNotForYou, page_of
from bot.domain.evidence.periods import since_the_start
from bot.domain.network import LINK_LIVES, NETWORK_PAGE
from bot.domain.people import Who
from bot.report_pages import ReportPages
from bot.runtime.report_maker import told_of
from bot.services import Services
from bot.services.dependencies import Dependencies
from storage import Database, migrate, people
from storage.network import page_links
from tests.evidence.filling import ZONE, fill
from tests.evidence.records import LONG_NAME, made_up
from tests.services.conftest import COORDINATOR, Office, StillClock

PUBLIC = "https://mgn.example.org/bot"
CORA, OTHER = Who(COORDINATOR, "Cora", "en"), Who(4711, "Somebody", "en")
REGION = f"<i>{LONG_NAME[:40]}"


@dataclass
class Web:
    """The pages of report number one, and a browser."""

    office: Office
    browser: httpx.AsyncClient

    async def link(self) -> str:
        """A new link of the coordinator's."""
        return f"/report/open/{await self.office.services.reports.link(CORA, (), 1)}"


@pytest.fixture
async def web(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Web]:
    """A network whose coordinator has just got a report."""
    await migrate(sqlite_url)
    database, clock = Database(sqlite_url), StillClock()
    office = Office(
        Services(Dependencies(database, clock, "en", ZONE.key, frozenset({COORDINATOR}), PUBLIC)), clock, database
    )
    async with database.transaction() as tx:
        await fill(tx, made_up(2, 8, names=(REGION, "Lappi")))
    clock.moment = clock.moment.replace(year=2028)
    services = office.services
    await services.reports.order(CORA, (), Scope(), since_the_start(services.dependencies.today()), "en")
    order = await services.report_making.take()
    assert order is not None
    made = await report_child.make(told_of(order, sqlite_url, ZONE.key, clock.now(), tmp_path), lambda step: None)
    await services.report_making.made(order.id, made, {})

    async def administers(_chat_id: int, _user_id: int) -> bool:
        return False

    application = Starlette(routes=list(ReportPages(services, "1:x", PUBLIC, administers).routes))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(application), base_url="https://mgn.example.org"
    ) as browser:
        yield Web(office, browser)
    await database.close()


async def test_a_link_opens_once_and_shows_what_the_document_says(web: Web) -> None:
    link = await web.link()
    before = await web.browser.get(link)
    assert before.status_code == 200
    assert "Companies taking part" not in before.text
    opened = await web.browser.post(link)
    assert (opened.status_code, opened.headers["location"]) == (303, "/bot/report/1")
    assert "path=/bot/report/1" in opened.headers["set-cookie"].lower()
    secret = opened.headers["set-cookie"].partition("=")[2].partition(";")[0]
    shown = await web.browser.get("/report/1", headers={"Cookie": f"mgn_report={secret}"})
    assert shown.status_code == 200
    for words in ("What the network has achieved", "Report 2028-1", "Companies taking part", "Region by region"):
        assert words in shown.text
    assert "&lt;i&gt;" in shown.text
    assert "<i>" not in shown.text
    assert "script-src 'none'" in shown.headers["content-security-policy"]
    # What people allowed to be quoted is not kept with the report.
    assert "rohkeutta" not in shown.text
    assert (await web.browser.post(link)).status_code == 403
    assert (await web.browser.get("/report/1")).status_code == 403
    assert (await web.browser.get("/report/2", headers={"Cookie": f"mgn_report={secret}"})).status_code == 403
    await web.office.services.pages.end(CORA)
    assert (await web.browser.get("/report/1", headers={"Cookie": f"mgn_report={secret}"})).status_code == 403


async def test_nobody_else_gets_a_link_and_another_pages_link_opens_no_report(web: Web) -> None:
    for who, number in ((CORA, 2), (OTHER, 1)):
        with pytest.raises((ReportGone, ReportsNotForYou)):
            await web.office.services.reports.link(who, (), number)
    now = web.office.clock.now()
    async with web.office.database.transaction() as tx:
        cora, other = await people.meet(tx, CORA), await people.meet(tx, OTHER)
        foreign, network = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        await page_links.add(tx, other.id, page_of(1), foreign, now, now + LINK_LIVES)
        await page_links.add(tx, cora.id, NETWORK_PAGE, network, now, now + LINK_LIVES)
    assert (await web.browser.post(f"/report/open/{network}")).status_code == 403
    opened = await web.browser.post(f"/report/open/{foreign}")
    secret = opened.headers["set-cookie"].partition("=")[2].partition(";")[0]
    refused = await web.browser.get("/report/1", headers={"Cookie": f"mgn_report={secret}"})
    assert refused.status_code == 403
    assert "Companies taking part" not in refused.text
