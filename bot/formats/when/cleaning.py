"""Normalise what people type before it is read."""

from __future__ import annotations

import re
import unicodedata

from bot.formats.days import any_of
from locales.languages import SPOKEN

LONGEST = 120
"""Characters of a date and time; whatever is longer is something else."""
LONGEST_WITH_PLACE = 400
"""Characters in which a date is looked for that has a place after it without an @."""
MOST_WORDS = 12
"""So many words at most belong to one date and time."""

DASHES = re.compile("[\u2010-\u2015\u2212]")
SPACERS = re.compile("[·•|()\u00a0\u202f]|,(?![0-9])")
MARKED = any_of([word for language in SPOKEN.values() for word in language.times.at])
# Its last point says that it is no time: "today 15.12." is not today at 15:12.
DATE_AT_THE_END = re.compile(
    rf"(?P<marked>(?:^|\s|(?<=[0-9.]))(?:{MARKED})\.? ?)?\b[0-9]{{1,2}}\.(?:0?[1-9]|1[0-2])\.$"
)
FOUR_DIGITS = re.compile(rf"(?<=\b)((?:{MARKED})\.? (?:[01][0-9]|2[0-3]))([0-5][0-9])\b")
REWRITES = tuple(
    (re.compile(pattern), instead) for language in SPOKEN.values() for pattern, instead in language.dates.rewrites
)


def words_of(text: str) -> str:
    """Lower case, single spaces, one kind of dash, no invisible characters; empty where it is too long."""
    if len(text) > LONGEST:
        return ""
    words = unicodedata.normalize("NFC", text).casefold()
    words = "".join(character for character in words if unicodedata.category(character) not in ("Cf", "Cs"))
    words = " ".join(SPACERS.sub(" ", DASHES.sub("-", words)).split()).strip(" ;!,")
    dated = DATE_AT_THE_END.search(words)
    if dated is None or dated["marked"]:
        words = words.removesuffix(".")
    words = FOUR_DIGITS.sub(r"\1:\2", words)
    for pattern, instead in REWRITES:
        words = pattern.sub(instead, words)
    return words
