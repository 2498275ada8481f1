"""The languages the bot speaks, each with a catalogue and a settings file: `fi.po` and `fi.toml`.

A language is there when both files are; nothing else lists it. What the file may say is explained in
`locales/README.md`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

FIRST = "en"
"""The language of those whose own is not spoken here; it stands first in every list of languages."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DateWords:
    """What people type when they mean a day. `{}` stands for a number or a length of time.

    Args:
        today: also the other phrases for this day; so with `tomorrow` and `day_after_tomorrow`.
        next: words before a weekday that mean the first such day after today.
        this: words before a weekday that mean that day of this week.
        the: words before a day that change nothing: "on", "the".
        this_week: with a weekday, that day of the week under way; `next_week` accordingly.
        week: a week by its number: "week {}".
        ahead: from today on: "in {}".
        days: the words for days, to be counted; `weeks` and `months` accordingly.
        numbers: numbers in words, as they stand before those.
        weekday_endings: endings of a weekday's full name.
        weekdays_too: weekdays that CLDR does not name so; 0 is Monday.
        weekdays_here: short weekdays that are words of other languages: understood alone only in a group of this one.
        month_endings: endings of a month's name as it stands by itself.
        months_too: months that CLDR does not name so; 1 is January.
        ordinals: what follows a day's number at once: "st", ":e".
        after_number: words between a day's number and its month: "of".
        numbers_as: how a date with a slash is read: `dm` day first, `md` month first. More than one: asked back where
            both are possible.
        either: words between two dates: "or".
        until: regular expressions of what says that something lasts until a day.
        rewrites: regular expressions and what is read instead, for words that name a day and a part of it at once.
    """

    today: Words = ()
    tomorrow: Words = ()
    day_after_tomorrow: Words = ()
    next: Words = ()
    this: Words = ()
    the: Words = ()
    this_week: Words = ()
    next_week: Words = ()
    week: Words = ()
    ahead: Words = ()
    days: Words = ()
    weeks: Words = ()
    months: Words = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    weekday_endings: Words = ()
    weekdays_too: Mapping[str, int] = field(default_factory=dict)
    weekdays_here: Words = ()
    month_endings: Words = ()
    months_too: Mapping[str, int] = field(default_factory=dict)
    ordinals: Words = ()
    after_number: Words = ()
    numbers_as: Words = ("dm",)
    either: Words = ()
    until: Words = ()
    rewrites: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeWords:
    """What people type when they mean a time of day. `{}` stands for an hour.

    Args:
        at: words before a time of a clock of 24 hours, where 5 is in the morning: "klo".
        about: words before a time of a clock of 12 hours, where 5 may be in the afternoon: "at".
        since: words before a time at which something begins: "from".
        after: words after a time that change nothing: "alkaen".
        to: words between the two times of a span.
        noon: words for twelve o'clock in the day.
        morning: words for the first half of the day; `later` for the second.
        hours: the hours one to twelve in words, each with its forms, `|` between them.
        spoken: minutes after, or before (negative), an hour: `"half past {}" = 30`.
        place: words before a place that are no part of it: "at".
        place_begins: words with which a place begins that stands before its date: "our".
        place_ends: endings of the last word of such a place: "-ssa".
        no_place: words that no such place has in it: "meeting", "last".
    """

    at: Words = ()
    about: Words = ()
    since: Words = ()
    after: Words = ()
    to: Words = ()
    noon: Words = ()
    morning: Words = ()
    later: Words = ()
    hours: Words = ()
    spoken: Mapping[str, int] = field(default_factory=dict)
    place: Words = ()
    place_begins: Words = ()
    place_ends: Words = ()
    no_place: Words = ()


@dataclass(frozen=True, slots=True)
class TypedWords:
    """What people type besides days, times and places.

    Args:
        roles: the words for each role in the network, in small letters: `adviser`, `researcher`, `coordinator`.
        everywhere: words for all regions.
        in_hours: words for hours, to be counted: "48 hours".
        since_the_start: all the time there is, as what a report is about: "since the start".
        to_date: words between two dates, beside those between two times.
        this_year: the calendar year of today, as what a report is about; so with `last_year`, and with months and quarters.
        quarter: words for a quarter of a year.
        months_in_span: months as they are written before another one: "syys" in "syys–marraskuu".
    """

    roles: Mapping[str, Words] = field(default_factory=dict)
    everywhere: Words = ()
    in_hours: Words = ()
    since_the_start: Words = ()
    to_date: Words = ()
    this_year: Words = ()
    last_year: Words = ()
    this_quarter: Words = ()
    last_quarter: Words = ()
    this_month: Words = ()
    last_month: Words = ()
    quarter: Words = ()
    months_in_span: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SearchWords:
    """How texts of a language are found.

    Args:
        stemmer: Snowball's name of the language's stemmer; none where it has none.
        dictionary: simplemma's code of the language's dictionary; none where it has none.
        compounds: whether words are written together, so that a part finds the whole.
        joints: what may stand between the parts of such a word: the s of `arbetsplats`.
        clitics: a regular expression of what hangs at the end of a word without being its ending.
        stop_words: words that say nothing about what a text is about.
        small_words: words that do not tell two themes apart.
        deed_ending: the ending of the dictionary form of words for doing something: "-minen".
        deed_after: the word that stands before such a word instead: "att".
    """

    stemmer: str | None = None
    dictionary: str | None = None
    compounds: bool = False
    joints: Words = ()
    clitics: str | None = None
    stop_words: Words = ()
    small_words: Words = ()
    deed_ending: str | None = None
    deed_after: str | None = None


@dataclass(frozen=True, slots=True)
class Language:
    """Everything the bot has to know of a language but its texts.

    The patterns of `day`, `day_of_year`, `short_day`, `short_day_of_year` and `clock` are CLDR's: EEEE or cccc
    weekday, d day, MMMM month, y year, H hour, mm minute.

    Args:
        code: of ISO 639, as Telegram sends it; the name of its files.
        cldr: the locale whose names of days and months, lists and numbers are used.
        at: what stands between a day and a time.
        in_month: "in March", around the month's name by itself.
        on_day: the day as when something happens, where the language inflects it; else it is `day`.
        on_weekdays: the weekdays in that form, Monday first, where CLDR has them by themselves only.
        on_months: the months in that form, January first; so with `in_months`, which stand instead of `in_month`.
        also: other codes by which it is called.
        country: whose public holidays count where a time zone belongs to no country.
        commands: names of the bot's commands, where they have one of their own; by their English names.
        former_commands: names that commands had in earlier versions: they go on working, but stand in no menu.
        glossary: the words for what wishes of small companies are about, parted by spaces, an underscore where a term has
            two; by the idea they stand for, as the English file names it.
    """

    code: str
    cldr: str
    day: str
    day_of_year: str
    short_day: str
    short_day_of_year: str
    clock: str
    at: str
    in_month: str
    on_day: str | None = None
    on_weekdays: Words = ()
    on_months: Words = ()
    in_months: Words = ()
    also: Words = ()
    country: str | None = None
    commands: Mapping[str, str] = field(default_factory=dict)
    former_commands: Mapping[str, Words] = field(default_factory=dict)
    glossary: Mapping[str, str] = field(default_factory=dict)
    dates: DateWords = DateWords()
    times: TimeWords = TimeWords()
    typed: TypedWords = TypedWords()
    search: SearchWords = SearchWords()


class LanguageError(Exception):
    """The file of a language says something nobody can use."""


def read(code: str, text: str) -> Language:
    """A language as its file describes it.

    Args:
        code: the file's name.
        text: TOML.

    Raises:
        LanguageError: with one plain sentence.
    """
    if not re.fullmatch("[a-z]{2}", code):
        raise LanguageError(f"{code}.toml: a language is named by the two letters of ISO 639-1, such as nb.toml")
    try:
        said = tomllib.loads(text)
        sections = {
            "dates": _section(DateWords, said.pop("dates", {})),
            "times": _section(TimeWords, said.pop("times", {})),
            "typed": _section(TypedWords, said.pop("typed", {})),
            "search": _section(SearchWords, said.pop("search", {})),
        }
        found = Language(code=code, **{**_values(Language, said), **sections})
        former = [name for names in found.former_commands.values() for name in names]
        wrong = [name for name in (*found.commands.values(), *former) if not re.fullmatch("[a-z0-9_]{1,32}", name)]
        if wrong:
            raise TypeError(f"no command can be named {wrong[0]!r}: only a to z, digits and _")
        return found
    except (tomllib.TOMLDecodeError, TypeError, re.error) as wrong:
        raise LanguageError(f"{code}.toml: {wrong}") from wrong


def _section(kind: type[Any], said: Mapping[str, Any]) -> Any:
    return kind(**_text_as_words(_values(kind, said)))


def _values(kind: type[Any], said: Mapping[str, Any]) -> dict[str, Any]:
    known = {each.name for each in fields(kind)}
    unknown = sorted(set(said) - known)
    if unknown:
        raise TypeError(f"there is no {unknown[0]!r}; known are {', '.join(sorted(known))}")
    return {name: _frozen(value) for name, value in said.items()}


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _frozen(each) for name, each in value.items()}
    return tuple(_frozen(each) for each in value) if isinstance(value, list) else value


def _text_as_words(values: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value.split()) if name.endswith("_words") else value for name, value in values.items()}


def files_of(code: str) -> tuple[Traversable, Traversable] | None:
    """The catalogue and the habits of a language: beside this file, or in the folder of a country; None where either is
    missing.
    """
    here = resources.files("locales")
    for folder in (here, *sorted(here.joinpath("countries").iterdir(), key=lambda one: one.name)):
        if folder.is_dir():
            found = folder.joinpath(f"{code}.po"), folder.joinpath(f"{code}.toml")
            if all(file.is_file() for file in found):
                return found
    return None


def _all() -> dict[str, Language]:
    here = resources.files("locales")
    beside = _named(here)
    in_countries = {
        code for folder in here.joinpath("countries").iterdir() if folder.is_dir() for code in _named(folder)
    }
    codes = sorted(beside | in_countries, key=lambda code: (code != FIRST, code not in beside, code))
    both = {code: files for code in codes if (files := files_of(code)) is not None}
    return {code: read(code, habits.read_text("utf-8")) for code, (_, habits) in both.items()}


def _named(folder: Traversable) -> set[str]:
    return {file.name.removesuffix(".po") for file in folder.iterdir() if file.name.endswith(".po")}


SPOKEN: Mapping[str, Language] = _all()

LANGUAGES = tuple(SPOKEN)
"""All that are spoken: first those that are offered everywhere, then those that countries bring."""

EVERYWHERE = tuple(code for code in LANGUAGES if code in _named(resources.files("locales")))
"""Those that stand beside this file. One that a country brings is offered where that country is concerned alone."""
