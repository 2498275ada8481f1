"""Ordering reports: who can have which, and how far one is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from bot.domain.evidence.facts import Scope
from bot.domain.evidence.indicators import Project
from bot.domain.evidence.periods import Period, PeriodWords, UnknownPeriod, read_dates
from bot.domain.formatted import shortened
from bot.domain.groups import Group
from bot.domain.groups.company_names import same_name
from bot.domain.refused import Refused

MOST_TRIES = 3
"""A report whose making was broken off so often is given up."""
LONGEST_CODE = 40


def page_of(report_id: int) -> str:
    """What links to the page of a report are made for."""
    return f"report-{report_id}"


class ReportState(StrEnum):
    """Where a report is on its way."""

    WANTED = "wanted"
    COUNTING = "counting"
    SEALED = "sealed"
    FAILED = "failed"


class What(StrEnum):
    """What is made: a report, or rows for researchers."""

    REPORT = "report"
    RESEARCH = "research"

    @property
    def files(self) -> tuple[str, ...]:
        """What it consists of, in the order in which it is sent."""
        return ("pdf", "xlsx") if self is What.REPORT else ("csv", "txt")


class ReportStep(StrEnum):
    """What is being done about a report. The message `report-step-<step>` says it."""

    WAITING = "waiting"
    READING = "reading"
    COUNTING = "counting"
    SHEETS = "sheets"
    PAGES = "pages"
    DONE = "done"


STEPS = tuple(ReportStep)


class ReportsNotForYou(Refused):
    """They may make no report."""

    key = "refused-reports"


class UnknownScope(Refused):
    """No region or group of that name that they may report on."""

    key = "refused-report-region"
    hint = "report-hint"


class ReportUnderWay(Refused):
    """They have a report that is being made."""

    key = "refused-report-under-way"


class ReportGone(Refused):
    """It is somebody else's, or not made yet."""

    key = "refused-report-gone"


class UnknownProject(Refused):
    """What was typed is no project."""

    key = "refused-report-project"
    hint = "report-project-hint"


@dataclass(frozen=True, slots=True)
class Target:
    """Whom a report can be about, as a button says it: `all`, the `region` of a group, or a `group`. No name: all."""

    kind: str
    number: int
    name: str | None


@dataclass(frozen=True, slots=True)
class ReportMenu:
    """What can be chosen before a report is made."""

    about: Target
    others: tuple[Target, ...]
    year: int
    project: Project | None
    settings: bool
    report: bool = True
    data: bool = False
    unconfirmed: int = 0


@dataclass(frozen=True, slots=True)
class Choices:
    """What somebody may report on, or have the rows for researchers of.

    Args:
        whole: the whole network.
        regions: by name, each with the id of one of its groups.
        groups: those they facilitate.
        settings: they may say what the network is paid from.
        report: of all these, what they may report on.
        data: and what they may have the rows of.
        unconfirmed: in how many meetings of each group they facilitate nobody has said whether they were held.
    """

    whole: bool
    regions: tuple[tuple[str, int], ...]
    groups: tuple[Group, ...]
    project: Project | None
    settings: bool
    report: frozenset[Scope] = frozenset()
    data: frozenset[Scope] = frozenset()
    unconfirmed: Mapping[int, int] = field(default_factory=dict)

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """Everything they may choose, the widest first."""
        own = (Scope(),) if self.whole else ()
        return (
            *own,
            *(Scope(region=name) for name, _ in self.regions),
            *(Scope(group=group.id) for group in self.groups),
        )

    def menu(self, scope: Scope, year: int) -> ReportMenu:
        """What can be chosen where the report is about that."""
        others = tuple(self._target(other) for other in self.scopes if other != scope)
        return ReportMenu(
            self._target(scope),
            others,
            year,
            self.project,
            self.settings,
            scope in self.report,
            scope in self.data,
            self.unconfirmed.get(scope.group or 0, 0),
        )

    def need(self, scope: Scope, what: What) -> None:
        """Check that they may have this.

        Raises:
            ReportsNotForYou: they may have none of that.
            UnknownScope: not about that.
        """
        own = self.report if what is What.REPORT else self.data
        if not own:
            raise ReportsNotForYou
        if scope not in own:
            raise UnknownScope(typed=scope.region or "?", example=self._example)

    def _target(self, scope: Scope) -> Target:
        if scope.region is not None:
            return Target("region", dict(self.regions)[scope.region], scope.region)
        if scope.group is None:
            return Target("all", 0, None)
        return Target("group", scope.group, next(group.title for group in self.groups if group.id == scope.group))

    def meant(self, kind: str, number: int) -> Scope:
        """What a button means: `all`, the `region` of a group, or a `group`.

        Raises:
            UnknownScope: none that they may report on.
        """
        regions = {by: Scope(region=name) for name, by in self.regions}
        scope = {"all": Scope(), "region": regions.get(number)}.get(kind, Scope(group=number))
        if scope is None or scope not in self.scopes:
            raise UnknownScope(typed="?", example=self._example)
        return scope

    @property
    def _example(self) -> str:
        names = [name for name, _ in self.regions] or [group.title for group in self.groups]
        return names[0] if names else "Kainuu"

    def named(self, typed: str) -> Scope:
        """The region or group of that name.

        Raises:
            UnknownScope: none that they may report on.
        """
        for name, _ in self.regions:
            if same_name(name, typed):
                return Scope(region=name)
        for group in self.groups:
            if same_name(group.title, typed) or (group.region is not None and same_name(group.region, typed)):
                return Scope(group=group.id)
        raise UnknownScope(typed=shortened(typed, 40), example=self._example)


@dataclass(frozen=True, slots=True)
class Order:
    """A report, or rows for researchers, that somebody asked for. Its number is a dash until its making begins.

    `companies`: how many are in the rows for researchers, once they are made.
    """

    id: int
    what: What
    number: str
    state: ReportState
    person_id: int | None
    language: str
    wanted_at: datetime
    sealed_at: datetime | None
    made_on: date
    period: Period
    scope: Scope
    salt: str
    step: int
    tries: int
    project: Project | None
    companies: int | None = None


@dataclass(frozen=True, slots=True)
class Sealed:
    """What the database keeps of a report: its seal, and the seal and version of each figure's rows."""

    number: str
    seal: str
    hashes: Mapping[str, str]
    versions: Mapping[str, int]
    sealed_at: datetime


@dataclass(frozen=True, slots=True)
class ReportMade:
    """What counting came to. `page` is what the document says, without quotations, for the page of the same report."""

    seal: str
    hashes: dict[str, str]
    versions: dict[str, int]
    totals: dict[str, Any]
    page: dict[str, Any]


def read_project(programme: str, unit: str, typed: str, known: PeriodWords) -> Project:
    """A project from its code and its period, as in `AK-123, 1.1.2027–31.12.2029`.

    Raises:
        UnknownProject: the code or the period is missing.
    """
    code, _, dates = typed.partition(",")
    code = " ".join(code.split())
    try:
        period = read_dates(dates, known)
    except UnknownPeriod:
        period = None
    if not code or len(code) > LONGEST_CODE or period is None:
        raise UnknownProject(typed=shortened(" ".join(typed.split()), 60))
    return Project(programme, code, period.first, period.last, unit)
