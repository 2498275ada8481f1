"""The calendar file: what a calendar reads out of it is the meeting, to the minute."""

from __future__ import annotations

import re
import zlib
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar, Component, Event

from bot.formats.ics import CalendarEntry, feed_ics, meeting_ics

ZONES = [
    ZoneInfo(name)
    for name in ("Europe/Helsinki", "Europe/Stockholm", "Atlantic/Reykjavik", "Europe/London", "America/New_York")
]
UNUSUAL = [
    ZoneInfo(name) for name in ("Europe/Dublin", "Africa/Casablanca", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC")
]
HELSINKI = ZONES[0]
STARTS_AT = datetime(2026, 12, 15, 15, 0, tzinfo=UTC)
STAMPED_AT = datetime(2026, 11, 24, 12, 0, 30, 123456, tzinfo=UTC)
TWO_HOURS = timedelta(hours=2)
# Every change of the clocks in these zones in 2026 and 2027 lies within these days.
CHANGES = [
    datetime(2026, 3, 8, tzinfo=UTC),
    datetime(2026, 3, 29, tzinfo=UTC),
    datetime(2026, 10, 25, tzinfo=UTC),
    datetime(2026, 11, 1, tzinfo=UTC),
    datetime(2027, 3, 28, tzinfo=UTC),
]


def file(
    *,
    sequence: int = 0,
    cancelled: bool = False,
    summary: str = "Pricing",
    description: str = "",
    location: str = "",
    starts_at: datetime = STARTS_AT,
    length: timedelta = TWO_HOURS,
    zone: ZoneInfo = HELSINKI,
    reminder_minutes: int | None = None,
) -> bytes:
    return meeting_ics(
        uid="meeting-1@mgn",
        sequence=sequence,
        method="CANCEL" if cancelled else "PUBLISH",
        summary=summary,
        description=description,
        location=location,
        starts_at=starts_at,
        ends_at=starts_at + length,
        zone=zone,
        stamped_at=STAMPED_AT,
        reminder_minutes=reminder_minutes,
    )


def lines(content: bytes) -> list[str]:
    """The content lines, unfolded."""
    return content.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def event_of(content: bytes) -> Event:
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert isinstance(event, Event)
    return event


def moment(event: Component, name: str) -> datetime:
    value = event.decoded(name)
    assert isinstance(value, datetime)
    return value.astimezone(UTC)


def test_says_what_a_calendar_needs() -> None:
    content = file(summary="Pricing", description="With Kaisa", location="Café", reminder_minutes=120)
    told = lines(content)
    assert told[0] == "BEGIN:VCALENDAR"
    assert told[-1] == "END:VCALENDAR"
    for line in (
        "VERSION:2.0",
        "METHOD:PUBLISH",
        "UID:meeting-1@mgn",
        "SEQUENCE:0",
        "DTSTAMP:20261124T120030Z",
        "DTSTART;TZID=Europe/Helsinki:20261215T170000",
        "DTEND;TZID=Europe/Helsinki:20261215T190000",
        "SUMMARY:Pricing",
        "DESCRIPTION:With Kaisa",
        "LOCATION:Café",
        "STATUS:CONFIRMED",
    ):
        assert told.count(line) == 1 + (line == "DESCRIPTION:Pricing"), line


def test_asks_nobody_for_an_answer_by_mail() -> None:
    assert not re.search("ATTENDEE|ORGANIZER|RSVP", file().decode())


def test_a_move_is_the_same_meeting_with_a_higher_sequence() -> None:
    before, after = event_of(file()), event_of(file(sequence=1, starts_at=STARTS_AT + TWO_HOURS))
    assert before["UID"] == after["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert moment(after, "DTSTART") == STARTS_AT + TWO_HOURS


def test_a_cancelled_meeting_is_taken_out() -> None:
    told = lines(file(sequence=2, cancelled=True))
    assert {"METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:2", "UID:meeting-1@mgn"} <= set(told)


def test_the_calendar_reminds_by_itself_where_asked() -> None:
    (alarm,) = event_of(file(summary="Pricing", reminder_minutes=120)).walk("VALARM")
    assert alarm.decoded("TRIGGER") == -TWO_HOURS
    assert (alarm["ACTION"], alarm["DESCRIPTION"]) == ("DISPLAY", "Pricing")
    assert event_of(file()).walk("VALARM") == []


def test_what_is_not_known_is_left_out() -> None:
    assert not re.search("LOCATION|DESCRIPTION", file().decode())


def zone_of(content: bytes) -> list[str]:
    told = lines(content)
    return told[told.index("BEGIN:VTIMEZONE") : told.index("END:VTIMEZONE") + 1]


def test_carries_the_rules_of_the_groups_zone() -> None:
    assert zone_of(file()) == [
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Helsinki",
        "BEGIN:DAYLIGHT",
        "DTSTART:20250330T030000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "TZNAME:EEST",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0300",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:20251026T040000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "TZNAME:EET",
        "TZOFFSETFROM:+0300",
        "TZOFFSETTO:+0200",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]


def test_a_zone_without_clock_changes_is_still_said() -> None:
    content = file(zone=ZoneInfo("Atlantic/Reykjavik"))
    assert "DTSTART;TZID=Atlantic/Reykjavik:20261215T150000" in lines(content)
    assert [line for line in zone_of(content) if line.startswith("BEGIN")] == ["BEGIN:VTIMEZONE", "BEGIN:STANDARD"]


near_a_change = st.builds(
    lambda day, minutes: day + timedelta(minutes=minutes),
    st.sampled_from(CHANGES),
    st.integers(min_value=-24 * 60, max_value=48 * 60),
)
whenever = st.builds(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes),
    st.integers(min_value=0, max_value=3 * 365 * 24 * 60),
)


@given(starts_at=near_a_change | whenever, zone=st.sampled_from(ZONES + UNUSUAL), minutes=st.integers(1, 36 * 60))
@example(starts_at=datetime(2026, 10, 25, 1, 30, tzinfo=UTC), zone=HELSINKI, minutes=30)
@example(starts_at=datetime(2026, 10, 25, 0, 30, tzinfo=UTC), zone=HELSINKI, minutes=60)
def test_reads_back_as_the_same_moment(starts_at: datetime, zone: ZoneInfo, minutes: int) -> None:
    event = event_of(file(starts_at=starts_at, zone=zone, length=timedelta(minutes=minutes)))
    assert moment(event, "DTSTART") == starts_at
    assert moment(event, "DTEND") == starts_at + timedelta(minutes=minutes)


@given(starts_at=near_a_change | whenever, zone=st.sampled_from(ZONES + UNUSUAL))
def test_reads_back_the_same_where_only_the_files_own_rules_are_known(starts_at: datetime, zone: ZoneInfo) -> None:
    """As in a calendar that has never heard of the zone's name."""
    content = file(starts_at=starts_at, zone=zone)
    # A name of its own for each file: the reader remembers the rules of a name it has read once.
    name = f"Here-{zlib.crc32(content)}"
    for mark in (":", "="):
        content = content.replace(f"TZID{mark}{zone.key}".encode(), f"TZID{mark}{name}".encode())
    event = event_of(content)
    assert moment(event, "DTSTART") == starts_at
    assert moment(event, "DTEND") == starts_at + TWO_HOURS


words = st.text(alphabet=st.sampled_from('aäöåÄ🎨👩‍💻\\;,:\n" é\t') | st.characters(codec="utf-8"), max_size=300)


@given(summary=words, description=words, location=words)
@example(summary="Pricing; part 2, or: more\\n", description="Line 1\nLine 2\r\nLine 3\rLine 4", location="ä" * 100)
@example(summary="BEGIN:VEVENT\r\nUID:other", description="\x00\x0b\x85\u2028", location="👩‍💻" * 40)
def test_any_text_comes_through_and_breaks_no_line(summary: str, description: str, location: str) -> None:
    content = file(summary=summary, description=description, location=location, reminder_minutes=5)
    for line in content.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= 75, "longer than 75 octets"
        assert b"\r" not in line
        assert b"\n" not in line
        line.decode()
    event = event_of(content)
    assert str(event["SUMMARY"]) == kept(summary)
    assert str(event.get("DESCRIPTION", "")) == kept(description)
    assert str(event.get("LOCATION", "")) == kept(location)
    assert event["UID"] == "meeting-1@mgn"


def kept(text: str) -> str:
    """Lines end in one way; control characters are no text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c in "\n\t" or (c >= " " and c not in "\x7f\x85\u2028\u2029"))


@pytest.mark.parametrize("zone", ZONES + UNUSUAL, ids=lambda zone: zone.key)
def test_every_line_is_one_a_calendar_knows(zone: ZoneInfo) -> None:
    calendar = Calendar.from_ical(file(zone=zone, reminder_minutes=60))
    assert [component.name for component in calendar.subcomponents] == ["VTIMEZONE", "VEVENT"]
    assert all(not component.errors for component in calendar.walk())


meetings_of_a_feed = st.lists(
    st.tuples(
        st.integers(0, 3 * 365 * 24).map(lambda hours: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours)),
        st.sampled_from(ZONES + UNUSUAL),
        st.booleans(),
        st.text(max_size=30),
    ),
    max_size=8,
)


@given(entries=meetings_of_a_feed)
def test_a_feed_says_every_meeting_at_its_moment_and_twice_the_same(
    entries: list[tuple[datetime, ZoneInfo, bool, str]],
) -> None:
    made = [
        CalendarEntry(
            uid=f"{n}@mgn",
            sequence=n,
            cancelled=off,
            summary=text,
            description="",
            location=text,
            starts_at=starts_at,
            ends_at=starts_at + TWO_HOURS,
            zone=zone,
            stamped_at=STAMPED_AT,
        )
        for n, (starts_at, zone, off, text) in enumerate(entries)
    ]
    content = feed_ics("Kainuu core", HELSINKI, made)
    assert content == feed_ics("Kainuu core", HELSINKI, made)
    read = Calendar.from_ical(content)
    events = read.walk("VEVENT")
    assert [str(event["UID"]) for event in events] == [entry.uid for entry in made]
    assert [str(event["STATUS"]) == "CANCELLED" for event in events] == [entry.cancelled for entry in made]
    assert [event.decoded("DTSTART").astimezone(UTC) for event in events] == [entry.starts_at for entry in made]
    assert {str(zone["TZID"]) for zone in read.walk("VTIMEZONE")} == {e.zone.key for e in made} or not made
    assert str(read["X-WR-CALNAME"]) == "Kainuu core"
