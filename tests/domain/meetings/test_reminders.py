"""When people are reminded, and when a reminder no longer helps."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.meetings.reminders import Reminder, plan, shifted, turn_deadlines


def due(reminders: Iterable[Reminder], now: datetime) -> tuple[Reminder | None, tuple[Reminder, ...]]:
    """The one reminder to send now, if any, and those that came too late to help."""
    fallen = sorted((reminder for reminder in reminders if reminder.due_at <= now), key=lambda r: r.due_at)
    latest = fallen[-1] if fallen and now < fallen[-1].stale_at else None
    return latest, tuple(reminder for reminder in fallen if reminder is not latest)


HELSINKI = ZoneInfo("Europe/Helsinki")
REYKJAVIK = ZoneInfo("Atlantic/Reykjavik")
NEW_YORK = ZoneInfo("America/New_York")
ZONES = [HELSINKI, REYKJAVIK, NEW_YORK, ZoneInfo("Australia/Lord_Howe")]
WEEK, DAY, TWO_HOURS, HOUR = timedelta(days=7), timedelta(days=1), timedelta(hours=2), timedelta(hours=1)
USUAL = (WEEK, DAY, TWO_HOURS)
STARTS_AT = datetime(2026, 12, 15, 15, 0, tzinfo=UTC)
LONG_BEFORE = STARTS_AT - timedelta(days=30)


def at(text: str, zone: ZoneInfo = HELSINKI) -> datetime:
    """A moment as the clock on the wall shows it."""
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def test_a_week_a_day_and_two_hours_before() -> None:
    reminders = plan(STARTS_AT, USUAL, LONG_BEFORE, HELSINKI)
    assert [(r.due_at, r.offset) for r in reminders] == [
        (at("2026-12-08T17:00"), WEEK),
        (at("2026-12-14T17:00"), DAY),
        (at("2026-12-15T15:00"), TWO_HOURS),
    ]


def test_those_already_past_are_left_out() -> None:
    assert [r.offset for r in plan(STARTS_AT, USUAL, STARTS_AT - DAY, HELSINKI)] == [TWO_HOURS]
    assert [r.offset for r in plan(STARTS_AT, USUAL, STARTS_AT - DAY - timedelta(seconds=1), HELSINKI)] == [
        DAY,
        TWO_HOURS,
    ]
    assert plan(STARTS_AT, USUAL, STARTS_AT - TWO_HOURS, HELSINKI) == ()
    assert plan(STARTS_AT, USUAL, STARTS_AT + DAY, HELSINKI) == ()


def test_a_group_may_want_none() -> None:
    assert plan(STARTS_AT, (), LONG_BEFORE, HELSINKI) == ()


def test_doubles_and_those_of_no_length_are_left_out() -> None:
    reminders = plan(STARTS_AT, (DAY, timedelta(hours=24), timedelta(), -HOUR, DAY), LONG_BEFORE, HELSINKI)
    assert [r.offset for r in reminders] == [DAY]


@pytest.mark.parametrize(
    ("starts", "day_before", "week_before"),
    [
        ("2027-03-28T17:00", "2027-03-27T17:00", "2027-03-21T17:00"),
        ("2027-03-29T17:00", "2027-03-28T17:00", "2027-03-22T17:00"),
        ("2026-10-25T17:00", "2026-10-24T17:00", "2026-10-18T17:00"),
        ("2026-10-26T17:00", "2026-10-25T17:00", "2026-10-19T17:00"),
    ],
)
def test_days_are_counted_on_the_wall_also_when_the_clocks_change(
    starts: str, day_before: str, week_before: str
) -> None:
    reminders = plan(at(starts), (WEEK, DAY), at("2026-01-01T00:00"), HELSINKI)
    assert [r.due_at for r in reminders] == [at(week_before), at(day_before)]


def test_hours_are_hours_also_when_the_clocks_change() -> None:
    (reminder,) = plan(at("2027-03-28T04:30"), (TWO_HOURS,), LONG_BEFORE, HELSINKI)
    assert reminder.due_at == at("2027-03-28T04:30") - TWO_HOURS == at("2027-03-28T01:30")


def test_a_day_and_a_half_is_a_day_on_the_wall_and_twelve_hours() -> None:
    (reminder,) = plan(at("2027-03-28T17:00"), (timedelta(hours=36),), LONG_BEFORE, HELSINKI)
    assert reminder.due_at == at("2027-03-27T05:00")


def test_a_skipped_time_is_an_hour_later() -> None:
    assert shifted(at("2027-03-29T03:30"), -DAY, HELSINKI) == at("2027-03-28T04:30")
    assert shifted(at("2027-03-27T03:30"), DAY, HELSINKI) == at("2027-03-28T04:30")


def test_of_a_time_that_comes_twice_the_first_is_taken() -> None:
    assert shifted(at("2026-10-26T03:30"), -DAY, HELSINKI) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_late_reminder_still_comes_while_it_tells_something() -> None:
    reminders = plan(STARTS_AT, USUAL, LONG_BEFORE, HELSINKI)
    week, day, hours = reminders
    assert due(reminders, STARTS_AT - timedelta(days=8)) == (None, ())
    assert due(reminders, STARTS_AT - WEEK) == (week, ())
    assert due(reminders, STARTS_AT - timedelta(days=3)) == (week, ())
    assert due(reminders, STARTS_AT - timedelta(hours=12)) == (day, (week,))
    assert due(reminders, STARTS_AT - timedelta(minutes=5)) == (hours, (week, day))
    assert due(reminders, STARTS_AT) == (None, reminders)


def test_a_late_reminder_does_not_come_just_before_the_next() -> None:
    reminders = plan(STARTS_AT, USUAL, LONG_BEFORE, HELSINKI)
    week, day, _ = reminders
    assert due(reminders, STARTS_AT - TWO_HOURS - HOUR - timedelta(seconds=1)) == (day, (week,))
    assert due(reminders, STARTS_AT - TWO_HOURS - HOUR) == (None, (week, day))


def test_reminders_close_together_each_have_their_time() -> None:
    first, second = plan(STARTS_AT, (TWO_HOURS, HOUR), LONG_BEFORE, HELSINKI)
    assert first.stale_at == second.due_at - timedelta(minutes=15)
    assert second.stale_at == STARTS_AT


offsets = st.lists(
    st.integers(1, 20 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes))
    | st.sampled_from([WEEK, DAY, TWO_HOURS, HOUR, 14 * DAY, 3 * DAY, 12 * HOUR]),
    max_size=8,
)
starts = st.integers(0, 3 * 365 * 24 * 4).map(
    lambda quarters: datetime(2026, 1, 1, tzinfo=UTC) + quarters * timedelta(minutes=15)
)
steps = st.lists(st.integers(1, 10 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes)), max_size=30)


@given(starts_at=starts, offsets=offsets, ahead=st.integers(1, 40 * 24 * 60), zone=st.sampled_from(ZONES))
def test_every_planned_reminder_lies_ahead_and_is_of_use_for_a_while(
    starts_at: datetime, offsets: list[timedelta], ahead: int, zone: ZoneInfo
) -> None:
    now = starts_at - timedelta(minutes=ahead)
    reminders = plan(starts_at, offsets, now, zone)
    assert list(reminders) == sorted(reminders, key=lambda r: r.due_at)
    for reminder in reminders:
        assert now < reminder.due_at < reminder.stale_at <= starts_at
        assert due([reminder], reminder.due_at) == (reminder, ())
    for one, following in pairwise(reminders):
        assert one.stale_at < following.due_at


@given(starts_at=starts, offsets=offsets, zone=st.sampled_from(ZONES), steps=steps)
def test_no_jump_of_the_clock_sends_a_stack(
    starts_at: datetime, offsets: list[timedelta], zone: ZoneInfo, steps: list[timedelta]
) -> None:
    now = starts_at - timedelta(days=30)
    waiting = plan(starts_at, offsets, now, zone)
    sent: list[Reminder] = []
    for step in steps:
        now += step
        fallen = [r for r in waiting if r.due_at <= now]
        one, too_late = due(waiting, now)
        assert sorted([*too_late, *([one] if one else [])], key=lambda r: r.due_at) == fallen
        if one is not None:
            assert one == fallen[-1], "the latest, or none"
            assert now < starts_at
            sent.append(one)
        waiting = tuple(r for r in waiting if r not in fallen)
    assert [r.due_at for r in sent] == sorted({r.due_at for r in sent}), "each once, in order"


@given(starts_at=starts, offsets=offsets, zone=st.sampled_from(ZONES))
def test_on_time_every_reminder_is_sent(starts_at: datetime, offsets: list[timedelta], zone: ZoneInfo) -> None:
    reminders = plan(starts_at, offsets, starts_at - timedelta(days=60), zone)
    for index, reminder in enumerate(reminders):
        assert due(reminders[index:], reminder.due_at) == (reminder, ())


@given(moment=starts, days=st.integers(-400, 400), zone=st.sampled_from(ZONES))
def test_whole_days_keep_the_time_on_the_wall_unless_the_clocks_skip_it(
    moment: datetime, days: int, zone: ZoneInfo
) -> None:
    wanted = moment.astimezone(zone).replace(tzinfo=None) + timedelta(days=days)
    found = shifted(moment, timedelta(days=days), zone).astimezone(zone)
    exists = wanted.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) == wanted
    if exists:
        assert found.replace(tzinfo=None) == wanted
    else:
        assert timedelta() < found.replace(tzinfo=None) - wanted <= HOUR


@pytest.mark.parametrize("offered", ["2026-11-24T14:00", "2027-03-25T14:00", "2026-10-22T14:00"])
def test_a_turn_without_an_answer_goes_on_after_a_week_at_the_same_time_of_day(offered: str) -> None:
    deadlines = turn_deadlines(at(offered), HELSINKI)
    day = datetime.fromisoformat(offered)
    assert deadlines.nudge_at == at((day + 3 * DAY).isoformat())
    assert deadlines.escalate_at == at((day + 5 * DAY).isoformat())
    assert deadlines.hand_over_at == at((day + 7 * DAY).isoformat())


@given(moment=starts, zone=st.sampled_from(ZONES))
def test_the_deadlines_of_a_turn_come_one_after_another(moment: datetime, zone: ZoneInfo) -> None:
    deadlines = turn_deadlines(moment, zone)
    assert moment < deadlines.nudge_at < deadlines.escalate_at < deadlines.hand_over_at
