"""What could be understood of a text that is not a date and time as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time

from bot.formats.days import Day, any_of, read_day
from bot.formats.hours import impossible
from bot.formats.when.appointment import Appointment, DateProblem, TypingContext, Unreadable
from bot.formats.when.cleaning import LONGEST, LONGEST_WITH_PLACE, MOST_WORDS, words_of
from bot.formats.when.moment import read_moment
from locales.languages import SPOKEN

EITHER = re.compile(
    rf"\s*[;,&]\s+|\s+(?:{any_of([word for language in SPOKEN.values() for word in language.dates.either])})\s+|\n+"
)


def looked_closer(read: Unreadable, typed: str, asked: TypingContext) -> Unreadable:
    """Of what could not be read: which part is odd, or what was understood inside it."""
    if read.reason in (
        DateProblem.NO_TIME,
        DateProblem.NOT_A_DATE,
        DateProblem.NO_SUCH_DAY,
        DateProblem.NO_SUCH_MONTH,
        DateProblem.NO_DAY,
    ):
        options, days = _several(typed, asked)
        if len(options) > 1 or len(days) > 1:
            return Unreadable(DateProblem.TWO_DATES, options=options, days=days)
    if read.reason not in (DateProblem.NOT_A_DATE, DateProblem.NO_TIME):
        return read
    if len(typed) > LONGEST_WITH_PLACE:
        return Unreadable(DateProblem.TOO_LONG)
    words = words_of(typed)
    odd = impossible(words)
    if odd is not None:
        rest, said = odd
        day = read_day(rest, asked.language, asked.today) if rest else None
        if isinstance(day, Day) and day.matches and day.again is None:
            return Unreadable(DateProblem.NO_SUCH_TIME, day.on, odd=said)
        if not rest:
            return Unreadable(DateProblem.NO_SUCH_TIME, odd=said)
    if read.reason is DateProblem.NO_TIME:
        return read
    if typed.strip() and not any(character.isalnum() for character in typed):
        return Unreadable(DateProblem.NO_WORDS)
    inside = _inside(typed, asked)
    if inside is not None:
        return inside
    return Unreadable(DateProblem.TOO_LONG) if len(typed) > LONGEST else read


def _several(typed: str, asked: TypingContext) -> tuple[tuple[datetime, ...], tuple[date, ...]]:
    """The moments in a list such as `15.12. klo 17 tai 16.12. klo 18`, or its days where it says no time.

    What one of them does not say it shares with another.
    """
    if len(typed) > LONGEST_WITH_PLACE:
        return (), ()
    parts = [part for part in EITHER.split(typed) if part and part.strip()]
    if len(parts) < 2:
        words = typed.split()
        # "15.12. 17 16.12. 18": in the middle, if anywhere.
        half = len(words) // 2
        parts = [" ".join(words[:half]), " ".join(words[half:])] if len(words) in (2, 4, 6) else []
    read = [_pieces(part, asked) for part in parts]
    if len(read) < 2 or any(on is None and at is None for on, at in read):
        return (), ()
    shared = next((at for _, at in reversed(read) if at is not None), None)
    if shared is None:
        return (), tuple(dict.fromkeys(on for on, _ in read if on is not None))
    day: date | None = None
    found = []
    for on, at in read:
        day = on or day
        moment = None if day is None else asked.moment(day, at or shared)
        if moment is None:
            return (), ()
        found.append(moment)
    return tuple(dict.fromkeys(found)), ()


def _pieces(part: str, asked: TypingContext) -> tuple[date | None, time | None]:
    read = read_moment(part.partition("@")[0], asked, None)
    if isinstance(read, Appointment):
        local = read.starts_at.astimezone(asked.zone)
        return local.date(), local.time()
    if read.reason is DateProblem.NO_TIME:
        return read.on, None
    if read.reason is DateProblem.NO_DAY:
        return None, read.at
    hour = part.strip()
    if hour.isascii() and hour.isdigit() and int(hour) < 24:
        return None, time(int(hour))
    return None, None


def _inside(typed: str, asked: TypingContext) -> Unreadable | None:
    """The longest part that is a date and time by itself."""
    words = typed.split()[: 2 * MOST_WORDS]
    for start, end in _spans(len(words)):
        part = " ".join(words[start:end])
        if any(character.isdigit() for character in part) or end - start > 1:
            read = read_moment(part.strip(" ,.;:!?-–"), asked, None)
            if isinstance(read, Appointment):
                return Unreadable(DateProblem.INSIDE, options=(read.starts_at,), length=read.length)
    return None


def _spans(count: int) -> Iterator[tuple[int, int]]:
    for length in range(min(count, MOST_WORDS), 1, -1):
        for start in range(count - length + 1):
            yield start, start + length
