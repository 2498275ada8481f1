"""Before a meeting: when people are asked, and who still has to be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ids import CompanyId, PersonId
from bot.domain.meetings.preparation import ASK_NO_LATER, ask_silent, checklist, guest_reminders, silent

HELSINKI = ZoneInfo("Europe/Helsinki")
STARTS = datetime(2026, 12, 15, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("settled_before", "asked_before"),
    [
        (timedelta(days=20), timedelta(days=3)),
        (timedelta(days=3, seconds=1), timedelta(days=3)),
        (timedelta(days=3), timedelta(days=2)),
        (timedelta(days=2), timedelta(days=1)),
        (timedelta(days=1, hours=12), None),
        (timedelta(hours=5), None),
        (timedelta(0), None),
    ],
)
def test_the_silent_are_asked_when_it_still_helps(settled_before: timedelta, asked_before: timedelta | None) -> None:
    due = ask_silent(STARTS, STARTS - settled_before, HELSINKI)
    assert (None if due is None else STARTS - due.due_at) == asked_before


@given(
    ahead=st.integers(-60, 60 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes)),
    zone=st.sampled_from(["Europe/Helsinki", "America/New_York", "Australia/Lord_Howe", "Atlantic/Reykjavik"]),
    starts=st.integers(0, 2 * 365 * 24).map(lambda hours: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours)),
)
def test_nothing_before_a_meeting_is_due_in_the_past_or_after_it_helps(
    ahead: timedelta, zone: str, starts: datetime
) -> None:
    now = starts - ahead
    asked, host = ask_silent(starts, now, ZoneInfo(zone)), checklist(starts, now, ZoneInfo(zone))
    for due in (asked, host, *guest_reminders(starts, now, ZoneInfo(zone))):
        if due is not None:
            assert now < due.due_at < due.stale_at <= starts
    if asked is not None:
        assert starts - asked.due_at > ASK_NO_LATER


companies = st.dictionaries(
    st.integers(1, 8).map(CompanyId), st.lists(st.integers(1, 20).map(PersonId), max_size=4), min_size=1
)


@given(people_of=companies, answered=st.sets(st.integers(1, 20).map(PersonId)), data=st.data())
def test_a_company_is_asked_exactly_when_nobody_in_it_has_answered(
    people_of: dict[CompanyId, list[PersonId]], answered: set[PersonId], data: st.DataObject
) -> None:
    host = data.draw(st.sampled_from(sorted(people_of)))
    asked = silent(people_of, answered, host)
    assert host not in asked
    for company, people in people_of.items():
        assert (company in asked) is (company != host and not set(people) & answered)
