"""Whether two themes as people type them are one: case, inflection and slips of the finger do not tell them apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import snowballstemmer
from rapidfuzz.distance import OSA

STEMMERS = {
    "en": snowballstemmer.stemmer("english"),
    "fi": snowballstemmer.stemmer("finnish"),
    "sv": snowballstemmer.stemmer("swedish"),
}
SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "and",
        "or",
        "with",
        "our",
        "how",
        "what",
        "we",
        "is",
        "are",
        "do",
        "ja",
        "tai",
        "sekä",
        "on",
        "ovat",
        "miten",
        "mitä",
        "kuinka",
        "meidän",
        "och",
        "eller",
        "en",
        "ett",
        "att",
        "på",
        "av",
        "i",
        "för",
        "med",
        "vår",
        "hur",
        "vad",
        "vi",
        "är",
        "den",
        "det",
    ]
)
SHORTEST_WITH_SLIPS, SHORTEST_WITH_TWO = 5, 10
"""Letters; in a shorter word one slip makes another word, and two do below the second."""

# What groups most often ask for, so that one wish in three languages is seen as one. Stems are made when read.
SAME_IN_THREE = (
    ("pricing price", "hinnoittelu hinta hinnat", "prissättning pris"),
    ("tax taxes taxation", "vero verot verotus", "skatt skatter beskattning"),
    ("marketing", "markkinointi", "marknadsföring"),
    ("sales selling", "myynti myyminen", "försäljning"),
    ("customer customers", "asiakas asiakkaat", "kund kunder"),
    ("bookkeeping accounting", "kirjanpito", "bokföring"),
    ("funding financing", "rahoitus", "finansiering"),
    ("export exports exporting", "vienti", "export"),
    ("hiring recruiting recruitment", "rekrytointi palkkaaminen", "rekrytering anställning"),
    ("website", "verkkosivut kotisivut", "webbplats hemsida"),
    ("webshop", "verkkokauppa", "webbutik nätbutik"),
    ("wellbeing", "hyvinvointi", "välmående välbefinnande"),
    ("pension pensions", "eläke eläkkeet", "pension pensioner"),
    ("insurance", "vakuutus vakuutukset", "försäkring försäkringar"),
    ("network networking", "verkosto verkostoituminen", "nätverk nätverkande"),
    ("sustainability", "vastuullisuus kestävyys", "hållbarhet"),
    ("leadership", "johtaminen", "ledarskap"),
    ("contract contracts", "sopimus sopimukset", "avtal kontrakt"),
    ("brand branding", "brändi brändäys", "varumärke"),
    ("succession", "omistajanvaihdos sukupolvenvaihdos", "ägarskifte generationsskifte"),
    ("procurement tender tenders", "hankinta hankinnat", "upphandling"),
    ("productivity", "tuottavuus", "produktivitet"),
    ("security", "tietoturva turvallisuus", "säkerhet informationssäkerhet"),
    ("automation", "automaatio", "automatisering"),
    ("photography", "valokuvaus", "fotografering"),
)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def same_text(one: str, other: str) -> bool:
    """Whether two texts differ in case, spaces and punctuation at most."""
    return "".join(_words(one)) == "".join(_words(other)) and bool(_words(one))


@lru_cache(maxsize=20_000)
def _stem(word: str, language: str) -> str:
    if any(character.isdigit() for character in word):
        return word
    stem: str = STEMMERS[language].stemWord(word)
    return stem


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
    """Whether two themes are so alike that whoever typed one may mean the other.

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
        _pair_up([_stem(word, language) for word in a], [_stem(word, language) for word in b]) for language in STEMMERS
    )


def _in_concepts() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in SAME_IN_THREE:
        concept = row[0].split()[0]
        for language, words in zip(STEMMERS, row, strict=True):
            for word in words.split():
                found.setdefault(_stem(word, language), concept)
                found.setdefault(word, concept)
    return found


CONCEPTS = _in_concepts()


def in_common_words(text: str) -> str:
    """The text with the field's commonest words in English, so that one wish in three languages is alike."""
    return " ".join(_concept(word) for word in _words(text) if word not in SMALL_WORDS)


def _concept(word: str) -> str:
    for known in (word, *(_stem(word, language) for language in STEMMERS)):
        if known in CONCEPTS:
            return CONCEPTS[known]
    return word
