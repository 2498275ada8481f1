"""What researchers get: a row for each company and year, of those who have agreed, so coarse that nobody stands alone.

What tells companies apart (the years they were here, region, size, trade) is shown only as far as five or more of them
share it: `told_apart` divides them step by step, and whoever would be left alone keeps the coarser description.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum

from bot.domain.evidence.counting import Counting
from bot.domain.evidence.facts import DAY, Facts, MeetingFact, PromiseFact, Scope, Stay, SurveyFact
from bot.domain.evidence.figures import CHANGES, YEARLY
from bot.domain.evidence.periods import EARLIEST, Period
from bot.domain.evidence.small import SMALLEST, hidden_parts
from bot.domain.evidence.tables import Pseudonyms, Row, hash_of, in_order

VERSION = 1
"""Of the code book; whoever changes what a column means raises it."""
WORDING = "2026-11"
"""The version of the two sentences that people agree to."""
SURE = ("years", "region", "size", "trade")
"""What tells companies apart, the most important first."""
HIDDEN_VALUE = "hidden"
"""Too few share it. An empty cell is what nobody has told."""
COLUMNS = (
    "company",
    "year",
    "first_year",
    "last_year",
    "region",
    "size",
    "trade",
    "days",
    "meetings",
    "attended",
    "people",
    "hosted",
    "promises",
    "done",
    "partly",
    "not_yet",
    "unanswered",
    "surveyed",
    *CHANGES,
)


class ConsentSaid(StrEnum):
    """What happened about somebody's consent."""

    ASKED = "asked"
    YES = "yes"
    NO = "no"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Consent:
    """What somebody has said last about research, and when. `said` is `ASKED` where they have not answered."""

    said: ConsentSaid
    at: datetime

    @property
    def given(self) -> bool:
        """Researchers may use it now."""
        return self.said is ConsentSaid.YES


def next_said(now: ConsentSaid | None, *, agrees: bool) -> ConsentSaid | None:
    """What a press adds to the history; None where it changes nothing."""
    if agrees:
        return None if now is ConsentSaid.YES else ConsentSaid.YES
    if now is ConsentSaid.YES:
        return ConsentSaid.WITHDRAWN
    return None if now in (ConsentSaid.NO, ConsentSaid.WITHDRAWN) else ConsentSaid.NO


@dataclass(frozen=True, slots=True)
class Agreement:
    """A company came to be one whose record researchers may use: somebody of it has agreed, and nobody says no.

    Args:
        until: when somebody took it back, or said no; None where it holds.
    """

    company: int
    since: datetime
    until: datetime | None = None


def agreements(said: Iterable[tuple[int, int, ConsentSaid, datetime]]) -> list[Agreement]:
    """Every time that a company came to be agreed, in the order in which it happened.

    Args:
        said: everything that people who ever belonged to a company have said: the company, the person, what and when, in
            the order in which they said it.
    """
    words: dict[int, dict[int, ConsentSaid]] = defaultdict(dict)
    found: list[Agreement] = []
    for company, person, word, at in said:
        before = _agreed(words[company].values())
        words[company][person] = word
        now = _agreed(words[company].values())
        if now and not before:
            found.append(Agreement(company, at))
        elif before and not now:
            place = max(n for n, one in enumerate(found) if one.company == company)
            found[place] = replace(found[place], until=at)
    return found


def _agreed(words: Iterable[ConsentSaid]) -> bool:
    """Somebody has agreed, and nobody has refused or taken it back."""
    every = set(words)
    return ConsentSaid.YES in every and not every & {ConsentSaid.NO, ConsentSaid.WITHDRAWN}


def in_fives(every: Iterable[Agreement], came: Mapping[int, date]) -> frozenset[int]:
    """The companies that are handed out: those who agree wait until five do, and come together.

    Whoever compares a file with an earlier one finds five new companies or none, and cannot tell which is which. A company
    that takes its agreement back is gone at once; nobody else comes or goes because of it.

    Args:
        came: of each company that the file can be about, its first day there. One that came later than it agreed waits
            from then on.
    """
    turns: list[tuple[datetime, int, bool]] = []
    for one in every:
        if one.company in came:
            since = max(one.since, datetime.combine(came[one.company], time(), one.since.tzinfo))
            if one.until is None or one.until > since:
                turns.append((since, one.company, True))
                turns += [] if one.until is None else [(one.until, one.company, False)]
    waiting: set[int] = set()
    out: set[int] = set()
    for _, company, agrees in sorted(turns):
        (waiting.add if agrees else waiting.discard)(company)
        out.discard(company)
        if len(waiting) == SMALLEST:
            out |= waiting
            waiting.clear()
    return frozenset(out)


@dataclass(frozen=True, slots=True)
class ResearchData:
    """Rows for researchers.

    Args:
        companies: how many are in them.
        left_out: agreed, but the years they were here would tell who they are.
    """

    rows: tuple[Row, ...]
    companies: int
    left_out: int

    @property
    def seal(self) -> str:
        """A hash over the rows."""
        return hash_of("research", VERSION, COLUMNS, self.rows)


def told_apart(described: Mapping[int, tuple[str, ...]]) -> dict[int, tuple[str, ...] | None]:
    """Descriptions so coarse that each is shared by five or more, or by nobody.

    Args:
        described: of each company, the values of `SURE`; "" where nobody has told.

    Returns:
        the same with `HIDDEN_VALUE` for what is not told; None for whoever would stand out by the first value alone.
    """
    found: dict[int, tuple[str, ...] | None] = {}
    _divide(described, frozenset(described), (), found)
    return found


def _divide(
    described: Mapping[int, tuple[str, ...]],
    together: frozenset[int],
    told: tuple[str, ...],
    found: dict[int, tuple[str, ...] | None],
) -> None:
    """Divide those of whom the same is told by the next value, as far as five or more share it."""
    if len(told) == len(SURE) or not together:
        found.update(dict.fromkeys(together, told))
        return
    parts: dict[str, set[int]] = defaultdict(set)
    for one in together:
        parts[described[one][len(told)]].add(one)
    hidden = hidden_parts({value: len(own) for value, own in parts.items()})
    for value in parts.keys() - hidden:
        _divide(described, frozenset(parts[value]), (*told, value), found)
    rest = frozenset(one for value in hidden for one in parts[value])
    if told:
        _divide(described, rest, (*told, HIDDEN_VALUE), found)
    else:
        found.update(dict.fromkeys(rest))


def research_data(facts: Facts, agreed: Iterable[Agreement], scope: Scope, today: date, salt: bytes) -> ResearchData:
    """A row for each company that has agreed and each calendar year it was here.

    Args:
        facts: the record of the whole network.
        agreed: every time that a company agreed; they are handed out in fives.
        today: the day it is made; what lies after it has not happened.
        salt: of its pseudonyms, which hold for this one file.
    """
    c = Counting(facts, Period(EARLIEST, today, whole=True), scope, today, salt)
    may = in_fives(agreed, c.first_days)
    own = {company: stays for company, stays in c.stays_of.items() if company in may}
    own = {company: here for company, stays in own.items() if (here := [one for one in stays if one.since <= today])}
    if len(own) < SMALLEST:
        return ResearchData((), 0, 0)
    bands, trades, regions = c.bands(), dict(c.facts.trades), _regions(c, own)
    described = {
        company: (_years(stays, today), regions[company], bands.get(company, ""), trades.get(company, ""))
        for company, stays in own.items()
    }
    shown = {company: told for company, told in told_apart(described).items() if told is not None}
    names = Pseudonyms(salt).of("C", shown)
    past = _Past(c, shown)
    rows: list[Row] = [
        (names[company], *row)
        for company, (years, *told) in shown.items()
        for row in _rows(past, company, own[company], years, told, today)
    ]
    return ResearchData(in_order(sorted(rows, key=lambda row: str(row[1]))), len(shown), len(own) - len(shown))


def _years(stays: Iterable[Stay], today: date) -> str:
    """`2027-` for who is here since then, `2027-2028` for who has left."""
    stays = list(stays)
    first = min(stay.since.year for stay in stays)
    ends = [stay.until for stay in stays]
    last = max((end for end in ends if end is not None), default=today)
    here = any(end is None or end > today for end in ends)
    return f"{first}-" if here else f"{first}-{last.year}"


def _regions(c: Counting, own: Mapping[int, list[Stay]]) -> dict[int, str]:
    """The region of each company: that of the group it came to last."""
    groups = {group.id: group for group in c.facts.groups}
    found = {}
    for company, stays in own.items():
        last = max(stays, key=lambda stay: (stay.since, stay.group))
        group = groups.get(last.group)
        region = None if group is None else group.region_on(min(c.last, last.until or c.last))
        found[company] = c.named(region or "")
    return found


class _Past:
    """What companies did, by company and year."""

    def __init__(self, c: Counting, companies: Iterable[int]) -> None:
        wanted = frozenset(companies)
        self.held: dict[tuple[int, int], list[MeetingFact]] = defaultdict(list)
        self.hosted: Counter[tuple[int, int]] = Counter()
        self.promised: dict[tuple[int, int], list[PromiseFact]] = defaultdict(list)
        self.told: dict[tuple[int, int], list[SurveyFact]] = defaultdict(list)
        for meeting in c.held:
            self.held[meeting.group, meeting.day.year].append(meeting)
            self.hosted[meeting.host, meeting.day.year] += 1
        for promise in c.facts.promises:
            if promise.company in wanted and promise.day <= c.last:
                self.promised[promise.company, promise.day.year].append(promise)
        for survey in c.facts.surveys:
            if survey.company in wanted and survey.kind == YEARLY:
                self.told[survey.company, survey.day.year].append(survey)


def _rows(past: _Past, company: int, stays: list[Stay], years: str, told: list[str], today: date) -> Iterator[Row]:
    first, _, last = years.partition("-")
    for year in range(int(first), int(last or today.year) + 1):
        days = {
            stay.since + DAY * n
            for stay in (_within(stay, year, today) for stay in stays)
            if stay is not None and stay.until is not None
            for n in range((stay.until - stay.since).days + 1)
        }
        there = [
            one
            for group in sorted({stay.group for stay in stays})
            for one in past.held[group, year]
            if any(stay.group == group and stay.on(one.day) for stay in stays)
        ]
        came = [number for one in there for who, number in one.came if who == company]
        outcomes = Counter(one.outcome for one in past.promised[company, year])
        said = past.told[company, year]
        changed = {code for one in said for code in one.changes}
        yield (
            year,
            int(first),
            int(last) if last else None,
            *told,
            len(days),
            len(there),
            len(came),
            sum(number or 0 for number in came),
            past.hosted[company, year],
            sum(outcomes.values()),
            outcomes["done"],
            outcomes["partly"],
            outcomes["not yet"],
            outcomes[None],
            int(bool(said)),
            *(int(code in changed) if said else None for code in CHANGES),
        )


def _within(stay: Stay, year: int, today: date) -> Stay | None:
    """The part of a stay that lies in a year and has been."""
    since = max(stay.since, date(year, 1, 1))
    until = min(stay.until or today, today, date(year, 12, 31))
    return replace(stay, since=since, until=until) if since <= until else None
