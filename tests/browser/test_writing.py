"""Writing in the chat page: drafts, refusals, lost connections, replies, mentions, files; on phone and desktop."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import Browser, Route, expect

from bot.demo import Demo
from sandbox import Chat, Person
from tests.browser.looking import DESKTOP, PHONE, WIDTHS, look

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.asyncio(loop_scope="session")]


def pair(demo: Demo, title: str) -> tuple[Person, Person, Chat]:
    """Two people in a group of their own; the other one has no username."""
    one, other = demo.world.add_user("Ines"), demo.world.add_user("Omar", last_name="Said")
    return one, other, one.creates_group(title, other)


@pytest.mark.parametrize("width", WIDTHS)
async def test_a_draft_outlives_another_chat_and_a_reload(browser: Browser, demo: Demo, width: int) -> None:
    ines, omar, chat = pair(demo, f"Drafts {width}")
    omar.says("When?", chat=chat)
    looking = await look(browser, demo, ines, chat, width=width)
    menu = await looking.menu("When?")
    await menu.get_by_role("menuitem", name="Reply").click()
    await looking.field.fill("Tomorrow at")
    await looking.goes(ines, ines.private(demo.account))
    await looking.goes(ines)
    listed = looking.page.locator("#chats li").filter(has_text=f"Drafts {width}")
    await expect(listed).to_contain_text("Draft: Tomorrow at")
    await looking.page.reload()
    await listed.get_by_role("button").click()
    await expect(looking.field).to_have_value("Tomorrow at")
    await expect(looking.page.locator("#answering")).to_contain_text("When?")
    await looking.field.press("Enter")
    await expect(looking.message("Tomorrow at").locator(".quote")).to_contain_text("When?")
    await expect(looking.field).to_have_value("")
    looking.nothing_went_wrong()


@pytest.mark.parametrize("width", WIDTHS)
async def test_what_cannot_be_sent_stays_in_the_box_with_the_reason(browser: Browser, demo: Demo, width: int) -> None:
    ines, _, chat = pair(demo, f"Unsent {width}")
    looking = await look(browser, demo, ines, chat, width=width)
    await looking.field.fill("x" * 4100)
    await looking.field.press("Enter")
    problem = looking.page.get_by_role("alert")
    await expect(problem).to_have_text("Too long by 4 characters. Shorten it, or send it in two parts.")
    await expect(looking.field).to_have_value("x" * 4100)
    # The connection goes: the text waits, the page says so, and it goes out by itself when all is back.
    await looking.context.set_offline(True)
    await looking.field.fill("Still here")
    await looking.field.press("Enter")
    await expect(problem).to_contain_text("Not sent")
    await expect(looking.field).to_have_value("Still here")
    await looking.context.set_offline(False)
    await problem.get_by_role("button", name="Send again").click()
    await expect(looking.message("Still here")).to_be_visible()
    await expect(looking.field).to_have_value("")
    await expect(problem).to_be_hidden()
    assert [m.text for m in ines.messages(chat)].count("Still here") == 1
    assert all("ERR_INTERNET_DISCONNECTED" in error for error in looking.errors)


@pytest.mark.parametrize("width", WIDTHS)
async def test_reply_copy_edit_react_and_delete_by_menu(browser: Browser, demo: Demo, width: int) -> None:
    ines, omar, chat = pair(demo, f"Menus {width}")
    omar.says("Who brings cake?", chat=chat)
    looking = await look(browser, demo, ines, chat, width=width)
    if width == PHONE:
        # A long press.
        at = await looking.message("Who brings cake?").locator(".bubble").bounding_box()
        assert at is not None
        where = {"clientX": at["x"] + 20, "clientY": at["y"] + 10, "pointerType": "touch", "bubbles": True}
        await looking.message("Who brings cake?").locator(".words").dispatch_event("pointerdown", where)
        menu = looking.page.get_by_role("menu")
    else:
        menu = await looking.menu("Who brings cake?")
    await menu.get_by_role("menuitem", name="React with 🎉").click()
    reaction = looking.message("Who brings cake?").get_by_role("button", name="🎉, 1 person")
    await expect(reaction).to_have_attribute("aria-pressed", "true")
    menu = await looking.menu("Who brings cake?")
    await menu.get_by_role("menuitem", name="Copy").click()
    await expect(looking.toast).to_have_text("Copied")
    assert await looking.page.evaluate("navigator.clipboard.readText()") == "Who brings cake?"
    menu = await looking.menu("Who brings cake?")
    await menu.get_by_role("menuitem", name="Reply").click()
    await looking.writes("I do")
    await looking.field.press("ArrowUp")
    await expect(looking.field).to_have_value("I do")
    await looking.writes("I do, two of them")
    own = looking.message("I do, two of them")
    await expect(own).to_contain_text("edited")
    await expect(own.locator(".quote")).to_contain_text("Who brings cake?")
    menu = await looking.menu("I do, two of them")
    await menu.get_by_role("menuitem", name="Delete").click()
    await looking.page.locator("dialog").get_by_role("button", name="Delete").click()
    await expect(own).to_have_count(0)
    looking.nothing_went_wrong()


async def test_what_is_typed_while_a_message_is_on_its_way_stays_and_nothing_is_sent_twice(
    browser: Browser, demo: Demo
) -> None:
    ines, _, chat = pair(demo, "Impatient")
    looking = await look(browser, demo, ines, chat)
    arrives = asyncio.Event()

    async def held(route: Route) -> None:
        await arrives.wait()
        await route.continue_()

    await looking.page.route("**/do*", held)
    await looking.field.fill("One")
    await looking.field.press("Enter")
    await looking.field.press("Enter")
    await looking.field.press_sequentially(" and two")
    arrives.set()
    await expect(looking.field).to_have_value(" and two")
    # Whatever empties the box, the message is there by then, and the arrow up finds it.
    await looking.field.fill("")
    await looking.field.press("ArrowUp")
    await expect(looking.field).to_have_value("One")
    assert [message.text for message in ines.messages(chat) if message.text] == ["One"]
    looking.nothing_went_wrong()


@pytest.mark.parametrize("width", WIDTHS)
async def test_people_are_suggested_after_an_at_sign_and_named_without_a_username(
    browser: Browser, demo: Demo, width: int
) -> None:
    ines, omar, chat = pair(demo, f"Mentions {width}")
    looking = await look(browser, demo, ines, chat, width=width)
    await looking.field.press_sequentially("Hi @om")
    await expect(looking.page.get_by_role("option")).to_have_count(1)
    await looking.field.press("ArrowDown")
    await looking.field.press("Enter")
    await expect(looking.field).to_have_value("Hi Omar Said ")
    await looking.field.press_sequentially("& all")
    await looking.field.press("Enter")
    await expect(looking.message("Hi Omar Said & all").locator(".mention")).to_have_text("Omar Said")
    (entity,) = ines.messages(chat)[-1].entities
    assert (entity["type"], entity["offset"], entity["user"]["id"]) == ("text_mention", 3, omar.id)
    looking.nothing_went_wrong()


async def test_the_command_menu_is_the_persons_own_and_narrows_while_typing(browser: Browser, demo: Demo) -> None:
    aila = next(person for person in demo.world.people.values() if person.first_name == "Aila")
    chat = next(chat for chat in aila.chats() if chat.is_group)
    looking = await look(browser, demo, aila, chat)
    await looking.field.press_sequentially("/tap")
    await expect(looking.page.get_by_role("option")).to_have_count(1)
    await looking.page.get_by_role("option", name="/tapaaminen").click()
    await expect(looking.page.locator("#rows .message").last).to_contain_text("Seuraava tapaamisemme")
    looking.nothing_went_wrong()


@pytest.mark.parametrize("width", WIDTHS)
async def test_a_voice_message_comes_from_a_file(browser: Browser, demo: Demo, width: int) -> None:
    ines, _, chat = pair(demo, f"Voices {width}")
    looking = await look(browser, demo, ines, chat, width=width)
    await looking.page.get_by_role("button", name="Attach").click()
    async with looking.page.expect_file_chooser() as chosen:
        await looking.page.get_by_role("button", name="Voice message from a file").click()
    await (await chosen.value).set_files({"name": "hello.ogg", "mimeType": "audio/ogg", "buffer": b"OggS" + bytes(40)})
    await expect(looking.page.locator("#rows .voice audio")).to_have_attribute("aria-label", "Voice message")
    assert "voice" in ines.messages(chat)[-1].content
    looking.nothing_went_wrong()


async def test_a_private_chat_begins_with_start(browser: Browser, demo: Demo) -> None:
    elsa = next(person for person in demo.world.people.values() if person.first_name == "Elsa")
    looking = await look(browser, demo, elsa, elsa.private(demo.account), width=DESKTOP)
    await looking.page.get_by_role("button", name="Starta").click()
    await expect(looking.message("Hej Elsa Backman!")).to_be_visible()
    looking.nothing_went_wrong()
