"""Which group suits a newcomer, who greets a guest, and what is read in /recruit."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.groups import Group, sizes
from bot.domain.ids import GroupId
from bot.domain.recruiting import forecast
from bot.domain.recruiting.evening import MOST_ASKED, Greeting, next_greeter
from bot.domain.recruiting.fading import MeetingWentBy, fades
from bot.domain.recruiting.links import LinkTarget, read_wanted
from bot.domain.recruiting.newcomers import (
    TIMES,
    WEEKDAYS,
    Candidate,
    Newcomer,
    NewcomerState,
    NewcomerStep,
    nearest,
    suits,
    toggled,
)
from bot.domain.recruiting.waiting import WaitingList, best_days

NOW = datetime(2026, 12, 1, 10, tzinfo=UTC)


def _group(number: int, region: str | None, rhythm: str | None = None, largest: int = 10) -> Group:
    return Group(
        GroupId(number), -number, f"Group {number}", region, "en", "Europe/Helsinki", (), None, False, True, True,
        NOW, f"token{number}", rhythm=rhythm, size_largest=largest,
    )  # fmt: skip


def _newcomer(**values: object) -> Newcomer:
    return replace(Newcomer(1, None, NewcomerState.ASKED, NewcomerStep.CHOICE), **values)  # type: ignore[arg-type]


TUESDAY, FRIDAY_MORNING = "month:2:1:1700", "month:1:4:0900"


@pytest.mark.parametrize(
    ("days", "meets", "fits"),
    [
        ((), (1, time(17)), True),
        (("tue",), None, True),
        (("tue",), (1, time(17)), True),
        (("wed",), (1, time(17)), False),
        (("evening",), (1, time(17)), True),
        (("day",), (1, time(17)), False),
        (("tue", "day"), (1, time(15, 59)), True),
        (("tue", "wed", "evening"), (2, time(16)), True),
    ],
)
def test_who_has_said_nothing_can_always_come(
    days: tuple[str, ...], meets: tuple[int, time] | None, fits: bool
) -> None:
    assert suits(days, meets) is fits


def test_the_group_of_the_link_comes_first_then_fitting_days_and_never_a_full_one() -> None:
    far, late, fits, full = (
        Candidate(_group(1, "Lapland"), 3, None, None),
        Candidate(_group(2, "Kainuu", FRIDAY_MORNING), 3, None, None),
        Candidate(_group(3, "kainuu", TUESDAY), 9, None, None),
        Candidate(_group(4, "Kainuu", TUESDAY, largest=8), 8, None, None),
    )
    every = [far, late, fits, full]
    somebody = _newcomer(region="Kainuu", days=("tue",))
    assert nearest(every, somebody, wanted=None) == (fits, late)
    assert nearest(every, somebody, wanted=1) == (far, fits, late)
    assert nearest(every, somebody, wanted=4) == (fits, late)
    assert nearest(every, replace(somebody, passed=(3,)), wanted=None) == (late,)
    assert nearest(every, replace(somebody, region=None), wanted=None) == (far, fits, late)
    small, large = (Candidate(_group(number, "Kainuu", TUESDAY), 7, None, None) for number in (7, 6))
    large = replace(large, companies=8)
    assert nearest([large, small], somebody, wanted=None) == (small, large), "who needs companies comes first"
    assert nearest([large, small], somebody, wanted=6) == (large, small)


@given(st.lists(st.sampled_from((*WEEKDAYS, *TIMES))))
def test_pressing_twice_changes_nothing(presses: list[str]) -> None:
    days: tuple[str, ...] = ()
    for press in (*presses, *reversed(presses)):
        days = toggled(days, press)
    assert days == ()


@given(
    st.lists(st.integers(1, 6), unique=True),
    st.lists(st.builds(Greeting, st.integers(1, 6), st.just("no")), unique_by=lambda one: one.greeter_id),
    st.sets(st.integers(1, 6)),
)
def test_a_guest_is_greeted_by_somebody_who_comes_and_is_free(
    coming: list[int], asked: list[Greeting], busy: set[int]
) -> None:
    chosen = next_greeter(coming, asked, busy, {1: 4})
    left = [one for one in coming if one not in busy and one not in {other.greeter_id for other in asked}]
    assert (chosen is None) is (not left or len(asked) >= MOST_ASKED)
    if chosen is not None:
        assert chosen in left
        assert chosen != 1 or left == [1]


@pytest.mark.parametrize("answer", ["yes", None])
def test_nobody_else_is_asked_while_somebody_greets_or_has_not_answered(answer: str | None) -> None:
    assert next_greeter([1, 2, 3], [Greeting(1, answer)], (), {}) is None


PLACES = (LinkTarget(), LinkTarget(region="Kainuu", region_of=1), LinkTarget(group=_group(1, "Kainuu")))


@pytest.mark.parametrize(
    ("typed", "kind", "source"),
    [
        ("kainuu library", "region", "library"),
        ("Group 1", "group", ""),
        ("group 1 the big fair", "group", "the big fair"),
        ("library", None, "library"),
        ("", None, ""),
        ("Kainuu " + "x" * 60, "region", "x" * 39 + "…"),
    ],
)
def test_the_place_is_read_before_the_source(typed: str, kind: str | None, source: str) -> None:
    place, read = read_wanted(typed, PLACES)
    assert (None if place is None else place.kind, read) == (kind, source)


def test_the_only_place_need_not_be_named() -> None:
    assert read_wanted("library", PLACES[2:]) == (PLACES[2], "library")


def test_a_long_source_says_that_it_was_cut() -> None:
    _, source = read_wanted("the notice board of the library in Kajaani, " + "📚" * 9, PLACES[2:])
    assert source == "the notice board of the library in Kaja…"
    assert read_wanted("📚" * 30, PLACES[2:])[1] == "📚" * 19 + "…"


@pytest.mark.parametrize(
    ("value", "wished", "largest"),
    [("wished-12", 12, 12), ("wished-6", 6, 10), ("largest-8", 8, 8), ("largest-15", 8, 15)],
)
def test_a_group_never_wishes_for_more_than_it_has_room_for(value: str, wished: int, largest: int) -> None:
    changes = {"size_wished": 8, "size_largest": 10, **sizes(_group(1, None), value)}
    assert (changes["size_wished"], changes["size_largest"]) == (wished, largest)


def test_the_first_host_of_a_new_group_is_whom_the_best_days_suit_and_who_waited_longest() -> None:
    waiting = (
        _newcomer(company="Early Oy", days=("mon",)),
        _newcomer(days=("tue", "evening")),
        _newcomer(company="Second Oy", days=("tue", "evening")),
        _newcomer(company="Third Oy"),
    )
    assert best_days(waiting) == ("tue", "evening")
    assert WaitingList("Kainuu", waiting).first_host == "Second Oy"
    assert WaitingList("Kainuu", waiting[:2]).first_host == "Early Oy"


@pytest.mark.parametrize(
    ("by", "joined", "so"),
    [
        ("---", 0, True),
        ("----", 0, True),
        ("---c", 0, True),
        ("--", 0, False),
        ("c---", 0, False),
        ("-a-", 0, False),
        ("--c", 0, False),
        ("---", 2, False),
        ("----", 2, False),
        ("-----", 2, True),
    ],
)
def test_a_company_fades_after_three_meetings_since_it_joined_without_a_word(by: str, joined: int, so: bool) -> None:
    """Latest first: `c` it came, `a` it answered, `-` neither."""
    began = datetime(2026, 1, 1, tzinfo=UTC)
    seen = [
        MeetingWentBy(began + timedelta(days=30 * (len(by) - at)), said == "c", said == "a")
        for at, said in enumerate(by)
    ]
    assert fades(seen, began + timedelta(days=30 * joined)) is so


TODAY = date(2026, 11, 24)
HERE, AWAY = forecast.Present(), forecast.Present(away=True)
SHORT_BREAK, LONG_BREAK = forecast.Present(TODAY + timedelta(days=60)), forecast.Present(TODAY + timedelta(days=300))


@pytest.mark.parametrize(
    ("companies", "left", "coming", "chance"),
    [
        ([HERE] * 8, 0, 0, 0.57),
        ([HERE] * 9, 0, 0, 0.225),
        ([HERE] * 10, 0, 0, 0.07),
        ([HERE] * 10, 10, 0, 0.24),
        ([HERE] * 8, 0, 1, 0.19),
        ([HERE] * 8 + [SHORT_BREAK], 0, 0, 0.225),
        ([HERE] * 8 + [LONG_BREAK], 0, 0, 0.57),
        ([HERE] * 8 + [AWAY], 0, 0, 0.40),
        ([], 3, 0, 1.0),
        ([], 0, 9, 0.0),
    ],
)
def test_how_likely_a_group_is_too_small_in_half_a_year(
    companies: list[forecast.Present], left: int, coming: int, chance: float
) -> None:
    said = forecast.chance_of_fewer(8, companies, left=left, coming=coming, today=TODAY)
    assert said == pytest.approx(chance, abs=0.01)


@given(st.integers(0, 15), st.integers(0, 15), st.integers(0, 5), st.integers(2, 12))
def test_the_chance_falls_with_everyone_who_comes_and_rises_with_everyone_who_has_left(
    size: int, left: int, coming: int, wished: int
) -> None:
    def chance(size: int, left: int, coming: int) -> float:
        return forecast.chance_of_fewer(wished, [HERE] * size, left=left, coming=coming, today=TODAY)

    said = chance(size, left, coming)
    assert 0 <= said <= 1
    assert chance(size, left, coming + 1) <= said + 1e-9
    assert chance(size, left + 1, coming) >= said - 1e-9


@pytest.mark.parametrize(
    ("days", "answer", "short", "again", "looks_in"),
    [
        (3, None, False, False, 11),
        (15, None, False, True, 14),
        (3, "no", False, True, 14),
        (60, "yes", False, False, 32),
        (93, "yes", False, True, 14),
        # A group that is too small already does not wait for a quarter: who said yes may have found nobody.
        (3, None, True, False, 11),
        (20, "yes", True, False, 10),
        (30, "yes", True, True, 14),
    ],
)
def test_another_member_is_asked_where_the_one_before_knew_nobody_or_said_nothing(
    days: int, answer: str | None, short: bool, again: bool, looks_in: int
) -> None:
    now = datetime(2026, 11, 24, tzinfo=UTC)
    last = forecast.LastAsk(now - timedelta(days=days), answer)
    assert forecast.asks_again(last, now, short=short) is again
    assert forecast.looks_again_at(last, now, short=short) == now + timedelta(days=looks_in)
    assert forecast.asks_again(None, now, short=short)
    assert forecast.looks_again_at(None, now, short=short) == now + forecast.LOOKS_AGAIN


def test_a_group_is_short_whose_companies_do_not_come_to_its_wish_breaks_of_half_a_year_left_out() -> None:
    group = _group(1, "Kainuu")
    assert group.size_wished == 8
    assert not forecast.is_short(group, [HERE] * 8, coming=0, today=TODAY)
    assert not forecast.is_short(group, [HERE] * 6 + [SHORT_BREAK], coming=1, today=TODAY)
    assert forecast.is_short(group, [HERE] * 7 + [LONG_BREAK], coming=0, today=TODAY)


def test_a_trade_is_lacking_that_is_common_elsewhere_and_nobody_is_asked_twice_in_a_quarter() -> None:
    assert forecast.lacking(["G", None], {"G": 9, "I": 3, "F": 5}) == "F"
    assert forecast.lacking(["G"], {"G": 9}) is None
    assert forecast.lacking([None], {"G": 9}) is None, "nobody has said what they do"
    now = datetime(2026, 11, 24, tzinfo=UTC)
    long_ago, lately = now - timedelta(days=100), now - timedelta(days=50)
    one, two, new = (
        forecast.MemberToAsk(1, 1, long_ago, "Kajaani"),
        forecast.MemberToAsk(2, 2, long_ago, "Sotkamo"),
        forecast.MemberToAsk(3, 3, lately, "Kuhmo"),
    )
    places = ["Kajaani", "kajaani", "Sotkamo", "Kuhmo"]
    assert forecast.whom_to_ask([one, two, new], places, now) == two
    assert forecast.whom_to_ask([one, replace(two, asked_at=lately)], places, now) == one
    assert forecast.whom_to_ask([replace(two, asked_at=lately), new], places, now) is None
    assert forecast.whom_to_ask([replace(two, place=None), one], places, now) == one
