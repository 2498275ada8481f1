"""Whether the figures of a report are what people did: counted from the books kept of them, never from the database."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from bot.domain.evidence.facts import Facts, Scope
from bot.domain.evidence.periods import EARLIEST, Period, of_year
from bot.domain.evidence.report import Report, make_report
from bot.domain.evidence.tables import one_decimal
from bot.simulation.record import Book, Compared

LEAP_DAY = (2, 29)


def compared(facts: Facts, books: Sequence[Book], now: datetime) -> list[Compared]:
    """Every figure that follows from what people did, for each calendar year and since the start."""
    years = sorted({now.year, *(group.since.year for group in facts.groups)})
    periods = [Period(EARLIEST, now.date(), whole=True), *(of_year(year) for year in range(years[0], now.year + 1))]
    return [one for period in periods for one in _of_period(facts, books, period, now)]


def _of_period(facts: Facts, books: Sequence[Book], period: Period, now: datetime) -> Iterator[Compared]:
    made = make_report(facts, number="1", period=period, scope=Scope(), today=now.date(), salt=b"")
    name = "since the start" if period.whole else str(period.year)

    def one(did: float | None, figure: str, total: str = "all") -> Compared:
        return Compared(f"{figure} {total}, {name}", did, made.figures[figure].value(total))

    yield from (one(did, figure, "all") for figure, did in _companies(books, period).items())
    held = [(book, at.at, at.host) for book in books for at in book.held if _day(book, at.at) in period]
    sure = [(book, at, host) for book, at, host in held if at in book.evidence.confirmed]
    yield one(len(sure), "meetings", "held")
    yield one(len(held) - len(sure), "meetings", "unconfirmed")
    if sure or not held:
        came = [(book.title, book.evidence.came[at]) for book, at, _ in sure]
        yield one(sum(len(there) for _, there in came), "attendance", "visits")
        yield one(sum(sum(there.values()) for _, there in came), "attendance", "people")
        yield one(len({(title, company) for title, there in came for company in there}), "supported")
        yield one(len(sure), "hosting", "hosted")
        yield one(len({(book.title, host) for book, _, host in sure}), "hosting", "hosts")
    yield from (one(did, "questions", total) for total, did in _questions(books, period).items())
    yield from _stayed(books, period, made, name)


def _day(book: Book, moment: datetime) -> date:
    return moment.astimezone(book.zone).date()


def _companies(books: Sequence[Book], period: Period) -> dict[str, int]:
    found: Counter[str] = Counter(companies=0, joined=0, left=0)
    for book in books:
        for stay in book.stays.values():
            since = _day(book, stay.since)
            until = None if stay.until is None else _day(book, stay.until)
            found["companies"] += since <= period.last and (until is None or until >= period.first)
            found["joined"] += since in period
            found["left"] += until is not None and until in period
    return dict(found)


def _questions(books: Sequence[Book], period: Period) -> dict[str, int | float | None]:
    asked = [
        (book.evidence.answered.get(number), at)
        for book in books
        for number, at in book.evidence.asked.items()
        if _day(book, at) in period
    ]
    hours = [round((answer - at).total_seconds() / 3600, 1) for answer, at in asked if answer is not None]
    middle = one_decimal(statistics.median(hours)) if hours else None
    return {"asked": len(asked), "answered": len(hours), "hours": middle}


def _stayed(books: Sequence[Book], period: Period, made: Report, name: str) -> Iterator[Compared]:
    figure = made.figures["retention"]
    if figure.because is not None:
        return
    for word, years in (("one", 1), ("two", 2)):
        cohort = stayed = 0
        for book in books:
            for stay in book.stays.values():
                since = _day(book, stay.since)
                # Whoever joined on the last day of February of a leap year has been there a year on the last of the next.
                leap = (since.month, since.day) == LEAP_DAY
                over = since.replace(year=since.year + years, day=28 if leap else since.day)
                if over in period and over <= made.last:
                    cohort += 1
                    stayed += stay.until is None or _day(book, stay.until) >= over
        yield Compared(f"retention year-{word}, {name}", cohort, figure.value(f"year-{word}"))
        yield Compared(f"retention stayed-{word}, {name}", stayed, figure.value(f"stayed-{word}"))
