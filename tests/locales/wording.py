"""What stands in a message: its values, its words, its commands."""

from __future__ import annotations

import re
from string import Formatter

from locales import LANGUAGES
from locales.catalogue import written

TAG = re.compile(r"<[^>]*>")
COMMAND = re.compile(r"(?<![\w/<])/([a-z_]+)")

EVERY_TEXT = [
    (language, key, text) for language in LANGUAGES for key, texts in written(language).items() for text in texts
]


def placeholders(text: str) -> set[str]:
    """The names in {braces}.

    Raises:
        ValueError: braces that do not pair, or hold more than a name.
    """
    names = set()
    for _, name, spec, conversion in Formatter().parse(text):
        if name is None:
            continue
        if spec or conversion or not re.fullmatch(r"[a-z_]+", name):
            raise ValueError(f"{{{name}}} should be a name alone in {text!r}")
        names.add(name)
    return names


def words(text: str) -> str:
    """The text without its tags and {names}."""
    return re.sub(r"\{[a-z_]+\}", "", TAG.sub("", text))


def filled(text: str, value: str = "x") -> str:
    """The text with the same value in every place."""
    return text.format_map(dict.fromkeys(placeholders(text), value))


def shown(text: str) -> str:
    """The text as a reader sees it, with a letter for every value."""
    return TAG.sub("", filled(text))


def commands(text: str) -> list[str]:
    """The commands named in it, without their strokes."""
    return COMMAND.findall(TAG.sub(" ", text))
