"""Dates and times as people type them, in English, Finnish and Swedish.

Relative days and times are read here, the rest by dateparser, which is kept strict: it sees only what
must be a date, and has to find a day and a month in it. A misread date costs a whole group its evening.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale

LANGUAGES = ("en", "fi", "sv")
LONGEST = 120
"""Characters of a date and time; whatever is longer is something else."""
FARTHEST = timedelta(days=400)

TIME = re.compile(
    r"""(?P<before>.*?)(?:^|[\s,]+|(?<=\d)t(?=\d))
        (?P<marker>(?:klo|kello|kl|klockan|at|à)\.?[\s]*)?
        (?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?
        \s*(?P<half>[ap]\.?m\.?)?
        (?:\s*(?:h|hrs|uhr|-?aikaan))?$""",
    re.VERBOSE,
)
SPAN = re.compile(r"(?:klo|kello|kl|klockan|at|[\s,])\.?\s*\d{1,2}(?:[.:]\d{2})?\s*[-–]\s*\d{1,2}(?:[.:]\d{2})?$")
PARTICLES = re.compile(r"^(?:on|den|på|the|this|nu|nyt|tänä|kommande|tuleva)\s+")
NUMERIC = re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./]?(?:\s*(?P<year>\d{4}))?\.?")
ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
NAMED = re.compile(
    r"(?:den\s+)?\d{1,2}(?:st|nd|rd|th|:e|\.)?\s+(?:of\s+)?[^\W\d]{3,12}\.?,?(?:\s+\d{4})?|[^\W\d]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?(?:\s+\d{4})?"
)

TODAY = {"today", "tonight", "tänään", "idag", "i dag", "ikväll", "i kväll", "tänä iltana"}
TOMORROW = {"tomorrow", "huomenna", "imorgon", "i morgon", "i morron", "imorron"}
DAY_AFTER = {"the day after tomorrow", "day after tomorrow", "ylihuomenna", "i övermorgon", "iövermorgon"}
IN_A_WEEK = {"in a week", "in one week", "viikon päästä", "viikon kuluttua", "om en vecka"}
IN_TWO_WEEKS = {"in two weeks", "kahden viikon päästä", "kahden viikon kuluttua", "om två veckor"}
RELATIVE = [(TODAY, 0), (TOMORROW, 1), (DAY_AFTER, 2), (IN_A_WEEK, 7), (IN_TWO_WEEKS, 14)]
NEXT = ("next ", "ensi ", "nästa ", "coming ", "kommande ", "tuleva ", "on ", "på ", "this ", "tänä ", "nu på ")


class Reason(StrEnum):
    """What is wrong with a date or a time."""

    NOT_A_DATE = "not-a-date"
    NO_TIME = "no-time"
    IN_THE_PAST = "past"
    TOO_FAR = "too-far"
    NOT_A_TIME_THERE = "no-such"
    WEEKDAY_MISMATCH = "weekday"


@dataclass(frozen=True, slots=True)
class Appointment:
    """When, in UTC, and where, if said."""

    starts_at: datetime
    place: str | None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why not. `on` and `at` are what was understood of it, on the group's wall clock."""

    reason: Reason
    on: date | None = None
    at: time | None = None


def parse_schedule(text: str, *, language: str, zone: ZoneInfo, now: datetime) -> Appointment | Unreadable:
    """Read `<date and time> [@ place]`.

    "Next Tuesday" is the first Tuesday after today, as people say it in all three languages. A day
    without a year is the next such day. A time that comes twice when clocks go back is the first.

    Args:
        language: tried before the other two.
        zone: the group's; what was typed is on its wall clock.
        now: the present moment, in UTC.
    """
    typed, _, place = text.partition("@")
    words = " ".join(typed.replace("\u00a0", " ").casefold().split()).strip(" ,;")
    # The end of a span of time is not kept: "klo 17-19" begins at 17.
    words = re.sub(r"(?<=\d)\s*[-–]\s*\d{1,2}(?:[.:]\d{2})?$", "", words) if SPAN.search(words) else words
    if not words or len(words) > LONGEST:
        return Unreadable(Reason.NOT_A_DATE)
    today = now.astimezone(zone).date()
    late: Unreadable | None = None
    for before, at, sure in _times(words):
        found = _day(before, language, today)
        if isinstance(found, Unreadable):
            return found
        if found is None and before == "" and sure:
            # A time alone is today's, where that still lies ahead.
            found = today
        if found is None:
            continue
        if at is None:
            return Unreadable(Reason.NO_TIME, found)
        late = _check(found, at, zone, now)
        if late is None:
            starts_at = datetime.combine(found, at, zone).astimezone(UTC)
            return Appointment(starts_at, " ".join(place.split()) or None)
        return late
    return late or Unreadable(Reason.NOT_A_DATE)


def _check(on: date, at: time, zone: ZoneInfo, now: datetime) -> Unreadable | None:
    moment = datetime.combine(on, at, zone)
    if moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != moment.replace(tzinfo=None):
        return Unreadable(Reason.NOT_A_TIME_THERE, on, at)
    if moment <= now:
        return Unreadable(Reason.IN_THE_PAST, on, at)
    if moment - now > FARTHEST:
        return Unreadable(Reason.TOO_FAR, on, at)
    return None


def _times(words: str) -> Iterator[tuple[str, time | None, bool]]:
    """Ways to split off a time of day at the end: what stands before it, the time, and whether it surely is one."""
    match = TIME.fullmatch(words)
    if match is not None:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        half = (match["half"] or "").replace(".", "")
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "pm" else 0)
        before = match["before"].strip(" ,")
        sure = bool(match["marker"] or half or (match["minute"] and ":" in match.group(0)[-5:]))
        if hour < 24 and minute < 60 and (sure or before):
            yield before, time(hour, minute), sure
    # A time may also stand before the day: "klo 17 tiistaina", "17:00 on Tuesday".
    front = re.fullmatch(
        r"(?:(?:klo|kello|kl|klockan|at)\.?\s*(\d{1,2})(?:[.:](\d{2}))?|(\d{1,2}):(\d{2}))\s+(.+)", words
    )
    if front is not None:
        hour, minute = int(front[1] or front[3]), int(front[2] or front[4] or 0)
        if hour < 24 and minute < 60:
            yield front[5], time(hour, minute), True
    yield words, None, False


def _day(words: str, language: str, today: date) -> date | Unreadable | None:
    words = words.strip(" ,")
    for phrases, days in RELATIVE:
        if words in phrases:
            return today + timedelta(days=days)
    weekday, rest = _weekday(words)
    if weekday is not None and not rest:
        ahead = (weekday - today.weekday() - 1) % 7 + 1
        return today + timedelta(days=ahead)
    found = _calendar_day(rest, language, today)
    if found is not None and weekday is not None and found.weekday() != weekday:
        return Unreadable(Reason.WEEKDAY_MISMATCH, found)
    return found


def _weekday(words: str) -> tuple[int | None, str]:
    """A weekday at the beginning, and what comes after it."""
    bare = words
    for particle in NEXT:
        bare = bare.removeprefix(particle)
    first, _, rest = bare.partition(" ")
    names = _weekdays()
    number = names.get(first.strip(".,"))
    if number is None:
        return None, PARTICLES.sub("", words)
    return number, PARTICLES.sub("", rest.strip(" ,"))


@cache
def _weekdays() -> dict[str, int]:
    names: dict[str, int] = {}
    for code in LANGUAGES:
        days = Locale.parse(code).days
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated", "short"):
                for number, name in days[context][width].items():
                    word = name.casefold().strip(".")
                    for form in (word, f"{word}na", f"{word}en", f"{word}s"):
                        names.setdefault(form, number)
    return names


def _calendar_day(words: str, language: str, today: date) -> date | None:
    numeric = NUMERIC.fullmatch(words) or ISO.fullmatch(words)
    if numeric is not None:
        return _next_such(int(numeric["day"]), int(numeric["month"]), int(numeric["year"] or 0), today)
    if NAMED.fullmatch(words) is None:
        return None
    parsed = _parsed(words, language)
    if parsed is None:
        return None
    year = re.search(r"\d{4}", words)
    return _next_such(parsed.day, parsed.month, int(year[0]) if year else 0, today)


def _next_such(day: int, month: int, year: int, today: date) -> date | None:
    for candidate in (year,) if year else range(today.year, today.year + 9):
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if year or found >= today:
            return found
    return None


def _parsed(words: str, language: str) -> datetime | None:
    import dateparser  # its import takes a second; `warm_up` does it before anybody waits

    words = re.sub(r"(?<=\d)(?:st|nd|rd|th|:e)\b|\bof\b|\bden\b", " ", words)
    order = [language, *(code for code in LANGUAGES if code != language)]
    settings = {"REQUIRE_PARTS": ["day", "month"], "DATE_ORDER": "DMY", "STRICT_PARSING": False}
    with warnings.catch_warnings():
        # It parses days without a year, which Python is about to call ambiguous; we add the year ourselves.
        warnings.simplefilter("ignore", DeprecationWarning)
        for code in order:
            found: datetime | None = dateparser.parse(
                f"{words} 2028" if not re.search(r"\d{4}", words) else words, languages=[code], settings=settings
            )
            if found is not None:
                return found
    return None


def warm_up() -> None:
    """Load what the first date would have to wait for."""
    for language in LANGUAGES:
        _parsed("1 jan", language)
