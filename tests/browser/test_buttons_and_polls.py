"""Buttons that lead somewhere, and polls as a messenger shows them; on phone and desktop."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Browser, expect

from bot.demo import Demo
from sandbox import Chat, Message, Person
from tests.browser.looking import WIDTHS, group, look, someone

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.asyncio(loop_scope="session")]


@pytest.mark.parametrize("width", WIDTHS)
async def test_buttons_that_open_addresses_lead_there(browser: Browser, demo: Demo, width: int) -> None:
    chat = group(demo, "Oulu core group")
    asker, other = someone(demo, "Ben"), someone(demo, "Tom")
    looking = await look(browser, demo, asker, chat, width=width)
    await looking.button("Ask the network").click()
    await expect(looking.page.locator("#title")).to_have_text("MGN")
    await expect(looking.page.locator("#rows .message").last).to_contain_text("other groups")
    await looking.goes(other, chat)
    await looking.button("Answer privately").click()
    await expect(looking.page.locator("#title")).to_have_text("MGN")
    await expect(looking.message("Has anyone let their customers book online?")).to_be_visible()
    looking.nothing_went_wrong()


async def test_an_address_elsewhere_opens_in_a_tab_of_its_own(browser: Browser, demo: Demo) -> None:
    looking = await look(browser, demo, someone(demo, "Ben"), group(demo, "Oulu core group"))
    await looking.context.route("https://example.org/**", lambda route: route.fulfill(body="far away"))
    async with looking.context.expect_page() as opened:
        await looking.page.get_by_role("link", name="https://example.org/pris").last.click()
    assert (await opened.value).url == "https://example.org/pris"
    looking.nothing_went_wrong()


@pytest.mark.parametrize("width", WIDTHS)
async def test_a_mini_app_opens_from_a_button_and_from_the_menu(browser: Browser, demo: Demo, width: int) -> None:
    ines = demo.world.add_user("Ines")
    ines.starts(demo.account)
    where = {"text": "Open the app", "web_app": {"url": "https://app.example/"}}
    sent = {"chat_id": ines.id, "text": "Here", "reply_markup": {"inline_keyboard": [[where]]}}
    demo.world.call(demo.account, "sendMessage", sent)
    menu = {"type": "web_app", "text": "Network", "web_app": {"url": "https://app.example/"}}
    demo.world.call(demo.account, "setChatMenuButton", {"chat_id": ines.id, "menu_button": menu})
    looking = await look(browser, demo, ines, ines.private(demo.account), width=width)
    app = (
        '<!doctype html><html lang=en><title>App</title><p id=who></p><button onclick="parent.postMessage('
        "JSON.stringify({ eventType: 'web_app_close' }), '*')\">Close me</button><script>"
        "const told = new URLSearchParams(location.hash.slice(1));"
        "const data = new URLSearchParams(told.get('tgWebAppData'));"
        "who.textContent = JSON.parse(data.get('user')).first_name;</script>"
    )
    await looking.context.route(
        "https://app.example/**", lambda route: route.fulfill(body=app, content_type="text/html")
    )
    frame = looking.page.frame_locator("dialog iframe")
    for button in (looking.button("Open the app"), looking.page.get_by_role("button", name="Network")):
        await button.click()
        await expect(frame.locator("#who")).to_have_text("Ines")
        await frame.get_by_role("button", name="Close me").click()
        await expect(looking.page.locator("dialog")).to_be_hidden()
    looking.nothing_went_wrong()


async def test_who_asks_to_join_waits_until_an_administrator_lets_them_in(browser: Browser, demo: Demo) -> None:
    ines, omar, nora = (demo.world.add_user(name) for name in ("Ines", "Omar", "Nora"))
    chat = ines.creates_group("By request", nora)
    looking = await look(browser, demo, omar, omar.private(demo.account))
    omar.starts(demo.account)
    await looking.writes(ines.makes_invite_link(chat, approval=True))
    await looking.page.get_by_role("link").last.click()
    await expect(looking.toast).to_have_text("You have asked to join By request.")
    await looking.goes(ines, chat)
    await looking.page.locator("#info").click()
    await looking.page.get_by_role("button", name="Let in: Omar").click()
    await expect(looking.page.get_by_role("button", name="Let in: Omar")).to_have_count(0)
    assert chat.has(omar.id)
    looking.nothing_went_wrong()


async def test_a_calendar_file_can_be_opened(browser: Browser, demo: Demo) -> None:
    aila = someone(demo, "Aila")
    looking = await look(browser, demo, aila, group(demo, "Lapin ydinryhmä"))
    await looking.button("Kalenteriin").click()
    await looking.goes(aila, aila.private(demo.account))
    async with looking.page.expect_download() as started:
        await looking.page.locator("a.file").last.click()
    assert (await (await started.value).path()).read_text().startswith("BEGIN:VCALENDAR")
    looking.nothing_went_wrong()


def poll(demo: Demo, title: str, *, several: bool, adding: bool = False) -> tuple[Person, Person, Chat]:
    """Two people and a poll of the bot's."""
    ines, omar = demo.world.add_user("Ines"), demo.world.add_user("Omar")
    chat = ines.creates_group(title, omar, demo.account)
    demo.world.call(
        demo.account,
        "sendPoll",
        {
            "chat_id": chat.id,
            "question": "Which day?",
            "options": [{"text": "Monday"}, {"text": "Friday"}],
            "is_anonymous": False,
            "allows_multiple_answers": several,
            "allow_adding_options": adding,
        },
    )
    return ines, omar, chat


def _poll_in(chat: Chat) -> Message:
    return next(message for message in chat.messages.values() if message.poll is not None)


@pytest.mark.parametrize("width", WIDTHS)
async def test_a_tap_votes_and_then_the_shares_and_the_voters_show(browser: Browser, demo: Demo, width: int) -> None:
    ines, omar, chat = poll(demo, f"One choice {width}", several=False)
    looking = await look(browser, demo, ines, chat, width=width)
    shown = looking.page.get_by_role("group", name="Which day?")
    await expect(shown).not_to_contain_text("%")
    await shown.get_by_role("button", name="Friday").click()
    await expect(shown.get_by_text("Friday, 100 %, 1 vote, your choice")).to_have_count(1)
    omar.votes(_poll_in(chat), "Monday")
    await expect(shown.get_by_text("Monday, 50 %, 1 vote")).to_have_count(1)
    await shown.get_by_role("button", name="Who voted").click()
    await expect(looking.page.locator("dialog .voters").first).to_contain_text(re.compile("Monday.*Omar"))
    await looking.page.keyboard.press("Escape")
    await shown.get_by_role("button", name="Retract vote").click()
    await expect(shown.get_by_role("button", name="Friday")).to_be_visible()
    looking.nothing_went_wrong()


@pytest.mark.parametrize("width", WIDTHS)
async def test_several_are_ticked_and_sent_together_and_an_option_is_added(
    browser: Browser, demo: Demo, width: int
) -> None:
    ines, omar, chat = poll(demo, f"Several {width}", several=True, adding=True)
    looking = await look(browser, demo, ines, chat, width=width)
    shown = looking.page.get_by_role("group", name="Which day?")
    await shown.get_by_label("Friday").check()
    # What is ticked stays while the poll changes.
    omar.votes(_poll_in(chat), "Monday")
    await expect(shown).to_contain_text("1 person has voted")
    await expect(shown.get_by_label("Friday")).to_be_checked()
    await shown.get_by_role("textbox", name="Add an option").fill("Sunday")
    await shown.get_by_role("button", name="Add an option").click()
    await shown.get_by_label("Sunday").check()
    await shown.get_by_role("button", name="Vote", exact=True).click()
    for day in ("Friday", "Sunday"):
        await expect(shown.get_by_text(f"{day}, 50 %, 1 vote, your choice")).to_have_count(1)
    looking.nothing_went_wrong()
