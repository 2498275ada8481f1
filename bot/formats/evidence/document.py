"""The report on paper and phone: an accessible PDF, typeset from `report.typ`, which a designer can read."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import matplotlib as mpl
from babel.dates import format_skeleton

from bot.domain.evidence.figures import CHANGES, YEARS
from bot.domain.evidence.report import Report
from bot.domain.evidence.tables import Figure, Hidden
from bot.formats.evidence import plots, words
from bot.formats.later import Later
from locales import Text

if TYPE_CHECKING:
    import typst
else:
    typst = Later("typst")

TEMPLATE = Path(__file__).with_name("report.typ")
FONTS = Path(mpl.get_data_path()) / "fonts" / "ttf"
"""DejaVu, with Greek, Cyrillic, Hebrew, Arabic and much else, and a font of last resort: the same on every machine."""
STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1: tags, alternative texts, headings, language, and a title."""
MOST_THEMES = 10
MOST_REGIONS = 60
BEHIND = frozenset({"micro", "innovators"})
"""Figures that are told with the indicators."""


class Document:
    """One report while it is typeset.

    Args:
        folder: where its parts are put; it is empty, and stays with whoever made it.
    """

    def __init__(self, report: Report, t: Text, folder: Path) -> None:
        self._report, self._t, self._folder = report, t, folder

    def written(self, tell: Callable[[], None] = lambda: None) -> bytes:
        """All of it, as a file.

        Args:
            tell: called when the plots are drawn.
        """
        data = self._data()
        tell()
        shutil.copy(TEMPLATE, self._folder / TEMPLATE.name)
        (self._folder / "report.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        made = typst.compile(
            str(self._folder / TEMPLATE.name),
            root=str(self._folder),
            font_paths=[str(FONTS)],
            format="pdf",
            pdf_standards=STANDARD,
        )
        assert isinstance(made, bytes)
        return made

    def _data(self) -> dict[str, Any]:
        t, report = self._t, self._report
        return {
            "lang": t.language,
            "title": t.plain("evidence-report-title"),
            "number": t.plain("evidence-report-number", number=report.number),
            "scope": words.scope_of(t, report),
            "period": words.period_of(t, report),
            "project": words.project_of(t, report),
            "made": t.plain("evidence-made-on", day=words.day(t, report.made_on)),
            "page": t.plain("evidence-page"),
            "minute": t.plain("evidence-one-minute"),
            "cards": self._cards(),
            "lead": self._lead(),
            "front-plot": self._months(),
            "small": t.plain("evidence-small-numbers"),
            "figures-heading": t.plain("evidence-heading-figures"),
            "totals-head": [words.column_name(t, "figure"), words.column_name(t, "value")],
            "sections": [self._section(figure) for figure in report.figures.values() if figure.code not in BEHIND],
            "indicators-heading": t.plain("evidence-heading-indicators"),
            "indicators-head": [words.column_name(t, one) for one in ("code", "indicator", "value", "counted")],
            "indicators": self._indicators(),
            "no-project": t.plain("evidence-no-project"),
            "words-heading": t.plain("evidence-heading-words"),
            "words": list(report.words),
            "definitions-heading": t.plain("evidence-heading-definitions"),
            "definitions": [self._definition(figure) for figure in report.figures.values()],
            "seal-heading": t.plain("evidence-heading-seal"),
            "seal": t.plain("evidence-seal", seal=report.seal),
        }

    @cached_property
    def _empty(self) -> bool:
        return not self._report.figures["groups"].rows

    def _cards(self) -> list[dict[str, str]]:
        if self._empty:
            return []
        t, figures = self._t, self._report.figures
        wanted = (
            ("companies", "all"),
            ("groups", "all"),
            ("regions", "all"),
            ("meetings", "held"),
            ("attendance", "people"),
            ("questions", "answered"),
        )
        found = []
        for code, total in wanted:
            figure = figures[code]
            of = next(one for one in figure.totals if one.code == total)
            value = words.value_of(t, figure.value(total), short=True)
            label = t.plain("evidence-title-meetings") + ": " + words.total_name(t, figure, of).lower()
            found.append({"value": value, "label": label if code == "meetings" else words.total_name(t, figure, of)})
        return found

    def _lead(self) -> list[str]:
        t, figures = self._t, self._report.figures
        if self._empty:
            return [t.plain("evidence-empty")]
        number = figures["companies"].value("all")
        groups = words.value_of(t, figures["groups"].value("all"))
        lead = [
            t.plain("evidence-lead-companies", n=number, groups=groups)
            if isinstance(number, int)
            else t.plain("evidence-lead-companies-hidden", groups=groups)
        ]
        held, unsure = (figures["meetings"].value(code) for code in ("held", "unconfirmed"))
        met = t.plain("evidence-lead-meetings", n=held) if isinstance(held, int) else ""
        if isinstance(unsure, int) and unsure:
            met += " " + t.plain("evidence-lead-unconfirmed", n=unsure)
        lead.append(met)
        stayed = figures["retention"].value("share-one")
        if isinstance(stayed, int | float):
            lead.append(t.plain("evidence-lead-stayed", share=t.number(stayed)))
        told = figures["surveys"].value("all")
        if isinstance(told, int) and told:
            lead.append(t.plain("evidence-lead-changes", n=told))
        return lead

    def _section(self, figure: Figure) -> dict[str, Any]:
        t = self._t
        values = figure.values()
        totals = [
            [words.total_name(t, figure, total), words.value_of(t, values[total.code], short=True)]
            for total in figure.totals
            # Which year nobody has behind them is no news.
            if not (figure.code == "retention" and values[f"year-{total.code.rpartition('-')[2]}"] == 0)
        ]
        table = None
        if figure.breakdown and figure.rows:
            table = {
                "head": [words.column_name(t, column) for column in figure.columns],
                "rows": [[words.cell_of(t, figure, cell) for cell in row] for row in figure.rows[:MOST_REGIONS]],
            }
        notes = words.without(t, figure)
        more = len(figure.rows) - MOST_REGIONS
        if table is not None and more > 0:
            notes.append(t.plain("evidence-more-rows", n=more))
        return {
            "title": words.title(t, figure.code),
            "because": None if figure.because is None else words.why_not(t, figure.because),
            "totals": totals,
            "table": table,
            "list": self._themes() if figure.code == "themes" else [],
            "notes": notes,
            "plot": self._plot(figure),
        }

    def _themes(self) -> list[str]:
        most = self._report.themes[:MOST_THEMES]
        return [
            self._t.plain("evidence-theme-times", theme=theme, times=self._t.number(times)) for theme, times in most
        ]

    def _indicators(self) -> list[list[str]]:
        t = self._t
        found = []
        for one in self._report.indicators:
            figure = None if one.figure is None else self._report.figures[one.figure]
            because = one.because or (None if figure is None else figure.because)
            row = [one.code, words.indicator_name(t, one.code)]
            if figure is None or because is not None:
                found.append([*row, "–", words.why_not(t, because or "nobody-answered")])
            else:
                told = " ".join([words.counted_as(t, one.code), *words.without(t, figure)])
                found.append([*row, words.value_of(t, figure.value(one.total), short=True), told])
        return found

    def _definition(self, figure: Figure) -> dict[str, str]:
        t = self._t
        return {
            "title": words.title(t, figure.code),
            "text": words.definition(t, figure.code),
            "version": t.plain("evidence-definition-version", code=figure.code, version=figure.version),
        }

    # --- plots

    def _plot(self, figure: Figure) -> dict[str, str] | None:
        if figure.because is not None:
            return None
        if figure.code == "retention":
            return self._bars(figure, "stayed", [f"share-{word}" for word in YEARS], 100)
        return self._bars(figure, "changes", list(CHANGES), None) if figure.code == "changes" else None

    def _months(self) -> dict[str, str] | None:
        t, months = self._t, self._report.months
        held, unsure = [one.held for one in months], [one.unconfirmed for one in months]
        if not any(held) and not any(unsure):
            return None
        days = [date(one.year, one.month, 1) for one in months]
        names = [_month(t, on, first=index == 0) for index, on in enumerate(days)]
        labels = (t.plain("evidence-total-held"), t.plain("evidence-total-unconfirmed"))
        alt = t.plain(
            "evidence-plot-meetings-alt",
            held=t.number(sum(held)),
            unconfirmed=t.number(sum(unsure)),
            most=t.number(max(held)),
        )
        return self._kept("months", plots.months(names, held, unsure, labels), t.plain("evidence-plot-meetings"), alt)

    def _bars(self, figure: Figure, name: str, codes: list[str], most: float | None) -> dict[str, str] | None:
        t = self._t
        values = figure.values()
        shown = [
            (t.plain(f"evidence-total-{code}"), value)
            for code in codes
            if isinstance(value := values[code], int | float) and not isinstance(value, Hidden)
        ]
        if not any(value for _, value in shown):
            return None
        told = ", ".join(f"{label} {t.number(value)}" for label, value in shown)
        title = t.plain("evidence-plot-stayed") if name == "stayed" else t.plain("evidence-plot-changes")
        alt = t.plain("evidence-plot-bars-alt", bars=told)
        drawn = plots.bars(plots.Bars([label for label, _ in shown], [value for _, value in shown], most))
        return self._kept(name, drawn, title, alt)

    def _kept(self, name: str, drawn: bytes, title: str, alt: str) -> dict[str, str]:
        (self._folder / f"{name}.svg").write_bytes(drawn)
        return {"file": f"{name}.svg", "alt": alt, "title": title}


def _month(t: Text, on: date, *, first: bool) -> str:
    """The month's number, and the year where it begins."""
    if on.month == 1 or first:
        return f"{on.month}\n{on.year}"
    return format_skeleton("M", on, locale=t.language)


def document(report: Report, t: Text, folder: Path, tell: Callable[[], None] = lambda: None) -> bytes:
    """A report as a PDF."""
    return Document(report, t, folder).written(tell)
