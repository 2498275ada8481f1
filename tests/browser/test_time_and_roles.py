"""The clock in reach, in the group's time; and who is what; on phone and desktop."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import Browser, expect

from bot.config import Settings
from bot.demo import Demo
from tests.browser.looking import PHONE, WIDTHS, Looking, group, look, someone

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.asyncio(loop_scope="session")]


async def test_the_clock_is_in_reach_in_the_groups_zone(browser: Browser) -> None:
    settings = Settings(_env_file=None, language="sv")  # type: ignore[call-arg]  # pydantic-settings' own switch
    async with Demo(settings, 0, seeded=False) as own:
        maja, erik = (own.world.add_user(name, language_code="sv") for name in ("Maja", "Erik"))
        chat = maja.creates_group("Västra kärngruppen", own.account, erik)
        for person, said in ((maja, "/setup Väst"), (maja, "/anslut Bageriet"), (erik, "/anslut Snickeriet")):
            person.says(said, chat=chat)
            await own.settled()
        assert own.mgn is not None
        await own.mgn.services.groups.change(chat.id, "zone", "Europe/Stockholm", facilitator=True)
        for width in WIDTHS:
            await _moves_the_clock(await look(browser, own, maja, chat, width=width), width)


async def _moves_the_clock(looking: Looking, width: int) -> None:
    demo, clock = looking.demo, looking.page.get_by_role("region", name="Klocka")
    if width == PHONE:
        await looking.page.locator("#time-open").click()
    await expect(clock).to_contain_text("Stockholm")
    here = demo.world.clock.now().astimezone(ZoneInfo("Europe/Stockholm"))
    await expect(clock).to_contain_text(f"{here:%H.}")
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
        assert least <= passed <= most + timedelta(minutes=2)
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
