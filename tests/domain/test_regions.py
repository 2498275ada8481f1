"""How far a region has come, and which question comes next."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.groups import Ways
from bot.domain.groups.ways import NEWCOMER_QUESTIONS, WAY_OF
from bot.domain.recruiting.newcomers import OF_NETWORK as ASKED
from bot.domain.recruiting.newcomers import NewcomerStep, asked_but, next_step, own_question
from bot.domain.refused import Refused, TooLong
from bot.domain.regions import QUESTIONS, Region, RegionProgress, RegionStep, key_of, named, page_after
from bot.domain.regions.texts import LONGEST_TEXT, NoOwnText, OddPlaceholders, require_same_values

HELD = datetime(2026, 12, 1, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("far", "count", "next_"),
    [
        (RegionProgress(), 0, RegionStep.FACILITATOR),
        (RegionProgress(facilitated=True), 1, RegionStep.GROUP),
        (RegionProgress(groups=1, companies=2), 2, RegionStep.COMPANIES),
        (RegionProgress(groups=1, companies=3), 3, RegionStep.HOST),
        (RegionProgress(groups=1, companies=3, hosted=True), 4, RegionStep.DATE),
        (RegionProgress(groups=1, companies=3, dated=True), 5, RegionStep.HELD),
        (RegionProgress(groups=1, companies=2, held_at=HELD), 5, RegionStep.COMPANIES),
        (RegionProgress(groups=2, companies=9, held_at=HELD), 6, None),
    ],
)
def test_what_a_later_step_cannot_do_without_counts_with_it(
    far: RegionProgress, count: int, next_: RegionStep | None
) -> None:
    assert (far.count, far.next) == (count, next_)


def test_each_question_follows_the_one_before_it_and_elsewhere_the_page_comes_back() -> None:
    assert tuple(page_after(one, "new") for one in QUESTIONS[:-1]) == QUESTIONS[1:]
    assert {page_after(one, "home") for one in QUESTIONS[:-1]} == {"home"}


@given(st.text("abåÄß ", min_size=1, max_size=12).filter(str.strip))
def test_a_region_is_found_in_whatever_case_it_is_typed(name: str) -> None:
    region = Region(1, name, None, "fi", "Europe/Helsinki", HELD)
    for typed in (name, name.casefold(), f"  {name.casefold()} "):
        assert named([region], typed) is region
        assert key_of(typed) == key_of(name)


@pytest.mark.parametrize(
    ("name", "value", "column", "kept"),
    [
        ("reminder", "60", "reminder_minutes", (10080, 1440, 120, 60)),
        ("reminder", "120", "reminder_minutes", (10080, 1440)),
        ("month-off", "7", "months_off", (7,)),
        ("quiet", "from-22", "quiet_from", 22),
        ("quiet", "none", "quiet_until", 0),
        ("size", "wished-12", "size_largest", 12),
    ],
)
def test_a_regions_way_stands_between_the_networks_and_a_groups_own(
    name: str, value: str, column: str, kept: object
) -> None:
    ways = Ways().with_choice(name, value)
    assert getattr(ways, column) == kept
    assert ways.with_choice(name, "usual") == Ways()
    inherited = ways.inherited(())
    assert inherited[column] == (list(kept) if isinstance(kept, tuple) else kept)
    assert column not in ways.inherited((WAY_OF[name],))


def test_a_region_chooses_what_newcomers_are_asked_and_its_groups_inherit_nothing_of_it() -> None:
    ways = Ways().with_choice("question", "days").with_choice("question", "trade")
    assert ways.unasked == ("trade", "days")
    assert ways.with_choice("question", "trade").unasked == ("days",)
    assert ways.with_choice("question", "usual") == Ways()
    assert "unasked" not in ways.inherited(())
    asked = asked_but(ways.unasked)
    assert [next_step(step, asked) for step in ASKED] == [
        NewcomerStep.PLACE, NewcomerStep.SEEKS, NewcomerStep.SEEKS, NewcomerStep.CHOICE, NewcomerStep.CHOICE
    ]  # fmt: skip
    # Whoever looks for a group is asked something, whatever the region leaves out.
    assert asked_but(NEWCOMER_QUESTIONS) == (NewcomerStep.COMPANY,)


def test_a_regions_own_question_comes_last_in_the_best_language_there_is() -> None:
    asked = asked_but(("days",), own=True)
    assert asked[-1] is NewcomerStep.OWN
    assert [next_step(step, asked) for step in asked[-2:]] == [NewcomerStep.OWN, NewcomerStep.CHOICE]
    # Whoever stands at a question that has been left out since goes on to it.
    assert next_step(NewcomerStep.DAYS, asked) is NewcomerStep.OWN
    words = [["sv", "newcomer-ask-own", "Sv?"], ["fi", "newcomer-ask-own", "Fi?"], ["en", "newcomer-hello", "En"]]
    for languages, said in ((("sv", "fi"), "Sv?"), (("en", "fi"), "Fi?"), (("en", "et"), "Fi?"), ((), "Fi?")):
        assert own_question(words, languages) == said
    assert own_question(words[2:], ("en",)) is None
    assert own_question([["en", "newcomer-ask-own", "{{A}} or B?"]], ("en",)) == "{A} or B?"


@pytest.mark.parametrize(
    ("name", "value"),
    [("reminder", "5"), ("month-off", "13"), ("quiet", "from-3"), ("size", "x-8"), ("question", "company")],
)
def test_what_is_no_choice_changes_nothing(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=value.partition("-")[0]):
        Ways().with_choice(name, value)


@pytest.mark.parametrize(
    ("typed", "refused"),
    [
        ("Come to {region}: {address}", None),
        ("{address} {{here}} {region} <b>1 & 2</b> {region}", None),
        ("Come to {region}", OddPlaceholders),
        ("{region} {address} {when}", OddPlaceholders),
        ("{region.__class__} {address}", OddPlaceholders),
        ("{region!r} {address}", OddPlaceholders),
        ("{region} {address:>99}", OddPlaceholders),
        ("{} {region} {address}", OddPlaceholders),
        ("{region} {address} {", OddPlaceholders),
        ("…", NoOwnText),
        ("{region} {address}" + "a" * LONGEST_TEXT, TooLong),
    ],
)
def test_own_words_keep_the_values_of_the_networks(typed: str, refused: type[Refused] | None) -> None:
    if refused is None:
        require_same_values(typed, "{region}: {address}")
        return
    with pytest.raises(refused):
        require_same_values(typed, "{region}: {address}")
