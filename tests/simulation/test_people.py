"""Temperaments are rules with chance passed in: each does what its name says."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulation import people
from bot.simulation.people import MIX, Deed, Temperament, cast

BY_NAME = {one.name: one for one in MIX}
DRAWS = 400


def _deeds(name: str) -> Counter[Deed | None]:
    rng = Random(1)
    plans = [people.about_the_turn(BY_NAME[name], rng) for _ in range(DRAWS)]
    return Counter(None if plan is None else plan.deed for plan in plans)


@pytest.mark.parametrize(
    ("name", "always", "never"),
    [
        ("prompt", {Deed.HOST, Deed.PASS}, {None}),
        ("late", {Deed.HOST, Deed.PASS, None}, set()),
        ("silent", {None}, {Deed.HOST, Deed.PASS}),
        ("double-pressing", {Deed.HOST}, {None}),
    ],
)
def test_asked_to_host(name: str, always: set[Deed | None], never: set[Deed | None]) -> None:
    deeds = _deeds(name)
    assert always <= deeds.keys()
    assert not never & deeds.keys()


@given(st.sampled_from(MIX), st.integers())
def test_what_somebody_does_takes_as_long_as_they_take(one: Temperament, seed: int) -> None:
    shortest, longest = (timedelta(hours=hours) for hours in one.looks_within)
    for rule in (people.about_the_turn, people.about_an_open_turn, people.about_the_invitation):
        plan = rule(one, Random(seed))
        assert plan is None or shortest <= plan.after <= longest


@given(st.sampled_from(MIX), st.integers())
def test_the_same_chance_leads_to_the_same_deed(one: Temperament, seed: int) -> None:
    assert people.about_the_invitation(one, Random(seed)) == people.about_the_invitation(one, Random(seed))


@given(st.integers(0, 300), st.integers())
def test_a_cast_has_as_many_as_asked_in_the_shares_of_the_mix(count: int, seed: int) -> None:
    counted = Counter(one.name for one in cast(MIX, count, Random(seed)))
    assert counted.total() == count
    assert all(abs(counted[one.name] - one.share * count) <= 1 for one in MIX)


def test_the_shares_of_the_mix_are_all_there_is() -> None:
    assert sum(one.share for one in MIX) == pytest.approx(1)


def test_somebody_on_holiday_is_away_for_weeks_and_back_between() -> None:
    weeks = people.weeks_away(BY_NAME["on holiday"], Random(3), [2027])
    days = [date(2027, 1, 4) + timedelta(days=index) for index in range(350)]
    away = sum(people.is_away(weeks, day) for day in days)
    assert 3 * 7 <= away <= 8 * 7
