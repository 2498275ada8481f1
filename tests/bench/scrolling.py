"""How smoothly the chat page scrolls through a long chat, beside a short one: `python -m tests.bench.scrolling`."""

from __future__ import annotations

import asyncio

from playwright.async_api import async_playwright

from bot.config import Settings
from bot.demo import Demo
from tests.browser.conftest import FLAGS, chromium
from tests.browser.looking import WIDTHS, Looking, look

MANY, FEW, ROUNDS = 2000, 50, 5
SCROLLED = 90
"""Steps of scrolling, one a frame."""

SCROLL = """steps => new Promise(done => {
    const list = document.getElementById('messages');
    const began = performance.now();
    let frames = 0, by = -160;
    const step = () => {
        frames += 1;
        if (frames % 45 === 0) by = -by;
        list.scrollTop += by;
        if (frames < steps) requestAnimationFrame(step);
        else done(frames / (performance.now() - began));
    };
    requestAnimationFrame(step);
})"""


async def _frames(looking: Looking) -> float:
    """Frames a millisecond while scrolling up and down."""
    return float(await looking.page.evaluate(SCROLL, SCROLLED))


async def measure() -> None:
    """Scroll through both by turns, on a phone and on a desktop, and print frames a second and their ratio."""
    settings = Settings(_env_file=None)  # type: ignore[call-arg]  # pydantic-settings' own switch
    async with Demo(settings, 0, seeded=True) as demo, async_playwright() as play:
        browser = await play.chromium.launch(executable_path=chromium(), args=FLAGS)
        ines, omar = demo.world.add_user("Ines"), demo.world.add_user("Omar")
        short, long = ines.creates_group("Short", omar), ines.creates_group("Long", omar)
        for chat, count in ((short, FEW), (long, MANY)):
            for number in range(count):
                (omar if number % 3 else ines).says(f"Message {number}: as long as people write them.", chat=chat)
        for width in WIDTHS:
            looking = await look(browser, demo, ines, width=width)
            for _ in range(ROUNDS):
                await looking.goes(ines, short)
                await looking.is_at_the_end()
                few = await _frames(looking)
                await looking.goes(ines, long)
                await looking.is_at_the_end()
                many = await _frames(looking)
                print(
                    f"{width:5} px  {few * 1000:5.1f} frames a second, long {many * 1000:5.1f}, ratio {many / few:.2f}"
                )
        await browser.close()


if __name__ == "__main__":
    asyncio.run(measure())
