"""Reading the gettext catalogues. A message's id is its key; its text stands in every language's file."""

from __future__ import annotations

from functools import cache
from importlib import resources

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po


@cache
def catalogue(language: str) -> Catalog:
    """The catalogue of a language as its file has it. Read once.

    Raises:
        babel.messages.pofile.PoFileError: the file is no gettext catalogue.
    """
    with (resources.files("locales") / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


@cache
def messages(language: str) -> dict[str, tuple[str, ...]]:
    """Every message of a language by its key: one text, or one for each plural form. Read once."""
    found: dict[str, tuple[str, ...]] = {}
    for message in catalogue(language):
        if not message.id:
            continue
        key = message.id if isinstance(message.id, str) else message.id[0]
        found[key] = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    return found
