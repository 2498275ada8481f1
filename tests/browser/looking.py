"""A person at the chat page: what they open, and what they see."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.async_api import Browser, BrowserContext, Locator, Page, expect

from bot.demo import Demo
from sandbox import Chat, Person

PATIENCE = 60_000
"""Milliseconds: generous, so that a slow machine never decides a test."""
PHONE, DESKTOP = 390, 1280
WIDTHS = (PHONE, DESKTOP)

expect.set_options(timeout=PATIENCE)


@dataclass(slots=True)
class Looking:
    """One browser window, and what went wrong in it."""

    page: Page
    demo: Demo
    errors: list[str] = field(default_factory=list)

    @property
    def context(self) -> BrowserContext:
        """The browser's profile: its storage and its network."""
        return self.page.context

    @property
    def field(self) -> Locator:
        """Where one writes."""
        return self.page.locator("#text")

    @property
    def toast(self) -> Locator:
        """What shows for a moment."""
        return self.page.locator("#toast")

    def message(self, text: str) -> Locator:
        """The latest message that says that."""
        return self.page.locator("#rows .message").filter(has_text=text).last

    def button(self, label: str) -> Locator:
        """The latest inline button of that label."""
        return self.page.locator("#rows .keys").get_by_role("button", name=label, exact=True).last

    async def goes(self, person: Person, chat: Chat | None = None) -> None:
        """Be somebody, with a chat open."""
        where = f"as={person.id}" + ("" if chat is None else f"&chat={key_of(chat)}")
        await self.page.evaluate("where => { location.hash = where }", where)
        if chat is not None:
            await expect(self.page.locator("#title")).to_have_text(chat.bot.user.first_name if chat.bot else chat.name)
            await expect(self.page.locator("#messages")).to_be_visible()

    async def writes(self, text: str) -> None:
        """Type and send."""
        await self.field.fill(text)
        await self.field.press("Enter")
        await expect(self.field).to_have_value("")

    async def menu(self, text: str) -> Locator:
        """The menu of a message."""
        await self.message(text).locator(".bubble").click(button="right")
        menu = self.page.get_by_role("menu")
        await expect(menu).to_be_visible()
        return menu

    async def is_at_the_end(self) -> None:
        """The newest message is in view."""
        await self.page.wait_for_function(
            "() => { const m = document.getElementById('messages');"
            " return m.scrollHeight - m.scrollTop - m.clientHeight < 3 }",
            timeout=PATIENCE,
        )

    async def scrolls_back_to(self, text: str) -> None:
        """Up through the history, however it arrives, until a message says that."""
        await self.page.wait_for_function(
            "text => { const list = document.getElementById('messages'); list.scrollTop = 0;"
            " list.dispatchEvent(new Event('scroll'));"
            " return [...list.querySelectorAll('.message')].some(message => message.textContent.includes(text)) }",
            arg=text,
            polling=20,
            timeout=PATIENCE,
        )

    async def next_event(self) -> None:
        """Let time pass until something happens by itself."""
        step = self.page.locator("[data-step=next]:visible")
        if not await step.count():
            await self.page.locator("#time-open").click()
        await step.click()
        await expect(step).to_be_enabled()

    def nothing_went_wrong(self) -> None:
        """Neither a script failed nor was anything refused."""
        assert self.errors == []


def key_of(chat: Chat) -> str:
    """What the page calls a chat."""
    return f"bot{chat.bot.id}" if chat.bot is not None else str(chat.id)


async def look(
    browser: Browser,
    demo: Demo,
    person: Person | None = None,
    chat: Chat | None = None,
    *,
    width: int = DESKTOP,
    height: int = 780,
    dark: bool = False,
    language: str = "en-GB",
) -> Looking:
    """Open the page in a window of its own, as somebody who has never been here."""
    context = await browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        locale=language,
        has_touch=width <= PHONE,
        permissions=["clipboard-read", "clipboard-write"],
    )
    page = await context.new_page()
    page.set_default_timeout(PATIENCE)
    looking = Looking(page, demo)
    page.on("pageerror", lambda error: looking.errors.append(str(error)))
    page.on("console", lambda said: looking.errors.append(said.text) if said.type == "error" else None)
    await page.goto(demo.server.url)
    await expect(page.locator(".people button").first).to_be_visible()
    if person is not None:
        await looking.goes(person, chat)
    return looking


def someone(demo: Demo, name: str) -> Person:
    """A person of the demo network, by first name."""
    return next(person for person in demo.world.people.values() if person.name.startswith(name))


def group(demo: Demo, title: str) -> Chat:
    """A group of the demo network."""
    return next(chat for chat in demo.world.chats.values() if chat.title == title)
