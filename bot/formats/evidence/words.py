"""What the parts of a report are called, in one language."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from bot.domain.companies.profiles import Section
from bot.domain.evidence.report import Report
from bot.domain.evidence.tables import Cell, Figure, Hidden, Total, Value
from locales import Text

SECTIONS = frozenset(Section)
INDICATORS = {
    "RCO01": "supported",
    "RCO04": "without-money",
    "RCO10": "research",
    "RCR03": "innovation",
    "RCR84": "borders",
    "RCR104": "solutions",
    "EECO05": "employed",
    "EECO19": "small",
}
"""The last part of the names of the messages about each indicator."""


def title(t: Text, code: str) -> str:
    """What a figure is called."""
    return t.plain(f"evidence-title-{code}")


def definition(t: Text, code: str) -> str:
    """What a figure means."""
    return t.plain(f"evidence-define-{code}")


def total_name(t: Text, figure: Figure, total: Total) -> str:
    """What a total is called: the figure's own name where it is the figure itself."""
    return title(t, figure.code) if total.code == "all" else t.plain(f"evidence-total-{total.code}")


def column_name(t: Text, column: str) -> str:
    """What stands above a column."""
    return t.plain(f"evidence-column-{column}")


def why_not(t: Text, because: str) -> str:
    """Why a figure cannot be counted, as a sentence."""
    return t.plain("evidence-cannot", why=t.plain(f"evidence-because-{because}"))


def without(t: Text, figure: Figure) -> list[str]:
    """What is not in a figure, a sentence for each."""
    return [t.plain(f"evidence-without-{what}", n=number) for what, number in figure.without]


def value_of(t: Text, value: Value, *, short: bool = False) -> str:
    """A number as people read it."""
    if isinstance(value, Hidden):
        return t.plain("evidence-hidden-short" if short else "evidence-hidden")
    return "–" if value is None else t.number(value)


def cell_of(t: Text, figure: Figure, cell: Cell) -> str:
    """A cell of a breakdown as people read it."""
    if cell is None:
        return t.plain("evidence-hidden-short")
    if isinstance(cell, int | float):
        return t.number(cell)
    if isinstance(cell, date):
        return day(t, cell)
    if cell == "?":
        return t.plain("evidence-unknown")
    if figure.code == "trades" and cell in SECTIONS:
        return t.plain(f"profile-section-{cell.lower()}")
    return cell.replace("-", "–") if figure.code == "sizes" else cell


def day(t: Text, on: date) -> str:
    """`15.12.2027`, `15 Dec 2027`: with its year, whichever it is."""
    return format_date(on, "d MMM y" if t.language == "en" else "d.M.y", locale=t.language)


def period_of(t: Text, report: Report) -> str:
    """From when to when."""
    if report.period.whole:
        return t.plain("evidence-from-the-start", last=day(t, report.last))
    return t.plain("evidence-between", first=day(t, report.period.first), last=day(t, report.period.last))


def scope_of(t: Text, report: Report) -> str:
    """Whom it is about."""
    return report.scope_name or t.plain("evidence-whole-network")


def project_of(t: Text, report: Report) -> str | None:
    """What it is paid from, where that is known."""
    project = report.project
    if project is None:
        return None
    return t.plain(
        "evidence-project",
        programme=project.programme,
        code=project.code,
        first=day(t, project.first),
        last=day(t, project.last),
    )


def indicator_name(t: Text, code: str) -> str:
    """What the funder calls an indicator."""
    return t.plain(f"evidence-indicator-{INDICATORS[code]}")


def counted_as(t: Text, code: str) -> str:
    """What it was counted from."""
    return t.plain(f"evidence-counted-{INDICATORS[code]}")


def file_name(t: Text, number: str) -> str:
    """What its files are called, without what comes after the dot."""
    return t.plain("report-file", number=number)
