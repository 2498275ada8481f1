"""One wish in three languages is one, and its neighbours are others: measured on wishes as members type them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import pytest

from bot.formats.ideas import readings, same_idea
from tests.formats.wishes_typed import MORE, OTHER, SAME, UNSEEN

Rows = tuple[tuple[str, str, str], ...]


def _found(rows: Rows) -> float:
    pairs = [pair for row in rows for pair in combinations(row, 2)]
    return sum(same_idea(*pair) for pair in pairs) / len(pairs)


def _neighbours() -> Iterable[tuple[str, str]]:
    yield from OTHER
    for row, other_row in combinations((*SAME, *MORE, *UNSEEN), 2):
        for one in row:
            yield from ((one, other) for other in other_row)


@pytest.mark.parametrize(
    ("rows", "share"), [(SAME, 0.98), (MORE, 0.9), (UNSEEN, 0.55)], ids=["known", "added", "unseen"]
)
def test_a_wish_in_three_languages_is_one(rows: Rows, share: float) -> None:
    assert _found(rows) >= share


def test_no_wish_is_taken_for_another() -> None:
    assert [pair for pair in _neighbours() if same_idea(*pair)] == []


@pytest.mark.parametrize(("one", "other"), [*OTHER[:6], ("Pricing our services", "Palvelun hinnoittelusta")])
def test_it_does_not_matter_which_is_read_first(one: str, other: str) -> None:
    assert same_idea(one, other) == same_idea(other, one)


def test_compounds_and_endings_are_seen_through() -> None:
    assert same_idea("Somemarkkinointia", "Marknadsföringen i sociala medier")
    assert same_idea("Energiansäästöön", "Energibesparingar")
    assert not same_idea("Laina", "Lainsäädäntö")


@pytest.mark.parametrize(
    ("estonian", "other"),
    [
        ("Teenuste hinnastamine", "Palvelujen hinnoittelu"),
        ("Kuidas oma teenuseid hinnastada", "Pricing our services"),
        ("Turundus sotsiaalmeedias", "Marknadsföring i sociala medier"),
        ("Eksport Soome", "Export to Finland"),
    ],
)
def test_a_wish_in_estonian_is_that_of_the_others(estonian: str, other: str) -> None:
    assert same_idea(estonian, other)
    assert not same_idea(estonian, "Raamatupidamine") and not same_idea(estonian, "Export to Sweden")


def test_numbers_and_names_that_nobody_knows_tell_wishes_apart() -> None:
    assert same_idea("Verotus 2026", "Beskattning 2026")
    assert not same_idea("Verotus 2025", "Beskattning 2026")
    assert not same_idea("Zumba", "Kizomba")


@pytest.mark.parametrize("text", ["", "???", "the of and", "-", "…–…"])
def test_a_text_without_words_is_about_nothing(text: str) -> None:
    assert readings(text) == () or all(not reading.ideas for reading in readings(text))
    assert not same_idea(text, text) or readings(text)
