"""Countries in which the network has regions, each a folder beside this file; README.md says what stands in one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from importlib import resources
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

from locales.languages import EVERYWHERE, LANGUAGES

FILE = "country.toml"
PRIVACY = re.compile(r"privacy\.([a-z]{2})\.txt")

Kind = TypeVar("Kind")


class CountryError(Exception):
    """The folder of a country says something nobody can use."""


@dataclass(frozen=True, slots=True)
class BusinessIds:
    """What business ids of a country look like.

    Args:
        check: the module of python-stdnum that knows them, such as `ee.registrikood`.
        example: one whose check digit is right.
        marks: letters people may write around the number, such as the country's code.
        digits: how many there are, where an old number may be written without its first zero.
    """

    check: str
    example: str
    marks: tuple[str, ...] = ()
    digits: int | None = None


@dataclass(frozen=True, slots=True)
class Country:
    """What the bot has to know of a country.

    Args:
        code: of ISO 3166, in capitals; the folder has it in small letters.
        languages: what people there speak, most used first.
        zone: the time zone most of it lies in.
        holidays: whose public holidays count, as python-holidays calls the country; its own where nothing is said.
        business_id: what its business ids look like.
        privacy: whom to turn to about one's data, by language.
    """

    code: str
    languages: tuple[str, ...]
    zone: str
    holidays: str = ""
    business_id: BusinessIds | None = None
    privacy: Mapping[str, str] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The first of its languages that the bot speaks."""
        return next((code for code in self.languages if code in LANGUAGES), LANGUAGES[0])

    def privacy_in(self, language: str) -> tuple[str, ...]:
        """Whom to turn to, in a language; and in the country's own where the bot does not speak that."""
        unspoken = [code for code in self.languages if code not in LANGUAGES]
        wanted = (language if language in self.privacy else LANGUAGES[0], *unspoken)
        return tuple(self.privacy[code] for code in dict.fromkeys(wanted) if code in self.privacy)


def read(code: str, text: str, privacy: Mapping[str, str] | None = None) -> Country:
    """A country as its folder describes it.

    Args:
        code: the folder's name.
        text: its `country.toml`.
        privacy: what its files about privacy say, by language.

    Raises:
        CountryError: with one plain sentence.
    """
    if not re.fullmatch("[a-z]{2}", code):
        raise CountryError(f"{code}: a country is named by the two letters of ISO 3166-1, such as ee")
    try:
        said = tomllib.loads(text)
        ids = said.pop("business_id", None)
        found = _made(
            Country,
            {
                "holidays": code.upper(),
                **said,
                "code": code.upper(),
                "business_id": None if ids is None else _made(BusinessIds, ids),
                "privacy": dict(privacy or {}),
            },
        )
        if found.business_id is not None:
            _require_check(found.business_id.check)
        return found
    except (tomllib.TOMLDecodeError, TypeError, ImportError) as wrong:
        raise CountryError(f"{code}/{FILE}: {wrong}") from wrong


def _require_check(name: str) -> None:
    """See that python-stdnum knows such numbers, without loading it: few ever type one."""
    found = find_spec("stdnum")
    folders = [] if found is None else found.submodule_search_locations or []
    if not any(Path(folder, *name.split(".")).with_suffix(".py").is_file() for folder in folders):
        raise ImportError(f"there is no stdnum.{name}")


def _made(kind: type[Kind], said: Mapping[str, Any]) -> Kind:
    known = {each.name for each in fields(kind)}  # type: ignore[arg-type]  # a dataclass, by where this is called
    unknown = sorted(set(said) - known)
    if unknown:
        raise TypeError(f"there is no {unknown[0]!r}; known are {', '.join(sorted(known))}")
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in said.items()})


def _folder(code: str, folder: Traversable) -> Country:
    files = {file.name: file for file in folder.iterdir()}
    privacy = {
        match[1]: " ".join(file.read_text("utf-8").split())
        for name, file in files.items()
        if (match := PRIVACY.fullmatch(name)) is not None
    }
    return read(code, files[FILE].read_text("utf-8"), privacy)


def _all() -> dict[str, Country]:
    there = resources.files("locales").joinpath("countries")
    folders = {folder.name: folder for folder in there.iterdir() if folder.joinpath(FILE).is_file()}
    return {code.upper(): _folder(code, folder) for code, folder in sorted(folders.items())}


COUNTRIES: Mapping[str, Country] = _all()


def offered(countries: Iterable[str | None], *chosen: str | None) -> tuple[str, ...]:
    """The languages there are to choose from: those of everybody, and those that these countries bring.

    Args:
        countries: by their codes; None and one that has no folder bring nothing.
        chosen: what is chosen now stays a choice, wherever it comes from.
    """
    known = [COUNTRIES[code] for code in countries if code is not None and code in COUNTRIES]
    wanted = {*EVERYWHERE, *chosen, *(language for country in known for language in country.languages)}
    return tuple(code for code in LANGUAGES if code in wanted)
