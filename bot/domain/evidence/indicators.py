"""The funder's own indicators, counted where the record has what their definition asks for, and said why where it has not.

Codes and their meaning: Regulation (EU) 2021/1058, annex I (RCO and RCR: ERDF and Interreg); Regulation (EU) 2021/1057,
annex I (EECO: ESF+).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.domain.evidence.counting import Counting
from bot.domain.evidence.divisions import MICRO
from bot.domain.evidence.figures import YEARLY
from bot.domain.evidence.small import hidden_parts
from bot.domain.evidence.tables import Figure, Row, Total, TotalRule

ERDF, INTERREG, ESF = "ERDF", "Interreg", "ESF+"
PROGRAMMES = (ERDF, INTERREG, ESF)
COMPANIES, PEOPLE = "companies", "people"
UNITS = (COMPANIES, PEOPLE)
"""Whom a programme of the ESF+ counts: never both, or the same support would be counted twice."""


@dataclass(frozen=True, slots=True)
class Project:
    """What the network is paid from.

    Args:
        programme: one of `PROGRAMMES`.
        code: the project's number there.
        unit: of the ESF+, one of `UNITS`.
    """

    programme: str
    code: str
    first: date
    last: date
    unit: str = COMPANIES


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of the funder's.

    Args:
        code: the funder's.
        version: of the definition it was counted by.
        figure: the code of the figure whose total it is; None where it cannot be counted.
        total: the code of that total.
        because: why it cannot be counted, as the last part of a message's name.
    """

    code: str
    version: int
    figure: str | None = None
    total: str = "all"
    because: str | None = None


def micro(c: Counting) -> Figure:
    """Of the supported companies those on record with fewer than ten people on the last day of the period."""
    bands = c.bands()
    own = {company: bands.get(company) for company in c.supported}
    sure = [company for company, band in own.items() if band in MICRO]
    unknown = sum(band is None for band in own.values())
    larger = len(own) - len(sure) - unknown
    because = (None if own else c.confirmed_at_all) or ("no-sizes" if own and unknown == len(own) else None)
    names = c.pseudonyms.of("S", own)
    masked = c.scope_hidden or bool(hidden_parts({"sure": len(sure), "larger": larger, "unknown": unknown}))
    rows: list[Row] = [] if masked or because else sorted((names[company],) for company in sure)
    without = tuple((name, number) for name, number in (("unknown-size", unknown), ("larger", larger)) if number)
    return Figure(
        "micro",
        2,
        ("company",),
        tuple(rows),
        (Total("all", TotalRule.ROWS),),
        frozenset({"all"} if masked else ()),
        because,
        () if masked else without,
    )


def innovators(c: Counting) -> Figure:
    """Supported companies that reported a new product or service in the period, each counted once."""
    answered = {one.company for one in c.facts.surveys if one.kind == YEARLY and c.period.first <= one.day <= c.last}
    helped = {company for meeting in c.facts.meetings if meeting.held for company, _ in meeting.came}
    helped |= {company for joint in c.facts.joint for company in joint.companies}
    answered &= helped
    said = {
        one.company
        for one in c.facts.surveys
        if one.kind == YEARLY and c.period.first <= one.day <= c.last and "product" in one.changes
    } & answered
    names = c.pseudonyms.of("I", answered)
    masked = c.scope_hidden or bool(hidden_parts({"said": len(said), "not": len(answered) - len(said)}))
    rows: list[Row] = [] if masked else sorted((names[company],) for company in said)
    return Figure(
        "innovators",
        2,
        ("company",),
        tuple(rows),
        (Total("all", TotalRule.ROWS),),
        frozenset({"all"} if masked else ()),
        None if answered else "nobody-answered",
    )


BEHIND: tuple[Callable[[Counting], Figure], ...] = (micro, innovators)
"""Figures that stand in the report for the sake of indicators alone."""

KNOWN: dict[str, tuple[Indicator, ...]] = {
    ERDF: (
        Indicator("RCO01", 2, "supported"),
        Indicator("RCO04", 2, "supported"),
        Indicator("RCO10", 1, because="no-research-projects"),
        Indicator("RCR03", 2, "innovators"),
    ),
    INTERREG: (
        Indicator("RCO01", 2, "supported"),
        Indicator("RCO04", 2, "supported"),
        Indicator("RCO10", 1, because="no-research-projects"),
        Indicator("RCR03", 2, "innovators"),
        Indicator("RCR84", 1, because="no-agreements"),
        Indicator("RCR104", 1, because="no-solutions"),
    ),
}


def indicators(project: Project | None, c: Counting) -> tuple[Indicator, ...]:
    """The indicators of the project's programme; none where nobody has said what the project is."""
    if project is None:
        return ()
    if project.programme == ESF:
        own: tuple[Indicator, ...] = (
            Indicator("EECO19", 2, "micro")
            if project.unit == COMPANIES
            else Indicator("EECO05", 1, because="no-participants"),
        )
    else:
        own = KNOWN[project.programme]
    if c.period.whole or (project.first <= c.period.first and c.period.last <= project.last):
        inside = not c.period.whole or (
            project.first <= (c.everything.began or project.first) and c.last <= project.last
        )
        if inside:
            return own
    return tuple(one if one.because else Indicator(one.code, one.version, because="outside-project") for one in own)
