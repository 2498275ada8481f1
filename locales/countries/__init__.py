"""Countries in which the network has regions, each a folder beside this file; README.md says what stands in one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from locales.languages import LANGUAGES

FILE = "country.toml"


class CountryError(Exception):
    """The folder of a country says something nobody can use."""


@dataclass(frozen=True, slots=True)
class Country:
    """What the bot has to know of a country.

    Args:
        code: of ISO 3166, in capitals; the folder has it in small letters.
        languages: what people there speak, most used first.
        zone: the time zone most of it lies in.
    """

    code: str
    languages: tuple[str, ...]
    zone: str

    @property
    def language(self) -> str:
        """The first of its languages that the bot speaks."""
        return next((code for code in self.languages if code in LANGUAGES), LANGUAGES[0])


def read(code: str, text: str) -> Country:
    """A country as its folder describes it.

    Args:
        code: the folder's name.
        text: its `country.toml`.

    Raises:
        CountryError: with one plain sentence.
    """
    if not re.fullmatch("[a-z]{2}", code):
        raise CountryError(f"{code}: a country is named by the two letters of ISO 3166-1, such as ee")
    try:
        said = tomllib.loads(text)
        known = {field.name for field in fields(Country)} - {"code"}
        unknown = sorted(set(said) - known)
        if unknown:
            raise TypeError(f"there is no {unknown[0]!r}; known are {', '.join(sorted(known))}")
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in said.items()
        }
        return Country(code=code.upper(), **values)
    except (tomllib.TOMLDecodeError, TypeError) as wrong:
        raise CountryError(f"{code}/{FILE}: {wrong}") from wrong


def _folders() -> dict[str, Traversable]:
    there = resources.files("locales").joinpath("countries")
    return {folder.name: folder for folder in there.iterdir() if folder.joinpath(FILE).is_file()}


def _all() -> dict[str, Country]:
    return {
        code.upper(): read(code, folder.joinpath(FILE).read_text("utf-8"))
        for code, folder in sorted(_folders().items())
    }


COUNTRIES: Mapping[str, Country] = _all()
