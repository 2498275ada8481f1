"""Ten messages a month: what is said for sure has its place, and what could be left unsaid takes only what is left."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.domain.cycle.message_budget import (
    MOST,
    Ahead,
    MemberBudget,
    MessageBudget,
    MonthHeard,
    Told,
    indispensable,
    member_budget,
    month_of,
    still_to_come,
)

HELSINKI = ZoneInfo("Europe/Helsinki")
DAY, WEEK, HOURS = timedelta(days=1), timedelta(days=7), timedelta(hours=2)


def _at(month: int, day: int, hour: int = 12) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=HELSINKI).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "ahead", "sure", "perhaps"),
    [
        # The day before, the thanks, the next turn, the next meeting; and the turn may go on.
        (_at(3, 1), Ahead(likely=_at(3, 17, 17), planned=True), 4, 3),
        # And which other time suits.
        (_at(3, 1), Ahead(likely=_at(3, 17, 17), planned=True, choosing=True), 5, 3),
        # Where hosts settle the time, the next may ask which suits.
        (_at(3, 1), Ahead(likely=_at(3, 17, 17), planned=True, asks_around=True), 5, 3),
        # The day before is being said just now.
        (_at(3, 16, 17), Ahead(likely=_at(3, 17, 17), planned=True), 3, 3),
        (_at(3, 17, 15), Ahead(likely=_at(3, 17, 17), planned=True), 3, 3),
        # The meeting after it begins the next month: its day before is in this one.
        (_at(3, 1), Ahead(likely=_at(3, 4, 17), following=_at(4, 1, 17), planned=True), 5, 4),
        (_at(3, 25), Ahead(likely=_at(4, 14, 17), following=_at(5, 1, 17), planned=True), 0, 0),
        # The day before is the last of this month.
        (_at(3, 25), Ahead(likely=_at(4, 1, 17), planned=True), 1, 0),
        # Over at one o'clock in April.
        (_at(3, 30), Ahead(likely=_at(3, 31, 23), planned=True), 1, 0),
        (_at(3, 1), Ahead(likely=_at(3, 17, 17)), 5, 3),
        # A host may choose an earlier day than the rhythm's, as long as the group has not met this month.
        (_at(3, 12), Ahead(likely=_at(4, 14, 17)), 5, 1),
        (_at(3, 12), Ahead(likely=_at(4, 14, 17), met=True), 1, 0),
        # Nobody has answered yet: the turn may go on.
        (_at(3, 25), Ahead(likely=_at(4, 14, 17), met=True, asked=True), 1, 1),
        (_at(3, 8), Ahead(likely=_at(4, 14, 17), met=True, asked=True), 1, 4),
        (_at(3, 25), Ahead(likely=_at(4, 14, 17), met=True, choosing=True), 2, 0),
        # Nobody can say when, so it is likely to be in two weeks.
        (_at(3, 1), Ahead(), 5, 3),
        (_at(3, 25), Ahead(), 1, 0),
    ],
)
def test_what_a_group_is_still_sure_to_hear_this_month_and_what_may_well_come(
    now: datetime, ahead: Ahead, sure: int, perhaps: int
) -> None:
    assert still_to_come(ahead, now, HELSINKI) == (sure, perhaps)


def test_a_month_is_the_groups_own_through_a_change_of_the_clocks() -> None:
    # On 25 October the clocks go back: the month has an hour more.
    begins, ends = month_of(datetime(2026, 10, 31, 21, 30, tzinfo=UTC), HELSINKI)
    assert (begins.astimezone(UTC), ends.astimezone(UTC)) == (
        datetime(2026, 9, 30, 21, tzinfo=UTC),
        datetime(2026, 10, 31, 22, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("offsets", "kept"),
    [((WEEK, DAY, HOURS), DAY), ((DAY,), DAY), ((WEEK, HOURS), HOURS), ((WEEK,), WEEK), ((), None)],
)
def test_one_reminder_always_comes(offsets: tuple[timedelta, ...], kept: timedelta | None) -> None:
    assert indispensable(offsets) == kept


def test_what_comes_in_private_with_the_groups_is_heard_once() -> None:
    group = [Told(_at(3, 2), "turn-offer"), Told(_at(3, 9), "meeting-set"), Told(_at(3, 16), "reminder")]
    private = [
        Told(_at(3, 2), "turn-offer"),
        Told(_at(3, 5), "survey-ask"),
        Told(_at(3, 16) + timedelta(seconds=2), "checklist"),
    ]
    assert member_budget(group, private, 1, since=_at(3, 1)) == MemberBudget(1, heard=4, copies=2)
    # Who has come on the 5th was not there for the first; what they were told in private they were told.
    assert member_budget(group, private, 1, since=_at(3, 5)) == MemberBudget(1, heard=4, copies=1)


def test_other_news_in_the_same_breath_is_heard_besides() -> None:
    group, private = [Told(_at(3, 2), "review")], [Told(_at(3, 2), "confirm-ask")]
    assert member_budget(group, private, 1, since=_at(3, 1)) == MemberBudget(1, heard=2, copies=0)


MEMBERS, STRANGER = (1, 2, 3), 9
KINDS = ("turn-offer", "reminder", "checklist", "meeting-set", "meeting-cancelled", "dates", "survey-ask")
WHATEVER_HAPPENS = some.lists(
    some.tuples(
        # The first day of the month, as close together as can be, and all through it.
        some.integers(0, 120) | some.integers(0, 60 * 24 * 30),
        some.sampled_from(KINDS),
        some.sampled_from((None, None, None, *MEMBERS, STRANGER)),
    ),
    max_size=60,
)


@given(events=WHATEVER_HAPPENS, joined=some.tuples(*(some.integers(-60 * 24, 60 * 24 * 20) for _ in MEMBERS)))
def test_nobody_hears_an_eleventh_message_whatever_happens_and_in_whatever_order(
    events: list[tuple[int, str, int | None]], joined: tuple[int, ...]
) -> None:
    begins = _at(3, 1, 0)
    since = {who: begins + timedelta(minutes=minutes) for who, minutes in zip(MEMBERS, joined, strict=True)}
    month, out, held_back = MonthHeard(since), [], []
    for minutes, kind, to in sorted(events, key=lambda one: one[0]):
        one = Told(begins + timedelta(minutes=minutes), kind)
        if month.admits(one, to):
            month.note(one, to)
            out.append((one, to))
        else:
            held_back.append((one, to, [*out]))

    def had(who: int, said: list[tuple[Told, int | None]]) -> int:
        group = [(one.at, one.kind) for one, to in said if to is None and one.at >= since[who]]
        alone = [(one.at, "reminder" if one.kind == "checklist" else one.kind) for one, to in said if to == who]
        # A turn, a reminder or the host's checklist with it, heard in two places at once, is one piece of news.
        return len(group) + len([news for news in alone if news not in group])

    assert max(had(who, out) for who in MEMBERS) <= MOST
    assert [month.had(who) for who in MEMBERS] == [had(who, out) for who in MEMBERS]
    # Nothing is held back that everybody had room for, and whoever is no member can always be written to.
    for one, to, before in held_back:
        assert to != STRANGER
        assert any(had(who, [*before, (one, to)]) > MOST for who in MEMBERS if to in (None, who))


def test_somebody_outside_the_group_has_heard_nothing_of_it() -> None:
    full = MessageBudget((MemberBudget(1, heard=MOST),), 3)
    assert full.fits(99)
    assert full.fits_copy(99)
    assert not full.fits(1)
    assert not full.fits_copy(1)


@given(
    heard=some.lists(some.integers(0, 12), min_size=1, max_size=6),
    to_come=some.integers(0, 5),
    may_come=some.integers(0, 3),
    leaving=some.integers(0, 3),
)
def test_what_fits_leaves_the_room_it_was_told_to_leave(
    heard: list[int], to_come: int, may_come: int, leaving: int
) -> None:
    budget = MessageBudget(
        tuple(MemberBudget(number, count) for number, count in enumerate(heard, 1)), to_come, may_come
    )
    assert budget.fits_all(leaving) == (max(heard) + 1 + leaving + to_come + may_come <= MOST)
    assert budget.fits_all(leaving, keeping=0) == (max(heard) + 1 + leaving + to_come <= MOST)
    for number, count in enumerate(heard, 1):
        assert budget.fits(number, leaving) == (count + 1 + max(leaving, may_come) + to_come <= MOST)
        assert budget.fits(number, leaving, keeping=2) == (count + 1 + max(leaving, min(may_come, 2)) + to_come <= MOST)


@given(heard=some.integers(0, 12), copies=some.integers(0, 6))
def test_a_copy_never_makes_it_more_than_ten_at_that_moment(heard: int, copies: int) -> None:
    budget = MessageBudget((MemberBudget(1, heard, copies),), 4)
    assert budget.fits_copy(1) == (heard + copies + 2 <= MOST)
