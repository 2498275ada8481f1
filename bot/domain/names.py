"""Company names as people type them."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80
LEGAL_FORMS = frozenset({"oy", "ab", "oyj", "tmi", "t:mi", "ky", "ay", "osk", "hb", "kb", "ltd", "inc", "gmbh", "as"})


def clean_name(text: str) -> str:
    """One line, without invisible characters, at most 80 characters."""
    visible = "".join(c if not unicodedata.category(c).startswith(("C", "Z")) else " " for c in _seen(text))
    return " ".join(visible.split())[:LONGEST].strip()


def _seen(text: str) -> str:
    # Joiners are dropped, not turned into spaces: they stand inside words. The one inside emoji is kept as typed.
    return re.sub("[\u00ad\u200b\u200c\u2060\ufeff\u202a-\u202e\u2066-\u2069]", "", unicodedata.normalize("NFC", text))


def _bare(name: str) -> str:
    words = re.findall(r"[\w:&+]+", unicodedata.normalize("NFKC", _seen(name)).casefold())
    kept = [word for word in words if word.strip(":") not in LEGAL_FORMS]
    return "".join(kept or words)


def same_name(one: str, other: str) -> bool:
    """Whether two names mean one company: case, spaces, quotes and the legal form do not tell them apart."""
    return _bare(one) == _bare(other)
