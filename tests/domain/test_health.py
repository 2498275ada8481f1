"""When a group could use a hand, and who hears of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.health import Flag, Signs, Told, falling, flags, told

NOW = datetime(2026, 12, 14, 7, tzinfo=UTC)
LONG, LATELY = NOW - timedelta(days=20), NOW - timedelta(days=5)


def signs(
    asked_since: datetime | None = None,
    *,
    companies: int = 5,
    accepted: bool = False,
    planned: bool = False,
    attended: tuple[int, ...] = (),
    last_held_at: datetime | None = LATELY,
) -> Signs:
    return Signs(companies, asked_since, accepted, planned, attended, last_held_at)


@pytest.mark.parametrize(
    ("seen", "found"),
    [
        (signs(), ()),
        (signs(LATELY), ()),
        (signs(LONG), (Flag.NO_HOST,)),
        (signs(LONG, companies=1), ()),
        (signs(LONG, accepted=True), (Flag.NO_DATE,)),
        (signs(LONG, accepted=True, planned=True), ()),
        (signs(attended=(2, 2, 5, 5)), (Flag.FALLING,)),
        (signs(attended=(2, 2, 5, 5), last_held_at=NOW - timedelta(days=90)), ()),
        (signs(LONG, attended=(1, 3, 5, 6, 5)), (Flag.NO_HOST, Flag.FALLING)),
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


def test_facilitators_first_coordinators_from_the_second_week() -> None:
    weeks = [LONG + timedelta(weeks=n, hours=n % 2) for n in range(5)]
    assert [told(Flag.NO_HOST, LONG, at) for at in weeks] == [Told(True, False), *[Told(True, True)] * 4]
    assert [told(Flag.FALLING, LONG, at) for at in weeks] == [
        Told(True, False),
        Told(False, True),
        Told(False, False),
        Told(False, False),
        Told(True, False),
    ]
