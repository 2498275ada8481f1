"""Until when something lasts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.formats.when import DateProblem, Unreadable, parse_until
from locales import LANGUAGES

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def until(text: str, language: str) -> date | Unreadable:
    return parse_until(text, language=language, zone=ZoneInfo("Europe/Helsinki"), now=NOW)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15.1.", "2027-01-15"),
        ("15.1. asti", "2027-01-15"),
        ("15. tammikuuta saakka", "2027-01-15"),
        ("until 15 Jan", "2027-01-15"),
        ("until 15 January 2027", "2027-01-15"),
        ("till den 15 januari", "2027-01-15"),
        ("2027-01-15", "2027-01-15"),
        ("until March", "2027-03-01"),
        ("maaliskuuhun asti", "2027-03-01"),
        ("till mars", "2027-03-01"),
        ("until next Tuesday", "2026-12-01"),
        ("tiistaihin asti", "2026-12-01"),
        ("keskiviikkoon asti", "2026-11-25"),
        ("tiistai", "2026-12-01"),
        ("tills nästa tisdag", "2026-12-01"),
        ("tomorrow", "2026-11-25"),
        ("2 weeks", "2026-12-08"),
        ("for two weeks", "2026-12-08"),
        ("in two weeks", "2026-12-08"),
        ("2 viikkoa", "2026-12-08"),
        ("viikon", "2026-12-01"),
        ("två veckor", "2026-12-08"),
        ("i två veckor", "2026-12-08"),
        ("10 days", "2026-12-04"),
        ("a month", "2026-12-24"),
        ("3 months", "2027-02-24"),
        ("kuukauden", "2026-12-24"),
        ("kolme kuukautta", "2027-02-24"),
        ("en månad", "2026-12-24"),
        ("kuni 15. jaanuarini", "2027-01-15"),
        ("15. detsembrini", "2026-12-15"),
        ("kuni märtsini", "2027-03-01"),
        ("teisipäevani", "2026-12-01"),
        ("kaks nädalat", "2026-12-08"),
        ("kaheks nädalaks", "2026-12-08"),
    ],
)
def test_reads_the_day(text: str, expected: str, language: str) -> None:
    assert until(text, language) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", DateProblem.NOT_A_DATE),
        ("soon", DateProblem.NOT_A_DATE),
        ("17", DateProblem.NOT_A_DATE),
        ("until further notice", DateProblem.NOT_A_DATE),
        ("toistaiseksi", DateProblem.NOT_A_DATE),
        ("tisdag 16.12.", DateProblem.WEEKDAY_MISMATCH),
        ("today", DateProblem.IN_THE_PAST),
        ("24.11.", DateProblem.IN_THE_PAST),
        ("1.1.2020", DateProblem.IN_THE_PAST),
        ("500 days", DateProblem.TOO_FAR),
        ("999 months", DateProblem.TOO_FAR),
        ("1.1.2030", DateProblem.TOO_FAR),
        ("x" * 4000, DateProblem.NOT_A_DATE),
    ],
)
def test_says_why_not(text: str, reason: DateProblem) -> None:
    found = until(text, "en")
    assert isinstance(found, Unreadable)
    assert found.reason is reason


def test_a_month_from_a_long_one_ends_with_a_short_one() -> None:
    january = datetime(2027, 1, 31, 12, tzinfo=UTC)
    assert parse_until("a month", language="en", zone=ZoneInfo("UTC"), now=january) == date(2027, 2, 28)
