"""What a theme is about, whichever language of the glossary it is written in.

A theme is read in each of them, and the language in which most of its words are understood is taken.
Each word becomes the idea it stands for in the glossary, by its dictionary form or its stem; a compound that is not
there becomes the ideas of its parts. What nobody knows, such as a name, stays as it is; what people do
with it ("collecting feedback") does not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.formats import terms
from bot.formats.likeness import SMALL_WORDS, same_text
from bot.formats.stopwords import STOPWORDS
from locales.languages import SPOKEN

SHORTEST_PART = 2
SHORTEST_STEM = 4
SHORTEST_DEED = 5
SHORTEST_NAME = 5
MOST_WORDS = 3
"""Of a term such as `search engine optimisation`."""
WORD = re.compile(r"[^\W_]+(?:[-–'’:][^\W_]+)*")


class _Glossary:
    """One language's words, by every form they are found by."""

    def __init__(self, language: str, rows: Sequence[tuple[str, Sequence[str]]]) -> None:
        self.language = language
        self.habits = SPOKEN[language].search
        self.exact: dict[str, str] = {}
        self.stems: dict[str, str] = {}
        for idea, those in rows:
            for word in those:
                self.exact.setdefault(word, idea)
                if "_" not in word:
                    continue
                # A term of several words is found by the dictionary forms of them, too.
                self.exact.setdefault("_".join(_lemma(part, language) for part in word.split("_")), idea)
        for idea, those in rows:
            for word in those:
                if "_" in word:
                    continue
                self.exact.setdefault(_lemma(word, language), idea)
                stem = terms.stem(word, language)
                if len(stem) >= SHORTEST_STEM:
                    self.stems.setdefault(stem, idea)

    def idea(self, word: str) -> str | None:
        """The idea a word stands for."""
        for form in (word, _lemma(word, self.language)):
            if form in self.exact:
                return self.exact[form]
        return self.stems.get(terms.stem(word, self.language))

    def ideas(self, word: str, depth: int = 2) -> tuple[str, ...]:
        """The ideas of a word, or of the parts of a compound; none where it is not understood."""
        if (whole := self.idea(word)) is not None:
            return (whole,)
        if not self.habits.compounds or depth == 0:
            return ()
        # The longest last part first: it says what kind of thing the whole is.
        for place in range(SHORTEST_PART, len(word) - SHORTEST_PART):
            end = self.idea(word[place:])
            if end is None:
                continue
            for head in self._heads(word[:place]):
                if found := self.ideas(head, depth - 1):
                    return (*found, end)
        return ()

    def beginning(self, word: str) -> str | None:
        """The idea of a compound's first part, where the rest is not understood."""
        if not self.habits.compounds:
            return None
        for place in range(len(word) - SHORTEST_STEM, SHORTEST_STEM - 1, -1):
            for head in self._heads(word[:place]):
                if found := self.exact.get(head) or self.exact.get(_lemma(head, self.language)):
                    return found
        return None

    def _heads(self, head: str) -> Iterator[str]:
        head = head.rstrip("-–")
        yield head
        if self.habits.joints:
            yield from (
                head.removesuffix(joint) for joint in self.habits.joints if head.endswith(joint) and len(head) > 3
            )
            yield from (head + vowel for vowel in ("a", "e"))


def _lemma(word: str, language: str) -> str:
    return terms.lemma(word, language) or word


@cache
def _glossaries() -> tuple[_Glossary, ...]:
    return tuple(
        _Glossary(code, [(idea, words.split()) for idea, words in language.glossary.items()])
        for code, language in SPOKEN.items()
        if language.glossary
    )


@dataclass(frozen=True, slots=True)
class TextReading:
    """A text as read in one language: the ideas in it, and the words nobody knows, in their dictionary form."""

    language: str
    ideas: frozenset[str]
    unknown: frozenset[str]


def _read(words: Sequence[str], glossary: _Glossary) -> tuple[int, TextReading]:
    """How many words were not understood, and what the others say."""
    found: set[str] = set()
    unknown: set[str] = set()
    place = missed = 0
    while place < len(words):
        term, length = _term(words[place : place + MOST_WORDS], glossary)
        if term is not None:
            found.add(term)
            place += length
            continue
        word, before = words[place], words[place - 1] if place else ""
        place += 1
        if word in STOPWORDS or word in SMALL_WORDS:
            continue
        if ideas := glossary.ideas(word):
            found |= set(ideas)
            continue
        missed += 1
        if part := glossary.beginning(word):
            found.add(part)
        if not _deed(word, before, glossary.language):
            unknown.add(_lemma(word, glossary.language))
    telling = frozenset(idea for idea in found if not idea.startswith("~"))
    return missed, TextReading(
        glossary.language, telling or (frozenset() if unknown else frozenset(found)), frozenset(unknown)
    )


def _term(words: Sequence[str], glossary: _Glossary) -> tuple[str | None, int]:
    """A term of several words, and how many it has."""
    for many in range(len(words), 1, -1):
        together = words[:many]
        for form in ("_".join(together), "_".join(_lemma(word, glossary.language) for word in together)):
            if form in glossary.exact:
                return glossary.exact[form], many
    return None, 0


def _deed(word: str, before: str, language: str) -> bool:
    """A word for doing something: to collect, collecting. What it is done to says more."""
    habits = SPOKEN[language].search
    if habits.deed_after is not None:
        return before == habits.deed_after and word.endswith("a")
    if habits.deed_ending is None:
        return False
    known = _lemma(word, language) if habits.compounds else word
    return known.endswith(habits.deed_ending) and len(word) > SHORTEST_DEED


@lru_cache(maxsize=20_000)
def readings(text: str) -> tuple[TextReading, ...]:
    """What a text may be about: once for each language in which most of it is understood."""
    folded = unicodedata.normalize("NFC", text).casefold().replace("–", "-")
    words: list[str] = []
    for match in WORD.finditer(folded):
        word = terms.ENDING.sub("", match.group())
        whole = "-" not in word or any(glossary.idea(word) for glossary in _glossaries())
        words += [word] if whole else [part for part in word.split("-") if part]
    read = [_read(words, glossary) for glossary in _glossaries()]
    fewest = min(missed for missed, _ in read)
    return tuple(reading for missed, reading in read if missed == fewest and (reading.ideas or reading.unknown))


def marks(text: str) -> frozenset[str]:
    """What two texts have in common, one of these at least, where they are the same or near copies."""
    beginnings = {word[:2] for word in WORD.findall(text.casefold())}
    return frozenset(beginnings | {idea for reading in readings(text) for idea in reading.ideas})


def same_idea(one: str, other: str) -> bool:
    """Whether two texts are about the same, in whatever language each is written.

    The ideas must be the same ones. Words that nobody knows must be the same, or names alike; a word each that nobody
    knows, in two languages, may be taken for the same where more than that is known of both.
    """
    return any(_same(a, b) for a in readings(one) for b in readings(other))


def _same(a: TextReading, b: TextReading) -> bool:
    if a.ideas != b.ideas:
        return False
    left_a = [word for word in a.unknown if not any(_names_alike(word, other) for other in b.unknown)]
    left_b = [word for word in b.unknown if not any(_names_alike(word, other) for other in a.unknown)]
    if not left_a and not left_b:
        return True
    return a.language != b.language and len(left_a) == len(left_b) < len(a.ideas)


def _names_alike(one: str, other: str) -> bool:
    """The same word, or a name with another ending."""
    return one == other or (len(one) >= SHORTEST_NAME <= len(other) and one[:SHORTEST_NAME] == other[:SHORTEST_NAME])


def one_theme(one: str, other: str) -> bool:
    """Whether two texts name one theme, whatever their case, inflection or language."""
    return same_text(one, other) or same_idea(one, other)


def heaps(texts: Sequence[str]) -> list[list[int]]:
    """Texts that name one theme together, in the order of their first: the place of each in the list."""
    found: list[list[int]] = []
    near: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        own = marks(text)
        there = dict.fromkeys(heap for mark in own for heap in near.get(mark, ()))
        heap = next((heap for heap in sorted(there) if one_theme(texts[found[heap][0]], text)), len(found))
        if heap == len(found):
            found.append([])
        found[heap].append(place)
        for mark in own:
            if heap not in near.setdefault(mark, []):
                near[mark].append(heap)
    return found
