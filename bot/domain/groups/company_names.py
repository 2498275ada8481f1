"""Names of companies as people type them, and of people as Telegram shows them."""

from __future__ import annotations

import re
import unicodedata

from bot.domain.formatted import beginning

LONGEST = 80
SHORTEST_WITH_SLIPS = 5
"""Letters; one slip in a shorter name makes another name."""
LEGAL_FORMS = frozenset({"oy", "ab", "oyj", "abp", "tmi", "t:mi", "ky", "ay", "osk", "hb", "kb", "ltd", "inc", "gmbh"})

# Controls and marks of direction are dropped, not turned into spaces: they stand inside words. The joiner
# and the selector inside emoji are kept as typed.
INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
# Letters to Unicode, blanks to everybody else: a name of them alone would be no name.
BLANK = re.compile("[\u115f\u1160\u2800\u3164\uffa0]")
KEPT_JOINERS = "\u200d\ufe0e\ufe0f"
MASKED = "…"
SHORTEST_MASKED = 3
"""Letters; a shorter name is a word like any other."""


def clean_name(text: str) -> str:
    """One line, trimmed, without invisible characters, at most 80 characters; empty where nothing is left."""
    name = whole_name(text)
    return name[: beginning(name, LONGEST)].rstrip("\u200d").strip()


def whole_name(text: str) -> str:
    """The same, however long it is."""
    line = "".join(" " if _unprintable(character) else character for character in _visible(text))
    return " ".join(line.split()).rstrip("\u200d").strip()


LONGEST_OF_PERSON = 130
"""Telegram's first and last names have 64 characters each."""


def person_name(full_name: str, username: str | None, account: int) -> str:
    """What a person is called in the group.

    A name without any letter or digit to see, such as one of blanks or of a heart alone, is not enough to call
    somebody by: the username stands in for it, or the end of the account's number. What can be seen is kept.
    """
    line = "".join(" " if _unprintable(character) else character for character in _visible(full_name))
    line = " ".join(line.split())
    seen = line[: beginning(line, LONGEST_OF_PERSON)].strip()
    if any(character.isalnum() for character in seen):
        return seen
    stand_in = f"@{username}" if username else f"👤 {account % 10_000:04}"
    kept = seen.translate(dict.fromkeys(map(ord, KEPT_JOINERS))).strip()
    return f"{seen} {stand_in}" if kept else stand_in


def _visible(text: str) -> str:
    return BLANK.sub(" ", INVISIBLE.sub("", unicodedata.normalize("NFC", text)))


def _unprintable(character: str) -> bool:
    category = unicodedata.category(character)
    # Emoji newer than this Python are "not assigned" to it, and tags make the flags of Scotland and Wales.
    return category in {"Cc", "Cs", "Co", "Zs", "Zl", "Zp"} or (category == "Cf" and not _in_emoji(character))


def _in_emoji(character: str) -> bool:
    return character in KEPT_JOINERS or "\U000e0020" <= character <= "\U000e007f"


def without_name(line: str, name: str) -> str:
    """Return the line without a name wherever its words occur as separate words.

    Args:
        name: in one case, as `str.casefold` makes it.
    """
    folded, start, out = line.casefold(), 0, ""
    if len(folded) != len(line):
        # Letters that fold into two: rather all of it goes than a name stays.
        return MASKED
    while (at := folded.find(name, start)) >= 0:
        end = at + len(name)
        begins = at == 0 or not folded[at - 1].isalnum()
        if begins:
            # With its ending: "Ainon" is Aino's.
            while end < len(line) and line[end].isalpha():
                end += 1
            out += line[start:at] + MASKED
        else:
            out += line[start:end]
        start = end
    return out + line[start:]


def _bare(name: str) -> str:
    """What tells a name from others: letters and digits, without the legal form before or after it."""
    visible = INVISIBLE.sub("", name).translate(dict.fromkeys(map(ord, KEPT_JOINERS)))
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", visible).casefold())
    words = re.findall(r"[\w:&+]+", folded)
    kept = list(words)
    while kept and kept[-1].strip(":") in LEGAL_FORMS:
        kept.pop()
    while kept and kept[0].strip(":") in LEGAL_FORMS:
        kept.pop(0)
    return "".join(kept or words) or "".join(folded.split())


def same_name(one: str, other: str) -> bool:
    """Whether two names mean one company: case, spaces, quotes and the legal form do not tell them apart."""
    return _bare(one) == _bare(other)


def near(one: str, other: str) -> bool:
    """Return whether two names may be the same company with one typing error.

    One letter too many, one missing, one wrong, or two beside each other swapped. Names shorter than
    five letters are never near, nor are names that differ in a digit: "Studio 1" is not "Studio 2".
    """
    a, b = _bare(one), _bare(other)
    if a == b:
        return True
    if min(len(a), len(b)) < SHORTEST_WITH_SLIPS or re.findall(r"\d", a) != re.findall(r"\d", b):
        return False
    return _one_slip(a, b)


def _one_slip(a: str, b: str) -> bool:
    if len(a) > len(b):
        a, b = b, a
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) == len(b):
        swapped = a[start + 1 : start + 2] + a[start : start + 1] + a[start + 2 :]
        return a[start + 1 :] == b[start + 1 :] or swapped == b[start:]
    return len(b) - len(a) == 1 and a[start:] == b[start + 1 :]
