"""A report's page in a real browser: it fits a phone and a projector, in each language, and axe finds nothing."""

from __future__ import annotations

import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import Browser

from bot.formats.evidence.document import document
from bot.presenters.evidence.page import report_page
from bot.report_child import page_of
from locales import text_in
from tests.browser.test_accessible import AXE
from tests.evidence.records import LONG_NAME, made_up, report_on

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.asyncio(loop_scope="session")]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
async def test_it_fits_a_phone_and_a_projector(browser: Browser, tmp_path: Path, language: str) -> None:
    report = report_on(made_up(3, 6, names=(LONG_NAME, "Kainuu", "=1+1")))
    document(report, text_in(language, ZoneInfo("Europe/Helsinki")), tmp_path)
    said = json.loads((tmp_path / "report.json").read_text())
    page = await browser.new_page()
    await page.set_content(report_page({"lang": language} | page_of(report, said), nonce="n").decode())
    for width, height in ((360, 740), (1280, 720)):
        await page.set_viewport_size({"width": width, "height": height})
        assert await page.evaluate("document.documentElement.scrollWidth") <= width
    found = await page.evaluate(
        AXE + ";(async () => (await axe.run(document)).violations.map(one => [one.id, one.nodes[0].html]))()"
    )
    assert found == []
    await page.close()
