"""Choosing a time together: counted by company, and no change of the times loses an answer to the others."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.date_polls import Sheet, Time, closing_at, deciding_by, merged, placed, ranked, suits
from bot.domain.ids import CompanyId
from bot.domain.polls import PollAnswer

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
AINO, BEN = CompanyId(1), CompanyId(2)
MEMBERS = {11: AINO, 12: AINO, 21: BEN}


def sheet(numbers: list[int], *answers: tuple[int, list[int]], order: int = 0) -> Sheet:
    """A poll on these times, and who ticked what in it, first to last."""
    return (
        {str(place): number for place, number in enumerate(numbers)},
        [
            PollAnswer(voter, tuple(str(numbers.index(one)) for one in ticked), order + place, NOW)
            for place, (voter, ticked) in enumerate(answers)
        ],
    )


def plain(sheets: list[Sheet], offered: list[int]) -> dict[int, set[int]]:
    return {int(company): set(numbers) for company, numbers in suits(sheets, MEMBERS, offered).items()}


CASES = [
    ("one poll", [sheet([1, 2], (11, [1]), (21, [1, 2]))], [1, 2], {1: {1}, 2: {1, 2}}),
    ("the last of a company counts", [sheet([1, 2], (11, [1]), (12, [2]))], [1, 2], {1: {2}}),
    ("taken back, a colleague's word counts again", [sheet([1, 2], (11, [1]), (12, []))], [1, 2], {1: {1}}),
    ("strangers do not count", [sheet([1, 2], (99, [1]))], [1, 2], {}),
    ("one moved, nothing said since", [sheet([1, 2], (11, [1, 2])), sheet([1, 3])], [1, 3], {1: {1}}),
    ("only the new one ticked", [sheet([1, 2], (11, [1, 2])), sheet([1, 3], (11, [3]))], [1, 3], {1: {1, 3}}),
    ("answered anew", [sheet([1, 2, 4], (11, [1, 4])), sheet([1, 3, 4], (11, [3, 4]))], [1, 3, 4], {1: {3, 4}}),
    ("the new answer taken back", [sheet([1, 2], (11, [1])), sheet([1, 3], (11, []))], [1, 3], {1: {1}}),
    ("all it wanted was taken out", [sheet([1, 2], (11, [2])), sheet([1, 3])], [1, 3], {}),
    ("what comes back brings its answers", [sheet([1, 2], (11, [2])), sheet([1, 3]), sheet([1, 2])], [1, 2], {1: {2}}),
]


@pytest.mark.parametrize(("name", "sheets", "offered", "expected"), CASES, ids=[case[0] for case in CASES])
def test_which_times_suit(name: str, sheets: list[Sheet], offered: list[int], expected: dict[int, set[int]]) -> None:
    assert plain(sheets, offered) == expected


numbers = st.lists(st.integers(1, 12), min_size=2, max_size=10, unique=True)


@st.composite
def rounds(draw: st.DrawFn) -> tuple[list[Sheet], dict[int, CompanyId], list[int]]:
    """A choosing of up to four versions, with answers of up to eight people of up to four companies."""
    voters = draw(st.dictionaries(st.integers(1, 8), st.integers(1, 4).map(CompanyId), max_size=8))
    sheets, order = [], 0
    for offered in draw(st.lists(numbers, min_size=1, max_size=4)):
        said = draw(st.dictionaries(st.integers(1, 9), st.sets(st.sampled_from(offered)), max_size=6))
        sheets.append(sheet(offered, *((voter, sorted(ticked)) for voter, ticked in said.items()), order=order))
        order += 10
    last = list(sheets[-1][0].values())
    return sheets, voters, last


@given(rounds(), st.data())
def test_changing_some_times_never_loses_answers_to_the_others(
    case: tuple[list[Sheet], dict[int, CompanyId], list[int]], data: st.DataObject
) -> None:
    sheets, members, offered = case
    before = suits(sheets, members, offered)
    kept = data.draw(st.sets(st.sampled_from(offered)))
    changed = sorted(kept | data.draw(st.sets(st.integers(20, 25), min_size=2, max_size=4)))
    after = suits([*sheets, sheet(changed)], members, changed)
    assert after == {company: those & kept for company, those in before.items() if those & kept}


@given(rounds(), st.data())
def test_ticking_only_new_times_adds_and_takes_nothing_away(
    case: tuple[list[Sheet], dict[int, CompanyId], list[int]], data: st.DataObject
) -> None:
    sheets, members, offered = case
    new = data.draw(st.lists(st.integers(20, 25), min_size=1, max_size=4, unique=True))
    voter = data.draw(st.integers(1, 8))
    ticked = data.draw(st.sets(st.sampled_from(new), min_size=1))
    changed = [*offered, *new]
    before = suits([*sheets, sheet(changed)], members, changed)
    after = suits([*sheets, sheet(changed, (voter, sorted(ticked)), order=100)], members, changed)
    company = members.get(voter)
    expected = dict(before)
    if company is not None:
        expected[company] = before.get(company, frozenset()) | ticked
    assert after == expected


@given(rounds())
def test_only_members_count_only_for_what_is_on_offer_and_order_of_delivery_is_nothing(
    case: tuple[list[Sheet], dict[int, CompanyId], list[int]],
) -> None:
    sheets, members, offered = case
    found = suits(sheets, members, offered)
    assert set(found) <= set(members.values())
    assert all(those and those <= set(offered) for those in found.values())
    assert suits([(options, answers[::-1]) for options, answers in sheets], members, offered) == found


moments = st.integers(1, 400).map(lambda hours: NOW + timedelta(hours=hours))
times_wanted = st.dictionaries(moments, st.none() | st.sampled_from(["café", "office"]), min_size=2, max_size=10)


@given(st.lists(times_wanted, min_size=1, max_size=5))
def test_a_time_keeps_its_number_for_ever_and_exactly_what_is_wanted_is_offered(
    changes: list[dict[datetime, str | None]],
) -> None:
    times: tuple[Time, ...] = ()
    seen: dict[datetime, int] = {}
    for wanted in changes:
        times = merged(times, wanted)
        assert {time.starts_at: time.place for time in times if time.offered} == wanted
        assert len({time.number for time in times}) == len(times)
        for time in times:
            assert seen.setdefault(time.starts_at, time.number) == time.number


@pytest.mark.parametrize(
    ("before", "said", "found"),
    [
        ({1: "café", 2: "café"}, {1: None, 3: None}, {1: "café", 3: "café"}),
        ({1: "café", 2: "office"}, {1: None, 2: None, 3: None}, {1: "café", 2: "office", 3: None}),
        ({1: "café", 2: "café"}, {1: None, 3: "office"}, {1: None, 3: "office"}),
        ({1: None, 2: None}, {1: None, 3: None}, {1: None, 3: None}),
    ],
)
def test_a_place_nobody_mentions_again_stays(
    before: dict[int, str | None], said: dict[int, str | None], found: dict[int, str | None]
) -> None:
    def at(hour: int) -> datetime:
        return NOW + timedelta(hours=hour)

    times = tuple(Time(hour, at(hour), place) for hour, place in before.items())
    wanted = {at(hour): place for hour, place in said.items()}
    assert placed(times, wanted) == {at(hour): place for hour, place in found.items()}


@given(st.lists(moments, min_size=2, max_size=10, unique=True), st.data())
def test_the_best_suits_the_most_and_of_equals_is_the_earliest(offered: list[datetime], data: st.DataObject) -> None:
    times = [Time(number, moment, None) for number, moment in enumerate(offered)]
    result = {time.number: data.draw(st.frozensets(st.integers(1, 4).map(CompanyId))) for time in times}
    order = ranked(times, result)
    assert sorted(order, key=lambda time: time.number) == times
    keys = [(-len(result[time.number]), time.starts_at) for time in order]
    assert keys == sorted(keys)


@given(moments, st.integers(1, 720))
def test_whatever_is_chosen_there_is_as_long_to_prepare_as_there_was_to_answer(first: datetime, usual: int) -> None:
    closes_at = closing_at(NOW, first, timedelta(hours=usual))
    assert NOW < closes_at <= NOW + timedelta(hours=usual)
    assert first - closes_at >= closes_at - NOW
    assert closes_at < deciding_by(closes_at, first) < first
