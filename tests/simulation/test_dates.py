"""When hosts meet, and how they type it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.simulation.dates import Habit, awake, following, meeting_day, typed

SECOND_TUESDAY = Habit(2, 1, 17)
HELSINKI = ZoneInfo("Europe/Helsinki")


@pytest.mark.parametrize(
    ("today", "last", "chosen"),
    [
        (date(2027, 1, 2), None, date(2027, 1, 12)),
        (date(2027, 1, 12), date(2027, 1, 12), date(2027, 2, 9)),
        (date(2027, 12, 14), date(2027, 12, 14), date(2028, 1, 11)),
        # The usual day is past or too near: another day of the month.
        (date(2027, 1, 11), None, date(2027, 1, 19)),
        (date(2027, 1, 26), None, date(2027, 1, 30)),
        # The month is over before anybody could plan for it.
        (date(2027, 1, 29), None, date(2027, 2, 9)),
    ],
)
def test_a_host_chooses_one_meeting_a_month(today: date, last: date | None, chosen: date) -> None:
    assert meeting_day(SECOND_TUESDAY, today, last) == chosen


@pytest.mark.parametrize(
    ("language", "words"), [("fi", "9.2.2027 klo 17"), ("sv", "9.2.2027 kl 17"), ("en", "2027-02-09 17:00")]
)
def test_a_date_is_typed_as_the_language_does(language: str, words: str) -> None:
    assert typed(language, date(2027, 2, 9), 17) == words


@pytest.mark.parametrize(
    ("moment", "acts"),
    [
        (datetime(2027, 1, 4, 10, 2, tzinfo=UTC), datetime(2027, 1, 4, 10, 5, tzinfo=UTC)),
        (datetime(2027, 1, 4, 21, tzinfo=UTC), datetime(2027, 1, 5, 6, tzinfo=UTC)),
        (datetime(2027, 1, 4, 3, tzinfo=UTC), datetime(2027, 1, 4, 6, tzinfo=UTC)),
    ],
)
def test_at_night_people_sleep(moment: datetime, acts: datetime) -> None:
    assert awake(moment, HELSINKI) == acts


def test_after_december_comes_january() -> None:
    assert following(2027, 12) == (2028, 1)
    assert following(2027, 1) == (2027, 2)
