"""Who may be introduced to whom, and that as many are as can be."""

from __future__ import annotations

import random
from datetime import UTC, datetime, time
from itertools import combinations
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.introductions import Pair, Willing, compete, next_round, pair, worth
from bot.formats.matching import best_pairs
from tests.bench.introductions import network, year

HELSINKI = ZoneInfo("Europe/Helsinki")


def _company(number: int, region: str, offers: str = "", seeks: str = "", trade: str = "", area: str = "") -> Willing:
    def words(text: str) -> tuple[dict[str, float], ...]:
        return tuple({word: 1.0} for word in text.split())

    return Willing(number, frozenset({region}), area or None, words(trade), None, words(offers), words(seeks))


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (_company(1, "a", offers="boxes"), _company(2, "a", seeks="boxes"), "the same region"),
        (_company(1, "a", offers="boxes"), _company(2, "b", offers="boxes"), "nobody looks for anything"),
        (_company(1, "a", seeks="boxes"), _company(2, "b", seeks="boxes"), "nobody offers anything"),
        (
            _company(1, "a", offers="cakes", trade="bakery", area="town"),
            _company(2, "b", seeks="cakes", trade="bakery cafe", area="town"),
            "the same trade in one town, which is of two regions",
        ),
    ],
)
def test_some_are_never_introduced(one: Willing, other: Willing, why: str) -> None:
    assert worth([one, other]) == {}, why


def test_an_offer_that_meets_a_need_is_worth_something_and_more_where_it_is_mutual_or_somebody_went_without() -> None:
    far = _company(9, "c", offers="honey", seeks="wax")
    baker, packer = _company(1, "a", "cakes", "boxes"), _company(2, "b", "boxes", "cakes")
    one_way = worth([baker, _company(2, "b", "boxes"), far])[1, 2]
    both_ways = worth([baker, packer, far])[1, 2]
    assert 0 < one_way < both_ways
    assert worth([_company(1, "a", "cakes", "boxes"), packer, far], before=[(1, 2)]) == {}
    same_trade_elsewhere = _company(2, "b", "boxes", "cakes", trade="bakery", area="north")
    assert worth([_company(1, "a", "cakes", "boxes", trade="bakery", area="south"), same_trade_elsewhere])
    assert compete(_company(1, "a", trade="bakery"), _company(2, "a", trade="bakery"))


@given(st.dictionaries(st.sampled_from(list(combinations(range(7), 2))), st.integers(1, 400)))
def test_as_many_find_somebody_as_can_and_of_those_ways_it_is_the_best(known: dict[Pair, int]) -> None:
    def ways(pairs: tuple[Pair, ...]) -> list[tuple[Pair, ...]]:
        return [
            chosen
            for size in range(len(pairs), -1, -1)
            for chosen in combinations(pairs, size)
            if len({each for both in chosen for each in both}) == 2 * size
        ]

    pairs = tuple(sorted(known))[:8]
    possible = {both: known[both] for both in pairs}
    found = best_pairs(possible)
    assert set(found) <= set(possible)
    assert len({each for both in found for each in both}) == 2 * len(found)
    best = max((len(way), sum(possible[both] for both in way)) for way in ways(pairs))
    assert (len(found), sum(possible[both] for both in found)) == best


@pytest.mark.slow
def test_three_hundred_companies_find_somebody_new_every_month_of_a_year() -> None:
    """Read by the search's own dictionaries, in three languages: nine in ten of the willing, in every month."""
    chance = random.Random(11)
    every = network(300, chance)
    by_id = {one.enterprise_id: one for one in every}
    months = year(every, chance)
    met = [pair(*both) for month in months for both in month.pairs]
    assert len(met) == len(set(met)) > 1000
    assert min(month.matched for month in months) >= 0.9
    for one, other in met:
        assert not by_id[one].regions & by_id[other].regions
        assert not compete(by_id[one], by_id[other])
    for month in months:
        assert len({each for both in month.pairs for each in both}) == 2 * len(month.pairs)


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (datetime(2026, 11, 24, 8, tzinfo=UTC), datetime(2026, 12, 2, 8, tzinfo=UTC)),
        (datetime(2026, 12, 2, 7, 59, tzinfo=UTC), datetime(2026, 12, 2, 8, tzinfo=UTC)),
        (datetime(2026, 12, 2, 8, tzinfo=UTC), datetime(2027, 1, 6, 8, tzinfo=UTC)),
        (datetime(2027, 8, 31, 20, tzinfo=UTC), datetime(2027, 9, 1, 7, tzinfo=UTC)),
    ],
)
def test_a_round_is_on_the_first_wednesday_of_a_month(now: datetime, then: datetime) -> None:
    assert next_round(now, HELSINKI, time(10)) == then
