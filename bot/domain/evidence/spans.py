"""Time spans as people type them: a month, a quarter, half a year, years, and "last year"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

DAY = timedelta(days=1)
YEAR = r"20\d\d"
BETWEEN = ("-", "–", "—", r"\.\.\.?", "…")
MONTHS = {"q": 3, "h": 6}
"""How many months a quarter has, and half a year."""


class Spoken(StrEnum):
    """A span that is told from today on."""

    THIS_YEAR = "this-year"
    LAST_YEAR = "last-year"
    THIS_QUARTER = "this-quarter"
    LAST_QUARTER = "last-quarter"
    THIS_MONTH = "this-month"
    LAST_MONTH = "last-month"


@dataclass(frozen=True, slots=True)
class SpanWords:
    """The words people type for spans, in any language, in small letters.

    Args:
        spoken: "last year", "viime vuonna".
        months: names of months, in full and shortened, January being 1.
        alone: those of them that are understood without a year.
        quarter: words for a quarter of a year.
        to: words between two months.
    """

    spoken: Mapping[str, Spoken] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    alone: frozenset[str] = frozenset()
    quarter: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()

    def __hash__(self) -> int:
        return hash((tuple(self.spoken), tuple(self.months), self.quarter, self.to))


def span_at_the_start(line: str, today: date, known: SpanWords) -> tuple[date, date, str] | None:
    """The first and the last day of the span with which a line begins, and what comes after it.

    Without its year it is the newest that has begun. `3/2027` is a month; a quarter is `Q3 2027`.
    """
    for pattern, read in ((_parts(known), _part), (_months(known), _month_span), (_numbers(), _number_span)):
        found = pattern.match(line)
        span = None if found is None else read(found, today, known)
        if found is not None and span is not None:
            return *span, line[found.end() :]
    folded = line.casefold()
    for words in sorted(known.spoken, key=len, reverse=True):
        if folded == words or folded.startswith((f"{words} ", f"{words},")):
            return *_from_today(known.spoken[words], today), line[len(words) :]
    return None


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)"


@cache
def _parts(known: SpanWords) -> re.Pattern[str]:
    """`Q3 2027`, `2027 Q3`, `Q3/2027`, `3. kvartaali 2027`, `H1 2027`."""
    word = _any(known.quarter)
    which = rf"(?:(?P<kind>[qh])\s?(?P<short>[1-4])|(?P<before>[1-4])(?:\.|:a|:e|st|nd|rd|th)?\s*(?:{word})|(?:{word})\s*(?P<after>[1-4]))"
    return re.compile(rf"^(?:(?P<early>{YEAR})[\s/-]*)?{which}(?:[\s/,-]*(?P<late>{YEAR}))?(?=[\s,]|$)", re.IGNORECASE)


def _part(found: re.Match[str], today: date, _known: SpanWords) -> tuple[date, date] | None:
    months = MONTHS[(found["kind"] or "q").lower()]
    number = int(found["short"] or found["before"] or found["after"])
    if number > 12 // months:
        return None
    year = found["early"] or found["late"]
    return _of_months(None if year is None else int(year), number * months - months + 1, number * months, today)


@cache
def _months(known: SpanWords) -> re.Pattern[str]:
    """`marraskuu 2027`, `2027 november`, `syys–marraskuu 2027`, `Nov 2026 to Feb 2027`, `November`."""
    name, between = _any(known.months), "|".join((*BETWEEN, *(rf"\s{re.escape(one)}\s" for one in sorted(known.to))))
    return re.compile(
        rf"^(?:(?P<early>{YEAR})\s+)?(?P<one>{name})\.?(?:\s+(?P<its>{YEAR}))?"
        rf"(?:\s*(?:{between})\s*(?P<other>{name})\.?)?(?:\s+(?P<late>{YEAR}))?(?=[\s,]|$)",
        re.IGNORECASE,
    )


def _month_span(found: re.Match[str], today: date, known: SpanWords) -> tuple[date, date] | None:
    one = found["one"].casefold()
    other = (found["other"] or one).casefold()
    first, last = known.months[one], known.months[other]
    year = found["late"] or found["early"] or (None if found["other"] else found["its"])
    if year is None and not (other in known.alone and found["its"] is None):
        return None
    if found["its"] is not None and found["other"] is not None:
        begins = date(int(found["its"]), first, 1)
        ends = _last_day(int(year or found["its"]), last)
        return (begins, ends) if begins <= ends else None
    return _of_months(None if year is None else int(year), first, last, today)


@cache
def _numbers() -> re.Pattern[str]:
    """`3/2027`, `2027-03`, `9–11/2027`, `9/2026–2/2027`, `2026–2027`."""
    between = "|".join(BETWEEN)
    month = r"1[0-2]|0?[1-9]"
    return re.compile(
        rf"^(?:(?P<iso>{YEAR})-(?P<month>1[0-2]|0[1-9])"
        rf"|(?P<one>{month})(?:/(?P<its>{YEAR}))?(?:\s*(?:{between})\s*(?P<other>{month}))?/(?P<late>{YEAR})"
        rf"|(?P<alone>{month})/(?P<year>{YEAR})"
        rf"|(?P<from>{YEAR})\s*(?:{between})\s*(?P<until>{YEAR}))(?=[\s,]|$)"
    )


def _number_span(found: re.Match[str], today: date, _known: SpanWords) -> tuple[date, date] | None:
    if found["iso"]:
        return _of_months(int(found["iso"]), int(found["month"]), int(found["month"]), today)
    if found["alone"]:
        return _of_months(int(found["year"]), int(found["alone"]), int(found["alone"]), today)
    if found["from"]:
        whole = date(int(found["from"]), 1, 1), date(int(found["until"]), 12, 31)
        return whole if whole[0] <= whole[1] else None
    first, last, year = int(found["one"]), int(found["other"] or found["one"]), int(found["late"])
    if found["its"] is None:
        return _of_months(year, first, last, today)
    begins, ends = date(int(found["its"]), first, 1), _last_day(year, last)
    return (begins, ends) if begins <= ends else None


def _of_months(year: int | None, first: int, last: int, today: date) -> tuple[date, date]:
    """From a month to a month; where the first is the later one, from that of the year before.

    Args:
        year: of the last month; None: so that the span is the newest that has begun.
    """
    if year is None:
        year = today.year + (first > last)
        if date(year - (first > last), first, 1) > today:
            year -= 1
    return date(year - (first > last), first, 1), _last_day(year, last)


def _last_day(year: int, month: int) -> date:
    return (date(year, month, 28) + 4 * DAY).replace(day=1) - DAY


def _from_today(spoken: Spoken, today: date) -> tuple[date, date]:
    back, _, unit = spoken.partition("-")
    months = {"year": 12, "quarter": 3, "month": 1}[unit]
    begins = today.replace(month=(today.month - 1) // months * months + 1, day=1)
    if back == "last":
        ends = begins - DAY
        return ends.replace(month=(ends.month - 1) // months * months + 1, day=1), ends
    return begins, _last_day(begins.year, begins.month + months - 1)
