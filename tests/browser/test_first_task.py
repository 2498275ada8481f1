"""A newcomer's first two minutes: one cycle, led by the first task, in three languages; each step is a picture.

`MGN_PICTURES=docs/pictures` keeps the film strips for `docs/one-round.md` and the picture of the README.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.async_api import Browser, expect

from bot.config import Settings
from bot.demo import Demo
from bot.domain.commands import BY_NAME
from locales import text_in
from locales.commands import name_in
from tests.browser.looking import DESKTOP, PHONE, Looking, look

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.asyncio(loop_scope="session")]
COLOURS = 64
EVENTS = 60
"""So many things may happen by themselves before the group is reminded, or asked how it was."""
GAP = 16


@dataclass(frozen=True, slots=True)
class Script:
    """What a newcomer presses and types in one language."""

    language: str
    time_and_place: str
    guest: str
    done: str


SCRIPTS = {
    "en": Script("en", "in two weeks at 17 @ Ben's Bikes", "Priya", "That was one round."),
    "fi": Script("fi", "{day} klo 17 @ Kahvila Aino", "Veikko", "Se oli yksi kierros."),
    "sv": Script("sv", "{day} kl 17 @ Majas Bageri", "Erik", "Det var en runda."),
}


@dataclass(slots=True)
class Strip:
    """Pictures side by side."""

    looking: Looking
    shots: list[Image.Image] = field(default_factory=list)

    async def shot(self) -> None:
        """One more picture, of the end of the conversation."""
        page = self.looking.page
        await expect(self.looking.toast).to_be_hidden()
        await page.mouse.move(1, 1)
        await page.evaluate("document.activeElement?.blur()")
        self.shots.append(Image.open(BytesIO(await page.screenshot())).convert("RGB"))

    def save(self, path: Path) -> None:
        """All of them, in few colours, so that documents of many pictures open at once."""
        width = sum(shot.width for shot in self.shots) + GAP * (len(self.shots) - 1)
        strip = Image.new("RGB", (width, self.shots[0].height), "white")
        at = 0
        for shot in self.shots:
            strip.paste(shot, (at, 0))
            at += shot.width + GAP
        strip.quantize(COLOURS).save(path, optimize=True)


@pytest.mark.parametrize(("language", "width"), [("en", DESKTOP), ("en", PHONE), ("fi", PHONE), ("sv", PHONE)])
async def test_the_first_task_leads_through_one_cycle(
    browser: Browser, pictures: Path, language: str, width: int
) -> None:
    script, words = SCRIPTS[language], text_in(language)
    host, going = words.plain("button-host"), words.plain("button-going")
    settings = Settings(_env_file=None)  # type: ignore[call-arg]  # pydantic-settings' own switch
    async with Demo(settings, 0, seeded=True) as demo:
        looking = await look(browser, demo, width=width, height=760, language=f"{language}-FI")
        page, strip = looking.page, Strip(looking)
        task = page.locator("#task")
        steps = page.locator("#task .steps-done .on")

        # The page asks for one thing, and takes one there.
        await expect(task).to_contain_text(host)
        await expect(steps).to_have_count(1)
        await task.locator(".go").click()
        await expect(looking.button(host)).to_be_in_viewport()
        await strip.shot()
        await looking.button(host).click()
        await expect(steps).to_have_count(2)
        if await page.locator("dialog").is_visible():
            await page.keyboard.press("Enter")
            await expect(page.locator("dialog")).to_be_hidden()

        # When and where, by hand.
        schedule = name_in(BY_NAME["schedule"], language)
        day = demo.world.clock.now().toordinal() + 14
        when = script.time_and_place.format(day=f"{type(demo.world.clock.now()).fromordinal(day):%d.%m.%Y}")
        await looking.writes(f"/{schedule} {when}")
        await expect(steps).to_have_count(3)
        await expect(looking.button(going)).to_be_visible()
        await looking.is_at_the_end()
        await strip.shot()

        # Somebody else comes.
        await task.locator(".go").click()
        await expect(page.locator("#me")).to_contain_text(script.guest)
        await looking.button(going).click()
        await expect(steps).to_have_count(4)
        await expect(looking.message(script.guest).last).to_be_visible()
        if language == "en" and width == DESKTOP:
            await expect(looking.toast).to_be_hidden()
            await page.screenshot(path=pictures / "chat.png")
        await strip.shot()

        # Time passes, a press at a time: the reminder, and the meeting.
        for count in (5, 6):
            for _ in range(EVENTS):
                if await steps.count() >= count:
                    break
                await task.locator(".go").first.click()
                await expect(page.locator("[data-step=next]").first).to_be_enabled()
            await expect(steps).to_have_count(count)
            await looking.is_at_the_end()
            await strip.shot()
        await expect(task).to_contain_text(script.done)
        if width == PHONE:
            strip.save(pictures / f"cycle-{language}.png")

        # It can be put away, stays away, and can be had again.
        await task.get_by_role("button").last.click()
        await expect(task).to_be_hidden()
        await page.reload()
        await expect(page.locator("#rows .message").first).to_be_visible()
        await expect(task).to_be_hidden()
        await page.evaluate("location.hash = ''")
        await page.locator("#welcome .go").click()
        await expect(task).to_be_visible()
        looking.nothing_went_wrong()
