"""Whoever one is now decides the page's language: nothing of its frame stays in the language of whoever one was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

import sandbox.page
from bot.demo import Demo
from tests.browser.looking import WIDTHS, Looking, look

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.asyncio(loop_scope="session")]

STATIC = Path(sandbox.page.__file__).parent / "static"
WORDS = {code: json.loads((STATIC / f"words-{code}.json").read_text()) for code in ("en", "fi", "sv")}
LEFT_OVER = """words => {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walk.currentNode; node; node = walk.nextNode()) {
    const at = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    // What people and bots have written is in their own language.
    if (at.closest("#rows .bubble, #rows .keys, #pinned, #keyboard") || !at.checkVisibility()) continue;
    if (node.nodeType === Node.TEXT_NODE) found.push(node.textContent);
    else for (const name of ["aria-label", "title", "placeholder"]) found.push(node.getAttribute(name));
  }
  return found.filter(one => words.includes(one?.trim()));
}"""


async def _has_nothing_left_of(looking: Looking, was: str, now: str) -> None:
    """No text of the one language that the other does not have, too."""
    alien = [text for text in WORDS[was].values() if "{" not in text and text not in WORDS[now].values()]
    await expect(looking.page.locator("html")).to_have_attribute("lang", now)
    await looking.page.wait_for_function(f"words => ({LEFT_OVER})(words).length === 0", arg=alien)


@pytest.mark.parametrize("width", WIDTHS)
async def test_nothing_stays_in_the_language_of_whoever_one_was(browser: Browser, demo: Demo, width: int) -> None:
    people = {code: demo.world.add_user(f"Reader {code} {width}", language_code=code) for code in WORDS}
    chat = people["en"].creates_group(f"Reading {width}", demo.account, people["fi"], people["sv"])
    for said in ("/setup Kainuu", "/join One", "/vote", "One"):
        people["en"].says(said, chat=chat)
    private = {code: person.private(demo.account) for code, person in people.items()}
    for code, person in people.items():
        person.says("/start", chat=private[code])
    await demo.settled()
    looking, before = await look(browser, demo, width=width), "fi"
    for code in ("en", "fi", "sv", "en"):
        if code == before:
            continue
        was, now = people[before], people[code]
        await looking.goes(was, chat)
        await (await looking.menu("One")).get_by_role("menuitem", name=WORDS[before]["reply"]).click()
        await looking.field.fill("Draft")
        await looking.menu("One")
        await looking.goes(now, chat)
        await _has_nothing_left_of(looking, before, code)
        # What was open goes with whoever opened it.
        await looking.goes(was, chat)
        await looking.page.locator("#info").click()
        await expect(looking.page.get_by_role("dialog")).to_be_visible()
        await looking.goes(now, private[code])
        await _has_nothing_left_of(looking, before, code)
        await looking.goes(was)
        await looking.goes(now)
        await _has_nothing_left_of(looking, before, code)
        before = code
    looking.nothing_went_wrong()
