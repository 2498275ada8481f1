"""The clock in reach, in the group's time; and who is what; on phone and desktop."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import Browser, expect

from bot.demo import Demo
from tests.browser.looking import PHONE, WIDTHS, group, look, someone

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.asyncio(loop_scope="session")]


@pytest.mark.parametrize("width", WIDTHS)
async def test_the_clock_is_in_reach_in_the_groups_zone(browser: Browser, demo: Demo, width: int) -> None:
    maja = someone(demo, "Maja")
    chat = group(demo, "Österbottens kärngrupp")
    assert demo.mgn is not None
    await demo.mgn.services.groups.change(chat.id, "zone", "Europe/Stockholm", facilitator=True)
    looking = await look(browser, demo, maja, chat, width=width)
    clock = looking.page.get_by_role("region", name="Klocka")
    if width == PHONE:
        await looking.page.locator("#time-open").click()
    await expect(clock).to_contain_text("Stockholm")
    here = demo.world.clock.now().astimezone(ZoneInfo("Europe/Stockholm"))
    await expect(clock).to_contain_text(f"{here:%H}")
    for label, least, most in (
        ("+1 timme", timedelta(hours=1), timedelta(hours=1)),
        ("+1 dag", timedelta(days=1), timedelta(days=1)),
        ("+1 vecka", timedelta(weeks=1), timedelta(weeks=1)),
        ("+1 månad", timedelta(days=28), timedelta(days=31, hours=1)),
    ):
        before = demo.world.clock.now()
        await clock.get_by_role("button", name=label).click()
        await expect(clock.get_by_role("button", name=label)).to_be_enabled()
        passed = demo.world.clock.now() - before
        assert least <= passed <= most + timedelta(minutes=1)
    due = await demo.next_due()
    assert due is not None
    await clock.get_by_role("button", name="Nästa").click()
    await expect(clock.get_by_role("button", name="Nästa")).to_be_enabled()
    assert demo.world.clock.now() >= due
    looking.nothing_went_wrong()


@pytest.mark.parametrize("width", WIDTHS)
async def test_cards_say_who_is_what(browser: Browser, demo: Demo, width: int) -> None:
    looking = await look(browser, demo, width=width)
    for name, roles in (
        ("Kerttu Korhonen", ["coordinator", "facilitator"]),
        ("Antti Mäkinen", ["adviser", "facilitator"]),
        ("Sofia Lindqvist", ["researcher", "facilitator"]),
        ("Aila Niemelä", ["host"]),
        ("Reetta Kallio", []),
    ):
        card = looking.page.locator(".people li").filter(has_text=name)
        await expect(card.locator(".role")).to_have_text(roles)
    # In a group's window too, in the language of whoever looks.
    chat = group(demo, "Lapin ydinryhmä")
    await looking.goes(someone(demo, "Aila"), chat)
    await looking.page.locator("#info").click()
    row = looking.page.locator("dialog li").filter(has_text="Aila Niemelä")
    await expect(row.locator(".role")).to_have_text(["isäntä"])
    looking.nothing_went_wrong()
