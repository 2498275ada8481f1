"""Whether two typed themes are the same, apart from case, inflection and typing errors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.formats import terms
from bot.formats.later import Later
from locales.languages import LANGUAGES, SPOKEN

if TYPE_CHECKING:
    from rapidfuzz.distance import OSA
else:
    OSA = Later("rapidfuzz.distance.OSA")

SMALL_WORDS = frozenset(word for language in SPOKEN.values() for word in language.search.small_words)
SHORTEST_WITH_SLIPS, SHORTEST_WITH_TWO = 5, 10
"""Letters; in a shorter word one slip makes another word, and two do below the second."""


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def same_text(one: str, other: str) -> bool:
    """Whether two texts differ in case, spaces and punctuation at most."""
    return "".join(_words(one)) == "".join(_words(other)) and bool(_words(one))


@lru_cache(maxsize=20_000)
def _stem(word: str, language: str) -> str:
    if any(character.isdigit() for character in word):
        return word
    return terms.stem(word, language)


def _alike(one: str, other: str) -> bool:
    """One word, or one word with a slip in it. Numbers have no slips: 2025 is not 2026."""
    if one == other:
        return True
    shortest = min(len(one), len(other))
    if shortest < SHORTEST_WITH_SLIPS or re.findall(r"\d", one) != re.findall(r"\d", other):
        return False
    return bool(OSA.distance(one, other) <= (2 if shortest >= SHORTEST_WITH_TWO else 1))


def _pair_up(ones: Sequence[str], others: Sequence[str]) -> bool:
    """Each word of one has a word of the other, in any order."""
    left = list(others)
    for word in ones:
        match = next((other for other in left if _alike(word, other)), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def alike(one: str, other: str) -> bool:
    """Return whether two themes are so similar that they may mean the same.

    In any of our languages: the same words in another case, number or order, with small words more or
    less, written together or apart, or with a slip of the finger in them.
    """
    if same_text(one, other):
        return True
    a = [word for word in _words(one) if word not in SMALL_WORDS]
    b = [word for word in _words(other) if word not in SMALL_WORDS]
    if not a or not b:
        return False
    if _pair_up(a, b):
        return True
    joined_a, joined_b = "".join(a), "".join(b)
    if len(a) != len(b):
        return _alike(joined_a, joined_b)
    return any(
        _pair_up([_stem(word, language) for word in a], [_stem(word, language) for word in b]) for language in LANGUAGES
    )
