"""How long a text is to Telegram, which counts UTF-16 code units: an emoji is two, and one of a family is eleven."""

from __future__ import annotations


def units(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def beginning(text: str, most: int) -> int:
    """How many characters of a text fit into so many UTF-16 code units."""
    if units(text) <= most:
        return len(text)
    used = 0
    for place, character in enumerate(text):
        used += 2 if character > "\uffff" else 1
        if used > most:
            return place
    return len(text)


def shortened(text: str, most: int) -> str:
    """At most so many UTF-16 code units; what is cut ends in an ellipsis."""
    return text if units(text) <= most else text[: beginning(text, max(most - 1, 0))].rstrip() + "…"
