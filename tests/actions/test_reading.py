"""What an app sends for a button is read through types that know their range; nothing else comes out of it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import astuple, fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import actions
from bot.actions import Action, UnreadableAction
from bot.actions.action import MOST_BYTES, Matching, OneOf, Within, ranges_of

EVERY = [
    one
    for one in vars(actions).values()
    if isinstance(one, type) and issubclass(one, Action) and hasattr(one, "prefix")
]
BY_NAME = {one.__name__: one for one in EVERY}


def _values(allowed: Within | OneOf | Matching) -> st.SearchStrategy[int | str]:
    match allowed:
        case Within(lowest=lowest, highest=highest):
            return st.integers(lowest, highest)
        case OneOf(words=words):
            return st.sampled_from(words)
    return st.from_regex(allowed.pattern, fullmatch=True).filter(str.isascii)


def _made(action: type[Action]) -> st.SearchStrategy[Action]:
    values = [_values(ranges_of(action)[field.name]) for field in fields(action)]
    return st.tuples(*values).map(lambda given: action(*given))


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_every_button_says_what_each_of_its_values_can_be(name: str) -> None:
    assert set(ranges_of(BY_NAME[name])) == {field.name for field in fields(BY_NAME[name])}


@given(st.sampled_from(EVERY).flatmap(_made))
def test_what_a_button_says_comes_back_as_it_was(action: Action) -> None:
    with suppress(ValueError):
        assert len(action.data().encode()) <= MOST_BYTES
        assert type(action).read(action.data()) == action


@given(st.sampled_from(EVERY), st.text(max_size=64), st.lists(st.one_of(st.text(max_size=20), st.integers().map(str))))
def test_whatever_comes_is_a_button_within_its_range_or_none(
    action: type[Action], anything: str, parts: list[str]
) -> None:
    for data in (anything, ":".join([action.prefix, *parts])):
        try:
            read = action.read(data)
        except UnreadableAction:
            continue
        assert read.data() == data
        for allowed, value in zip(ranges_of(action).values(), astuple(read), strict=True):
            assert allowed.read(str(value)) == value


@pytest.mark.parametrize(
    "data",
    [
        *("rsvp:0:going", "rsvp:-1:going", "rsvp:9223372036854775808:going", "rsvp:1e3:going", "rsvp:+1:going"),
        *(
            "rsvp:01:going",
            "rsvp: 1:going",
            "rsvp:１:going",
            "rsvp:1_0:going",
            "rsvp:1:sure",
            "rsvp:1",
            "rsvp:1:going:",
        ),
    ],
)
def test_numbers_are_read_only_as_they_are_written(data: str) -> None:
    with pytest.raises(UnreadableAction):
        actions.Rsvp.read(data)
    with pytest.raises(UnreadableAction):
        actions.TakeDate.read("takedate:1:253402300800")
