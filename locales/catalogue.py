"""Reading the gettext catalogues. A message's id is its key; its text stands in every language's file."""

from __future__ import annotations

from functools import cache

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from locales.languages import EVERYWHERE, FIRST, files_of


def catalogue(language: str) -> Catalog:
    """The catalogue of a language as its file has it. Read each time: with all it notes, it takes 2 MB.

    Raises:
        FileNotFoundError: there is no such language.
        babel.messages.pofile.PoFileError: the file is no gettext catalogue.
    """
    files = files_of(language)
    if files is None:
        raise FileNotFoundError(f"there is no language {language}")
    with files[0].open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


@cache
def messages(language: str) -> dict[str, tuple[str, ...]]:
    """Every message of a language by its key: one text, or one for each plural form. Read once.

    What the catalogue of a country's language lacks yet is said in English.
    """
    return written(language) if language in EVERYWHERE else {**written(FIRST), **written(language)}


@cache
def written(language: str) -> dict[str, tuple[str, ...]]:
    """Every message that a language's own file has, by its key."""
    found: dict[str, tuple[str, ...]] = {}
    for message in catalogue(language):
        if not message.id:
            continue
        key = message.id if isinstance(message.id, str) else message.id[0]
        found[key] = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    return found
