"""When a group is left in peace."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.domain.cycle.quiet_times import EVENING, MORNING, next_waking

HELSINKI = ZoneInfo("Europe/Helsinki")
INDEPENDENCE = date(2026, 12, 6)


def _holiday(on: date) -> bool:
    return on in (INDEPENDENCE, date(2026, 12, 25), date(2026, 12, 26))


@pytest.mark.parametrize(
    ("local", "expected"),
    [
        ("2026-12-01 10:00", "2026-12-01 10:00"),
        ("2026-12-01 08:00", "2026-12-01 08:00"),
        ("2026-12-01 07:59", "2026-12-01 08:00"),
        ("2026-12-01 19:59", "2026-12-01 19:59"),
        ("2026-12-01 20:00", "2026-12-02 08:00"),
        ("2026-12-06 12:00", "2026-12-07 08:00"),
        ("2026-12-05 21:00", "2026-12-07 08:00"),
        ("2026-12-25 09:00", "2026-12-27 08:00"),
        # The night on which clocks go back.
        ("2026-10-24 22:00", "2026-10-25 08:00"),
    ],
)
def test_nights_and_holidays_are_waited_for(local: str, expected: str) -> None:
    moment = datetime.fromisoformat(local).replace(tzinfo=HELSINKI).astimezone(UTC)
    assert next_waking(moment, HELSINKI, _holiday) == datetime.fromisoformat(expected).replace(tzinfo=HELSINKI)


@given(
    some.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)),  # noqa: DTZ001 - hypothesis adds no zone here
    some.sampled_from(("Europe/Helsinki", "Europe/London", "Atlantic/Reykjavik", "America/New_York")),
)
def test_it_is_always_by_day_never_earlier_and_waiting_twice_is_waiting_once(naive: datetime, name: str) -> None:
    zone, moment = ZoneInfo(name), naive.replace(tzinfo=UTC)
    awake = next_waking(moment, zone, _holiday)
    local = awake.astimezone(zone)
    assert awake >= moment
    assert awake - moment < timedelta(days=4)
    assert MORNING <= local.time() < EVENING
    assert not _holiday(local.date())
    assert next_waking(awake, zone, _holiday) == awake
    if time(8) <= moment.astimezone(zone).time() < time(20) and not _holiday(moment.astimezone(zone).date()):
        assert awake == moment
