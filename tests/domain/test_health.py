"""When a group could use a hand, and who hears of it."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.health import Flag, FlagHistory, Signs, falling, flags, off, told, waited

NOW = datetime(2026, 12, 14, 7, tzinfo=UTC)
LONG_AGO, LATELY = timedelta(days=20), timedelta(days=5)
LONG = NOW - LONG_AGO


def signs(
    waited: timedelta | None = None,
    *,
    companies: int = 5,
    accepted: bool = False,
    planned: bool = False,
    attended: tuple[int, ...] = (),
    last_held_at: datetime | None = NOW - LATELY,
) -> Signs:
    return Signs(companies, waited, accepted, planned, attended, last_held_at)


@pytest.mark.parametrize(
    ("seen", "found"),
    [
        (signs(), ()),
        (signs(LATELY), ()),
        (signs(LONG_AGO), (Flag.NO_HOST,)),
        (signs(LONG_AGO, companies=1), ()),
        (signs(LONG_AGO, accepted=True), (Flag.NO_DATE,)),
        (signs(LONG_AGO, accepted=True, planned=True), ()),
        (signs(attended=(2, 2, 5, 5)), (Flag.FALLING,)),
        (signs(attended=(2, 2, 5, 5), last_held_at=NOW - timedelta(days=90)), ()),
        (signs(LONG_AGO, attended=(1, 3, 5, 6, 5)), (Flag.NO_HOST, Flag.FALLING)),
    ],
)
def test_what_is_wrong(seen: Signs, found: tuple[Flag, ...]) -> None:
    assert flags(seen, NOW) == found


@pytest.mark.parametrize(
    ("attended", "is_falling"),
    [((), False), ((1, 5, 5), False), ((3, 3, 5, 5), True), ((4, 4, 5, 5), False), ((0, 3, 0, 3, 5, 5), True)],
)
def test_attendance_falls_when_two_meetings_in_a_row_say_so(attended: tuple[int, ...], is_falling: bool) -> None:
    assert falling(attended) is is_falling


@given(st.lists(st.integers(0, 10), max_size=8))
def test_a_steady_group_is_never_falling_and_unticked_meetings_change_nothing(attended: list[int]) -> None:
    assert not falling([5] * len(attended))
    assert falling(attended) is falling([0, *attended, 0])


def _mondays(flag: Flag, weeks: int, since: datetime = LONG) -> tuple[list[int], list[int]]:
    """The weeks in which facilitators and coordinators hear of something that stays wrong."""
    said, facilitators, coordinators = FlagHistory(since), [], []
    for week in range(weeks):
        # One Monday in two the clocks went forward.
        now = since + timedelta(weeks=week, hours=-(week % 2))
        who = told(flag, said, now)
        if who.facilitators:
            facilitators.append(week)
            said = replace(said, times=said.times + 1, said_at=now)
        if who.coordinators:
            coordinators.append(week)
            said = replace(said, passed_on_at=now)
    return facilitators, coordinators


def test_facilitators_hear_weekly_at_first_and_ever_more_seldom_and_coordinators_once() -> None:
    assert _mondays(Flag.NO_HOST, 60) == ([0, 1, 2, 4, 8, 16, 29, 42, 55], [1])
    assert _mondays(Flag.NO_DATE, 9) == ([0, 1, 2, 4, 8], [1])
    assert _mondays(Flag.FALLING, 40) == ([0, 4, 12, 25, 38], [1])


@given(st.sampled_from(Flag), st.integers(1, 120))
def test_silence_makes_the_messages_rarer_never_more_frequent(flag: Flag, weeks: int) -> None:
    facilitators, coordinators = _mondays(flag, weeks)
    gaps = [later - earlier for earlier, later in itertools.pairwise(facilitators)]
    assert gaps == sorted(gaps)
    assert len(coordinators) == (weeks > 1)


HELSINKI = ZoneInfo("Europe/Helsinki")
JUNE, AUGUST = datetime(2026, 6, 25, 9, tzinfo=UTC), datetime(2026, 8, 6, 9, tzinfo=UTC)


def test_a_month_off_is_no_waiting() -> None:
    assert off(datetime(2026, 7, 15, tzinfo=UTC), HELSINKI, (7, 12))
    # On the group's calendar: in Helsinki July begins three hours before it does in UTC.
    assert off(datetime(2026, 6, 30, 21, tzinfo=UTC), HELSINKI, (7,))
    assert not off(JUNE, HELSINKI, (7,))
    assert waited(JUNE, AUGUST, HELSINKI, (7,)) == AUGUST - JUNE - timedelta(days=31)
    assert waited(datetime(2026, 7, 3, tzinfo=UTC), datetime(2026, 7, 30, tzinfo=UTC), HELSINKI, (7,)) == timedelta()
    assert waited(JUNE, AUGUST, HELSINKI, ()) == AUGUST - JUNE


@given(
    st.integers(0, 3600 * 24 * 365 * 10).map(lambda s: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=s)),
    st.timedeltas(timedelta(), timedelta(days=900)),
    st.timedeltas(timedelta(), timedelta(days=900)),
    st.sets(st.integers(1, 12)),
    st.sampled_from(["Europe/Helsinki", "America/Santiago", "Pacific/Apia", "UTC"]),
)
def test_waiting_adds_up_and_is_shared_between_months_on_and_off(
    since: datetime, first: timedelta, then: timedelta, months: set[int], zone: str
) -> None:
    there, middle, now = ZoneInfo(zone), since + first, since + first + then
    whole = waited(since, now, there, months)
    assert whole == waited(since, middle, there, months) + waited(middle, now, there, months)
    assert whole + waited(since, now, there, set(range(1, 13)) - months) == now - since
