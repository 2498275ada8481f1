"""Every message is written with care, in its own language, and fits where Telegram shows it."""

from __future__ import annotations

import re

import pytest

from bot.domain.commands import COMMANDS
from locales import LANGUAGES, text_in
from locales.catalogue import written
from locales.commands import name_in, names_of
from tests.locales.telegram_html import Unparsable, parse
from tests.locales.wording import EVERY_TEXT, commands, filled, placeholders, shown, words

# The same in another language as in English, and rightly so.
THE_SAME_ON_PURPOSE = {
    ("sv", "page-region"),
    ("fi", "settings-type-region-hint"),
    ("fi", "settings-type-zone-hint"),
    ("sv", "role-facilitator"),
    ("sv", "profile-people-one"),
    ("sv", "settings-region"),
    ("sv", "settings-type-zone-hint"),
    ("sv", "button-region"),
    ("sv", "button-text"),
    ("fi", "length-minutes"),
    ("sv", "length-both"),
    ("sv", "length-hours"),
    ("sv", "length-minutes"),
    ("fi", "source-ask-address-hint"),
    ("sv", "source-ask-address-hint"),
    ("fi", "button-report-interreg"),
    ("sv", "button-report-interreg"),
    ("fi", "report-project-hint"),
    ("sv", "report-project-hint"),
    ("et", "button-link"),
    ("et", "button-report-interreg"),
    ("et", "length-minutes"),
    ("et", "report-project-hint"),
    ("et", "profile-section-h"),
    ("et", "source-ask-address-hint"),
    ("sv", "evidence-column-region"),
    ("sv", "evidence-column-version"),
    ("sv", "evidence-column-definition"),
    ("sv", "evidence-definition-version"),
    ("sv", "evidence-period-label"),
}

ENGLISH = {
    "fi": r"the|and|you|your|we|with|is|are|of|for|this|meeting|group|company|host|next|reply|send|to|in",
    "sv": r"the|and|you|your|we|with|is|are|of|this|meeting|group|company|next|reply|send|to",
    "et": r"the|and|you|your|we|with|is|are|of|for|this|meeting|group|company|host|next|reply|send|to|in",
}

# Common words that lose their dots when typed on an English keyboard.
WITHOUT_DOTS = {
    "fi": r"tama|tassa|tata|nain|myos|taalla|paiva|paivaa|paivan|lahettaa|laheta|kaynnissa|isanta|isannoi|isannoida"
    r"|enaa|hyva|tanaan|jasen|jasenet|jaseneksi|nayttaa|ensimmainen|viela|sina|mika|missaan|taman|eika|tehda|naytta",
    "et": r"uks|uhe|koik|tana|nadal|nadala|paev|paeva|paevad|kusimus|kusimuse|kusimust|ulevaade|ulevaated|ettevote"
    r"|ettevotte|ettevottele|voib|void|sonum|sonumi|sonumile|voorustab|voorustaja|noustaja|jargmine|jargmist|oige|aitah",
    "sv": r"ar|pa|nar|fran|traff|traffen|traffar|foretag|foretaget|vard|varden|gor|ocksa|aven|sprak|tva|overens"
    r"|kanner|paminner|paminnelse|manad|oppna|lagg|amne|allmant|installd|nasta|forsta|for",
}

LIMITS = {
    # A sentence of its own, not the hint of an input field.
    "join-private-hint": 200,
    "button-": 40,
    "command-": 256,
    "toast-": 200,
    # A refused press is answered with an alert.
    "refused-": 200,
    "something-broke": 200,
    "about-short": 120,
    "about": 512,
    "calendar-": 1024,
}
MOST = 1000
HINT = 64


def spot(language: str, key: str) -> str:
    return f"{language}: {key}"


def test_telegram_takes_the_markup() -> None:
    wrong = []
    for language, key, text in EVERY_TEXT:
        try:
            parse(filled(text, "a &lt;b&gt; &amp; &quot;c&quot;"))
        except Unparsable as no:
            wrong.append(f"{spot(language, key)}: {no}")
    assert wrong == []


def test_shows_no_character_that_markup_would_swallow() -> None:
    wrong = []
    for language, key, text in EVERY_TEXT:
        read = parse(filled(text)).text
        if "<" not in text and "&" not in text and read != filled(text):
            wrong.append(spot(language, key))
    assert wrong == []


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_is_translated(language: str) -> None:
    untranslated = {
        (language, key)
        for key, texts in written(language).items()
        if texts == written("en")[key] and re.search(r"[^\W\d_]", "".join(map(words, texts)))
    }
    assert untranslated - THE_SAME_ON_PURPOSE == set()
    assert {pair for pair in THE_SAME_ON_PURPOSE if pair[0] == language} - untranslated == set(), "no longer needed"


@pytest.mark.parametrize("language", ENGLISH)
def test_has_no_english_in_it(language: str) -> None:
    pattern = re.compile(rf"(?<![\w/])(?:{ENGLISH[language]})(?!\w)", re.IGNORECASE)
    found = [
        f"{key}: {match.group()}"
        for key, texts in written(language).items()
        for text in texts
        for match in pattern.finditer(words(text))
    ]
    assert found == []


@pytest.mark.parametrize("language", WITHOUT_DOTS)
def test_words_have_their_dots(language: str) -> None:
    pattern = re.compile(rf"(?<![\w/])(?:{WITHOUT_DOTS[language]})(?!\w)", re.IGNORECASE)
    found = [
        f"{key}: {match.group()}"
        for key, texts in written(language).items()
        if not key.endswith("-file")
        for text in texts
        for match in pattern.finditer(words(text))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("fault", "pattern"),
    [
        ("two spaces", r"  "),
        ("a space at the end of a line", r" (?:\n|\Z)"),
        ("a space at the start of a line", r"(?:\A|\n) "),
        ("a line break at the end", r"\n\Z"),
        ("a space before punctuation", r" [.,:;!?](?:\s|\Z)"),
        ("three dots for an ellipsis", r"\.\.\."),
        ("a hyphen for a dash", r" - "),
        ("a straight quotation mark", r'"'),
        ("a no-break space or a tab", r"[\u00a0\u202f\t]"),
        ("two full stops", r"(?<!\.)\.\.(?!\.)"),
    ],
)
def test_typography(fault: str, pattern: str) -> None:
    assert [spot(language, key) for language, key, text in EVERY_TEXT if re.search(pattern, shown(text))] == [], fault


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_quotes_and_apostrophes_are_those_of_the_language(language: str) -> None:
    assert [key for key, texts in written(language).items() if re.search(r"[“'‘´`]", words("".join(texts)))] == []


def test_estonian_quotes_open_low_and_close_high() -> None:
    texts = [(key, text) for key, texts in written("et").items() for text in texts]
    assert [
        key for key, text in texts if text.count("„") != text.count("”") or re.search(r"[“'‘´`]", words(text))
    ] == []


def test_english_quotes_open_and_close() -> None:
    assert [key for key, texts in written("en").items() for t in texts if t.count("“") != t.count("”")] == []


@pytest.mark.parametrize("language", ["fi", "sv", "et"])
def test_times_have_a_full_stop_as_in_finland(language: str) -> None:
    assert [key for key, texts in written(language).items() if re.search(r"\d:\d\d", "".join(texts))] == []


def test_what_people_press_or_read_in_a_menu_is_one_line_without_a_full_stop() -> None:
    wrong = [
        spot(language, key)
        for language, key, text in EVERY_TEXT
        if key.startswith(("button-", "command-")) and ("\n" in text or re.search(r"\D\.$", text))
    ]
    assert wrong == []


def test_what_is_shown_without_markup_needs_none() -> None:
    plain = ("button-", "command-", "toast-", "refused-", "about", "something-broke", "duration-")
    wrong = [
        spot(language, key)
        for language, key, text in EVERY_TEXT
        if (key.startswith(plain) or key.endswith(("-hint", "-file"))) and re.search(r"[<>&]", text)
    ]
    assert wrong == []


def limit(key: str) -> int:
    hint = HINT if key.endswith("-hint") else MOST
    return next((most for prefix, most in LIMITS.items() if key.startswith(prefix)), hint)


def test_fits_where_it_is_shown() -> None:
    # A value counts as ten characters: a name as people have them. Longer ones are cut where they are shown.
    lengths = [(language, key, len(parse(filled(text, "x" * 10)).text)) for language, key, text in EVERY_TEXT]
    assert [f"{spot(language, key)}: {length}" for language, key, length in lengths if length > limit(key)] == []


def test_file_names_are_safe_everywhere() -> None:
    wrong = [
        spot(language, key)
        for language, key, text in EVERY_TEXT
        if key.endswith("-file") and not re.fullmatch(r"[a-z0-9-]+", filled(text))
    ]
    assert wrong == []


def test_every_command_named_exists() -> None:
    known = {name for command in COMMANDS for name in names_of(command)}
    assert [spot(language, key) for language, key, text in EVERY_TEXT if set(commands(text)) - known] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_commands_as_its_menu_does(language: str) -> None:
    # The one sentence that stands as it is in every language: before /setup no language is chosen.
    spoken = {name_in(command, language) for command in COMMANDS}
    wrong = [
        f"{key}: /{name}"
        for key, texts in written(language).items()
        if key != "refused-not-set-up"
        for text in texts
        for name in commands(text)
        if name not in spoken
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_points_to_the_same_commands_as_the_english(language: str) -> None:
    canonical = {name: command.name for command in COMMANDS for name in names_of(command)}
    wrong = [
        key
        for key, texts in written(language).items()
        if {canonical.get(name) for text in texts for name in commands(text)}
        != {canonical.get(name) for text in written("en")[key] for name in commands(text)}
    ]
    assert wrong == []


def test_placeholders_are_names_alone() -> None:
    # `{name.attribute}` or `{name!r}` would reach into values; reading them raises.
    assert all(isinstance(placeholders(text), set) for _, _, text in EVERY_TEXT)


@pytest.mark.parametrize(
    ("language", "alone", "together"), [("fi", "sinulla", "teillä"), ("sv", "din", "er"), ("et", "sinu", "teie")]
)
def test_one_person_of_a_company_is_not_called_several(language: str, alone: str, together: str) -> None:
    t = text_in(language)
    assert f" {alone}" in t.plain("turn-comes", n=1, people="Aino")
    assert f" {together}" in t.plain("turn-comes", n=2, people="Aino, Pekka")
