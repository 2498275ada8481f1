"""What a simulated network's years come to, and whether the promises held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import mean, median
from zoneinfo import ZoneInfo

from bot.simulation.dates import following
from bot.simulation.record import Book, Heard, Month, Record

ENOUGH_COMPANIES = 3
MONTHS_WITH_A_MEETING = 0.95
MOST_APART = 1
MOST_MESSAGES = 10
ENOUGH_AT_THE_END = 8
A_QUARTER = timedelta(days=91)
SETTLING_IN = timedelta(days=2)
"""Who joins so soon after the beginning has been there from the beginning."""


@dataclass(frozen=True, slots=True)
class SimulationPromise:
    """One promise, whether it held, and what was measured."""

    says: str
    held: bool
    measured: str

    def __str__(self) -> str:
        return f"{'held  ' if self.held else 'BROKEN'}  {self.says}: {self.measured}"


def bounds(month: Month, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The first moment of a month, and of the next."""
    year, after = following(*month)
    return datetime(*month, 1, tzinfo=zone), datetime(year, after, 1, tzinfo=zone)


def there_all_through(book: Book, begins: datetime, ends: datetime) -> list[str]:
    """The companies that were there from the beginning of a time to its end."""
    return [
        company
        for company, stay in book.stays.items()
        if stay.since <= begins + SETTLING_IN and (stay.until is None or stay.until >= ends)
    ]


def held_in(book: Book, month: Month) -> int:
    """How many meetings a group held in a month of its calendar."""
    begins, ends = bounds(month, book.zone)
    return sum(begins <= held.at < ends for held in book.held)


def counted_months(book: Book, months: Sequence[Month]) -> Iterator[Month]:
    """The months in which a group meets, by its own settings, and had three companies throughout."""
    for month in months:
        if month[1] in book.months_off:
            continue
        if len(there_all_through(book, *bounds(month, book.zone))) >= ENOUGH_COMPANIES:
            yield month


def at_the_end(book: Book) -> int:
    """How many companies are in a group on the last day."""
    return sum(stay.until is None for stay in book.stays.values())


def fewest(book: Book) -> int:
    """How many companies were in a group when they were fewest, from the day on which the first one left."""
    left = sorted(stay.until for stay in book.stays.values() if stay.until is not None)
    return min(
        (
            sum(stay.since <= at and (stay.until is None or stay.until > at) for stay in book.stays.values())
            for at in left
        ),
        default=at_the_end(book),
    )


def hosted(book: Book) -> Counter[str]:
    """Meetings by the company that hosted them."""
    return Counter(held.host for held in book.held)


def apart(book: Book, began: datetime, ended: datetime) -> int:
    """How far turns hosted lie apart among the companies there all the time, passes and swaps accounted for.

    A company that passed, paused, or did not answer, could have hosted that often more; one that stepped in for
    others, or swapped, has hosted that often of its own will. So each company has a least and a most, and
    what counts is by how much the greatest least exceeds the smallest most.
    """
    count, companies = hosted(book), there_all_through(book, began, ended)
    if not companies:
        return 0
    least = max(count[company] - book.taken_early[company] for company in companies)
    most = min(count[company] + book.declined[company] + book.paused[company] for company in companies)
    return max(0, least - most)


def unasked(by_place: Counter[str]) -> int:
    """Messages of a month that nobody had asked for."""
    return by_place["group"] + by_place["private"]


class SimulationReport:
    """The numbers."""

    def __init__(self, record: Record) -> None:
        self.record = record
        months = record.months
        self.counted = [(book, month) for book in record.books for month in counted_months(book, months)]
        self.without = [(book.title, month) for book, month in self.counted if not held_in(book, month)]
        self.per_month = sorted(unasked(by_place) for by_place in record.messages.values())
        self.buzzes = sorted(by_place.total() for by_place in record.messages.values())
        self.noisy = sorted(
            ((who, said) for who, said in record.heard.items() if len(said) > MOST_MESSAGES),
            key=lambda each: (-len(each[1]), each[0]),
        )[:20]
        self.carried = sorted(by_place.total() for by_place in record.carried.values())
        self.left_out = sum(month[1] in book.months_off for book in record.books for month in months)
        self.settled_after = sorted(days for book in record.books for days in book.settled_after)
        self.acted = [act for book in record.books for act in book.administrators_acted]
        self.over = [f"{book.title}: {what}" for book in record.books for what in book.over]
        self.apart = {book.title: apart(book, record.began, record.ended) for book in record.books}

    @property
    def share_of_months(self) -> float:
        """The share of group months with a meeting; all of none is all."""
        return 1.0 if not self.counted else 1 - len(self.without) / len(self.counted)

    @property
    def promises(self) -> list[SimulationPromise]:
        """What issue by issue was promised of years without an administrator."""
        widest = max(self.apart.values(), default=0)
        most = max(self.per_month, default=0)
        too_many = sum(count > MOST_MESSAGES for count in self.per_month)
        return [
            SimulationPromise(
                "a meeting in at least 95% of the months of groups with three companies",
                self.share_of_months >= MONTHS_WITH_A_MEETING,
                f"{self.share_of_months:.1%} of {len(self.counted)} group months",
            ),
            SimulationPromise("no administrator had to act", not self.acted, f"{len(self.acted)} times"),
            SimulationPromise(
                "turns hosted differ by at most one among companies that were members throughout",
                widest <= MOST_APART,
                f"by {widest} at most",
            ),
            SimulationPromise(
                "no member got more than 10 unasked messages in a month",
                most <= MOST_MESSAGES,
                f"{most} at most, more than 10 in {too_many} of {len(self.per_month)} months of a person",
            ),
            SimulationPromise(
                "no message was sent for something already over", not self.over, f"{len(self.over)} messages"
            ),
            SimulationPromise(
                "at most one message with live buttons about each meeting, turn and vote in a chat",
                not self.record.doubled,
                f"{len(self.record.doubled)} times more than one",
            ),
            SimulationPromise(
                "no two messages in view say different times of a meeting",
                not self.record.contradicted,
                f"{len(self.record.contradicted)} times",
            ),
            SimulationPromise(
                "no message at night that nobody waits for",
                not self.record.at_night,
                f"{len(self.record.at_night)} messages",
            ),
            SimulationPromise(
                "every figure of a report equals a count of what people did",
                all(one.equal for one in self.record.figures),
                f"{sum(one.equal for one in self.record.figures)} of {len(self.record.figures)} figures",
            ),
            SimulationPromise(
                "nothing malformed was asked of Telegram, and every press was answered",
                not self.record.trouble,
                f"{len(self.record.trouble)} times",
            ),
            *self._of_newcomers(),
        ]

    def _of_newcomers(self) -> Iterator[SimulationPromise]:
        """What was promised of years in which a fifth of the companies leaves."""
        funnel, reckoned = self.record.funnel, self.record.reckoned
        if funnel is None or reckoned is None:
            return
        sizes = sorted(at_the_end(book) for book in self.record.books)
        yield SimulationPromise(
            f"every group ends with {ENOUGH_AT_THE_END} companies or more, without a coordinator",
            all(size >= ENOUGH_AT_THE_END for size in sizes),
            f"{sizes[0]} to {sizes[-1]} companies in {len(sizes)} groups",
        )
        gaps = [after - before for asked in funnel.asked.values() for before, after in pairwise(asked)]
        asks = sum(map(len, funnel.asked.values()))
        yield SimulationPromise(
            "no member was asked more than once a quarter whether they know somebody",
            all(gap >= A_QUARTER for gap in gaps),
            f"{asks} asked, {len(funnel.asked)} members"
            + (f", at least {min(gaps).days} days between" if gaps else ""),
        )
        yield SimulationPromise(
            "the figures of /recruit, /network and the report on newcomers equal a count of what people did",
            not reckoned.wrong,
            f"{reckoned.checked - len(reckoned.wrong)} of {reckoned.checked}",
        )

    @property
    def kept(self) -> bool:
        """Whether every promise held."""
        return all(promise.held for promise in self.promises)

    def lines(self) -> list[str]:
        """The whole report as text."""
        record = self.record
        return [
            f"{len(record.books)} groups, {sum(len(book.stays) for book in record.books)} companies, "
            f"{len(record.months)} months",
            f"Not counted, since the group has chosen not to meet then: {self.left_out} group months",
            "",
            *(self._group(book) for book in record.books),
            "",
            f"Messages nobody asked for, by person and month: {_spread(self.per_month)}",
            "  the same, counting private copies of what the group was told: "
            f"{_spread(self.buzzes)}, more than 10 in {sum(count > MOST_MESSAGES for count in self.buzzes)}",
            f"Questions of members, shown by the bot, for each person and month: {_spread(self.carried)}",
            f"Days from the beginning of a cycle to a date: {_spread(self.settled_after)}",
            *self._newcomers(),
            f"What people did: {_counts(record.deeds)}",
            f"What the bot told them unasked: {_counts(record.kinds)}",
            f"What the bot said no to: {_counts(record.refused)}",
            "",
            *(f"An administrator acted: {act}" for act in self.acted),
            *(f"Over already: {what}" for what in self.over),
            *(f"More than one truth: {what}" for what in (*record.doubled, *record.contradicted)[:20]),
            *(f"At night: {what}" for what in record.at_night[:20]),
            *(line for book in record.books if self.apart[book.title] > MOST_APART for line in self._uneven(book)),
            *(f"No meeting: {title}, {year}-{month:02}" for title, (year, month) in self.without),
            *(
                f"Too many messages: {name}, {year}-{month:02}: {'; '.join(map(str, sorted(said, key=_moment)))}"
                for (name, (year, month)), said in self.noisy
            ),
            *(f"Miscounted: {one}" for one in record.figures if not one.equal),
            *(f"Miscounted: {one}" for one in (() if record.reckoned is None else record.reckoned.wrong[:20])),
            *(f"Trouble: {what}" for what in record.trouble[:20]),
            *(str(promise) for promise in self.promises),
        ]

    def _newcomers(self) -> Iterator[str]:
        funnel = self.record.funnel
        if funnel is None:
            return
        counted = Counter(step for _, step, _ in funnel.of())
        yield f"Companies that left: {funnel.left}; people who heard of a group: {funnel.arrived}"
        yield f"How far people have come, members of the first day among them: {_counts(counted)}"
        yield "Companies at the end: " + ", ".join(
            f"{book.title} {at_the_end(book)} (fewest {fewest(book)}, members asked {funnel.asks[book.title]})"
            for book in self.record.books
        )

    def _uneven(self, book: Book) -> Iterator[str]:
        count = hosted(book)
        for company in there_all_through(book, self.record.began, self.record.ended):
            yield (
                f"Turns apart: {book.title}, {company}: {count[company]} hosted, {book.taken_early[company]} of them "
                f"early, {book.declined[company]} passed, {book.paused[company]} pauses"
            )

    def _group(self, book: Book) -> str:
        count = hosted(book)
        turns = Counter(count[company] for company in there_all_through(book, self.record.began, self.record.ended))
        shares = ", ".join(f"{companies} × {times}" for times, companies in sorted(turns.items()))
        return (
            f"{book.title}: {len(book.held)} meetings, {book.moved} moved, {book.cancelled} called off; "
            f"turns hosted (companies × turns): {shares}; {book.declined.total()} turns passed"
        )


def _spread(numbers: Sequence[float]) -> str:
    if not numbers:
        return "none"
    late = numbers[min(len(numbers) - 1, int(len(numbers) * 0.95))]
    return f"mean {mean(numbers):.1f}, median {median(numbers):.1f}, 95% at most {late:.1f}, most {numbers[-1]:.1f}"


def _moment(said: Heard) -> datetime:
    return said.at


def _counts(counter: Counter[str]) -> str:
    return "; ".join(f"{what} {count}" for what, count in counter.most_common()) or "nothing"
