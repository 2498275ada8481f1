"""The catalogues say the same things: same messages, same values, every plural form."""

from __future__ import annotations

import re
import unicodedata

import pytest
from babel import Locale

from locales import EVERYWHERE, LANGUAGES
from locales.catalogue import catalogue, written
from locales.languages import SPOKEN, files_of
from tests.locales.telegram_html import parse
from tests.locales.wording import EVERY_TEXT, placeholders

# A value that a language need not show: "Puhumme suomea" names the language by itself.
MAY_BE_LEFT_OUT = {("language-chosen", "language")}


def source(language: str) -> str:
    files = files_of(language)
    assert files is not None
    return files[0].read_text("utf-8")


def msgids(language: str) -> list[str]:
    return re.findall(r'^msgid "(.+)"$', source(language), flags=re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_has_every_message_once_in_the_order_of_the_others(language: str) -> None:
    every, own = list(dict.fromkeys(msgids("en"))), msgids(language)
    lacking = [key for key in every if key not in set(own)]
    assert own == [key for key in every if key in set(own)]
    # A country's language may be a few messages behind: they are said in English meanwhile.
    assert len(lacking) <= (0 if language in EVERYWHERE else len(every) // 50), lacking


@pytest.mark.parametrize("language", LANGUAGES)
def test_keys_are_words_with_hyphens(language: str) -> None:
    assert [key for key in written(language) if not re.fullmatch(r"[a-z]+(-[a-z]+)*", key)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_holds_nothing_doubtful_or_out_of_use(language: str) -> None:
    read = catalogue(language)
    assert [message.id for message in read if message.id and message.fuzzy] == []
    assert list(read.obsolete) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_says_which_language_it_is_in(language: str) -> None:
    assert f'"Language: {language}\\n"' in source(language)
    assert '"Content-Type: text/plain; charset=utf-8\\n"' in source(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_form_is_written(language: str) -> None:
    many = {key: texts for key, texts in written(language).items() if len(written("en")[key]) > 1}
    assert many.keys() == {key for key, texts in written(language).items() if len(texts) > 1}
    assert [key for key, texts in many.items() if len(texts) != catalogue(language).num_plurals] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plural_message_has_one_key_for_all_forms(language: str) -> None:
    assert [m.id for m in catalogue(language) if isinstance(m.id, tuple) and len(set(m.id)) > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("n", [0, 1, 2, 3, 5, 11, 21, 100, 101, 1_000_000])
def test_the_file_and_the_language_agree_on_the_plural_form(language: str, n: int) -> None:
    assert catalogue(language).plural_expr == "(n != 1)"
    assert (Locale.parse(SPOKEN[language].cldr).plural_form(n) == "one") == (n == 1)


def test_no_message_is_empty() -> None:
    assert [f"{language}: {key}" for language, key, text in EVERY_TEXT if not text.strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_the_same_values_as_the_english(language: str) -> None:
    wrong = []
    for key, texts in written(language).items():
        ours, english = (set().union(*map(placeholders, of)) for of in (texts, written("en")[key]))
        unlike = {(key, name) for name in (ours ^ english)} - MAY_BE_LEFT_OUT
        wrong += [f"{key}: {{{name}}}" for _, name in sorted(unlike)]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_differ_in_values_by_the_number_alone(language: str) -> None:
    wrong = [
        key
        for key, texts in written(language).items()
        if len({frozenset(placeholders(text) - {"n"}) for text in texts}) > 1
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_up_as_the_english_does(language: str) -> None:
    def shape(text: str) -> list[str]:
        return sorted(parse(text.replace("{", "").replace("}", "")).kinds)

    wrong = [
        key
        for key, texts in written(language).items()
        for text, english in zip(texts, written("en")[key], strict=True)
        if shape(text) != shape(english)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_are_whole(language: str) -> None:
    text = source(language)
    assert unicodedata.is_normalized("NFC", text)
    assert [letter for letter in "\ufffd\u00ad\u200b\ufeffÃ" if letter in text] == []
