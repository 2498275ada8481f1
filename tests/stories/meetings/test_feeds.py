"""Calendars that are subscribed to: where the address is found, and what stands there when plans change."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from icalendar import Calendar

from bot.config import Settings
from tests.stories.conftest import CoreGroup
from tests.stories.stage import Actor, Stage

PUBLIC = "https://mgn.example.org"


class PublicStage(Stage):
    """A stage whose bot can be reached from outside."""

    def settings(self) -> Settings:
        """With a public address."""
        return super().settings().model_copy(update={"public_url": PUBLIC})


@pytest.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    async with PublicStage(sqlite_url) as made:
        yield made
        assert made.world.violations == []


async def _fetch(stage: Stage, url: str, etag: str = "") -> tuple[int, str, bytes]:
    """What a calendar app gets at an address: status, version, content."""
    assert stage.mgn is not None and url.startswith(PUBLIC)
    here = f"http://127.0.0.1:{stage.mgn.port}{url.removeprefix(PUBLIC)}"
    async with aiohttp.ClientSession() as app, app.get(here, headers={"If-None-Match": etag}) as answer:
        return answer.status, answer.headers.get("ETag", ""), await answer.read()


def _address(actor: Actor, place: Any) -> str:
    found = re.search(rf"{PUBLIC}/calendar/\S+\.ics", actor.last(place).text)
    assert found is not None, actor.last(place).text
    return found.group()


def _events(content: bytes) -> list[tuple[str, str, str]]:
    calendar: Any = Calendar.from_ical(content)
    return [(str(e["SUMMARY"]), str(e["STATUS"]), e.decoded("DTSTART").isoformat()) for e in calendar.walk("VEVENT")]


async def test_a_group_subscribes_and_the_calendar_follows_every_change(core: CoreGroup) -> None:
    await core.frida.says("/setup", core.chat)
    await core.frida.presses("Meetings in my calendar", chat=core.chat)
    url = _address(core.frida, core.chat)
    status, empty, content = await _fetch(core.stage, url)
    assert (status, _events(content)) == (200, [])
    await core.aino.says("/schedule 15.12. klo 17 @ Kahvila Aino", core.chat)
    _, first, content = await _fetch(core.stage, url)
    assert _events(content) == [
        ("Core group meeting – Kainuu core", "CONFIRMED", "2026-12-15T17:00:00+02:00"),
    ]
    assert first != empty
    await core.stage.passes(hours=5)
    assert await _fetch(core.stage, url, first) == (304, first, b"")
    await core.aino.says("/schedule 17.12. klo 18", core.chat)
    status, moved, content = await _fetch(core.stage, url, first)
    assert (status, _events(content)[0][2]) == (200, "2026-12-17T18:00:00+02:00")
    await core.aino.says("/cancel", core.chat)
    status, _, content = await _fetch(core.stage, url, f'"other", W/{moved}')
    assert (status, _events(content)[0][:2]) == (200, ("Cancelled: Core group meeting – Kainuu core", "CANCELLED"))


async def test_a_person_subscribes_to_every_group_they_are_in_and_leaving_empties_it(core: CoreGroup) -> None:
    other = await core.stage.group(core.frida, core.ben, title="Lapland core")
    await core.frida.says("/setup Lapland", other)
    await core.ben.says("/join Ben's Bikes", other)
    await core.aino.says("/schedule 15.12. klo 17", core.chat)
    await core.ben.says("/schedule 16.12. klo 9", other)
    await core.ben.starts()
    await core.ben.presses("Add to my calendar", chat=core.ben.private)
    url = _address(core.ben, core.ben.private)
    _, _, content = await _fetch(core.stage, url)
    assert [summary for summary, _, _ in _events(content)] == [
        "Core group meeting – Kainuu core",
        "Core group meeting – Lapland core",
    ]
    await core.ben.quits(core.chat)
    _, _, content = await _fetch(core.stage, url)
    assert [summary for summary, _, _ in _events(content)] == ["Core group meeting – Lapland core"]


async def test_a_new_address_makes_the_old_one_worthless_and_in_a_group_is_the_facilitators(core: CoreGroup) -> None:
    await core.aino.says("/schedule 15.12. klo 17", core.chat)
    await core.ben.presses("Calendar", core.ben.sees("meeting is set", core.chat))
    await core.ben.presses("Meetings in my calendar", chat=core.chat)
    old = _address(core.ben, core.chat)
    assert await core.ben.presses("Make a new address", chat=core.chat) == (
        "Only a facilitator (an administrator of this chat) can do that."
    )
    await core.frida.presses("Make a new address", chat=core.chat)
    new = _address(core.frida, core.chat)
    assert (await _fetch(core.stage, old))[0] == 404
    assert (await _fetch(core.stage, new))[0] == 200
    assert (await _fetch(core.stage, f"{PUBLIC}/calendar/guessed.ics"))[0] == 404


async def test_the_address_outlives_a_restart_and_speaks_the_persons_language(core: CoreGroup) -> None:
    core.ben.person.account.language_code = "fi"
    await core.aino.says("/schedule 15.12. klo 17", core.chat)
    await core.ben.starts()
    await core.ben.presses("Omaan kalenteriin", chat=core.ben.private)
    url = _address(core.ben, core.ben.private)
    await core.stage.bot_stops()
    await core.stage.bot_starts()
    _, _, content = await _fetch(core.stage, url)
    assert _events(content)[0][0] == "Ydinryhmän tapaaminen – Kainuu core"


async def test_without_a_public_address_nothing_is_offered(sqlite_url: str) -> None:
    async with Stage(sqlite_url) as stage:
        frida, aino = stage.actor("Frida"), stage.actor("Aino")
        chat = await stage.group(frida, aino)
        await frida.says("/setup Kainuu")
        assert "Meetings in my calendar" not in [b["text"] for b in frida.last(chat).buttons]
        await aino.says("/join Kahvila Aino")
        await aino.starts()
        assert [b["text"] for b in aino.last(aino.private).buttons] == ["That’s fine with me", "🔕 Only in the group"]
