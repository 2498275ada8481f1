"""Everything by keyboard and to a screen reader: axe finds nothing, and what arrives is said."""

from __future__ import annotations

from importlib import resources

import pytest
from playwright.async_api import Browser, expect

from bot.demo import Demo
from tests.browser.looking import DESKTOP, PHONE, Looking, group, look, someone
from tests.browser.test_reading import png

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.asyncio(loop_scope="session")]
AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text()
STILL = "*, *::before, *::after { animation: none !important; transition: none !important; }"


async def _nothing_found(looking: Looking, where: str) -> None:
    found = await looking.page.evaluate(
        "async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',"
        " 'best-practice'] })).violations.map(v => [v.id, v.help, v.nodes.map(n => n.html.slice(0, 160))])"
    )
    assert found == [], where


@pytest.mark.parametrize(("width", "dark"), [(PHONE, True), (DESKTOP, False), (PHONE, False), (DESKTOP, True)])
async def test_axe_finds_nothing(browser: Browser, demo: Demo, width: int, dark: bool) -> None:
    ben, omar = someone(demo, "Ben"), demo.world.add_user("Omar")
    chat = ben.creates_group(f"Seen by axe {width} {dark}", omar, demo.account)
    omar.sends_photo(png(300, 200), chat=chat, caption="A picture")
    omar.sends_document(b"%PDF-1.4", "plan.pdf", chat=chat)
    omar.sends_voice(b"OggS", chat=chat)
    spoken = omar.says("A <code>code</code>, a <b>word</b> and https://example.org", chat=chat, parse_mode="HTML")
    ben.says("An answer", chat=chat, reply_to=spoken)
    omar.reacts(spoken, "👍")
    for name, several in (("Open", True), ("Decided", False)):
        poll = omar.makes_poll(name, "One", "Two", chat=chat, anonymous=False, multiple=several)
        if not several:
            ben.votes(poll, "One")
    looking = await look(browser, demo, width=width, dark=dark)
    page = looking.page
    await page.evaluate(AXE)
    await page.add_style_tag(content=STILL)
    await _nothing_found(looking, "welcome")
    await looking.goes(ben)
    await expect(page.locator("#chats li").first).to_be_attached()
    await _nothing_found(looking, "chat list")
    await looking.goes(ben, chat)
    await expect(page.locator("#rows .poll").last).to_be_visible()
    await _nothing_found(looking, "conversation")
    await page.locator("#attach").click()
    await looking.field.fill("/")
    await looking.field.press("End")
    await _nothing_found(looking, "writing")
    await looking.field.press("Escape")
    await looking.menu("A code, a word")
    await _nothing_found(looking, "menu of a message")
    await page.keyboard.press("Escape")
    if width == PHONE:
        await page.locator("#time-open").click()
    await page.locator("#info").click()
    await expect(page.locator("dialog li").first).to_be_visible()
    await _nothing_found(looking, "about a group")
    await page.keyboard.press("Escape")
    await looking.goes(ben, group(demo, "Oulu core group"))
    await _nothing_found(looking, "a group of the network")
    looking.nothing_went_wrong()


async def test_all_is_done_without_a_mouse_and_what_arrives_is_said(browser: Browser, demo: Demo) -> None:
    ines, omar = demo.world.add_user("Ines"), demo.world.add_user("Omar")
    chat = ines.creates_group("By keyboard", omar)
    omar.says("First", chat=chat)
    omar.says("Second", chat=chat)
    looking = await look(browser, demo, ines)
    page = looking.page
    await page.locator("#chats button").filter(has_text="By keyboard").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("#title")).to_have_text("By keyboard")
    await expect(looking.message("Second")).to_be_visible()
    await page.locator("#messages").focus()
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("ArrowUp")
    await expect(page.locator("#rows .message:focus")).to_contain_text("First")
    await page.keyboard.press("Enter")
    menu = page.get_by_role("menu", name="Message menu")
    await expect(menu.get_by_role("menuitem", name="React with 👍")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.locator("#rows .message:focus")).to_contain_text("First")
    await page.keyboard.press("Shift+F10")
    await menu.get_by_role("menuitem", name="Reply").press("Enter")
    await expect(looking.field).to_be_focused()
    await page.keyboard.type("Hello")
    await page.keyboard.press("Enter")
    await expect(looking.message("Hello").locator(".quote")).to_contain_text("First")
    # A message that arrives is said, in a region of its own.
    omar.says("Good to hear", chat=chat)
    await expect(page.locator("#heard")).to_have_text("Omar: Good to hear")
    assert await page.locator("#heard").get_attribute("aria-live") == "polite"
    await looking.field.press("Shift+Tab")
    await expect(looking.field).not_to_be_focused()
    looking.nothing_went_wrong()
