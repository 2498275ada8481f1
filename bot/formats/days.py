"""Days as people type them: `15.12.`, `15 Dec`, `ti 15.12.2026`, `ensi tiistaina`, `om två veckor`, `week 50 Tuesday`.

Strict on purpose: every word must be understood. A misread day costs a whole group its evening, an unread one costs its
host a second message. The words of all our languages are read, whatever the group's; they stand in `locales/*.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from babel import Locale

from locales.languages import LANGUAGES, SPOKEN

LEAP_YEAR = 2028
RECENT = timedelta(days=60)
"""How long ago a day without a year may be for its weekday to tell that last one was meant."""
FAR = timedelta(days=304)
"""Ten months. A day without a year that comes again only after that is taken for the one that was."""

PLAIN = str.maketrans("åäöõü", "aaoou")
NUMBER = r"[0-9]{1,2}"
YEAR = r"(?P<year>[0-9]{4})"


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of these words, the longest first."""
    found = sorted({re.escape(word) for word in words}, key=lambda word: (-len(word), word))
    return "|".join(found) or "(?!)"


def _said(name: str) -> list[str]:
    return [word for language in SPOKEN.values() for word in getattr(language.dates, name)]


ORDINALS = rf"(?:{any_of([*_said('ordinals'), '.'])})?"
AFTER_NUMBER = rf"(?: (?:{any_of(_said('after_number'))}))?"
MONTH = r"(?P<month>[^\W\d_]{3,12})\.?"
DAY = rf"(?P<day>{NUMBER})"
DATES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{DAY}\s?[./]\s?(?P<number>{NUMBER})(?P<end>[./]?)",
        rf"{DAY}\s?[./-]\s?(?P<number>{NUMBER})(?:\s?[./-]\s?|\s){YEAR}\.?",
        rf"{DAY}[./](?P<number>{NUMBER})[./-](?P<short_year>[0-9]{{2}})\.?",
        rf"{YEAR}[./-](?P<number>{NUMBER})[./-]{DAY}",
        rf"{DAY}{ORDINALS}{AFTER_NUMBER}\s?{MONTH}(?: {YEAR})?",
        rf"{MONTH} {DAY}{ORDINALS}{AFTER_NUMBER}(?: {YEAR})?",
    )
)
SLASHED = re.compile(rf"({NUMBER})\s?/\s?({NUMBER})(?:\s?/\s?([0-9]{{4}}|[0-9]{{2}}))?")

DAYS_FROM_NOW = {
    phrase: days for days, name in enumerate(("today", "tomorrow", "day_after_tomorrow")) for phrase in _said(name)
}
NUMBERS = {"": 1, **{word: count for language in SPOKEN.values() for word, count in language.dates.numbers.items()}}
UNITS = {**dict.fromkeys(_said("days"), 1), **dict.fromkeys(_said("weeks"), 7)}
MONTHS = frozenset(_said("months"))
AHEAD = tuple(re.compile(re.escape(phrase).replace(r"\{\}", "(?P<length>.+)")) for phrase in _said("ahead"))
LENGTH = re.compile(rf"(?:(?P<number>[0-9]{{1,3}}|{any_of(NUMBERS)}) )?(?P<unit>[^\W\d]+)")
COMING = re.compile(rf"^(?:(?:{any_of([*_said('next'), *_said('the')])}) )+")
THIS = re.compile(rf"^(?:{any_of(_said('this'))}) ")
NOISE = re.compile(rf"^(?:(?:{any_of(_said('the'))}) )+")
NEXT_WEEK = re.compile(rf"(?:^|(?<= ))(?:{any_of(_said('next_week'))})(?= |$)")
THIS_WEEK = re.compile(rf"(?:^|(?<= ))(?:{any_of(_said('this_week'))})(?= |$)")
WEEK = re.compile(
    "(?:^|(?<= ))(?:"
    + "|".join(
        re.escape(phrase).replace(r"\{\}", rf"(?P<week{place}>{NUMBER})") for place, phrase in enumerate(_said("week"))
    )
    + r")\.?(?= |$)"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day that was read.

    Args:
        by_weekday: only a weekday was typed, so a bare number after it may be a day of the month.
        weekday: the one that was typed with a date; 0 is Monday.
        other: what else the numbers may say.
        again: where the day has been and no year was typed, the same day when it comes next.
    """

    on: date
    by_weekday: bool = False
    weekday: int | None = None
    other: date | None = None
    again: date | None = None

    @property
    def matches(self) -> bool:
        """Whether the weekday is that of the date."""
        return self.weekday in (None, self.on.weekday())


@dataclass(frozen=True, slots=True)
class OddDay:
    """A day that there is not.

    Args:
        typed: as typed.
        month: the month that has no such day, on its first; None where there is no such month.
        week: the Monday of a week that was named without a day of it.
    """

    typed: str
    month: date | None = None
    week: date | None = None


def read_day(words: str, language: str, today: date) -> Day | OddDay | None:
    """The day these words name, all of them; None where they are not a day.

    "Next Tuesday", "ensi tiistaina", "nästa tisdag" and plain "on Tuesday" are the first Tuesday after
    today. "This Tuesday" may be today. Tuesday "next week" is that of the week that begins on the coming
    Monday. A date without a year is the next such date, today included, if it comes within ten months;
    else the last one, which has been.

    Args:
        words: lower case, single spaces.
        language: whose month names are tried first, and whose way to write numbers counts.
        today: on the group's calendar.
    """
    if words in DAYS_FROM_NOW:
        return Day(today + timedelta(days=DAYS_FROM_NOW[words]))
    for pattern in AHEAD:
        ahead = pattern.fullmatch(words)
        if ahead is not None:
            days = length_in_days(ahead["length"])
            if days is not None:
                return Day(today + timedelta(days=days))
    for week, later in ((NEXT_WEEK, 7), (THIS_WEEK, 0)):
        if week.search(words):
            return _in_week(_without(week, words), language, today, later)
    numbered = WEEK.search(words)
    if numbered is not None:
        number = int(next(said for said in numbered.groups() if said))
        return _of_week(_without(WEEK, words), number, numbered.group().strip(" ."), language, today)
    return _weekday_alone(words, language, today) or _date_with_weekday(words, language, today)


def _without(pattern: re.Pattern[str], words: str) -> str:
    return " ".join(pattern.sub(" ", words, count=1).split())


def length_in_days(words: str) -> int | None:
    """`2 weeks`, `kaksi viikkoa`, `viikon`, `tre dagar` in days; None for anything else."""
    length = LENGTH.fullmatch(words)
    unit = None if length is None else UNITS.get(length["unit"])
    if length is None or unit is None:
        return None
    number = length["number"] or ""
    count = int(number) if number.isascii() and number.isdigit() else NUMBERS.get(number)
    return None if count is None else count * unit


def _in_week(words: str, language: str, today: date, later: int) -> Day | None:
    number = _weekday(NOISE.sub("", words), language)
    if number is None:
        return None
    return Day(today + timedelta(days=later + number - today.weekday()), by_weekday=True)


def _of_week(words: str, week: int, typed: str, language: str, today: date) -> Day | OddDay | None:
    """Weeks have the numbers of ISO 8601, as in every Finnish and Swedish calendar."""
    number = _weekday(COMING.sub("", words, count=1), language) if words else None
    if words and number is None:
        return None
    year = today.isocalendar().year
    days = []
    for each in (year, year + 1):
        try:
            days.append(date.fromisocalendar(each, week, 1))
        except ValueError:
            continue
    if not days:
        return OddDay(typed)
    monday = next((day for day in days if day + timedelta(days=6) >= today), days[-1])
    if number is None:
        return OddDay(typed, week=monday)
    on = monday + timedelta(days=number)
    if monday != days[0] and on - today > FAR:
        return Day(days[0] + timedelta(days=number), again=on)
    return Day(on)


def _weekday_alone(words: str, language: str, today: date) -> Day | None:
    this = THIS.match(words)
    bare = THIS.sub("", words, count=1) if this else COMING.sub("", words, count=1)
    number = _weekday(bare, language)
    if number is None:
        return None
    ahead = (number - today.weekday()) % 7
    return Day(today + timedelta(days=ahead if ahead or this else 7), by_weekday=True)


def _weekday(word: str, language: str) -> int | None:
    word = word.strip(".")
    for code, other in SPOKEN.items():
        if word in other.dates.weekdays_here and language != code:
            return None
    return weekday_named(word, language)


def _date_with_weekday(words: str, language: str, today: date) -> Day | OddDay | None:
    words = COMING.sub("", words, count=1)
    first, _, rest = words.partition(" ")
    body, _, last = words.rpartition(" ")
    for word, remaining in ((first, rest), (last, body)):
        number = weekday_named(word.strip("."), language)
        if number is None:
            continue
        dated = _date(NOISE.sub("", remaining, count=1), language, today)
        if remaining in DAYS_FROM_NOW:
            dated = Day(today + timedelta(days=DAYS_FROM_NOW[remaining]), weekday=number)
        if isinstance(dated, OddDay):
            return dated
        if dated is not None:
            return _weighed(dated, number, today)
    for phrase, days in DAYS_FROM_NOW.items():
        # "Tomorrow 25.11." says one day twice; where it does not, it is no day at all.
        if words.startswith(f"{phrase} "):
            dated = _date(words.removeprefix(f"{phrase} "), language, today)
            return Day(dated.on) if isinstance(dated, Day) and dated.on == today + timedelta(days=days) else None
    return _date(words, language, today)


def _weighed(dated: Day, weekday: int, today: date) -> Day:
    """The date that a weekday goes with: of two readings, or of this year and another, the one that matches."""
    if dated.other is not None:
        fitting = [on for on in (dated.on, dated.other) if on.weekday() == weekday]
        if len(fitting) == 1:
            return Day(fitting[0])
    if dated.again is not None and dated.on.weekday() != weekday and dated.again.weekday() == weekday:
        return Day(dated.again)
    if dated.again is None and dated.other is None and dated.on.weekday() != weekday and dated.weekday is None:
        # `weekday` is set where a year was typed, or a day such as tomorrow.
        before = _such(dated.on.day, dated.on.month, range(today.year, today.year - 2, -1), latest=today)
        if before is not None and before.weekday() == weekday and today - before <= RECENT:
            return Day(before, weekday=weekday, again=dated.on)
    return replace(dated, weekday=weekday)


def weekday_named(word: str, language: str) -> int | None:
    """The weekday a word names, Monday being 0. A single letter names one only in a group of a language that has it so."""
    return _initials(language).get(word) if len(word) == 1 else weekdays().get(word)


@cache
def _initials(code: str) -> dict[str, int]:
    days = Locale.parse(SPOKEN[code].cldr).days["stand-alone"]["abbreviated"]
    return {name.casefold(): number for number, name in days.items() if len(name) == 1}


@cache
def weekdays() -> dict[str, int]:
    """Names of weekdays in all our languages, Monday being 0."""
    names: dict[str, int] = {}
    for code, language in SPOKEN.items():
        days = Locale.parse(language.cldr).days
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in days[context][width].items():
                    word = name.casefold().strip(".")
                    if len(word) == 1:
                        continue
                    # "Tuesdays" and "i tisdags" mean other days than the coming one.
                    endings = ("", *language.dates.weekday_endings) if width == "wide" else ("",)
                    for form in (word + ending for ending in endings):
                        names.setdefault(form, number)
                        if width == "wide":
                            # as typed on a keyboard without å and ö
                            names.setdefault(form.translate(PLAIN), number)
        for word, number in SPOKEN[code].dates.weekdays_too.items():
            names.setdefault(word, number)
    return names


def _date(words: str, language: str, today: date) -> Day | OddDay | None:
    """A date of the calendar."""
    ways = SPOKEN[language].dates.numbers_as
    slashed = SLASHED.fullmatch(words)
    if slashed is not None and ways != ("dm",):
        return _either(slashed, ways, words, today)
    for pattern in DATES:
        match = pattern.fullmatch(words)
        if match is None:
            continue
        parts = match.groupdict()
        month = int(parts["number"]) if parts.get("number") else month_named(parts["month"], language)
        if month is None:
            continue
        year = int(parts.get("year") or 0)
        if parts.get("short_year"):
            # "15.12.17" may be a time with its space forgotten; only this year and the next are surely years.
            year = today.year // 100 * 100 + int(parts["short_year"])
            if year not in (today.year, today.year + 1):
                return None
        if not 1 <= month <= 12 and not year and not parts.get("end") and "/" not in words:
            # "17.30" is a time.
            return None
        return _dated(int(parts["day"]), month, year, words, today)
    return None


def _either(slashed: re.Match[str], ways: Iterable[str], words: str, today: date) -> Day | OddDay | None:
    """Two numbers that stand for a day and a month, in an order that is anybody's guess."""
    one, two = int(slashed[1]), int(slashed[2])
    year = int(slashed[3] or 0)
    if slashed[3] and len(slashed[3]) == 2:
        year += today.year // 100 * 100
        if year not in (today.year, today.year + 1):
            return None
    read = [_dated(*((one, two) if way == "dm" else (two, one)), year, words, today) for way in ways]
    found = [day for day in read if isinstance(day, Day)]
    if not found:
        return read[0]
    # What has been under one reading may lie ahead under the other.
    days = sorted({day.again or day.on for day in found})
    return found[0] if len(days) == 1 else Day(days[0], other=days[-1])


def _dated(day: int, month: int, year: int, words: str, today: date) -> Day | OddDay:
    if not 1 <= month <= 12:
        return OddDay(words)
    if year:
        found = _such(day, month, (year,))
        # Its weekday, if one is typed, is held against this very year.
        return OddDay(words, date(max(year, 1), month, 1)) if found is None else Day(found, weekday=found.weekday())
    if _such(day, month, (LEAP_YEAR,)) is None:
        return OddDay(words, date(today.year + (month < today.month), month, 1))
    coming = next(found for found in _all_such(day, month, range(today.year, today.year + 9)) if found >= today)
    before = _such(day, month, range(today.year, today.year - 2, -1), latest=today)
    if coming - today > FAR and before is not None:
        return Day(before, again=coming)
    return Day(coming)


def _all_such(day: int, month: int, years: Iterable[int]) -> Iterator[date]:
    for year in years:
        found = _such(day, month, (year,))
        if found is not None:
            yield found


def _such(day: int, month: int, years: Iterable[int], *, latest: date | None = None) -> date | None:
    for year in years:
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if latest is None or found <= latest:
            return found
    return None


def month_named(word: str, language: str) -> int | None:
    """The month, 1 to 12, that a word names in one of our languages, in full or shortened."""
    for code in (language, *(code for code in LANGUAGES if code != language)):
        found = months_of(code).get(word.strip("."))
        if found is not None:
            return found
    return None


@cache
def months_of(code: str) -> dict[str, int]:
    """The names of months in a language, in full and shortened, January being 1."""
    language = SPOKEN[code]
    found = dict(language.dates.months_too) | full_months_of(code)
    months = Locale.parse(language.cldr).months
    for context in ("format", "stand-alone"):
        for number, name in months[context]["abbreviated"].items():
            word = name.casefold().strip(".")
            for form in (word, word.translate(PLAIN)):
                found.setdefault(form, number)
    return found


@cache
def full_months_of(code: str) -> dict[str, int]:
    """The names of months in a language, written out."""
    language = SPOKEN[code]
    found: dict[str, int] = {}
    months = Locale.parse(language.cldr).months
    for context in ("format", "stand-alone"):
        for number, name in months[context]["wide"].items():
            word = name.casefold().strip(".")
            endings = language.dates.month_endings if context == "stand-alone" else ()
            for form in (word, *(word + ending for ending in endings)):
                found.setdefault(form, number)
                found.setdefault(form.translate(PLAIN), number)
    return found
