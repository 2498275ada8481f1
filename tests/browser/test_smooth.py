"""Two thousand messages and thirty chats: the page does not grow with them.

How smoothly it scrolls is measured by `python -m tests.bench.scrolling`.
"""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, expect

from bot.demo import Demo
from sandbox import Chat
from tests.browser.looking import PHONE, WIDTHS, look

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.asyncio(loop_scope="session")]
MANY, FEW, CHATS = 2000, 50, 30
BOUND = 400
"""The most messages in the page at once."""


@pytest.mark.parametrize("width", WIDTHS)
async def test_a_long_history_is_reached_from_end_to_beginning_in_a_page_that_stays_small(
    browser: Browser, demo: Demo, width: int
) -> None:
    ines, omar = demo.world.add_user("Ines"), demo.world.add_user("Omar")
    chats: list[Chat] = []
    for number in range(CHATS):
        chats.append(ines.creates_group(f"Group {width} {number}", omar))
        omar.says("Hello", chat=chats[-1])
    short, long = chats[0], chats[1]
    for chat, count in ((short, FEW), (long, MANY)):
        for number in range(count):
            (omar if number % 3 else ines).says(f"Message {number}: as long as people write them, or so.", chat=chat)
    looking = await look(browser, demo, ines, width=width)
    await expect(looking.page.locator("#chats li")).to_have_count(CHATS + 1)
    for chat in (short, long):
        await looking.goes(ines, chat)
        await looking.is_at_the_end()
    # To the very beginning: the page holds a window, not the whole.
    first = looking.message("Message 0:")
    await looking.scrolls_back_to("Message 0:")
    await expect(first).to_be_visible()
    assert await looking.page.locator("#rows li").count() < BOUND
    await looking.page.locator("#newest").click()
    await expect(looking.message(f"Message {MANY - 1}:")).to_be_visible()
    assert await looking.page.locator("#rows li").count() < BOUND
    if width == PHONE:
        await looking.page.locator("#back").click()
        await expect(looking.page.locator("#chats li").first).to_be_visible()
    looking.nothing_went_wrong()
