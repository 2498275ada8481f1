"""A place that was typed without an @, before or after a date and time."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

from bot.formats.days import any_of, read_day
from bot.formats.hours import is_part, splits
from bot.formats.stopwords import STOPWORDS
from bot.formats.when.appointment import Appointment, DateProblem, TypingContext, Unreadable
from bot.formats.when.cleaning import LONGEST_WITH_PLACE, MOST_WORDS, words_of
from bot.formats.when.moment import SHORTEST_DAY, read_moment
from locales.languages import SPOKEN

PLACE_WORDS = re.compile(
    rf"^(?:{any_of([word for language in SPOKEN.values() for word in language.times.place])})\s+", re.IGNORECASE
)
JOINERS = frozenset(word for language in SPOKEN.values() for word in language.dates.either)
ZONES = frozenset(["utc", "gmt", "bst", "cet", "cest", "eet", "eest", "msk", "est", "edt", "pst", "pdt", "z"])
"""Names of time zones; who types one means another time than the one that would be read."""
PLACE_BEGINS = frozenset(word for language in SPOKEN.values() for word in language.times.place_begins)
PLACE_ENDS = tuple(ending for language in SPOKEN.values() for ending in language.times.place_ends)
NO_PLACE = (STOPWORDS | {word for language in SPOKEN.values() for word in language.times.no_place}) - PLACE_BEGINS
SHORTEST_INFLECTED = 6
"""Letters of a word that can have an ending of `PLACE_ENDS`."""
HOUSE_NUMBER = re.compile(r"[0-9]{1,4}[a-zåäö]?", re.IGNORECASE)


def before_a_place(text: str, asked: TypingContext, planned: datetime | None) -> Appointment | Unreadable | None:
    """The longest beginning that is a date and time, with what follows as the place."""
    if len(text) > LONGEST_WITH_PLACE:
        return None
    pieces = [match.end() for match in re.finditer(r"\S+", text)][: MOST_WORDS + 1]
    for end in reversed(pieces):
        beginning, rest = text[:end], PLACE_WORDS.sub("", text[end:].strip(" ,;-–\n\t"))
        if not rest or not may_be_a_name(rest) or beginning.rstrip().endswith(("?", "/")):
            continue
        if planned is None and not any(character.isdigit() or character.isalpha() for character in beginning):
            continue
        read = read_moment(beginning.rstrip(" ,;-–"), asked, planned)
        place = " ".join(rest.split())
        if isinstance(read, Appointment):
            return replace(read, place=place)
        if (
            read.reason in (DateProblem.IN_THE_PAST, DateProblem.TWO_WAYS, DateProblem.WEEKDAY_MISMATCH)
            and read.options
        ):
            return replace(read, place=place)
        if read.reason is DateProblem.NO_DAY:
            return replace(read, place=place)
    return None


def after_a_place(text: str, asked: TypingContext, planned: datetime | None) -> Appointment | Unreadable | None:
    """The longest end that is a date and time, with what stands before it as the place, if it clearly is one."""
    if len(text) > LONGEST_WITH_PLACE or text.rstrip().endswith("?"):
        return None
    for start in [match.start() for match in re.finditer(r"\S+", text)][1:MOST_WORDS]:
        place = " ".join(text[:start].strip(" ,;:-–\n\t").split())
        if not _clearly_a_place(place):
            continue
        read = read_moment(text[start:], asked, planned)
        named = PLACE_WORDS.sub("", place)
        if isinstance(read, Appointment) or read.reason is DateProblem.NO_TIME:
            return replace(read, place=named)
        if (
            read.reason in (DateProblem.IN_THE_PAST, DateProblem.TWO_WAYS, DateProblem.WEEKDAY_MISMATCH)
            and read.options
        ):
            return replace(read, place=named)
    return None


def _clearly_a_place(text: str) -> bool:
    """Whether words before a date are a place and no sentence: "our café", "Café Aino", "Storgatan 5", "kirjastossa"."""
    words = text.split()
    bare = [word.strip(".,;:!()").casefold() for word in words]
    if not words or not all(bare) or NO_PLACE.intersection(bare) or not may_be_a_name(text):
        return False
    if any(read_day(word, "en", date(2026, 1, 1)) is not None for word in bare if len(word) >= SHORTEST_DAY):
        return False
    if bare[0] in PLACE_BEGINS and len(words) > 1:
        return True
    if len(words) > 1 and words[0][:1].isupper() and (words[1][:1].isupper() or HOUSE_NUMBER.fullmatch(bare[1])):
        return True
    return len(bare[-1]) >= SHORTEST_INFLECTED and bare[-1].endswith(PLACE_ENDS)


def may_be_a_name(text: str) -> bool:
    """Whether it may be the name of a place: words, and no number but after one, as of a house."""
    words = text.split()
    if not words or not words[0][:1].isalpha() or words[0].casefold() in JOINERS | ZONES or is_part(words[0]):
        return False
    if text.endswith("?") or read_day(words_of(words[0]), "en", date(2026, 1, 1)) is not None:
        return False
    for before, word in zip(("", *words), words, strict=False):
        bare = word.strip(".,;:!()")
        if any(character.isdigit() for character in bare) and not (before and HOUSE_NUMBER.fullmatch(bare)):
            return False
    return not any(way.sure for way in splits(words_of(text)))
