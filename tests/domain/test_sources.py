"""What is new in a feed, when it is read again, and when it is given up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.sources import (
    LONGEST_WAIT,
    Entry,
    SourceTrouble,
    clean_address,
    fresh_entries,
    gives_up,
    host,
    marks,
    next_look,
)

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
WORDS = st.text("abc ", max_size=4)
ENTRIES = st.lists(
    st.builds(
        Entry,
        id=WORDS,
        title=WORDS,
        summary=WORDS,
        link=st.none() | st.sampled_from(["http://a.b/1", "http://a.b/2"]),
        published=st.none() | st.floats(0, 1e9),
    ),
    max_size=12,
)


@given(ENTRIES)
def test_everything_is_new_once_and_nothing_is_new_twice(entries: list[Entry]) -> None:
    found = fresh_entries(entries, ())
    assert len({mark for mark, _ in found}) == len(found)
    assert fresh_entries(entries, {mark for mark, _ in found}) == []
    assert all(len(mark) == 64 for mark, _ in found)


@given(ENTRIES)
def test_the_newest_come_first_and_the_undated_last(entries: list[Entry]) -> None:
    moments = [entry.published or 0.0 for _, entry in fresh_entries(entries, ())]
    assert moments == sorted(moments, reverse=True)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Entry("1", "Old", "x", "http://a.b/1"), Entry("1", "New title", "y", "http://a.b/1"), True),
        (Entry("", "Old", "x", "http://a.b/1"), Entry("", "New title", "y", "http://a.b/1"), True),
        (Entry("", "Old", "x", None), Entry("", "Old", "x", None), True),
        (Entry("", "Old", "x", None), Entry("", "New title", "x", None), False),
        # An id that stands on everything tells nothing.
        (Entry("0", "Old", "x", "http://a.b/1"), Entry("0", "Old", "x", "http://a.b/2"), False),
    ],
)
def test_what_makes_two_items_one(one: Entry, other: Entry, *, same: bool) -> None:
    first, second = marks([one, other])
    assert (first == second) is same


def test_an_item_that_says_nothing_is_none() -> None:
    assert fresh_entries([Entry("1", "", "", "http://a.b/1")], ()) == []


@given(st.integers(0, 10_000))
def test_a_failing_source_is_read_less_often_but_every_day(failures: int) -> None:
    assert next_look(NOW, failures) <= next_look(NOW, failures + 1) <= NOW + LONGEST_WAIT
    assert next_look(NOW, failures) > NOW


@pytest.mark.parametrize(
    ("days", "why", "over"),
    [
        (6, SourceTrouble.REFUSED, False),
        (7, SourceTrouble.REFUSED, True),
        (0, SourceTrouble.GONE, True),
        (0, SourceTrouble.SLOW, False),
    ],
)
def test_a_source_is_given_up_after_a_week_or_when_it_is_gone_for_good(
    days: int, why: SourceTrouble, *, over: bool
) -> None:
    assert gives_up(NOW, NOW - timedelta(days=days), why) is over


@pytest.mark.parametrize(
    ("typed", "kept", "whose"),
    [
        ("https://Example.ORG", "https://example.org/", "example.org"),
        ("HTTPS://www.example.org/Feed?a=B#top", "https://www.example.org/Feed?a=B", "example.org"),
    ],
)
def test_an_address_is_kept_as_servers_read_it(typed: str, kept: str, whose: str) -> None:
    assert clean_address(typed) == kept
    assert host(kept) == whose
