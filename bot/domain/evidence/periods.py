"""The period of a report, and how people type it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from bot.domain.evidence.spans import SpanWords, span_at_the_start
from bot.domain.formatted import shortened
from bot.domain.refused import Refused

DATE = r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}\.\s?\d{1,2}\."
YEAR = re.compile(r"^(20\d\d)(?=[\s,]|$)")
EARLIEST = date(2000, 1, 1)


class UnknownPeriod(Refused):
    """What was typed is no period.

    Args:
        year: one that a report can be about.
    """

    key = "refused-unknown-period"
    hint = "report-hint"


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a day, both counted. `whole` says that it was asked for as "since the start"."""

    first: date
    last: date
    whole: bool = False

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def year(self) -> int | None:
        """The calendar year it is, or None."""
        full = (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31)
        return self.first.year if full and self.first.year == self.last.year else None


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """The words people type for a period, in any language.

    Args:
        since_the_start: "since the start", "all"; in small letters.
        to: words between two dates.
        spans: words for spans of the calendar.
    """

    since_the_start: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    spans: SpanWords = field(default_factory=SpanWords)


@cache
def _two_dates(to: frozenset[str]) -> re.Pattern[str]:
    between = "|".join(("-", "–", "—", r"\.\.\.?", "…", *map(re.escape, sorted(to, key=len, reverse=True)), r"\s"))
    return re.compile(rf"^({DATE})\s*(?:{between})\s*({DATE})(?=\s|,|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was typed after /report: a period, None where none was named, and a region."""

    period: Period | None
    region: str | None


def of_year(year: int) -> Period:
    """A calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def since_the_start(today: date) -> Period:
    """All there is."""
    return Period(EARLIEST, today, whole=True)


def read_wanted(text: str, today: date, known: PeriodWords) -> Wanted:
    """The period and the region in what was typed; the period comes first.

    Raises:
        UnknownPeriod: the dates are none, or the wrong way round, or begin in the future.
    """
    line = " ".join(text.split())
    if found := _two_dates(known.to).match(line):
        last = _day(found[2], today, None)
        first = _day(found[1], today, last)
        if first is None or last is None or first > last or first > today or first < EARLIEST:
            raise UnknownPeriod(typed=found[0], year=str(today.year))
        return Wanted(Period(first, last), _region(line[found.end() :]))
    if (span := span_at_the_start(line, today, known.spans)) is not None:
        begins, ends, rest = span
        if begins > today or begins < EARLIEST:
            raise UnknownPeriod(typed=line[: len(line) - len(rest)], year=str(today.year))
        return Wanted(Period(begins, ends), _region(rest))
    if found := YEAR.match(line):
        if int(found[1]) > today.year:
            raise UnknownPeriod(typed=found[0], year=str(today.year))
        return Wanted(of_year(int(found[1])), _region(line[found.end() :]))
    folded = line.casefold()
    for words in sorted(known.since_the_start, key=len, reverse=True):
        if folded == words or folded.startswith((f"{words} ", f"{words},")):
            return Wanted(since_the_start(today), _region(line[len(words) :]))
    if line[:1].isdigit():
        raise UnknownPeriod(typed=shortened(line, 40), year=str(today.year))
    return Wanted(None, _region(line))


def read_dates(text: str, known: PeriodWords) -> Period:
    """Two dates, and nothing else, whenever they are.

    Raises:
        UnknownPeriod: they are none, or the wrong way round.
    """
    line = " ".join(text.split()).strip(" ,;")
    found = _two_dates(known.to).match(line)
    last = None if found is None else _day(found[2], EARLIEST, None)
    first = None if found is None or last is None else _day(found[1], EARLIEST, last)
    if found is None or found.end() != len(line) or first is None or last is None or first > last:
        raise UnknownPeriod(typed=shortened(line, 40), year=str(EARLIEST.year))
    return Period(first, last)


def _region(rest: str) -> str | None:
    return rest.strip(" ,;") or None


def _day(text: str, today: date, other: date | None) -> date | None:
    numbers = [int(part) for part in re.findall(r"\d+", text)]
    try:
        if "-" in text:
            return date(numbers[0], numbers[1], numbers[2])
        # "1.1.–30.6.2027": the year of the other day.
        year = numbers[2] if len(numbers) == 3 else (other or today).year
        return date(year, numbers[1], numbers[0])
    except ValueError:
        return None
