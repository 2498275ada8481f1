"""What a text can be found by, in all the languages of the network at once.

People of one group write in several languages, and nobody says in which, so a word is read in all of them. What it is
found by are its roots: the word as it stands, its dictionary form, its stem, and the parts it is composed of. Typing
errors are forgiven by slips: what is left of a root when a letter or two are taken out of its beginning. Two words
that are a slip of the finger apart share at least one (the idea of Wolf Garbe's SymSpell).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from enum import IntEnum
from functools import cache, lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Any
from zlib import crc32

from bot.formats import dictionaries
from bot.formats.later import Later
from bot.formats.stopwords import STOPWORDS
from locales.languages import LANGUAGES, SPOKEN

if TYPE_CHECKING:
    from rapidfuzz.distance import OSA
else:
    OSA = Later("rapidfuzz.distance.OSA")

RULES = 1
VERSION = crc32(" ".join([str(RULES), *LANGUAGES]).encode()) % 2**15
"""A number of two bytes for these rules and the languages they know. Texts indexed by another are indexed anew."""

LONGEST = 40
"""Letters of a word; what goes beyond is not told apart."""
SHORTEST_STEM = 4
SHORTEST_PART = 4
SLIP_LETTERS = 7
"""How much of a root's beginning slips are made of."""
SHORTEST_TO_FORGIVE = 4
LONG = 8
"""From this many letters on, two typing errors are forgiven."""

WORD = re.compile(r"[^\W_]+(?:[-'’:][^\W_]+)*")
# ALV:n, Y-tunnus:ta, company's: an ending, not a word of its own.
ENDING = re.compile(r"[:][^\W\d_]{1,5}$|['’]s?$|['’]s$")
COMPOUNDS = tuple(code for code, language in SPOKEN.items() if language.search.compounds)
CLITICS = {code: re.compile(said.search.clitics) for code, said in SPOKEN.items() if said.search.clitics}


class Near(IntEnum):
    """How near a root is to the word it was found in."""

    PART = 1
    STEM = 2
    LEMMA = 3
    WORD = 4

    @property
    def share(self) -> float:
        """From 0 to 1: how much of the word's meaning the root has."""
        return SHARES[self]


SHARES = {Near.PART: 0.45, Near.STEM: 0.8, Near.LEMMA: 0.95, Near.WORD: 1.0}


def words(text: str) -> Counter[str]:
    """The words a text is about, and how often each stands there, first come first."""
    found: Counter[str] = Counter()
    for match in WORD.finditer(unicodedata.normalize("NFC", text).casefold()):
        whole = ENDING.sub("", match.group())
        parts = re.split(r"[-'’:]", whole)
        # "Co-working" is found as "coworking" too.
        for word in parts if len(parts) == 1 else [*parts, "".join(parts)]:
            if word not in STOPWORDS and (len(word) > 1 or word.isdigit()):
                found[word[:LONGEST]] += 1
    return found


@lru_cache(maxsize=50_000)
def roots(word: str) -> Mapping[str, Near]:
    """What a word is found by, and how near that is to it.

    Args:
        word: as `words` gives it.
    """
    found: dict[str, Near] = {word: Near.WORD}
    if word.isdigit():
        return found

    def add(root: str, near: Near) -> None:
        found[root] = max(near, found.get(root, near))

    lemmas = {language: lemma for language in LANGUAGES if (lemma := _lemma(word, language)) is not None}
    for language in lemmas or LANGUAGES:
        lemma = lemmas.get(language, word)
        if language in lemmas:
            add(lemma, Near.LEMMA)
        for form in (word, lemma):
            cut = stem(form, language)
            if len(cut) >= SHORTEST_STEM:
                add(cut, Near.STEM)
    for language in COMPOUNDS:
        whole = lemmas.get(language)
        if (whole is None and lemmas) or (parts := _split(whole or word, language)) is None:
            continue
        head, beginning, end = parts
        if whole is None:
            # A compound no dictionary has: its dictionary form is that of its last part.
            add(head + end, Near.LEMMA)
        add(beginning, Near.PART)
        add(end, Near.PART)
    return found


def meant(word: str) -> frozenset[str]:
    """The roots of a word that a slip of the finger may be taken for: dictionary forms where there are any."""
    found = roots(word)
    wanted = [Near.LEMMA, Near.PART] if Near.LEMMA in found.values() else [Near.STEM, Near.PART, Near.WORD]
    return frozenset(root for root, near in found.items() if near in wanted)


def slips(root: str) -> frozenset[str]:
    """What is left of a root's beginning when up to two letters fall out; nothing for words too short to forgive.

    Dots and rings do not count: `yrittaja` is no error.
    """
    if len(root) < SHORTEST_TO_FORGIVE or not root.isalpha():
        return frozenset()
    plain = folded(root)
    start = plain[:SLIP_LETTERS]
    most = 2 if len(plain) >= LONG else 1
    return frozenset(
        "".join(letter for index, letter in enumerate(start) if index not in gone)
        for count in range(most + 1)
        for gone in combinations(range(len(start)), count)
    )


def likeness(typed: str, root: str) -> float:
    """How likely a root was meant by what was typed: from 1, the same but for dots, down to 0, another word."""
    a, b = folded(typed), folded(root)
    if a == b:
        return 0.9
    allowed = 2 if min(len(a), len(b)) >= LONG else 1
    distance = OSA.distance(a, b, score_cutoff=allowed)
    if distance <= allowed:
        # People seldom get the first letter wrong.
        return (0.6, 0.4)[distance - 1] * (1.0 if a[0] == b[0] else 0.6)
    if len(a) > SHORTEST_TO_FORGIVE and b.startswith(a):
        return 0.45
    return 0.0


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """Without dots, rings and accents."""
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def lemma(word: str, language: str) -> str | None:
    """The dictionary form of a word, if that language's dictionary has it."""
    return _lemma(word, language)


def stem(word: str, language: str) -> str:
    """What is left of a word when its endings are taken away, right or wrong."""
    stemmer = _stemmer(language)
    found: str = word if stemmer is None else stemmer.stemWord(word)
    return found


def _lemma(word: str, language: str) -> str | None:
    known = dictionary(language)
    found = known.get(word)
    hanging = CLITICS.get(language)
    if found is None and hanging is not None:
        bare = hanging.sub("", word)
        if bare != word and len(bare) >= SHORTEST_STEM:
            found = known.get(bare)
    return None if found is None else found.casefold()[:LONGEST]


def _split(whole: str, language: str) -> tuple[str, str, str] | None:
    """The two words a compound consists of: the first as it stands there, and both as in the dictionary."""
    for length in sorted(range(SHORTEST_PART, len(whole) - SHORTEST_PART + 1), key=lambda i: abs(2 * i - len(whole))):
        head, tail = whole[:length], whole[length:]
        end = dictionary(language).get(tail)
        if end is None:
            continue
        beginning = dictionary(language).get(head)
        if beginning is None and head.endswith("s") and "s" in SPOKEN[language].search.joints:
            # Hyres-avtal, arbets-plats.
            beginning = dictionary(language).get(head[:-1])
        if beginning is not None:
            return head, beginning.casefold(), end.casefold()
    return None


def dictionary(language: str) -> Mapping[str, str]:
    """The dictionary form of every form a language's dictionary knows. Loads it where it is not loaded."""
    code = SPOKEN[language].search.dictionary
    if code is None:
        return {}
    return dictionaries.opened(code)


@cache
def _stemmer(language: str) -> Any:
    import snowballstemmer

    name = SPOKEN[language].search.stemmer
    return None if name is None else snowballstemmer.stemmer(name)


def warm_up() -> None:
    """Load what the first search would have to wait for: seconds, where no file of the dictionaries has been made."""
    dictionaries.use_files()
    for language in LANGUAGES:
        dictionary(language)
        stem(language, language)
