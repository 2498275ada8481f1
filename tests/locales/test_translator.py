"""A message in the reader's language: plural forms, values as typed, and no silent gaps."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from locales import LANGUAGES, Text, UnknownMessage, language_from, language_name, text_in
from locales.catalogue import messages, written
from tests.locales.telegram_html import parse

# What people can type: any character Telegram keeps as it is. It strips control characters and odd spaces itself.
TYPED = st.text(
    st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp", "Mn", "Me")), min_size=1
)


@pytest.mark.parametrize(
    ("language", "n", "expected"),
    [
        ("en", 0, "0 days"),
        ("en", 1, "1 day"),
        ("en", 2, "2 days"),
        ("en", 21, "21 days"),
        ("en", 1234, "1,234 days"),
        ("fi", 0, "0 päivää"),
        ("fi", 1, "1 päivä"),
        ("fi", 2, "2 päivää"),
        ("fi", 21, "21 päivää"),
        ("fi", 1234, "1\u00a0234 päivää"),
        ("sv", 0, "0 dagar"),
        ("sv", 1, "1 dag"),
        ("sv", 2, "2 dagar"),
        ("sv", 21, "21 dagar"),
        ("sv", 1234, "1\u00a0234 dagar"),
        ("et", 1, "1 päev"),
        ("et", 1234, "1\u00a0234 päeva"),
    ],
)
def test_a_number_picks_its_plural_form(language: str, n: int, expected: str) -> None:
    t = text_in(language)
    assert t("duration-days", n=n) == expected
    assert t.plain("duration-days", n=n) == expected


def test_a_number_may_stand_where_there_are_no_plural_forms() -> None:
    assert "1,000 characters" in text_in("en").plain("refused-longer-by", n=1000, most=80)


@pytest.mark.parametrize("ask", [Text.__call__, Text.plain])
@pytest.mark.parametrize("language", LANGUAGES)
class TestWhatIsMissing:
    def test_an_unknown_message_is_named(self, ask: Callable[..., str], language: str) -> None:
        with pytest.raises(UnknownMessage, match=f"no-such-message in {language}"):
            ask(text_in(language), "no-such-message")

    def test_a_missing_value_is_named(self, ask: Callable[..., str], language: str) -> None:
        with pytest.raises(UnknownMessage, match=f"card-place in {language} needs 'place'"):
            ask(text_in(language), "card-place")

    def test_a_missing_number_is_named(self, ask: Callable[..., str], language: str) -> None:
        with pytest.raises(UnknownMessage, match=f"duration-days in {language} needs 'n'"):
            ask(text_in(language), "duration-days")


def test_what_is_missing_is_a_key_error() -> None:
    assert issubclass(UnknownMessage, KeyError)


@pytest.mark.parametrize(
    "typed",
    [
        "<b>bold</b>",
        "</b>",
        "a & b",
        "&lt;",
        "&amp;amp;",
        '"quoted"',
        "it's",
        "{name}",
        "{",
        "}",
        "<",
        "%s",
        "\\",
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_value_is_shown_as_typed_and_never_as_markup(language: str, typed: str) -> None:
    shown = parse(text_in(language)("card-place", place=typed))
    assert shown.text == f"📍 {typed}"
    assert shown.kinds == []


@settings(deadline=None)  # how long it takes says nothing on a busy machine
@given(TYPED)
def test_whatever_is_typed_is_shown_as_typed(typed: str) -> None:
    shown = parse(text_in("en")("join-known-company", name=typed, company="x"))
    assert shown.text == f"Welcome, {typed}! You are now with x."
    assert shown.kinds == ["textEntityTypeBold"]


def test_markup_around_a_value_is_kept() -> None:
    shown = parse(text_in("fi")("join-known-company", name="Aino", company="<i>Kahvila & Aino</i>"))
    assert shown.kinds == ["textEntityTypeBold"]
    assert shown.text == "Tervetuloa, Aino! Yrityksesi on nyt <i>Kahvila & Aino</i>."


def test_a_value_that_is_markup_already_stays_markup() -> None:
    name = Markup('<a href="tg://user?id=7">{}</a>').format("A & B")
    shown = parse(text_in("en")("card-place", place=name))
    assert (shown.text, shown.kinds) == ("📍 A & B", ["textEntityTypeMentionName"])


@pytest.mark.parametrize("typed", ["<b>bold</b>", "a & b", "&lt;", '"', "{name}"])
def test_where_there_is_no_markup_a_value_is_left_as_typed(typed: str) -> None:
    assert text_in("sv").plain("card-place", place=typed) == f"📍 {typed}"


def test_where_there_is_no_markup_only_the_words_of_markup_are_shown() -> None:
    t = text_in("en")
    assert t.plain("card-place", place=Markup("<b>{}</b>").format("A <& B")) == "📍 A <& B"
    assert t.plain("card-place", place=t.list(["A & B", "C"])) == "📍 A & B and C"


def test_a_value_that_is_a_number_is_shown_as_it_is() -> None:
    assert text_in("en")("hosts-line", place=3, company="Aino") == "3. Aino"


@pytest.mark.parametrize(("language", "expected"), [("en", "A, B and C"), ("fi", "A, B ja C"), ("sv", "A, B och C")])
def test_a_list_is_written_as_the_language_does(language: str, expected: str) -> None:
    t = text_in(language)
    assert t.list(["A", "B", "C"]) == expected
    assert t.list(["A"]) == "A"
    assert t.list([]) == ""


def test_names_in_a_list_are_shown_as_typed() -> None:
    assert parse(text_in("en").list(["<b>", "&", Markup("<b>C</b>")])).text == "<b>, & and C"


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "12,345.5"), ("fi", "12\u00a0345,5"), ("sv", "12\u00a0345,5")]
)
def test_a_number_is_written_as_the_language_does(language: str, expected: str) -> None:
    assert text_in(language).number(12345.5) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("fi", "fi"),
        ("sv-FI", "sv"),
        ("sv_SE", "sv"),
        ("en-US", "en"),
        ("EN", "en"),
        ("zh-hans", None),
        ("fil", None),
        ("eng", None),
        ("", None),
        (None, None),
    ],
)
def test_reads_the_language_code_of_telegram(code: str | None, expected: str | None) -> None:
    assert language_from(code) == expected


def test_each_language_is_named_in_itself() -> None:
    assert [language_name(code) for code in LANGUAGES] == ["English", "Suomi", "Svenska", "Eesti"]


def test_a_language_we_do_not_speak_is_refused() -> None:
    with pytest.raises(ValueError, match="no catalogue for 'de', only for en, fi, sv"):
        text_in("de")


def test_what_a_country_s_catalogue_lacks_is_said_in_english() -> None:
    assert list(messages("et")) == list(messages("en")) and {**messages("en"), **written("et")} == messages("et")


def test_every_language_is_read_once() -> None:
    assert messages("fi") is messages("fi")
    assert text_in("fi") is text_in("fi")
