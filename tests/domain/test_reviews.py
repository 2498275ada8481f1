"""Ratings: nobody's, counted once, and an average only where it tells on nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.reviews import STARS, average, mark, tallied


@pytest.mark.parametrize(
    ("given_", "mean"),
    [([], None), ([5], None), ([5, 1], None), ([5, 4, 4], 4.3), ([1, 1, 1], 1.0), ([5] * 9 + [4], 4.9)],
)
def test_an_average_needs_three_who_rated(given_: list[int], mean: float | None) -> None:
    assert average(tallied(given_)) == mean


@given(st.lists(st.sampled_from(STARS), max_size=30))
def test_a_tally_loses_nobody_and_knows_no_order(stars: list[int]) -> None:
    counts = tallied(stars)
    assert sum(counts) == len(stars)
    assert counts == tallied(sorted(stars, reverse=True))
    mean = average(counts)
    if mean is not None:
        assert min(stars) <= mean <= max(stars)


@given(st.integers(1, 10**12), st.integers(1, 10**12), st.integers(1, 10**6))
def test_a_mark_is_the_same_person_and_nobody_without_the_key(one: int, other: int, meeting: int) -> None:
    assert mark("key", meeting, one) == mark("key", meeting, one)
    assert mark("key", meeting, one) != mark("another", meeting, one)
    assert mark("key", meeting, one) != mark("key", meeting + 1, one)
    assert (mark("key", meeting, one) == mark("key", meeting, other)) is (one == other)
