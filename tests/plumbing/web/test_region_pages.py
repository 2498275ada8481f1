"""The public pages of regions: what strangers see in which language, what they never see, and what a storm costs."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from icalendar import Calendar
from starlette.applications import Starlette

from bot.domain.people import Who
from bot.domain.recruiting.public_pages import PublicRegion
from bot.formats.when import Appointment
from bot.region_pages import RegionPages
from bot.services import Services
from bot.services.dependencies import Dependencies
from bot.services.recruiting import PublicPages
from storage import Database, DatabaseAway, Trouble, migrate
from tests.services.conftest import AINO, CHAT, COORDINATOR, Office, StillClock

STARTS = datetime(2026, 12, 15, 15, tzinfo=UTC)
PUBLIC = "https://mgn.example.org/bot"


class Counting(PublicPages):
    """Counts how often the database is read, and can be told that it is away."""

    reads = 0
    away = False

    async def every(self) -> dict[str, PublicRegion]:
        """As it is, counted."""
        self.reads += 1
        if self.away:
            raise DatabaseAway(Trouble.UNREACHABLE)
        return await super().every()


@dataclass
class Web:
    """The pages, and a browser that asks for Finnish."""

    office: Office
    browser: httpx.AsyncClient
    counting: Counting

    async def gets(self, path: str, **headers: str) -> httpx.Response:
        """What is at an address below the pages', for somebody whose browser speaks Finnish if nothing else is said."""
        return await self.browser.get(f"/find/{path}", headers={"Accept-Language": "fi", **headers})

    async def opens(self, answer: str = "yes") -> None:
        """The group shows its meetings to everybody, or no longer; the pages are read anew."""
        await self.office.services.groups.change(CHAT, "open", answer, facilitator=True)
        self.office.clock.moment += timedelta(minutes=2)


@pytest.fixture
async def web(sqlite_url: str) -> AsyncIterator[Web]:
    """A group of two companies with a meeting ahead; one of a single person, and one that is in no region."""
    await migrate(sqlite_url)
    database, clock = Database(sqlite_url), StillClock()
    dependencies = Dependencies(database, clock, "en", "Europe/Helsinki", frozenset({COORDINATOR}), PUBLIC)
    office = Office(Services(dependencies), clock, database)
    await office.two_companies()
    await office.services.groups.setup(
        CHAT, "Kainuu <core>", 'Norra <"Öster>', is_forum=False, is_admin=True, facilitator=True
    )
    await office.set_up(-2002, "One alone", "Buy <b>pills</b>")
    await office.services.meetings.schedule(AINO, CHAT, Appointment(STARTS, "Salakatu 3"), facilitator=True)
    counting = office.services.public_pages = Counting(office.services.dependencies)
    pages = RegionPages(office.services, PUBLIC, lambda payload: f"https://t.me/mgn_bot?start={payload}")
    transport = httpx.ASGITransport(Starlette(routes=list(pages.routes)))
    async with httpx.AsyncClient(transport=transport, base_url="https://mgn.example.org") as browser:
        yield Web(office, browser, counting)
    await database.close()


async def test_a_stranger_sees_what_it_is_and_one_button_and_nobody(web: Web) -> None:
    page = await web.gets("norra-oster")
    assert page.status_code == 200 and 'lang="fi"' in page.text
    assert "Norra &lt;&#34;Öster&gt;" in page.text and "Alueella on 1 ryhmä." in page.text
    assert "title=&#34;Avoimet tapaamiset: Norra &amp;lt;&amp;#34;Öster&amp;gt;&#34;" in page.text, (
        "also where it is copied"
    )
    assert len(re.findall(r'class="go" href="https://t\.me/mgn_bot\?start=find_[\w-]+"', page.text)) == 1
    for secret in ("Aino", "Ben", "Salakatu", "Kainuu", "15."):
        assert secret not in page.text, "nothing of the group before it opens its meetings"
    assert "<script" not in page.text and "set-cookie" not in page.headers


async def test_a_group_opens_its_meetings_and_closes_them_again(web: Web) -> None:
    await web.opens()
    for path in ("norra-oster", "norra-oster/calendar"):
        shown = (await web.gets(path)).text
        assert "tiistai 15. joulukuuta klo 17.00" in shown and "Kainuu &lt;core&gt;" in shown
        assert not any(secret in shown for secret in ("Aino", "Salakatu"))
    feed = await web.gets("norra-oster.ics")
    assert feed.headers["content-type"].startswith("text/calendar")
    assert not any(secret in feed.text for secret in ("Aino", "Salakatu"))
    calendar: Any = Calendar.from_ical(feed.content)
    (event,) = calendar.walk("VEVENT")
    assert event.decoded("DTSTART").isoformat() == "2026-12-15T17:00:00+02:00"
    await web.opens("no")
    for path in ("norra-oster", "norra-oster/calendar", "norra-oster.ics"):
        gone = (await web.gets(path)).text
        assert "joulukuuta" not in gone and "VEVENT" not in gone


SPOKEN = (
    ("sv-FI,fi;q=0.8", "", "sv"),
    ("de, fi;q=0.3, sv;q=0.9", "", "sv"),
    ("fi;q=0, en;q=0.1", "", "en"),
    ("fi", "?lang=sv", "sv"),
    ("fi", "?lang=<script>", "fi"),
    ("", "", "en"),
    ("xx;q=;;,,;q=nan", "", "en"),
)


async def test_the_page_speaks_as_the_browser_asks_or_as_was_chosen(web: Web) -> None:
    for asked, chosen, spoken in SPOKEN:
        page = await web.gets(f"norra-oster{chosen}", **{"Accept-Language": asked})
        assert f'<html lang="{spoken}">' in page.text, asked
        assert page.headers["vary"] == "Accept-Language"


UNKNOWN = ("nowhere", "buy-b-pills-b", "norra-oster%2F..", "%00", "x" * 3000, "nowhere/calendar", "a.ics", "", "a/b/c")


async def test_an_unknown_address_is_met_kindly_and_says_nothing_of_what_was_typed(web: Web) -> None:
    for path in UNKNOWN:
        page = await web.gets(path)
        assert page.status_code == 404 and "Täällä ei ole sivua" in page.text, path
        assert not path or path not in page.text
        assert "pills" not in page.text
    for path in ("Norra-Öster", "norra-oster/", "NORRA-OSTER.ics"):
        assert (await web.gets(path)).status_code == 200, path


async def test_only_the_calendar_may_stand_in_other_websites(web: Web) -> None:
    for path, frames in (("norra-oster", "'none'"), ("norra-oster/calendar", "*"), ("nowhere/calendar", "'none'")):
        policy = (await web.gets(path)).headers["content-security-policy"]
        assert policy.endswith(f"frame-ancestors {frames}") and "default-src 'none'" in policy
        assert "unsafe" not in policy


async def test_a_storm_reads_the_database_once_a_minute_and_caches_are_told_what_to_keep(web: Web) -> None:
    paths = ["norra-oster", "norra-oster.ics", "norra-oster/calendar", *(f"storm-{number}" for number in range(50))]
    answers = await asyncio.gather(*(web.gets(path) for path in paths * 3))
    assert [answer.status_code for answer in answers[:4]] == [200, 200, 200, 404]
    assert web.counting.reads == 1
    first = answers[0]
    assert first.headers["cache-control"] == "public, max-age=300"
    again = await web.gets("norra-oster", **{"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    web.office.clock.moment += timedelta(seconds=61)
    await web.gets("norra-oster")
    assert web.counting.reads == 2
    # One link for the page, however often it was read.
    assert len(await web.office.rows("recruiting_links", None)) == 1


async def test_without_the_database_the_last_page_stays_and_a_new_program_asks_for_patience(web: Web) -> None:
    web.counting.away = True
    page = await web.gets("norra-oster")
    assert page.status_code == 503 and "Pieni hetki" in page.text and page.headers["retry-after"] == "60"
    assert (await web.gets("norra-oster")).status_code == 503 and web.counting.reads == 1
    web.counting.away = False
    web.office.clock.moment += timedelta(seconds=11)
    assert (await web.gets("norra-oster")).status_code == 200
    web.counting.away = True
    web.office.clock.moment += timedelta(minutes=5)
    assert (await web.gets("norra-oster")).status_code == 200


async def test_the_page_goes_with_its_group_and_a_withdrawn_link_is_replaced(web: Web) -> None:
    def token(page: httpx.Response) -> str:
        return str(re.findall(r"start=find_([\w-]+)", page.text)[0])

    before = await web.gets("norra-oster")
    (link,) = await web.office.rows("recruiting_links", None)
    assert (link.token, link.source) == (token(before), "page")
    await web.office.services.recruiting.withdraw(Who(COORDINATOR, "Cora", "en"), (), link.id)
    web.office.clock.moment += timedelta(minutes=2)
    after = await web.gets("norra-oster")
    assert token(after) != token(before)
    await web.office.services.groups.sleep(CHAT)
    web.office.clock.moment += timedelta(minutes=2)
    assert (await web.gets("norra-oster")).status_code == 404
