"""The demo network as the sandbox shows it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.demo.network import ZONE, working_day
from bot.formats.holidays import is_public_holiday


def test_the_demo_meeting_is_never_on_a_sunday_or_a_holiday() -> None:
    for number in range(2 * 365):
        day = datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=number)
        found = working_day(day)
        assert timedelta(0) <= found - day <= timedelta(days=4)
        assert found.weekday() != 6
        assert not is_public_holiday(found.date(), ZONE)
