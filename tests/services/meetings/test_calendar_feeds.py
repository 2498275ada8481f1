"""Calendars that are subscribed to, on both databases: what stands in them when plans change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from bot.domain.meetings.calendar_feeds import FeedsOff
from bot.domain.refused import FacilitatorsOnly
from bot.formats.when import Appointment
from bot.services import Services
from bot.services.dependencies import Dependencies
from storage import Database
from tests.services.conftest import AINO, BEN, CHAT, COORDINATOR, Office, StillClock

PUBLIC = "https://mgn.example.org"
DECEMBER = datetime(2026, 12, 15, 15, tzinfo=UTC)
OTHER_CHAT = -1002


@pytest.fixture
def office(database: Database) -> Office:
    """Services that can be reached from outside."""
    clock = StillClock()
    dependencies = Dependencies(database, clock, "en", "Europe/Helsinki", frozenset({COORDINATOR}), PUBLIC)
    return Office(Services(dependencies), clock, database)


def _token(url: str) -> str:
    assert url.startswith(f"{PUBLIC}/calendar/")
    return url.removeprefix(f"{PUBLIC}/calendar/").removesuffix(".ics")


async def _events(office: Office, url: str) -> list[dict[str, Any]]:
    content = await office.services.feeds.read(_token(url))
    assert content is not None
    calendar: Any = Calendar.from_ical(content)
    return [
        {
            "uid": str(event["UID"]),
            "sequence": int(event["SEQUENCE"]),
            "status": str(event["STATUS"]),
            "starts": event.decoded("DTSTART").astimezone(UTC),
            "changed": event.decoded("LAST-MODIFIED"),
            "place": str(event.get("LOCATION", "")),
        }
        for event in calendar.walk("VEVENT")
    ]


async def _schedule(office: Office, at: datetime, place: str | None = None, chat_id: int = CHAT) -> None:
    await office.services.meetings.schedule(AINO, chat_id, Appointment(at, place), facilitator=False)


async def test_a_meeting_that_moves_keeps_its_identity_and_raises_its_sequence(office: Office) -> None:
    await office.two_companies()
    url = (await office.services.feeds.of_group(CHAT, facilitator=False)).url
    assert await _events(office, url) == []
    await _schedule(office, DECEMBER, "Kahvila")
    (first,) = await _events(office, url)
    assert (first["sequence"], first["status"], first["starts"], first["place"]) == (
        0,
        "CONFIRMED",
        DECEMBER,
        "Kahvila",
    )
    office.clock.moment += timedelta(hours=3)
    await _schedule(office, DECEMBER + timedelta(days=2))
    (moved,) = await _events(office, url)
    assert moved == {
        **first,
        "sequence": 1,
        "starts": DECEMBER + timedelta(days=2),
        "changed": first["changed"] + timedelta(hours=3),
    }
    office.clock.moment += timedelta(hours=1)
    await _schedule(office, DECEMBER + timedelta(days=2), "Office")
    (placed,) = await _events(office, url)
    assert (placed["uid"], placed["sequence"], placed["place"]) == (first["uid"], 2, "Office")


async def test_settling_the_same_again_changes_nothing_in_the_calendar(office: Office) -> None:
    await office.two_companies()
    url = (await office.services.feeds.of_group(CHAT, facilitator=False)).url
    await _schedule(office, DECEMBER, "Kahvila")
    before = await office.services.feeds.read(_token(url))
    office.clock.moment += timedelta(hours=1)
    await _schedule(office, DECEMBER, "Kahvila")
    assert await office.services.feeds.read(_token(url)) == before


async def test_a_cancelled_meeting_stays_and_says_so_and_the_next_one_is_another(office: Office) -> None:
    await office.two_companies()
    url = (await office.services.feeds.of_group(CHAT, facilitator=False)).url
    await _schedule(office, DECEMBER)
    await office.services.meetings.cancel(AINO, CHAT, "flu", facilitator=False)
    (cancelled,) = await _events(office, url)
    assert (cancelled["sequence"], cancelled["status"], cancelled["starts"]) == (1, "CANCELLED", DECEMBER)
    await _schedule(office, DECEMBER + timedelta(days=7))
    off, on = await _events(office, url)
    assert off == cancelled
    assert (on["sequence"], on["status"]) == (0, "CONFIRMED")
    assert on["uid"] != off["uid"]


async def test_a_time_chosen_together_reaches_the_calendar_as_one_move(office: Office) -> None:
    await office.two_companies()
    url = (await office.services.feeds.of_person(AINO)).url
    await _schedule(office, DECEMBER)
    wanted = [Appointment(DECEMBER + timedelta(days=days), None) for days in (1, 2)]
    await office.services.dates.open(AINO, CHAT, wanted, facilitator=False)
    (before,) = await _events(office, url)
    assert (before["sequence"], before["starts"]) == (0, DECEMBER)


async def test_a_held_meeting_stays_for_a_year_and_is_then_left_out(office: Office) -> None:
    await office.two_companies()
    url = (await office.services.feeds.of_group(CHAT, facilitator=False)).url
    await _schedule(office, DECEMBER)
    office.clock.moment = DECEMBER
    await office.passes(hours=3)
    assert [event["status"] for event in await _events(office, url)] == ["CONFIRMED"]
    office.clock.moment = DECEMBER + timedelta(days=401)
    assert await _events(office, url) == []


async def test_a_person_sees_every_group_they_are_in_and_no_other(office: Office) -> None:
    await office.two_companies()
    await office.set_up(OTHER_CHAT, "Lapland core", "Lapland")
    await office.services.companies.join(AINO, OTHER_CHAT, "Kahvila Aino")
    await _schedule(office, DECEMBER)
    await _schedule(office, DECEMBER + timedelta(days=1), chat_id=OTHER_CHAT)
    mine, bens = (await office.services.feeds.of_person(AINO)).url, (await office.services.feeds.of_person(BEN)).url
    assert [event["starts"] for event in await _events(office, mine)] == [DECEMBER, DECEMBER + timedelta(days=1)]
    assert [event["starts"] for event in await _events(office, bens)] == [DECEMBER]
    await office.services.companies.leave(BEN, CHAT)
    assert await _events(office, bens) == []


async def test_an_address_stays_until_a_new_one_is_made_and_a_groups_is_the_facilitators(office: Office) -> None:
    await office.two_companies()
    feeds = office.services.feeds
    old = (await feeds.of_group(CHAT, facilitator=False)).url
    assert (await feeds.of_group(CHAT, facilitator=True)).url == old
    with pytest.raises(FacilitatorsOnly):
        await feeds.of_group(CHAT, facilitator=False, anew=True)
    new = (await feeds.of_group(CHAT, facilitator=True, anew=True)).url
    assert new != old
    assert await feeds.read(_token(old)) is None
    assert await feeds.read(_token(new)) is not None
    mine = (await feeds.of_person(AINO)).url
    assert (await feeds.of_person(AINO, anew=True)).url != mine
    assert await feeds.read(_token(mine)) is None
    assert await feeds.read("guessed") is None


async def test_without_a_public_address_there_is_none(database: Database) -> None:
    dependencies = Dependencies(database, StillClock(), "en", "Europe/Helsinki", frozenset())
    services = Services(dependencies)
    assert not services.feeds.offered
    with pytest.raises(FeedsOff):
        await services.feeds.of_person(AINO)
