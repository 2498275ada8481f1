"""Company names as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.groups.company_names import LEGAL_FORMS, LONGEST, clean_name, near, person_name, same_name

FAMILY = "👩\u200d👩\u200d👧"

names = st.text(st.characters(codec="utf-8"), max_size=120)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Kaisan Kahvila", "Kaisan Kahvila"),
        ("  Kaisan \t Kahvila \n", "Kaisan Kahvila"),
        ("Kaisan\nKahvila", "Kaisan Kahvila"),
        ("Kaisan\u00a0Kahvila", "Kaisan Kahvila"),
        ("Kaisan\u2028Kahvila", "Kaisan Kahvila"),
        ("Kai\u200bsan\ufeff Kah\u00advila", "Kaisan Kahvila"),
        ("\u202eKaisan\u202c \u2066Kahvila\u2069\u200e\u200f", "Kaisan Kahvila"),
        ("Kaisan\x00 \x1b[31mKahvila\x7f", "Kaisan [31mKahvila"),
        ("Ka\u0308rna\u0308 Oy", "Kärnä Oy"),
        ("Café ☕", "Café ☕"),
        (f"Perhe {FAMILY} Oy", f"Perhe {FAMILY} Oy"),
        ("Kukka ❤\ufe0f", "Kukka ❤\ufe0f"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
        ("محل كايسا", "محل كايسا"),
        ("\ud800Kaisa", "Kaisa"),
        ("", ""),
        (" \u3164\u2800\u200b ", ""),
        ("x" * 100, "x" * LONGEST),
        ("x" * 79 + " yz", "x" * 79),
        ("x" * 79 + FAMILY, "x" * 79),
    ],
)
def test_a_name_is_one_readable_line(typed: str, expected: str) -> None:
    assert clean_name(typed) == expected


@given(text=names)
def test_a_clean_name_is_short_trimmed_and_stays_as_it_is(text: str) -> None:
    name = clean_name(text)
    assert len(name) <= LONGEST
    assert name == name.strip()
    assert "\n" not in name
    assert "  " not in name
    assert clean_name(name) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kaisan Kahvila", "kaisan kahvila"),
        ("Kaisan Kahvila", "KAISAN  KAHVILA "),
        ("Kaisan Kahvila", "Kaisankahvila"),
        ("Kaisan Kahvila", "”Kaisan Kahvila”"),
        ("Kaisan Kahvila", "'Kaisan Kahvila'"),
        ("Kaisan Kahvila", "Kaisan Kahvila Oy"),
        ("Kaisan Kahvila Oy", "Kaisan Kahvila oy."),
        ("Kaisan Kahvila Tmi", "Tmi Kaisan Kahvila"),
        ("Kaisan Kahvila T:mi", "Kaisan Kahvila, tmi"),
        ("Oy Kaisan Kahvila Ab", "Kaisan Kahvila"),
        ("Kaisan Kahvila Ky", "Kaisan Kahvila Oyj"),
        ("Annas Bageri AB", "Annas Bageri HB"),
        ("Baker Ltd.", "BAKER LTD"),
        ("Kaisan Kah\u200bvila", "Kaisan Kahvila"),
        ("Ka\u0308rna\u0308", "Kärnä"),
        ("ﬁne Foods", "Fine foods"),
        ("Ｋａｉｓａ", "Kaisa"),
        ("Straße", "STRASSE"),
        ("Kahvi-Kulma", "Kahvi Kulma"),
        ("A & B", "A&B"),
        ("Oy", "oy"),
    ],
)
def test_the_same_company(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kaisan Kahvila", "Kaisan Kampaamo"),
        ("Mäki", "Maki"),
        ("Studio 1", "Studio 2"),
        ("C++ Oy", "C Oy"),
        ("Oy", "Ab"),
        ("Hotel Ab Helsinki", "Hotel Helsinki"),
        ("☕", "🎨"),
        ("Kaisa", ""),
    ],
)
def test_another_company(one: str, other: str) -> None:
    assert not same_name(one, other)


@given(one=names, other=names, third=names)
def test_sameness_holds_both_ways_and_on(one: str, other: str, third: str) -> None:
    assert same_name(one, one)
    assert same_name(one, other) == same_name(other, one)
    if same_name(one, other) and same_name(other, third):
        assert same_name(one, third)


@given(name=st.text(st.sampled_from("abcdåäö 123"), min_size=1, max_size=40), form=st.sampled_from(sorted(LEGAL_FORMS)))
def test_the_legal_form_does_not_tell_companies_apart(name: str, form: str) -> None:
    if any(word not in LEGAL_FORMS for word in name.split()):
        assert same_name(name, f"{name} {form.upper()}")
        assert same_name(name, f"  {form} “{name}”")


@given(text=st.text(st.characters(codec="utf-8"), max_size=LONGEST))
def test_cleaning_a_name_does_not_change_whose_it_is(text: str) -> None:
    assert same_name(clean_name(text), text) or not any(c.isalnum() for c in clean_name(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kaisan Kahvila", "Kaisan Kahvla"),
        ("Kaisan Kahvila", "Kaisan Kahviila"),
        ("Kaisan Kahvila", "Kaisan Kahvika"),
        ("Kaisan Kahvila", "Kaisan Kavhila"),
        ("Kaisan Kahvila", "Kaisan Kahvial Oy"),
        ("Mäkinen", "Makinen"),
        ("Kaisa", "Kaisa"),
        ("Xaisa", "Kaisa"),
        ("Kaisa", "Kaisaa"),
        ("Mäki", "MÄKI Oy"),
    ],
)
def test_a_slip_of_the_finger_is_near(one: str, other: str) -> None:
    assert near(one, other)
    assert near(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kaisan Kahvila", "Kaisan Kahvi"),
        ("Kaisan Kahvila", "Kiasan Kahvial"),
        ("Mäki", "Maki"),
        ("Kuu", "Puu"),
        ("Studio 1", "Studio 2"),
        ("Studio 1", "Studio 11"),
        ("Kaisan Kahvila", ""),
        ("abcde", "bcdea"),
    ],
)
def test_more_than_a_slip_is_not(one: str, other: str) -> None:
    assert not near(one, other)
    assert not near(other, one)


@given(word=st.text(st.sampled_from("abcdåäö"), min_size=6, max_size=20), data=st.data())
def test_any_one_slip_is_near(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("xyz"))
    assert near(word, word[:at] + word[at + 1 :])
    assert near(word, word[:at] + letter + word[at:])
    assert near(word, word[:at] + letter + word[at + 1 :])
    assert near(word, word[:at] + word[at : at + 2][::-1] + word[at + 2 :])


@pytest.mark.parametrize(
    ("shown", "username", "called"),
    [
        ("Aino Mäki", None, "Aino Mäki"),
        ("  Aino \n Mäki ", "aino", "Aino Mäki"),
        ("Ai\u200bno", None, "Aino"),
        ("\u3164", "aino", "@aino"),
        ("\u2800\u200b", None, "👤 3456"),
        ("🌸", "aino", "🌸 @aino"),
        ("🇫🇮", None, "🇫🇮 👤 3456"),
        ("…", None, "… 👤 3456"),
        ("7", None, "7"),
        ("x" * 200, None, "x" * 130),
    ],
)
def test_somebody_whose_name_shows_no_letter_is_called_something(shown: str, username: str | None, called: str) -> None:
    assert person_name(shown, username, 123456) == called


@given(st.text(), st.none() | st.just("aino"))
def test_whoever_it_is_can_be_called_by_a_letter_or_a_digit(shown: str, username: str | None) -> None:
    called = person_name(shown, username, 5_100_000_001)
    assert any(character.isalnum() for character in called)
    assert called == " ".join(called.split())
