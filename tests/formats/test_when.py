"""Dates and times as people type them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.formats.when import Appointment, DateProblem, Unreadable, parse_schedule
from locales import EVERYWHERE, LANGUAGES, text_in
from tests.formats.dates_typed import MISMATCH, NO_TIME, NONSENSE, PAST, READ, TOO_FAR

HELSINKI = ZoneInfo("Europe/Helsinki")
STOCKHOLM = ZoneInfo("Europe/Stockholm")
REYKJAVIK = ZoneInfo("Atlantic/Reykjavik")
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
NOTHING_READ = (
    *(
        DateProblem.NOT_A_DATE,
        DateProblem.NO_WORDS,
        DateProblem.NO_DAY,
        DateProblem.NO_SUCH_DAY,
        DateProblem.NO_SUCH_MONTH,
        DateProblem.NO_SUCH_TIME,
    ),
    *(DateProblem.INSIDE, DateProblem.TWO_DATES, DateProblem.ONLY_A_PLACE, DateProblem.NO_TIME),
)
"""Nothing that could be settled; the table of typed dates says what each is answered."""
ANY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    parse_schedule("next Tuesday 5 May 17:00", language="en", zone=HELSINKI, now=NOW)


def read(
    text: str, *, language: str = "en", zone: ZoneInfo = HELSINKI, now: datetime = NOW
) -> Appointment | Unreadable:
    return parse_schedule(text, language=language, zone=zone, now=now)


def wall(text: str, *, language: str = "en", zone: ZoneInfo = HELSINKI, now: datetime = NOW) -> str:
    """What was read, as the group's clock shows it."""
    appointment = read(text, language=language, zone=zone, now=now)
    assert isinstance(appointment, Appointment), f"{text!r} gave {appointment}"
    assert appointment.starts_at.tzinfo is UTC
    return appointment.starts_at.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def refused(text: str, *, language: str = "en", zone: ZoneInfo = HELSINKI, now: datetime = NOW) -> Unreadable:
    unreadable = read(text, language=language, zone=zone, now=now)
    assert isinstance(unreadable, Unreadable), f"{text!r} gave {unreadable}"
    return unreadable


@ANY_LANGUAGE
@pytest.mark.parametrize(("text", "expected"), READ)
def test_reads_what_people_mean_in_any_group(text: str, expected: str, language: str) -> None:
    assert wall(text, language=language) == expected


@pytest.mark.parametrize(("text", "expected"), READ)
def test_case_spaces_and_a_full_stop_make_no_difference(text: str, expected: str) -> None:
    assert wall(f"  {text.upper()} \n") == expected
    assert wall(text.replace(" ", " \u00a0 ")) == expected
    if text not in ("15.12. 10.10", "huomenna 8.10"):
        assert wall(f"{text.removesuffix('.')}.") == expected


@ANY_LANGUAGE
@pytest.mark.parametrize(("text", "on"), NO_TIME)
def test_a_day_without_a_time_says_which_day_it_understood(text: str, on: str, language: str) -> None:
    unreadable = refused(text, language=language)
    assert (unreadable.reason, unreadable.on) == (DateProblem.NO_TIME, date.fromisoformat(on))


@ANY_LANGUAGE
@pytest.mark.parametrize(("text", "on"), MISMATCH)
def test_a_weekday_that_is_not_the_dates_is_pointed_out(text: str, on: str, language: str) -> None:
    unreadable = refused(text, language=language)
    assert (unreadable.reason, unreadable.on) == (DateProblem.WEEKDAY_MISMATCH, date.fromisoformat(on))


@ANY_LANGUAGE
@pytest.mark.parametrize(("text", "on"), PAST)
def test_what_has_been_is_refused(text: str, on: str, language: str) -> None:
    unreadable = refused(text, language=language)
    assert (unreadable.reason, unreadable.on) == (DateProblem.IN_THE_PAST, date.fromisoformat(on))
    assert unreadable.at is not None


@ANY_LANGUAGE
@pytest.mark.parametrize(("text", "on"), TOO_FAR)
def test_more_than_four_hundred_days_ahead_is_a_slip(text: str, on: str, language: str) -> None:
    unreadable = refused(text, language=language)
    assert (unreadable.reason, unreadable.on) == (DateProblem.TOO_FAR, date.fromisoformat(on))


@ANY_LANGUAGE
@pytest.mark.parametrize("text", NONSENSE)
def test_nonsense_is_never_a_date(text: str, language: str) -> None:
    assert refused(text, language=language).reason in NOTHING_READ


def test_a_finnish_thursday_is_one_only_where_finnish_is_spoken() -> None:
    assert wall("to klo 17", language="fi") == "2026-11-26 17:00"
    assert wall("to 3.12. klo 17", language="sv") == "2026-12-03 17:00"
    # at 17, or on Thursday the 17th?
    assert refused("to 17", language="fi").reason is DateProblem.TWO_WAYS
    assert refused("to 17:00", language="en") == Unreadable(DateProblem.NOT_A_DATE)


def test_an_estonian_weekday_of_one_letter_is_one_only_where_estonian_is_spoken() -> None:
    assert wall("T 15.12 kell 17", language="et") == "2026-12-15 17:00"
    for language in EVERYWHERE:
        assert refused("t kell 17", language=language).reason is DateProblem.NOT_A_DATE
        assert wall("teisipäeval pool kuus", language=language) == "2026-12-01 17:30"


@pytest.mark.parametrize("text", ["1" * 4000, "15.12. klo 17 " + "a" * 4000, "🎉" * 4000, "9" * 121, "klo " * 30])
def test_a_huge_text_is_no_date(text: str) -> None:
    assert refused(text).reason in (DateProblem.NOT_A_DATE, DateProblem.TOO_LONG, DateProblem.NO_WORDS)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("15.12. klo 17 @ Kaisan kahvila", "Kaisan kahvila"),
        ("15.12. klo 17 @Kaisan kahvila", "Kaisan kahvila"),
        ("15.12. klo 17@Kaisan kahvila", "Kaisan kahvila"),
        ("15.12. klo 17\n@ Kaisan\n kahvila ", "Kaisan kahvila"),
        ("15.12. klo 17 @ Torikatu 5 @ 2. kerros", "Torikatu 5 @ 2. kerros"),
        ("15 Dec @ 5pm @ Café Pro", "Café Pro"),
        ("15 Dec 17:00 @ 17:00 Café", "17:00 Café"),
        ("15 Dec 5pm @ <b>&amp; 🎨", "<b>&amp; 🎨"),
        ("15 Dec 5pm @ " + "x" * 3000, "x" * 3000),
        ("15 Dec 5pm @", None),
        ("15 Dec 5pm @  ", None),
        ("15 Dec 5pm", None),
        ("15 Dec @ 5pm", None),
    ],
)
def test_the_place_follows_the_at_sign(text: str, place: str | None) -> None:
    assert read(text) == Appointment(datetime(2026, 12, 15, 15, 0, tzinfo=UTC), place)


def test_a_time_alone_is_not_taken_for_todays() -> None:
    assert refused("klo 18") == Unreadable(DateProblem.NO_DAY, at=time(18))


@pytest.mark.parametrize(
    ("zone", "expected"),
    [(HELSINKI, "2026-12-15T15:00"), (STOCKHOLM, "2026-12-15T16:00"), (REYKJAVIK, "2026-12-15T17:00")],
)
def test_the_clock_is_the_groups(zone: ZoneInfo, expected: str) -> None:
    appointment = read("15.12. klo 17", zone=zone)
    assert isinstance(appointment, Appointment)
    assert appointment.starts_at == datetime.fromisoformat(expected).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "zone", "text", "expected"),
    [
        # Half past eleven at night in Reykjavik is already tomorrow in Helsinki.
        ("2026-11-24T23:30", REYKJAVIK, "tomorrow 8:30", "2026-11-25 08:30"),
        ("2026-11-24T23:30", HELSINKI, "tomorrow 8:30", "2026-11-26 08:30"),
        ("2026-11-24T23:30", HELSINKI, "today 8:30", "2026-11-25 08:30"),
        # Around the turn of the year.
        ("2026-12-31T12:00", STOCKHOLM, "1.1. kl 10", "2027-01-01 10:00"),
        ("2026-12-31T12:00", STOCKHOLM, "i morgon kl 10", "2027-01-01 10:00"),
        ("2026-12-31T12:00", STOCKHOLM, "31.12. kl 18", "2026-12-31 18:00"),
        ("2026-12-30T12:00", HELSINKI, "ensi viikon maanantaina klo 9", "2027-01-04 09:00"),
        ("2027-02-20T12:00", HELSINKI, "29.2.2028 klo 12", "2028-02-29 12:00"),
        # A weekday is never today's, except "this" one.
        ("2026-11-30T06:00", HELSINKI, "maanantaina klo 17", "2026-12-07 17:00"),
        ("2026-11-30T06:00", HELSINKI, "this Monday 17:00", "2026-11-30 17:00"),
        ("2026-11-29T06:00", HELSINKI, "maanantaina klo 17", "2026-11-30 17:00"),
        ("2026-11-29T06:00", HELSINKI, "Monday next week 17:00", "2026-11-30 17:00"),
        # Over a clock change: the same time on the wall.
        ("2027-03-27T12:00", HELSINKI, "huomenna klo 17", "2027-03-28 17:00"),
        ("2026-10-24T12:00", STOCKHOLM, "i morgon kl 17", "2026-10-25 17:00"),
    ],
)
def test_days_are_counted_on_the_groups_calendar(now: str, zone: ZoneInfo, text: str, expected: str) -> None:
    assert wall(text, zone=zone, now=datetime.fromisoformat(now).replace(tzinfo=UTC)) == expected


@pytest.mark.parametrize(
    ("zone", "text", "at"),
    [
        (HELSINKI, "28.3.2027 klo 3.30", time(3, 30)),
        (HELSINKI, "28.3.2027 klo 3", time(3)),
        (HELSINKI, "28.3.2027 klo 3-5", time(3)),
        (STOCKHOLM, "28 mars 2027 kl 2.30", time(2, 30)),
    ],
)
def test_a_time_that_the_clocks_skip_is_refused(zone: ZoneInfo, text: str, at: time) -> None:
    unreadable = refused(text, zone=zone)
    assert (unreadable.reason, unreadable.on, unreadable.at) == (DateProblem.NOT_A_TIME_THERE, date(2027, 3, 28), at)


def test_where_clocks_never_change_no_time_is_skipped() -> None:
    assert wall("28.3.2027 klo 3.30", zone=REYKJAVIK) == "2027-03-28 03:30"


def test_of_a_time_that_comes_twice_the_first_is_meant() -> None:
    appointment = read("31.10.2027 klo 3.30")
    assert isinstance(appointment, Appointment)
    assert appointment.starts_at == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_a_time_said_with_its_zone_may_be_the_second() -> None:
    appointment = read("2027-10-31T03:30+02:00")
    assert isinstance(appointment, Appointment)
    assert appointment.starts_at == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)


@ANY_LANGUAGE
@given(
    minute=st.integers(min_value=1, max_value=400 * 24 * 60),
    zone=st.sampled_from([HELSINKI, STOCKHOLM, REYKJAVIK, ZoneInfo("America/New_York")]),
    in_group=st.sampled_from(LANGUAGES),
    short=st.booleans(),
)
def test_what_the_bot_writes_it_can_read(
    minute: int, zone: ZoneInfo, in_group: str, short: bool, language: str
) -> None:
    moment = NOW + timedelta(minutes=minute)
    local = moment.astimezone(zone)
    assume(not local.fold)
    t = text_in(language, zone)
    written = t.moment(moment, today=NOW.astimezone(zone).date())
    if short:
        written = f"{t.short_day(local.date())} {t.time(moment)}"
        if written[1] == " ":
            # A weekday of one letter is one only where people write it so.
            in_group = language
    assert read(written, language=in_group, zone=zone) == Appointment(moment, None)


@given(text=st.text(max_size=200), language=st.sampled_from(LANGUAGES))
@example(text="1.1.1 klo 1", language="fi")
def test_no_text_breaks_it(text: str, language: str) -> None:
    read(text, language=language)


WORDS = re.findall(
    r"\S+",
    "15 12 17 2026 klo kl at on to ti 15. 15.12. 17:00 17.30 5pm - @ . / next ensi tisdag dec joulukuuta of "
    "i morgon huomenna in om två veckor viikon päästä den the pm",
)


@given(words=st.lists(st.sampled_from(WORDS), max_size=8), language=st.sampled_from(LANGUAGES))
def test_whatever_is_read_lies_ahead_within_reach(words: list[str], language: str) -> None:
    found = read(" ".join(words), language=language)
    if isinstance(found, Appointment):
        assert NOW < found.starts_at <= NOW + timedelta(days=400)
        assert found.starts_at.second == found.starts_at.microsecond == 0
