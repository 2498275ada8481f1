"""Reading in the chat page: history, what is new, pictures, days and words, on phone and desktop."""

from __future__ import annotations

import asyncio
import struct
import zlib

import pytest
from playwright.async_api import Browser, expect

from bot.demo import Demo
from sandbox import Chat, Person
from tests.browser.looking import DESKTOP, PATIENCE, PHONE, WIDTHS, look

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.asyncio(loop_scope="session")]
LONG = 230
COVERED = """() => {
    const list = document.getElementById('messages'), toast = document.getElementById('toast');
    const room = list.getBoundingClientRect();
    return [...document.querySelectorAll('button, a, textarea')].filter(one => {
        const box = one.getBoundingClientRect();
        const x = box.x + box.width / 2, y = box.y + box.height / 2;
        const shown = box.width && (!list.contains(one) || (y > room.top && y < room.bottom));
        return shown && toast.contains(document.elementFromPoint(x, y));
    }).map(one => one.outerHTML);
}"""
"""What one could press, but for the notice above it."""


def png(width: int, height: int) -> bytes:
    """A plain picture of that size."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = (b"\0" + b"\x2f\x7f\x6f" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def pair(demo: Demo, title: str, language: str = "en") -> tuple[Person, Person, Chat]:
    """Two people in a group of their own."""
    one = demo.world.add_user("Ines", language_code=language)
    other = demo.world.add_user("Omar", language_code=language)
    return one, other, one.creates_group(title, other)


@pytest.mark.parametrize("width", WIDTHS)
async def test_history_comes_by_scrolling_and_the_newest_is_one_press_away(
    browser: Browser, demo: Demo, width: int
) -> None:
    ines, omar, chat = pair(demo, f"History {width}")
    for number in range(LONG):
        omar.says(f"Note {number}", chat=chat)
    looking = await look(browser, demo, ines, chat, width=width)
    await looking.is_at_the_end()
    assert await looking.page.get_by_text("Note 0", exact=True).count() == 0
    first = looking.page.get_by_text("Note 0", exact=True)
    await looking.scrolls_back_to("Note 0")
    await expect(first).to_be_visible()
    newest = looking.page.locator("#newest")
    await expect(newest).to_be_visible()
    # What arrives meanwhile does not move the view, but is counted.
    omar.says("One more", chat=chat)
    await expect(looking.page.locator("#unread-count")).to_have_text("1")
    await newest.click()
    await expect(looking.message("One more")).to_be_visible()
    await looking.is_at_the_end()
    await expect(newest).to_be_hidden()
    looking.nothing_went_wrong()


SHORTER = """() => {
    document.getElementById('newest').click();
    document.getElementById('messages').style.marginBottom = '120px';
}"""
"""To the newest message, and in the same frame the list has less room than before."""


async def test_the_end_stays_in_view_when_its_room_shrinks_while_one_arrives_there(
    browser: Browser, demo: Demo
) -> None:
    ines, omar, chat = pair(demo, "Shrinking")
    for number in range(60):
        omar.says(f"Note {number}", chat=chat)
    looking = await look(browser, demo, ines, chat, width=PHONE)
    await looking.scrolls_back_to("Note 9")
    await expect(looking.page.locator("#newest")).to_be_visible()
    await looking.page.evaluate(SHORTER)
    await looking.is_at_the_end()
    omar.says("One more", chat=chat)
    await expect(looking.message("One more")).to_be_in_viewport()
    # A way up still leaves the end, also while something arrives.
    await looking.page.evaluate("() => { document.getElementById('messages').scrollTop -= 300; }")
    await expect(looking.page.locator("#newest")).to_be_visible()
    looking.nothing_went_wrong()


@pytest.mark.parametrize("width", WIDTHS)
async def test_a_line_stands_where_the_unread_begins_and_what_was_seen_is_ticked(
    browser: Browser, demo: Demo, width: int
) -> None:
    ines, omar, chat = pair(demo, f"Unread {width}")
    ines.says("Seen long ago", chat=chat)
    looking = await look(browser, demo, ines, chat, width=width)
    await looking.writes("Are you there?")
    own = looking.message("Are you there?")
    await expect(own.get_by_role("img", name="Sent")).to_be_visible()
    await looking.goes(ines)
    for number in range(3):
        omar.says(f"New {number}", chat=chat)
    listed = looking.page.locator("#chats li").filter(has_text=f"Unread {width}")
    if width == PHONE:
        await expect(listed).to_be_visible()
    await expect(listed.locator(".unread")).to_have_text("3")
    await listed.get_by_role("button").click()
    await expect(looking.page.locator("#rows .unread-here")).to_have_text("Unread messages")
    following = looking.page.locator("#rows .unread-here + .message")
    await expect(following).to_contain_text("New 0")
    await expect(listed.locator(".unread")).to_have_count(0)
    # Omar opens the chat: two ticks.
    other = await look(browser, demo, omar, chat, width=DESKTOP)
    await expect(own.get_by_role("img", name="Read")).to_be_visible()
    await expect(other.message("Are you there?").locator(".face")).to_be_visible()
    looking.nothing_went_wrong()
    other.nothing_went_wrong()


@pytest.mark.parametrize("width", WIDTHS)
async def test_a_picture_that_arrives_keeps_the_end_in_view_and_opens_large(
    browser: Browser, demo: Demo, width: int
) -> None:
    ines, omar, chat = pair(demo, f"Pictures {width}")
    for number in range(30):
        omar.says(f"Note {number}", chat=chat)
    looking = await look(browser, demo, ines, chat, width=width)
    await looking.is_at_the_end()
    omar.sends_photo(png(640, 900), chat=chat, caption="The new oven")
    shown = looking.message("The new oven").locator("img")
    await expect(shown).to_have_js_property("complete", True)
    await looking.is_at_the_end()
    await looking.page.get_by_role("button", name="Open the photo").click()
    large = looking.page.locator("dialog.viewer")
    await expect(large.get_by_alt_text("Photo from Omar")).to_be_visible()
    box = await large.bounding_box()
    assert box is not None
    assert box["width"] <= width
    assert box["height"] <= 780
    await looking.page.keyboard.press("Escape")
    await expect(large).to_be_hidden()
    looking.nothing_went_wrong()


@pytest.mark.parametrize(
    ("language", "today", "joined", "placeholder", "asked"),
    [
        ("en", "Today", "Omar", "Message", "Who are you?"),
        ("fi", "Tänään", "lisäsi: Omar", "Viesti", "Kuka olet?"),
        ("sv", "I dag", "lade till Omar", "Meddelande", "Vem är du?"),
    ],
)
async def test_days_and_the_pages_own_words_are_in_the_persons_language(
    browser: Browser, demo: Demo, language: str, today: str, joined: str, placeholder: str, asked: str
) -> None:
    ines, omar, chat = pair(demo, f"Words {language}", language)
    omar.says("Hello", chat=chat)
    # Before anybody is chosen the page speaks the browser's language.
    looking = await look(browser, demo, language=f"{language}-FI")
    await expect(looking.page.locator("#me")).to_have_text(asked)
    await looking.goes(ines, chat)
    await expect(looking.page.locator("#rows .day").last).to_have_text(today)
    await expect(looking.page.locator("#rows .service", has_text=joined)).to_have_count(1)
    await expect(looking.field).to_have_attribute("aria-label", placeholder)
    assert await looking.page.evaluate("document.documentElement.lang") == language
    looking.nothing_went_wrong()


@pytest.mark.parametrize("width", WIDTHS)
async def test_an_alert_has_a_title_and_a_notice_covers_no_button(browser: Browser, demo: Demo, width: int) -> None:
    ines, _, chat = pair(demo, f"Notices {width}")
    ines.adds(demo.account, chat)
    buttons = [[{"text": name, "callback_data": f"remind:on:{name}"}] for name in ("One", "Two", "Three")]
    demo.world.call(
        demo.account, "sendMessage", {"chat_id": chat.id, "text": "Press", "reply_markup": {"inline_keyboard": buttons}}
    )
    looking = await look(browser, demo, ines, chat, width=width)
    pressed: list[str] = []

    async def answer(alert: bool) -> None:
        # The page says that it is busy before the press has come to Telegram.
        for _ in range(PATIENCE // 10):
            if demo.world.queries._open:
                break
            await asyncio.sleep(0.01)
        query = next(iter(demo.world.queries._open.values()))
        demo.world.call(
            demo.account,
            "answerCallbackQuery",
            {"callback_query_id": query.id, "text": f"Heard {len(pressed)}", "show_alert": alert},
        )
        pressed.append(query.data)

    demo.account.queue.allow(["message"])  # the presses are answered here, not by the bot
    try:
        await looking.button("Two").click()
        await expect(looking.button("Two")).to_have_attribute("aria-busy", "true")
        await answer(alert=False)
        await expect(looking.toast).to_have_text("Heard 0")
        assert await looking.page.evaluate(COVERED) == []
        await looking.button("Three").click()
        await expect(looking.button("Three")).to_have_attribute("aria-busy", "true")
        await answer(alert=True)
        alert = looking.page.get_by_role("alertdialog", name="MGN")
        await expect(alert).to_contain_text("Heard 1")
        await looking.page.keyboard.press("Enter")
        await expect(alert).to_be_hidden()
    finally:
        demo.account.queue.allow([])
    looking.nothing_went_wrong()
