"""Days, times and lengths of time, on the clock of the group and in its language."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from locales import EVERYWHERE, text_in
from tests.locales.telegram_html import parse

HELSINKI = ZoneInfo("Europe/Helsinki")
MEETING = datetime(2026, 12, 15, 15, 0, tzinfo=UTC)
SAID = {
    "en": "Tuesday 15 December at 17:00",
    "fi": "tiistai 15. joulukuuta klo 17.00",
    "sv": "tisdag 15 december kl. 17.00",
    "et": "teisipäev, 15. detsember kell 17.00",
}


@pytest.mark.parametrize("language", SAID)
def test_a_moment_is_said_on_the_clock_of_the_group(language: str) -> None:
    assert text_in(language, HELSINKI).moment(MEETING, today=MEETING.date()) == SAID[language]


def test_without_a_place_the_clock_is_utc() -> None:
    assert text_in("en").moment(MEETING, today=MEETING.date()) == "Tuesday 15 December at 15:00"


def test_the_day_is_that_of_the_group_too() -> None:
    late = datetime(2026, 12, 15, 22, 30, tzinfo=UTC)
    assert text_in("en", HELSINKI).moment(late, today=late.date()) == "Wednesday 16 December at 00:30"


@pytest.mark.parametrize(("language", "expected"), [("en", "09:05"), ("fi", "9.05"), ("sv", "9.05"), ("et", "9.05")])
def test_a_time_in_the_morning(language: str, expected: str) -> None:
    assert text_in(language, HELSINKI).time(datetime(2026, 6, 1, 6, 5, tzinfo=UTC)) == expected


@pytest.mark.parametrize(
    ("language", "short", "short_of_year"),
    [
        ("en", "Tue 15 Dec", "Tue 15 Dec 2026"),
        ("fi", "ti 15.12.", "ti 15.12.2026"),
        ("sv", "tis 15 dec.", "tis 15 dec. 2026"),
        ("et", "T 15.12", "T 15.12.2026"),
    ],
)
def test_a_short_day_has_its_year_unless_it_is_near(language: str, short: str, short_of_year: str) -> None:
    t, on = text_in(language), date(2026, 12, 15)
    assert t.short_day(on) == short_of_year
    assert t.short_day(on, today=date(2026, 11, 24)) == short
    assert t.short_day(on, today=date(2027, 11, 24)) == short_of_year


@pytest.mark.parametrize(
    ("language", "day", "day_of_year"),
    [
        ("en", "Tuesday 15 December", "Tuesday 15 December 2026"),
        ("fi", "tiistai 15. joulukuuta", "tiistai 15. joulukuuta 2026"),
        ("sv", "tisdag 15 december", "tisdag 15 december 2026"),
        ("et", "teisipäev, 15. detsember", "teisipäev, 15. detsember 2026"),
    ],
)
def test_a_day_has_its_year_unless_it_is_said_near_it(language: str, day: str, day_of_year: str) -> None:
    t, on = text_in(language), date(2026, 12, 15)
    uninflected = (
        t.on_day(on).replace("tiistaina", "tiistai").replace("päeval", "päev").replace("detsembril", "detsember")
    )
    assert t.day(on) == uninflected == day_of_year
    assert t.day(on, today=on - timedelta(days=300)) == day
    assert t.day(on, today=on - timedelta(days=301)) == day_of_year
    assert t.day(on, today=date(2026, 12, 31)) == day
    assert t.day(on, today=date(2027, 1, 1)) == day_of_year


def test_a_moment_far_away_has_its_year() -> None:
    t = text_in("en", HELSINKI)
    assert t.moment(MEETING, today=date(2025, 12, 1)) == "Tuesday 15 December 2026 at 17:00"


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        # 29 March 2026: at 03:00 the clocks of Helsinki go to 04:00.
        (datetime(2026, 3, 28, 15, 0, tzinfo=UTC), "Saturday 28 March at 17:00"),
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "Sunday 29 March at 02:59"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "Sunday 29 March at 04:00"),
        (datetime(2026, 3, 29, 14, 0, tzinfo=UTC), "Sunday 29 March at 17:00"),
        # 25 October 2026: at 04:00 they go back to 03:00.
        (datetime(2026, 10, 24, 14, 0, tzinfo=UTC), "Saturday 24 October at 17:00"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "Sunday 25 October at 03:30"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "Sunday 25 October at 03:30"),
        (datetime(2026, 10, 25, 15, 0, tzinfo=UTC), "Sunday 25 October at 17:00"),
        (datetime(2026, 10, 24, 21, 30, tzinfo=UTC), "Sunday 25 October at 00:30"),
    ],
)
def test_clocks_that_change_are_followed(moment: datetime, expected: str) -> None:
    assert text_in("en", HELSINKI).moment(moment, today=moment.date()) == expected


def test_the_hour_that_comes_twice_keeps_its_two_moments_apart_for_the_reader() -> None:
    first, second = (
        parse(text_in("en", HELSINKI).moment_tag(datetime(2026, 10, 25, hour, 30, tzinfo=UTC))) for hour in (0, 1)
    )
    assert first.text == second.text
    assert second.entities[0]["type"]["unix_time"] - first.entities[0]["type"]["unix_time"] == 3600


@pytest.mark.parametrize("language", SAID)
def test_a_tagged_moment_is_shown_in_the_reader_s_zone_with_our_words_for_older_apps(language: str) -> None:
    shown = parse(text_in(language, HELSINKI).moment_tag(MEETING, today=MEETING.date()))
    assert shown.text == SAID[language]
    [entity] = shown.entities
    assert (entity["offset"], entity["length"]) == (0, len(SAID[language]))
    assert entity["type"] == {
        "@type": "textEntityTypeDateTime",
        "unix_time": int(MEETING.timestamp()),
        "formatting_type": {
            "@type": "dateTimeFormattingTypeAbsolute",
            "show_day_of_week": True,
            "date_precision": {"@type": "dateTimePartPrecisionLong"},
            "time_precision": {"@type": "dateTimePartPrecisionShort"},
        },
    }


def test_a_tagged_moment_is_the_same_moment_whatever_zone_it_is_given_in() -> None:
    t = text_in("fi", HELSINKI)
    assert t.moment_tag(MEETING) == t.moment_tag(MEETING.astimezone(ZoneInfo("Asia/Tokyo")))


def test_a_tagged_moment_stands_inside_a_message() -> None:
    t = text_in("sv", HELSINKI)
    shown = parse(t("card-time", moment=t.moment_tag(MEETING, today=MEETING.date())))
    assert shown.text == f"🗓 {SAID['sv']}"
    assert shown.kinds == ["textEntityTypeDateTime"]


def test_a_moment_without_a_zone_is_refused() -> None:
    t, nowhere = text_in("en", HELSINKI), MEETING.replace(tzinfo=None)
    for say in (t.time, t.moment, t.moment_tag, t.local):
        with pytest.raises(ValueError, match="no moment without a zone"):
            say(nowhere)


@pytest.mark.parametrize(
    ("length", "english", "finnish", "swedish"),
    [
        (timedelta(days=7), "7 days", "7 päivää", "7 dagar"),
        (timedelta(days=1), "1 day", "1 päivä", "1 dag"),
        (timedelta(days=21), "21 days", "21 päivää", "21 dagar"),
        (timedelta(hours=36), "36 hours", "36 tuntia", "36 timmar"),
        (timedelta(hours=2), "2 hours", "2 tuntia", "2 timmar"),
        (timedelta(hours=1), "1 hour", "1 tunti", "1 timme"),
        (timedelta(minutes=90), "90 minutes", "90 minuuttia", "90 minuter"),
        (timedelta(minutes=1, seconds=59), "1 minute", "1 minuutti", "1 minut"),
        (timedelta(0), "0 minutes", "0 minuuttia", "0 minuter"),
    ],
)
def test_a_length_of_time_is_said_in_the_largest_unit_that_is_exact(
    length: timedelta, english: str, finnish: str, swedish: str
) -> None:
    assert [text_in(language).duration(length) for language in EVERYWHERE] == [english, finnish, swedish]
