"""What people type into a profile, as it is kept, or what is odd about it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.companies.asking import ORDER, next_field
from bot.domain.companies.joining import Known, goes_on
from bot.domain.companies.profiles import (
    FIELDS,
    Band,
    OddBusinessId,
    OddYear,
    Profile,
    SeenBy,
    WrongDigit,
    band_of,
    year_founded,
)
from bot.domain.ids import EnterpriseId
from bot.formats.business_ids import read_business_id
from bot.formats.trades import BEGINNINGS, section_of

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    "typed", ["1234567-1", "12345671", "FI12345671", "fi 1234567-1", "Y-tunnus: 1234567-1", " 1234567 - 1 "]
)
def test_a_business_id_is_read_however_it_is_written(typed: str) -> None:
    assert read_business_id(typed) == "1234567-1"


def test_an_old_business_id_gets_its_first_zero() -> None:
    assert read_business_id("112038-9") == "0112038-9"


@pytest.mark.parametrize(
    ("typed", "odd"),
    [
        ("1234567-2", WrongDigit),
        ("1243567-1", WrongDigit),
        ("123456", OddBusinessId),
        ("SE5560360793", OddBusinessId),
        ("abc", OddBusinessId),
        ("", OddBusinessId),
        ("123456-7", OddBusinessId),
        ("010190-123A", OddBusinessId),
    ],
)
def test_what_is_no_business_id_says_what_is_odd(typed: str, odd: type[Exception]) -> None:
    with pytest.raises(OddBusinessId) as no:
        read_business_id(typed)
    assert type(no.value) is odd


@given(st.integers(min_value=0, max_value=9_999_999), st.integers(min_value=0, max_value=7), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(number: int, place: int, more: int) -> None:
    weights = (7, 9, 10, 5, 8, 4, 2)
    rest = sum(int(digit) * weight for digit, weight in zip(f"{number:07}", weights, strict=True)) % 11
    if rest == 1:
        return
    right = f"{number:07}{0 if rest == 0 else 11 - rest}"
    assert read_business_id(right) == f"{right[:7]}-{right[7]}"
    wrong = right[:place] + str((int(right[place]) + more) % 10) + right[place + 1 :]
    with pytest.raises(WrongDigit):
        read_business_id(wrong)


@pytest.mark.parametrize(
    ("typed", "year"), [("2015", 2015), ("vuonna 1998.", 1998), ("1.5.2015", 2015), ("2030 eller 2020", 2020)]
)
def test_a_year_is_found_among_other_words(typed: str, year: int) -> None:
    assert year_founded(typed, TODAY) == year


@pytest.mark.parametrize("typed", ["", "15", "2027", "20155", "0001", "years ago"])
def test_what_has_no_year_that_can_be_meant_is_odd(typed: str) -> None:
    with pytest.raises(OddYear):
        year_founded(typed, TODAY)


@given(st.integers(min_value=0, max_value=999_999))
def test_every_number_of_people_is_in_one_band(number: int) -> None:
    band = band_of(f"about {number} people")
    lowest = {Band.NOBODY: 0, Band.ONE: 1, Band.FEW: 2, Band.SEVERAL: 5, Band.MANY: 10}
    assert band is not None
    assert band is max((each for each in Band if lowest[each] <= number), key=lambda each: lowest[each])


def test_a_band_as_it_is_written_is_that_band_and_no_number_is_none() -> None:
    assert [band_of(band) for band in Band] == list(Band)
    assert band_of("a few") is None


@pytest.mark.parametrize(
    ("words", "section"),
    [
        ("Kahvila ja pitopalvelu", "I"),
        ("Parturi-kampaamo", "T"),
        ("Tilitoimisto", "N"),
        ("Vi bygger hus", "F"),
        ("Frisörsalong", "T"),
        ("A hairdresser's", "T"),
        ("Website programming", "K"),
        ("Kahvila ja parturi", None),
        ("Kaikenlaista", None),
        ("", None),
    ],
)
def test_a_trade_points_to_a_section_only_where_there_is_little_doubt(words: str, section: str | None) -> None:
    assert section_of(words) == section


def test_no_beginning_points_to_two_sections() -> None:
    every = [(one, section) for section, words in BEGINNINGS.items() for one in words.split(", ")]
    assert [one for one, section in every if section_of(one) not in (section, None)] == []


@given(st.tuples(st.integers(1, 9), st.integers(0, 9)), st.tuples(st.integers(1, 9), st.integers(0, 9)))
def test_the_same_one_goes_on_whichever_is_named_first(one: tuple[int, int], other: tuple[int, int]) -> None:
    first = Known(EnterpriseId(one[0]), one[1], datetime(2026, 1, one[0], tzinfo=UTC))
    second = Known(EnterpriseId(other[0] + 10), other[1], datetime(2026, 1, other[0], tzinfo=UTC))
    stays, goes = goes_on(first, second)
    assert (stays, goes) == goes_on(second, first)
    assert {stays, goes} == {first.id, second.id}
    assert max(first, second, key=lambda each: each.filled).filled == next(
        each.filled for each in (first, second) if each.id == stays
    )


def test_what_others_see_is_what_the_company_lets_them() -> None:
    profile = Profile(
        trade="Cakes", offers="Cakes", seeks="Flour", business_id="1234567-1", seen={"seeks": SeenBy.NETWORK}
    )
    assert profile.shown_to(SeenBy.GROUP) == ("trade", "offers", "seeks")
    assert profile.shown_to(SeenBy.NETWORK) == ("seeks",)
    assert profile.seen_by("business_id") is SeenBy.NOBODY


def test_every_field_is_asked_for_once_and_what_may_be_personal_last() -> None:
    assert set(ORDER) == set(FIELDS)
    asked: list[str] = []
    while (name := next_field(Profile(trade="Cakes"), asked)) is not None:
        asked.append(name)
    assert len(asked) == len(FIELDS) - 1
    assert asked[-1] == "business_id"
