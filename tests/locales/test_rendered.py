"""Rules that need the whole message, with names that do not fit in smoothly and 1, 2 and 5 of everything."""

from __future__ import annotations

import re

import pytest

from bot.presenters.outgoing import OutgoingMessage
from bot.presenters.wording import labels
from locales import EVERYWHERE, LANGUAGES
from locales.catalogue import messages
from tests.locales.rendering import (
    HOSTILE,
    SEEDS,
    Presenter,
    Rendered,
    alone,
    examples,
    presenters,
    realistic,
    rendered,
)
from tests.locales.telegram_html import parse
from tests.locales.wording import EVERY_TEXT
from tools.messages import page

# What all of these read is made once.
pytestmark = pytest.mark.xdist_group("rendered")

WEEKDAYS = {
    "fi": r"(?:maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai)",
    "sv": r"(?:måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag)",
    "et": r"(?:(?:esmas|teisi|kolma|nelja|lau|püha)päev|reede)",
}
DATES = "moment|when|day|until|understood|month"
# A list of what was when has its days in front.
LINES = {"hosts-past-line", "themes-discussed-line", "digests-line", "dates-time"}
SINGULAR = {
    "en": r"(?:the (?:region|group|company)|region|company)",
    "fi": r"(?:alueella|alueen|ryhmässä|ryhmän|ryhmältä|yrityksessä|yrityksen|yritykseltä|yritykselle)",
    "sv": r"(?:regionen|gruppen|företaget)",
    "et": r"(?:piirkonnas|piirkonna|grupis|grupi|grupile|ettevõttes|ettevõtte|ettevõttele)",
}
LISTS = "regions|groups|companies|people|names|months"
# "to 17.12." is a Finnish Thursday.
ENGLISH = r"the|and|you|your|we|with|is|are|of|this|meeting|group|company|host|next|reply|send|to(?! \d)"
BUTTON = 25
SOME_SEEDS = 8
"""For a language of one country, to be done sooner."""


Every = dict[str, list[tuple[Rendered, str]]]


@pytest.fixture(scope="module")
def every() -> Every:
    """Each text of each example, by language, without its markup."""
    return {
        language: [
            (one, parse(text).text)
            for one in examples(language, HOSTILE, SEEDS if language in EVERYWHERE else SOME_SEEDS)
            for text in one.texts
        ]
        for language in LANGUAGES
    }


def keys_of(presenter: Presenter, seed: int) -> set[str]:
    """The messages an example is made of, in any of the languages."""
    made = [rendered(presenter, code, realistic(code), seed) for code in LANGUAGES]
    return {key for one in made if one is not None for key in one.keys}


def test_every_presenter_and_every_message_can_be_shown(every: Every) -> None:
    shown = {one.presenter for one, _ in every["fi"]}
    assert [one.name for one in presenters() if one.name not in shown] == []
    assert [key for key in messages("en") for language in LANGUAGES if not alone(language, HOSTILE, key)] == []


@pytest.mark.slow
def test_the_page_for_editors_has_every_presenter_and_every_message() -> None:
    written = page(tries=8)
    assert [one.name for one in presenters() if f"<code>{one.name}</code>" not in written] == []
    shown = {key for one in presenters() for seed in range(8) for key in keys_of(one, seed)}
    assert [key for key in messages("en") if key not in shown and f"<code>{key}</code>" not in written] == []


@pytest.mark.parametrize("language", WEEKDAYS)
def test_no_sentence_begins_with_a_date(language: str, every: Every) -> None:
    first = re.compile(rf"(?:^|[.!?…]\s+|\n){WEEKDAYS[language]}")
    assert sorted({one.presenter for one, text in every[language] if first.search(text)}) == []
    placed = re.compile(rf"(?:^|[.!?…]\s+|\n)(?:<b>)?\{{(?:{DATES})\}}")
    texts = messages(language)
    assert [key for key in texts if key not in LINES and any(placed.search(text) for text in texts[key])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_date_shown_in_each_readers_zone_has_its_own_line(language: str, every: Every) -> None:
    alone_on_its_line = re.compile(
        r"🗓 (?:<b>)?<tg-time[^>]*>[^<]*</tg-time>(?:–<tg-time[^>]*>[^<]*</tg-time>)?(?:</b>)?"
    )
    lines = {
        (one.presenter, line)
        for one, _ in every[language]
        for text in one.texts
        for line in text.split("\n")
        if "<tg-time" in line
    }
    assert lines
    assert sorted((where, line) for where, line in lines if not alone_on_its_line.fullmatch(line)) == []


def test_nothing_is_hung_on_a_name(every: Every) -> None:
    hung = re.compile(r"(?:Bikes|t:mi|O'Brien|Kainuun ydinryhmä)(?:'|:?[a-zåäö])")
    assert sorted({(one.presenter, text) for texts in every.values() for one, text in texts if hung.search(text)}) == []
    assert [key for _, key, text in EVERY_TEXT if re.search(r"\}(?:</\w+>)?(?:'|:?[a-zåäö])", text)] == []


@pytest.mark.parametrize("language", SINGULAR)
def test_no_list_stands_in_a_frame_for_one(language: str) -> None:
    frame = re.compile(rf"\b{SINGULAR[language]} (?:<b>)?\{{(?:{LISTS})\}}", re.IGNORECASE)
    # A plural message has its own text for one.
    assert [key for key, texts in messages(language).items() if frame.search(texts[-1])] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("fault", "pattern"),
    [
        ("two spaces", r"  "),
        ("a space before punctuation", r" [.,:;!?](?:\s|$)"),
        ("two full stops", r"(?<!\.)\.\.(?!\.)"),
        ("nothing between two marks", r",\s*[,.]|\(\s*\)|[:;]\s*\."),
    ],
)
def test_spaces_and_marks_stay_in_order(language: str, fault: str, pattern: str, every: Every) -> None:
    found = {one.presenter for one, text in every[language] if re.search(pattern, text)}
    assert sorted(found) == [], fault


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_begins_with_a_capital_or_a_sign(language: str, every: Every) -> None:
    small = {
        one.presenter
        for one, text in every[language]
        if isinstance(one.made, OutgoingMessage) and re.match(r"(?!https)[a-zåäöõü]", text)
    }
    assert sorted(small) == []


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_no_english_word_is_left(language: str, every: Every) -> None:
    english = re.compile(rf"(?<![\w/])(?:{ENGLISH})(?!\w)", re.IGNORECASE)
    left = {
        (one.presenter, found.group())
        for one, text in every[language]
        for found in english.finditer(re.sub(r"https?://\S+", "", text))
    }
    assert sorted(left) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_button_is_at_most_25_characters_with_its_tick(language: str, every: Every) -> None:
    fixed = [key for key, texts in messages(language).items() if key.startswith("button-")]
    long = [key for key in fixed if any("{" not in text and len(text) > BUTTON for text in messages(language)[key])]
    assert long == []
    labels = {(one.presenter, label) for one, _ in every[language] for label in one.buttons}
    assert sorted(pair for pair in labels if len(pair[1]) > BUTTON) == []
    # Only names and themes of people may be cut.
    theirs = (HOSTILE.group, HOSTILE.theme, HOSTILE.digest, *HOSTILE.companies, *HOSTILE.people)
    cut = {label for _, label in labels if label.startswith("✓") and label.endswith("…")}
    assert [label for label in cut if not any(one.startswith(label[2:-1]) for one in theirs)] == []


def test_themes_that_begin_alike_can_be_told_apart_on_their_buttons() -> None:
    themes = ["Pricing our services: small jobs", "Pricing our services: large jobs", "Export"]
    shown = labels(themes, "👍 ")
    assert shown == ["👍 Pricing our…small jobs", "👍 Pricing our…large jobs", "👍 Export"]
    assert all(len(label) <= BUTTON for label in shown)
