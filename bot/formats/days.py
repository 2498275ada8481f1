"""Days as people type them: `15.12.`, `15 Dec`, `ti 15.12.2026`, `ensi tiistaina`, `om två veckor`.

Strict on purpose: every word must be understood. A misread day costs a whole group its evening, an
unread one costs its host a second message.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from babel import Locale

LANGUAGES = ("en", "fi", "sv")
LEAP_YEAR = 2028
RECENT = timedelta(days=60)
"""How long ago a day without a year may be for its weekday to tell that last one was meant."""

MONTH = r"(?P<month>[^\W\d_]{3,12})\.?"
DAY = r"(?P<day>[0-9]{1,2})"
YEAR = r"(?P<year>[0-9]{4})"
DATES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{DAY}\s?[./]\s?(?P<number>[0-9]{{1,2}})[./]?",
        rf"{DAY}\s?[./-]\s?(?P<number>[0-9]{{1,2}})(?:\s?[./-]\s?|\s){YEAR}\.?",
        rf"{DAY}[./](?P<number>[0-9]{{1,2}})[./-](?P<short_year>[0-9]{{2}})\.?",
        rf"{YEAR}[./-](?P<number>[0-9]{{1,2}})[./-]{DAY}",
        rf"{DAY}(?:st|nd|rd|th|:e|:a|\.)?(?: päivänä| päivä)?\s?(?:of )?{MONTH}(?: {YEAR})?",
        rf"{MONTH} {DAY}(?:st|nd|rd|th|\.)?(?: päivänä| päivä)?(?: {YEAR})?",
    )
)
# A month's first three letters: dateparser skips words it does not know, and reads "15 about" as a date.
MONTH_STEMS = re.compile(
    "jan|feb|mar|apr|may|maj|jun|jul|aug|sep|oct|okt|nov|dec|tam|hel|maa|huh|tou|kes|hei|elo|syy|lok|jou"
)

RELATIVE = {
    0: ("today", "tänään", "idag", "i dag"),
    1: ("tomorrow", "huomenna", "imorgon", "i morgon", "i morron", "imorron", "imorn"),
    2: ("the day after tomorrow", "day after tomorrow", "ylihuomenna", "i övermorgon", "iövermorgon", "övermorgon"),
    14: ("in a fortnight",),
}
DAYS_FROM_NOW = {phrase: days for days, phrases in RELATIVE.items() for phrase in phrases}
NUMBERS = {
    **dict.fromkeys(("a", "one", "en", "ett", "yhden", "yksi", ""), 1),
    **dict.fromkeys(("two", "två", "kahden", "kaksi", "parin"), 2),
    **dict.fromkeys(("three", "tre", "kolmen", "kolme"), 3),
    **dict.fromkeys(("four", "fyra", "neljän", "neljä"), 4),
}
UNITS = {
    **dict.fromkeys(("day", "days", "dag", "dagar", "päivän", "päivä", "päivää", "pv"), 1),
    **dict.fromkeys(("week", "weeks", "vecka", "veckor", "viikon", "viikko", "viikkoa", "vk", "vko"), 7),
}
AHEAD = re.compile(r"(?:in|om) (?P<length>.+)|(?P<laenge>.+) (?:päästä|kuluttua)")
LENGTH = re.compile(r"(?:(?P<number>[0-9]{1,3}|[^\W\d]+) )?(?P<unit>[^\W\d]+)")
COMING = re.compile(
    r"^(?:(?:next|nästa|nu på|på|on|kommande|coming|the|den|ensi|seuraavana|seuraava|tulevana|tuleva) )+"
)
THIS = re.compile(r"^(?:this|tänä|den här) ")
NOISE = re.compile(r"^(?:(?:on|den|the|på) )+")
NEXT_WEEK = re.compile(r"\b(?:of |in )?(?:next week|ensi viikolla|ensi viikon|nästa vecka)\b")
THIS_WEEK = re.compile(r"\b(?:of )?(?:this week|tällä viikolla|tämän viikon|den här veckan|denna vecka)\b")
PLAIN = str.maketrans("åäö", "aao")
ENDINGS = {"en": "", "fi": "na", "sv": "en"}
"""Of a weekday: `tiistaina`, `tisdagen`."""
MORE_WEEKDAYS = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}


@dataclass(frozen=True, slots=True)
class Day:
    """A day that was read.

    `by_weekday`: only a weekday was typed, so a bare number after it may be a day of the month.
    `matches`: False where the weekday typed is not that of the date.
    """

    on: date
    by_weekday: bool = False
    matches: bool = True


def read_day(words: str, language: str, today: date) -> Day | None:
    """The day these words name, all of them; None where they are not a day.

    "Next Tuesday", "ensi tiistaina", "nästa tisdag" and plain "on Tuesday" are the first Tuesday after
    today. "This Tuesday" may be today. Tuesday "next week" is that of the week that begins on the coming
    Monday. A date without a year is the next such date, today included.

    Args:
        words: lower case, single spaces.
        language: whose month names are tried first.
        today: on the group's calendar.
    """
    if words in DAYS_FROM_NOW:
        return Day(today + timedelta(days=DAYS_FROM_NOW[words]))
    ahead = AHEAD.fullmatch(words)
    if ahead is not None:
        days = length_in_days(ahead["length"] or ahead["laenge"])
        return None if days is None else Day(today + timedelta(days=days))
    for week, later in ((NEXT_WEEK, 7), (THIS_WEEK, 0)):
        if week.search(words):
            return _in_week(" ".join(week.sub(" ", words, count=1).split()), language, today, later)
    return _weekday_alone(words, language, today) or _date_with_weekday(words, language, today)


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
    # A Finnish Thursday, but a word of English: it stands alone only where Finnish is spoken.
    if word == "to" and language != "fi":
        return None
    return weekdays().get(word)


def _date_with_weekday(words: str, language: str, today: date) -> Day | None:
    words = COMING.sub("", words, count=1)
    first, _, rest = words.partition(" ")
    body, _, last = words.rpartition(" ")
    for word, remaining in ((first, rest), (last, body)):
        number = weekdays().get(word.strip("."))
        if number is None:
            continue
        dated = _date(NOISE.sub("", remaining, count=1), language, today)
        if remaining in DAYS_FROM_NOW:
            dated = today + timedelta(days=DAYS_FROM_NOW[remaining]), True
        if dated is not None:
            return _checked(dated, number, today)
    for phrase, days in DAYS_FROM_NOW.items():
        # "Tomorrow 25.11." says one day twice; where it does not, it is no day at all.
        if words.startswith(f"{phrase} "):
            dated = _date(words.removeprefix(f"{phrase} "), language, today)
            return Day(dated[0]) if dated is not None and dated[0] == today + timedelta(days=days) else None
    dated = _date(words, language, today)
    return None if dated is None else Day(dated[0])


def _checked(dated: tuple[date, bool], weekday: int, today: date) -> Day:
    found, with_year = dated
    if found.weekday() != weekday and not with_year:
        before = _such(found.day, found.month, range(today.year, today.year - 2, -1), latest=today)
        if before is not None and before.weekday() == weekday and today - before <= RECENT:
            return Day(before)
    return Day(found, matches=found.weekday() == weekday)


@cache
def weekdays() -> dict[str, int]:
    """Names of weekdays in all three languages, Monday being 0."""
    names = dict(MORE_WEEKDAYS)
    for code in LANGUAGES:
        days = Locale.parse(code).days
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in days[context][width].items():
                    word = name.casefold().strip(".")
                    # "Tuesdays" and "i tisdags" mean other days than the coming one.
                    for form in (word, word + ENDINGS[code]) if width == "wide" else (word,):
                        names.setdefault(form, number)
                        if width == "wide":
                            # as typed on a keyboard without å and ö
                            names.setdefault(form.translate(PLAIN), number)
    return names


def _date(words: str, language: str, today: date) -> tuple[date, bool] | None:
    """A date of the calendar, and whether its year was typed."""
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
        years = (year,) if year else range(today.year, today.year + 9)
        found = _such(int(parts["day"]), month, years, earliest=None if year else today)
        return None if found is None else (found, bool(year))
    return None


def _such(
    day: int,
    month: int,
    years: range | tuple[int, ...],
    *,
    earliest: date | None = None,
    latest: date | None = None,
) -> date | None:
    for year in years:
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if (earliest is None or found >= earliest) and (latest is None or found <= latest):
            return found
    return None


@lru_cache(maxsize=512)
def month_named(word: str, language: str) -> int | None:
    """The month, 1 to 12, that a word names in one of our languages, in full or shortened."""
    if MONTH_STEMS.match(word) is None:
        return None
    import dateparser  # its import takes long; `when.warm_up` does it before anybody waits

    # "Joulukuun 15." is as common as "15. joulukuuta", which alone it knows.
    word = re.sub(r"kuu(?:n|hun|ssa)$", "kuuta", word)
    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY", "PARSERS": ["absolute-time"]}
    for code in (language, *(code for code in LANGUAGES if code != language)):
        with warnings.catch_warnings():
            # It reads the parts one by one, and Python calls a day without a year ambiguous.
            warnings.simplefilter("ignore", DeprecationWarning)
            found = dateparser.parse(f"15 {word} {LEAP_YEAR}", languages=[code], settings=settings)
        if found is not None and (found.year, found.day) == (LEAP_YEAR, 15):
            return int(found.month)
    return None
