"""The chat page's own words: complete in each language, and none asked for that is not there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import sandbox.page
from sandbox.page.deeds import LANGUAGES

STATIC = Path(sandbox.page.__file__).parent / "static"
CATALOGUES = {code: json.loads((STATIC / f"words-{code}.json").read_text()) for code in LANGUAGES}
MADE_UP = {"members", "unread", "reacted", "voters", "votes"}
"""Asked for with a number: `-one` and `-other` are added."""


def _gaps(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_everything_with_the_same_gaps(language: str) -> None:
    english, words = CATALOGUES["en"], CATALOGUES[language]
    assert words.keys() == english.keys()
    assert {key for key in english if _gaps(words[key]) != _gaps(english[key])} == set()
    assert {key for key, text in words.items() if not text.strip() or text != text.strip()} == set()
    if language != "en":
        # What is the same in both languages is so on purpose.
        same = {key for key in english if words[key] == english[key]}
        assert same <= {"ok", "bot", "said", "admin", "reacted-one", "task-step"}


def test_nothing_is_asked_for_that_is_not_there_and_nothing_is_there_for_nobody() -> None:
    scripts = "".join(path.read_text() for path in STATIC.glob("*.js"))
    page = (STATIC / "index.html").read_text()
    server = "".join(path.read_text() for path in STATIC.parent.glob("*.py"))
    asked = set(re.findall(r"\bt\(\"([a-z-]+)\"", scripts))
    asked |= set(re.findall(r"data-(?:t|label)=\"([a-z-]+)\"", page))
    known = set(CATALOGUES["en"])
    assert asked - known == set()
    numbered = {f"{name}-{form}" for name in MADE_UP for form in ("one", "other")}
    said = {key for key in known if f'"{key}"' in scripts + page + server}
    assert known - said - numbered == set()
