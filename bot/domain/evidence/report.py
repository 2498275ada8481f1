"""A report: all figures for a scope and a period, its seal, and quotations."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from bot.domain.evidence.counting import Counting
from bot.domain.evidence.facts import Facts, Scope
from bot.domain.evidence.figures import FIGURES
from bot.domain.evidence.indicators import BEHIND, Indicator, Project, indicators
from bot.domain.evidence.periods import Period
from bot.domain.evidence.tables import Figure, hash_of, seal_of

MOST_WORDS = 12
"""Quotations in a report; the newest are shown."""


@dataclass(frozen=True, slots=True)
class MonthOfMeetings:
    """A month for the plots: meetings confirmed, and meetings nobody has confirmed."""

    year: int
    month: int
    held: int
    unconfirmed: int


@dataclass(frozen=True, slots=True)
class Report:
    """What goes to a funder.

    Args:
        number: `2027-3`, the third report made in 2027.
        period: as it was asked for; `first` and `last` are the days it really covers.
        figures: by code, in the order in which they are shown.
        words: what companies allowed to be quoted, without names.
        months: for the plots.
        themes: the themes discussed most, and how often.
    """

    number: str
    period: Period
    first: date
    last: date
    scope: Scope
    scope_name: str | None
    made_on: date
    project: Project | None
    figures: dict[str, Figure]
    indicators: tuple[Indicator, ...]
    words: tuple[str, ...]
    months: tuple[MonthOfMeetings, ...]
    themes: tuple[tuple[str, int], ...]

    @property
    def hashes(self) -> dict[str, str]:
        """The seal of each figure's rows."""
        return {
            code: hash_of(code, figure.version, figure.columns, figure.rows) for code, figure in self.figures.items()
        }

    @property
    def seal(self) -> str:
        """The seal of the whole."""
        return seal_of(self.number, self.hashes)

    @property
    def versions(self) -> dict[str, int]:
        """The version of each definition it was counted by."""
        return {code: figure.version for code, figure in self.figures.items()} | {
            one.code: one.version for one in self.indicators
        }


def make_report(
    facts: Facts,
    *,
    number: str,
    period: Period,
    scope: Scope,
    today: date,
    salt: bytes,
    project: Project | None = None,
) -> Report:
    """Count everything.

    Args:
        facts: the record of the whole network.
        today: the day it is made; what lies after it has not happened.
        salt: of its pseudonyms.
    """
    c = Counting(facts, period, scope, today, salt)
    figures = {figure.code: figure for figure in (make(c) for make in (*FIGURES, *BEHIND))}
    first = period.first
    if period.whole:
        first = min(facts.began or today, today)
    name = scope.region
    if scope.group is not None:
        name = next((group.title for group in facts.groups if group.id == scope.group), None)
    return Report(
        number=number,
        period=period,
        first=first,
        last=c.last,
        scope=scope,
        scope_name=name,
        made_on=today,
        project=project,
        figures=figures,
        indicators=indicators(project, c),
        words=_words(c),
        months=_months(c, first),
        themes=_themes(figures["themes"]),
    )


def blank_figures() -> dict[str, Figure]:
    """Every figure with its columns and totals, and nothing counted: what a report of this program consists of."""
    c = Counting(Facts(), Period(date.min, date.min), Scope(), date.min)
    return {figure.code: figure for figure in (make(c) for make in (*FIGURES, *BEHIND))}


def _words(c: Counting) -> tuple[str, ...]:
    if c.scope_hidden:
        return ()
    said = [one for one in c.facts.surveys if one.words and c.period.first <= one.day <= c.last]
    said.sort(key=lambda one: (one.day, one.id), reverse=True)
    return tuple(c.named(one.words or "") for one in said[:MOST_WORDS])


def _months(c: Counting, first: date) -> tuple[MonthOfMeetings, ...]:
    held = Counter((one.day.year, one.day.month) for one in c.held)
    unsure = Counter(
        (one.day.year, one.day.month) for one in c.meetings if not one.cancelled and one.confirmation is None
    )
    found = []
    year, month = first.year, first.month
    while (year, month) <= (c.last.year, c.last.month):
        found.append(MonthOfMeetings(year, month, held[year, month], unsure[year, month]))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return tuple(found)


def _themes(figure: Figure) -> tuple[tuple[str, int], ...]:
    own: dict[str, str] = {}
    times: Counter[str] = Counter()
    for row in figure.rows:
        theme = str(row[1])
        own.setdefault(theme.casefold(), theme)
        times[theme.casefold()] += 1
    return tuple((own[key], number) for key, number in sorted(times.items(), key=lambda one: (-one[1], one[0])))
