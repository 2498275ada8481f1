"""Near copies of themes: case, inflection and slips do not tell them apart, numbers and other words do."""

from __future__ import annotations

import pytest

from bot.formats.likeness import alike, same_text

ONE = [
    ("Hinnoittelu", "hinnoittelun"),
    ("Palvelujen hinnoittelu", "palvelun hinoittelu"),
    ("Asiakkaiden löytäminen", "asiakkaan löytäminen"),
    ("Sopimukset", "sopimus"),
    ("Somemarkkinointi", "some-markkinointi"),
    ("Pricing our services", "price of services"),
    ("Social media marketing", "Socail media marketing"),
    ("Taxes", "tax"),
    ("Försäljning", "försäljningen"),
    ("Skatter och avdrag", "skatt och avdrag"),
]
TWO = [
    ("Verotus 2025", "Verotus 2026"),
    ("B2B myynti", "B2C myynti"),
    ("Vienti", "Tuonti"),
    ("Rahoitus", "Rahoituksen hakeminen"),
    ("???", "!!!"),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_near_copies_are_alike_either_way(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)
    assert not same_text(one, other) or one == "Somemarkkinointi"


@pytest.mark.parametrize(("one", "other"), TWO)
def test_other_themes_are_not(one: str, other: str) -> None:
    assert not alike(one, other)
