"""From an idea to the theme of the next meeting, on a phone, in three languages; each step is a picture.

`MGN_PICTURES=docs/pictures` keeps the pictures for `docs/themes.md`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from PIL import Image
from playwright.async_api import Browser, Page, expect

from bot.config import Settings
from bot.demo import Demo
from bot.domain.commands import COMMANDS
from locales.commands import name_in
from sandbox import Chat, Message, Person
from tests.browser.looking import PATIENCE

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.asyncio(loop_scope="session")]
expect.set_options(timeout=PATIENCE)
COLOURS = 48
PHONE = {"width": 390, "height": 720}


@dataclass(frozen=True, slots=True)
class Script:
    """What people type, and what they see, in one language."""

    language: Literal["en", "fi", "sv"]
    title: str
    companies: tuple[tuple[str, str], ...]
    """People and their companies; the first hosts."""
    themes: tuple[str, str]
    near: str
    """The first theme in other words."""
    own: str
    """An option a member adds in the poll."""
    on_list: str
    meant: str
    join: str
    two: str
    question: str
    until: str
    host: str
    nudge: str
    counted: str
    voted: str
    tie: str
    settled: str
    chosen: str
    decided: str


SCRIPTS = (
    Script(
        "en",
        "Oulu core group",
        (("Ben", "Ben's Bikes"), ("Priya", "Spice Corner"), ("Tom", "Hill Photography"), ("Iris", "Iris Yoga")),
        ("Pricing our services", "First employee: what to know"),
        "price our service",
        "Grants for small firms",
        on_list="Added to the list: Pricing our services",
        meant="Is that the one you mean?",
        join="Yes, that one",
        two="2 companies would like it",
        question="What should we learn about together next?",
        until="Open until",
        host="Ben's Bikes hosts",
        nudge="We have not heard from:",
        counted="The votes are counted",
        voted="4 of 4 companies voted",
        tie="It's a tie. Ben's Bikes, which one do you choose?",
        settled="Thank you, that's decided!",
        chosen="For the next meeting: Pricing our services",
        decided="The host has chosen: Pricing our services",
    ),
    Script(
        "fi",
        "Kainuun ydinryhmä",
        (
            ("Aino", "Kahvila Aino"),
            ("Veikko", "Veikon Verstas"),
            ("Helmi", "Helmen Kukka"),
            ("Onni", "Onnin Ohjelmat"),
        ),
        ("Palvelujen hinnoittelu", "Ensimmäinen työntekijä"),
        "palvelun hinnoittelusta",
        "Tuet pienille yrityksille",
        on_list="Lisätty listalle: Palvelujen hinnoittelu",
        meant="Tarkoititko sitä?",
        join="Tätä tarkoitin",
        two="2 yritystä toivoo tätä",
        question="Mistä haluamme oppia yhdessä seuraavaksi?",
        until="Äänestys päättyy",
        host="Kahvila Aino",
        nudge="Näiltä yrityksiltä puuttuu vielä vastaus:",
        counted="Äänet on laskettu",
        voted="Äänestäneitä yrityksiä: 4/4",
        tie="Äänet menivät tasan. Kahvila Aino, minkä valitsette?",
        settled="Kiitos, asia on päätetty!",
        chosen="Seuraavaan tapaamiseen: Palvelujen hinnoittelu",
        decided="Isäntä on valinnut: Palvelujen hinnoittelu",
    ),
    Script(
        "sv",
        "Österbottens kärngrupp",
        (("Maja", "Majas Bageri"), ("Erik", "Holms Snickeri"), ("Elsa", "Backmans Blommor"), ("Nils", "Nils Foto")),
        ("Prissättning av tjänster", "Den första anställda"),
        "prissättningen av tjänsten",
        "Stöd för småföretag",
        on_list="Nytt på listan: Prissättning av tjänster",
        meant="Är det det du menar?",
        join="Det här menade jag",
        two="2 företag vill ha det",
        question="Vad vill vi lära oss om tillsammans nästa gång?",
        until="Öppen till",
        host="Majas Bageri",
        nudge="De här har inte röstat än:",
        counted="Rösterna är räknade",
        voted="4 av 4 företag röstade",
        tie="Det blev oavgjort. Majas Bageri, vilket väljer ni?",
        settled="Tack, då är det bestämt!",
        chosen="Till nästa träff: Prissättning av tjänster",
        decided="Värden har valt: Prissättning av tjänster",
    ),
)


def _command(name: str, language: str) -> str:
    return "/" + next(name_in(command, language) for command in COMMANDS if command.name == name)


@pytest.fixture(params=SCRIPTS, ids=[script.language for script in SCRIPTS])
def script(request: pytest.FixtureRequest) -> Script:
    """The story in one language."""
    found: Script = request.param
    return found


@pytest_asyncio.fixture(loop_scope="session")
async def empty(script: Script) -> AsyncIterator[Demo]:
    """A sandbox with nobody in it, whose new groups speak that language."""
    settings = Settings(_env_file=None, language=script.language)  # type: ignore[call-arg]  # pydantic-settings' own
    async with Demo(settings, 0, seeded=False) as made:
        yield made


class Film:
    """The host's phone, and what the others do."""

    def __init__(self, page: Page, demo: Demo, chat: Chat, people: list[Person], script: Script, folder: Path) -> None:
        self.page, self.demo, self.chat, self.people, self.script = page, demo, chat, people, script
        self._folder = folder
        self._shots = 0

    async def then(self, **time_: float) -> None:
        """Time passes, given as to `timedelta`, and the bot does what it has to do."""
        self.demo.world.clock.advance(timedelta(**time_))
        await self.demo.settled()

    async def types(self, text: str) -> None:
        """The host writes."""
        field = self.page.locator("#text")
        await field.fill(text)
        await field.press("Enter")
        await expect(self.page.locator(".message.own").last).to_contain_text(text)
        await self.then(seconds=3)

    async def shows(self, *texts: str) -> None:
        """The latest messages on the page."""
        for text in texts:
            await expect(self.page.locator("#messages")).to_contain_text(text)

    async def shot(self, name: str) -> None:
        """One picture of the film."""
        self._shots += 1
        assert await self.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        await self.page.mouse.move(1, 1)
        await self.page.evaluate("document.activeElement?.blur()")
        await expect(self.page.locator("#toast")).to_be_hidden()
        await self.page.locator("#messages").evaluate("list => { list.scrollTop = list.scrollHeight; }")
        path = self._folder / f"themes-{self.script.language}-{self._shots}-{name}.png"
        # Few colours and small files, so that documents of many pictures open at once.
        seen = Image.open(BytesIO(await self.page.screenshot()))
        seen.convert("RGB").quantize(COLOURS).save(path, optimize=True)

    @property
    def poll(self) -> Message:
        """The ballot."""
        return [message for message in self.chat.messages.values() if message.poll is not None][-1]


async def _film(browser: Browser, demo: Demo, script: Script, folder: Path) -> Film:
    """A group that is set up, with its host's phone open on its chat."""
    world = demo.world
    # At six in the evening, whenever the test runs: the nudge then comes by day.
    now = world.clock.now().astimezone(ZoneInfo("Europe/Helsinki"))
    evening = (now + timedelta(days=1)).replace(hour=18, minute=0, second=0, microsecond=0)
    world.clock.advance(evening - now)
    facilitator = world.add_user("Kerttu", language_code=script.language)
    people = [world.add_user(name, language_code=script.language) for name, _ in script.companies]
    chat = facilitator.creates_group(script.title, demo.account, *people)
    facilitator.promotes(demo.account, chat)
    await demo.settled()
    facilitator.says("/setup Pohjola", chat=chat)
    await demo.settled()
    for person, (_, company) in zip(people, script.companies, strict=True):
        person.says(f"{_command('join', script.language)} {company}", chat=chat)
        await demo.settled()
        world.clock.advance(timedelta(seconds=20))
    page = await browser.new_page(viewport={"width": PHONE["width"], "height": PHONE["height"]})
    page.set_default_timeout(PATIENCE)
    await page.goto(demo.server.url)
    await page.locator(".people button").filter(has=page.get_by_text(script.companies[0][0], exact=True)).click()
    await page.locator("#chats button").filter(has_text=script.title).click()
    await expect(page.locator(".message").first).to_be_visible()
    return Film(page, demo, chat, people, script, folder)


async def test_a_theme_goes_from_an_idea_to_the_next_meeting(
    browser: Browser, empty: Demo, pictures: Path, script: Script
) -> None:
    film = await _film(browser, empty, script, pictures)
    errors: list[str] = []
    film.page.on("pageerror", lambda error: errors.append(str(error)))
    propose, vote, themes = (_command(name, script.language) for name in ("propose", "vote", "themes"))
    _, second, third, late = film.people

    await film.types(f"{propose} {script.themes[0]}")
    await film.shows(script.on_list)
    await film.shot("propose")

    second.says(f"{propose} {script.near}", chat=film.chat)
    await film.then(seconds=3)
    await film.shows(script.meant)
    await film.shot("near-copy")
    await second.presses(script.join, chat=film.chat)
    await film.then(seconds=3)
    await film.shows(script.two)
    third.says(f"{propose} {script.themes[1]}", chat=film.chat)
    await film.then(minutes=2)

    await film.types(f"{vote} 24")
    await film.shows(script.question, script.until, script.host)
    await expect(film.page.locator(".poll .option")).to_have_count(2)
    await film.shot("vote")

    await film.page.locator(".poll").get_by_label(script.themes[0]).check()
    await film.page.locator(".poll .vote").click()
    await film.then(seconds=3)
    await expect(film.page.locator(".poll .option", has_text=script.themes[0])).to_contain_text("100%")
    await film.page.locator(".poll .adding input").fill(script.own)
    await film.page.locator(".poll .adding button").click()
    await expect(film.page.locator(".poll .option", has_text=script.own)).to_be_visible()
    second.votes(film.poll, script.themes[0], script.own)
    third.votes(film.poll, script.themes[1])
    await film.then(minutes=2)
    await expect(film.page.locator(".poll .option", has_text=script.own)).to_contain_text("33%")
    await film.shot("voting")

    await film.then(hours=17)
    await film.shows(script.nudge, f"{script.companies[3][1]}: {script.companies[3][0]}")
    await film.shot("nudge")

    late.votes(film.poll, script.themes[1])
    await film.then(hours=8)
    await film.shows(script.counted, script.voted, script.tie)
    result = film.page.locator(".message").filter(has_text=script.tie)
    bars = [line for line in (await result.locator(".words").inner_text()).splitlines() if "▇" in line]
    assert [line.split() for line in bars] == [["▇" * 10, "2"], ["▇" * 10, "2"], ["▇" * 5, "1"]]
    await film.shot("tie")

    await result.get_by_role("button", name=script.themes[0]).click()
    await expect(film.page.locator("#toast")).to_contain_text(script.settled)
    await film.then(minutes=2)
    await film.shows(script.decided)
    await film.types(themes)
    await film.shows(script.chosen, script.themes[1], script.own)
    await film.shot("themes")
    assert errors == []
