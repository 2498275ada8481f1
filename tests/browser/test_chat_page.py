"""The chat page as people use it, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bot.demo import Demo
from tests.browser.conftest import PATIENCE

pytestmark = pytest.mark.xdist_group("browser")
expect.set_options(timeout=PATIENCE)


def _chat(page: Page, title: str) -> Locator:
    return page.locator("#chats button").filter(has=page.locator("strong", has_text=re.compile(f"^{title}$")))


def _said(page: Page, text: str) -> Locator:
    return page.locator("#messages").get_by_text(text).last


def _someone(page: Page, name: str) -> Locator:
    return page.locator(".people button").filter(has=page.locator("strong", has_text=re.compile(f"^{name}$")))


async def _page(
    browser: Browser, demo: Demo, person: str = "", width: int = 1100, chat: str = ""
) -> tuple[Page, list[str]]:
    page = await browser.new_page(viewport={"width": width, "height": 780})
    page.set_default_timeout(PATIENCE)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    await page.goto(demo.server.url)
    if person:
        await _someone(page, person).click()
    if chat:
        await _chat(page, chat).click()
        await expect(page.locator(".message").first).to_be_visible()
    return page, errors


async def test_a_newcomer_sees_who_they_can_be_and_plays_a_meeting_through(
    browser: Browser, demo: Demo, pictures: Path
) -> None:
    page, errors = await _page(browser, demo)
    await expect(page.get_by_text("stand-in for Telegram")).to_be_visible()
    assert await page.locator(".people button").count() == 13
    ben, more = await _page(browser, demo, "Ben Carter", chat="Oulu core group")
    other, _ = await _page(browser, demo, "Priya Nair", chat="Oulu core group")
    # The turn is Ben's; Priya sees live what he does.
    await ben.get_by_role("button", name="We'll host").last.click()
    await expect(ben.locator("dialog").get_by_text("Wonderful, thank you!")).to_be_visible()
    await ben.get_by_role("button", name="OK", exact=True).click()
    await expect(_said(other, "hosts the next meeting. Thank you!")).to_be_visible()
    await ben.get_by_label("Message", exact=True).fill("/schedule in a week at 17 @ Ben's Bikes, Torikatu 5")
    await ben.get_by_label("Message", exact=True).press("Enter")
    await expect(_said(other, "Our next meeting is set")).to_be_visible()
    await other.get_by_role("button", name="Going").click()
    await expect(other.locator("#toast")).to_contain_text("You are going")
    await expect(_said(ben, "Going 1: Priya Nair (Spice Corner)")).to_be_visible()
    await ben.screenshot(path=pictures / "chat.png")
    # The clock goes from one thing due to the next until the meeting is near.
    for _ in range(12):
        await ben.locator("#next").click()
        await expect(ben.locator("#next")).to_be_enabled()
        if await ben.locator("#messages").get_by_text("We meet in 2 hours").count():
            break
    await expect(_said(ben, "We meet in 2 hours")).to_be_visible()
    await expect(_said(ben, "We meet tomorrow")).to_be_visible()
    assert errors == more == []


async def test_the_command_menu_is_the_persons_own_and_narrows_while_typing(browser: Browser, demo: Demo) -> None:
    page, errors = await _page(browser, demo, "Aino Kemppainen", chat="Kainuun ydinryhmä")
    await page.get_by_label("Message", exact=True).type("/tap")
    await expect(page.locator("#menu button")).to_have_count(1)
    await page.locator("#menu button", has_text="/tapaaminen").click()
    await expect(page.locator(".message").last).to_contain_text("Seuraava tapaamisemme")
    assert errors == []


async def test_a_private_chat_begins_with_start(browser: Browser, demo: Demo) -> None:
    page, errors = await _page(browser, demo, "Elsa Backman")
    await _chat(page, "MGN").click()
    await page.locator("#start").click()
    await expect(_said(page, "Hej Elsa Backman!")).to_be_visible()
    assert errors == []


async def test_a_calendar_file_can_be_opened(browser: Browser, demo: Demo) -> None:
    page, errors = await _page(browser, demo, "Aino Kemppainen", chat="Kainuun ydinryhmä")
    await page.get_by_role("button", name="Kalenteriin").last.click()
    await _chat(page, "MGN").click()
    async with page.expect_download() as started:
        await page.locator("a.file").click()
    download = await started.value
    content = (await download.path()).read_text()
    assert content.startswith("BEGIN:VCALENDAR")
    assert errors == []


@pytest.mark.parametrize("width", [360, 700])
async def test_on_a_phone_one_pane_shows_and_nothing_scrolls_sideways(
    browser: Browser, demo: Demo, pictures: Path, width: int
) -> None:
    page, errors = await _page(browser, demo, "Aino Kemppainen", width, chat="Kainuun ydinryhmä")
    await expect(page.locator("#side")).to_be_hidden()
    assert await page.evaluate("document.documentElement.scrollWidth") <= width
    await page.screenshot(path=pictures / f"phone-{width}.png")
    await page.get_by_label("Back to chats").click()
    await expect(page.locator("#side")).to_be_visible()
    assert errors == []


async def test_polls_are_voted_in_and_take_new_options(browser: Browser, demo: Demo) -> None:
    page, errors = await _page(browser, demo, "Aino Kemppainen", chat="Kainuun ydinryhmä")
    chat = next(c for c in demo.world.chats.values() if c.title == "Kainuun ydinryhmä")
    demo.world.call(
        demo.account,
        "sendPoll",
        {
            "chat_id": chat.id,
            "question": "Which day?",
            "options": [{"text": "Monday"}, {"text": "Friday"}],
            "is_anonymous": False,
            "allows_multiple_answers": True,
            "allow_adding_options": True,
        },
        {},
    )
    await page.get_by_label("Friday").check()
    await page.get_by_role("button", name="Vote").click()
    await expect(page.locator(".poll label", has_text="Friday")).to_contain_text("Aino")
    page.once("dialog", lambda asked: asked.accept("Sunday"))
    await page.get_by_role("button", name="Add an option").click()
    await expect(page.get_by_label("Sunday")).to_be_visible()
    assert errors == []


async def test_starting_over_brings_the_demo_network_back(browser: Browser, demo: Demo) -> None:
    page, errors = await _page(browser, demo, "Ben Carter", chat="Oulu core group")
    await page.get_by_label("Message", exact=True).fill("Remember me?")
    await page.get_by_label("Message", exact=True).press("Enter")
    await expect(_said(page, "Remember me?")).to_be_visible()
    await page.get_by_label("Start over").click()
    await page.locator("dialog").get_by_role("button", name="Start over").click()
    await expect(page.get_by_text("stand-in for Telegram")).to_be_visible()
    await _someone(page, "Ben Carter").click()
    await _chat(page, "Oulu core group").click()
    await expect(page.locator(".message").first).to_be_visible()
    assert await page.get_by_text("Remember me?").count() == 0
    assert errors == []
