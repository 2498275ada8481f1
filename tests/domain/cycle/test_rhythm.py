"""The dates a group's rhythm proposes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cycle.rhythm import (
    EVERY_CHOICES,
    HOUR_CHOICES,
    LAST,
    USUAL,
    WEEK_CHOICES,
    Rhythm,
    Unit,
    chosen,
    earliest,
    next_meeting,
    proposal,
    read,
)
from bot.formats.holidays import country_of, is_public_holiday

HELSINKI = ZoneInfo("Europe/Helsinki")
ZONES = [ZoneInfo(name) for name in ("Europe/Helsinki", "Atlantic/Reykjavik", "America/New_York", "Asia/Tokyo")]


def month(number: int, weekday: int, hour: int = 17) -> Rhythm:
    return Rhythm(Unit.MONTH, number, weekday, time(hour))


@pytest.mark.parametrize(
    ("rhythm", "from_day", "expected"),
    [
        (month(2, 1), date(2026, 12, 1), date(2026, 12, 8)),
        (month(2, 1), date(2026, 12, 8), date(2026, 12, 8)),
        (month(2, 1), date(2026, 12, 9), date(2027, 1, 12)),
        (month(LAST, 4), date(2026, 2, 1), date(2026, 2, 27)),
        (month(LAST, 6), date(2026, 5, 1), date(2026, 5, 31)),
        (Rhythm(Unit.WEEKS, 4, 2, time(9), date(2026, 12, 2)), date(2026, 12, 3), date(2026, 12, 30)),
        (Rhythm(Unit.WEEKS, 4, 2, time(9), date(2026, 12, 2)), date(2026, 11, 1), date(2026, 11, 4)),
    ],
)
def test_the_next_day_of_a_rhythm(rhythm: Rhythm, from_day: date, expected: date) -> None:
    found = next_meeting(rhythm, earliest=from_day, zone=HELSINKI)
    assert found is not None
    assert found.astimezone(HELSINKI) == datetime.combine(expected, rhythm.at, HELSINKI)


def test_on_a_public_holiday_it_is_a_week_later() -> None:
    def holiday(day: date) -> bool:
        return is_public_holiday(day, "Europe/Helsinki")

    assert holiday(date(2027, 1, 6))
    found = next_meeting(month(1, 2), earliest=date(2027, 1, 1), zone=HELSINKI, holiday=holiday)
    assert found is not None and found.astimezone(HELSINKI).date() == date(2027, 1, 13)


def test_months_off_are_passed_over_and_all_off_is_never() -> None:
    found = next_meeting(month(2, 1), earliest=date(2027, 6, 20), zone=HELSINKI, months_off=(7, 12))
    assert found is not None and found.astimezone(HELSINKI).date() == date(2027, 8, 10)
    assert next_meeting(month(2, 1), earliest=date(2027, 6, 20), zone=HELSINKI, months_off=range(1, 13)) is None


def test_holidays_are_those_of_the_country_of_the_zone() -> None:
    assert country_of("Europe/Stockholm") == "SE"
    assert country_of("UTC") is None
    assert is_public_holiday(date(2026, 12, 6), "Europe/Helsinki")
    assert not is_public_holiday(date(2026, 12, 7), "Europe/Stockholm")
    assert not is_public_holiday(date(2026, 12, 25), "UTC")
    assert is_public_holiday(date(2026, 12, 6), "UTC", "FI")


def test_a_host_gets_time_to_prepare_and_the_group_a_rest() -> None:
    assert earliest(date(2026, 12, 1), None) == date(2026, 12, 6)
    assert earliest(date(2026, 12, 1), date(2026, 12, 1)) == date(2026, 12, 15)


SECOND_TUESDAY = month(2, 1)


@pytest.mark.parametrize(
    ("today", "last_met", "expected"),
    [
        # In time: the rhythm's day.
        (date(2027, 1, 20), date(2027, 1, 12), date(2027, 2, 9)),
        (date(2027, 2, 4), date(2027, 1, 12), date(2027, 2, 9)),
        # Too late for the second Tuesday, and February shall not pass without us.
        (date(2027, 2, 5), date(2027, 1, 12), date(2027, 2, 16)),
        (date(2027, 2, 18), date(2027, 1, 12), date(2027, 2, 23)),
        # No Tuesday is left: the next working day is.
        (date(2027, 3, 26), date(2027, 2, 9), date(2027, 3, 31)),
        # Nothing is left of the month.
        (date(2027, 2, 25), date(2027, 1, 12), date(2027, 3, 9)),
        # We have met in this month already, late.
        (date(2027, 2, 10), date(2027, 2, 2), date(2027, 3, 9)),
        # A month off stays off.
        (date(2027, 7, 9), date(2027, 6, 8), date(2027, 8, 10)),
        # Who has not met yet waits for its rhythm.
        (date(2027, 2, 5), None, date(2027, 3, 9)),
    ],
)
def test_a_month_with_a_willing_host_does_not_pass_without_a_meeting(
    today: date, last_met: date | None, expected: date
) -> None:
    found = proposal(SECOND_TUESDAY, today=today, last_met=last_met, zone=HELSINKI, months_off=(7, 12))
    assert found is not None
    assert found.astimezone(HELSINKI) == datetime.combine(expected, time(17), HELSINKI)


def test_what_is_proposed_in_a_hurry_is_no_holiday() -> None:
    # Tuesday 30 March is the only Tuesday left, and taken to be one here.
    found = proposal(
        SECOND_TUESDAY,
        today=date(2027, 3, 19),
        last_met=date(2027, 2, 9),
        zone=HELSINKI,
        holiday=lambda day: day == date(2027, 3, 30),
    )
    assert found is not None and found.astimezone(HELSINKI).date() == date(2027, 3, 24)


rhythms = st.one_of(
    st.builds(
        Rhythm,
        st.just(Unit.MONTH),
        st.sampled_from(WEEK_CHOICES),
        st.integers(0, 6),
        st.times().map(lambda t: t.replace(second=0, microsecond=0, tzinfo=None)),
    ),
    st.builds(
        lambda n, day, hour: Rhythm(Unit.WEEKS, n, day.weekday(), time(hour), day),
        st.sampled_from(EVERY_CHOICES),
        st.dates(date(2020, 1, 1), date(2035, 1, 1)),
        st.sampled_from(HOUR_CHOICES),
    ),
)


@given(rhythm=rhythms)
def test_what_is_kept_is_read_back(rhythm: Rhythm) -> None:
    assert read(rhythm.written()) == rhythm
    assert len(rhythm.written()) <= 40
    assert read(None) is None


ENDS_OF_MONTHS = [
    start + timedelta(days=number - 1)
    for start in (date(year, month, 1) for year in (2027, 2028) for month in range(1, 13))
    for number in (28, 29, 30, 31)
    if (start + timedelta(days=number - 1)).month == start.month
]
"""The days that not every month has, and the last of February, in a common year and in a leap year."""
days = st.dates(date(2024, 1, 1), date(2032, 12, 31)) | st.sampled_from(ENDS_OF_MONTHS)


@given(
    rhythm=rhythms,
    day=days,
    zone=st.sampled_from(ZONES),
    off=st.sets(st.integers(1, 12), max_size=6),
    closed=st.sets(st.integers(0, 365), max_size=40),
)
def test_a_proposal_keeps_the_rules_in_every_zone_on_every_day(
    rhythm: Rhythm, day: date, zone: ZoneInfo, off: set[int], closed: set[int]
) -> None:
    def holiday(each: date) -> bool:
        return each.timetuple().tm_yday in closed and each.year == day.year

    found = next_meeting(rhythm, earliest=day, zone=zone, months_off=off, holiday=holiday)
    assert found is not None
    local = found.astimezone(zone)
    assert local.date() >= day
    assert local.weekday() == rhythm.weekday
    assert local.month not in off
    assert not holiday(local.date())
    # A time the clocks skip is the one an hour later; every other is as the group wants it.
    gap = datetime.combine(local.date(), rhythm.at, zone).astimezone(UTC).astimezone(zone).time() != rhythm.at
    assert gap or local.time() == rhythm.at
    assert found - datetime.combine(day, time(), zone).astimezone(UTC) < timedelta(days=500)


@pytest.mark.parametrize("choice", ["host", "week-5", "every-4", "day-6", "hour-9"])
def test_every_choice_of_the_card_gives_a_rhythm_that_can_be_kept(choice: str) -> None:
    today = date(2026, 11, 24)
    for before in (None, USUAL, Rhythm(Unit.WEEKS, 4, 2, time(9), date(2026, 12, 2))):
        after = chosen(before, choice, today)
        assert after is None or read(after.written()) == after
    with pytest.raises(ValueError, match="no choice"):
        chosen(None, "day-9", today)


@given(rhythm=rhythms, today=days, gap=st.integers(1, 70), zone=st.sampled_from(ZONES))
def test_from_every_day_of_a_month_a_time_ahead_is_proposed_and_its_month_is_not_skipped_twice(
    rhythm: Rhythm, today: date, gap: int, zone: ZoneInfo
) -> None:
    """Also from the 29th to the 31st: the next month is the next, however short it is."""
    found = proposal(rhythm, today=today, last_met=today - timedelta(days=gap), zone=zone)
    assert found is not None
    local = found.astimezone(zone).date()
    assert local > today
    months = (local.year - today.year) * 12 + local.month - today.month
    weeks = 1 if rhythm.unit is Unit.MONTH else -(-rhythm.number // 4)
    assert months <= weeks + 1
