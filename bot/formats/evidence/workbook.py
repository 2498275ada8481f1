"""The spreadsheet: one sheet a figure, with the rows it counts and formulas for its totals.

Names of the workbook say where everything stands, so that a copy can be read back whatever its language is:
`report_number`, `report_seal`, and `rows_<figure>` and `total_<figure>_<total>` for each figure.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from bot.domain.evidence.report import Report
from bot.domain.evidence.tables import Figure, Hidden, Row, Total, TotalRule
from bot.formats.evidence import words
from locales import Text

HEAD = 3
"""Rows above the totals: the figure's name, its definition, and its code and version."""


def name_in_book(*parts: str) -> str:
    """A name of the workbook."""
    return "_".join(part.replace("-", ".") for part in parts)


class WorkbookWriter:
    """One workbook while it is written."""

    def __init__(self, report: Report, t: Text) -> None:
        self._report, self._t = report, t
        self._out = io.BytesIO()
        # What people wrote stays text, also where it looks like a formula, a number or an address.
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self._book = xlsxwriter.Workbook(self._out, options)
        made = datetime.combine(report.made_on, time())
        self._book.set_properties({"title": t.plain("evidence-report-number", number=report.number), "created": made})
        self._plain = self._book.add_format({"valign": "top"})
        self._bold = self._book.add_format({"bold": True, "valign": "top"})
        self._title = self._book.add_format({"bold": True, "font_size": 14})
        self._wrap = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._day = self._book.add_format({"num_format": "d.m.yyyy", "align": "left"})
        self._head = self._book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})

    def written(self, tell: Callable[[], None] = lambda: None) -> bytes:
        """All of it, as a file.

        Args:
            tell: called after each sheet.
        """
        self._front()
        for figure in self._report.figures.values():
            self._figure(figure)
            tell()
        if self._report.project is not None:
            self._indicators()
        self._definitions()
        self._book.close()
        return self._out.getvalue()

    def _sheet(self, name: str, *, landscape: bool = False) -> Any:
        sheet = self._book.add_worksheet(name[:31])
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        if landscape:
            sheet.set_landscape()
        return sheet

    def _front(self) -> None:
        t, report = self._t, self._report
        sheet = self._sheet(t.plain("evidence-sheet-report"))
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, 1, 80, self._wrap)
        sheet.write_string(0, 0, t.plain("evidence-report-title"), self._title)
        lines = [
            (t.plain("evidence-sheet-report"), report.number, "report_number"),
            (t.plain("evidence-scope-label"), words.scope_of(t, report), None),
            (t.plain("evidence-period-label"), words.period_of(t, report), None),
            (t.plain("evidence-made-on", day=words.day(t, report.made_on)), "", None),
            (t.plain("evidence-seal-label"), report.seal, "report_seal"),
            ("", words.project_of(t, report) or t.plain("evidence-no-project"), None),
            ("", t.plain("evidence-small-numbers"), None),
        ]
        for row, (label, text, name) in enumerate(lines, 2):
            sheet.write_string(row, 0, label, self._bold)
            sheet.write_string(row, 1, text, self._wrap)
            if name is not None:
                self._name(name, sheet, row, 1)
        row = len(lines) + 3
        for figure in self._report.figures.values():
            link = f"internal:'{figure.code}'!A1"
            sheet.write_url(row, 0, link, string=words.title(t, figure.code))
            row += 1

    def _figure(self, figure: Figure) -> None:
        t = self._t
        sheet = self._sheet(figure.code, landscape=len(figure.columns) > 5)
        sheet.set_column(0, 0, 42)
        sheet.set_column(1, max(1, len(figure.columns) - 1), 16)
        if figure.code == "themes":
            sheet.set_column(1, 1, 60)
        sheet.write_string(0, 0, words.title(t, figure.code), self._title)
        sheet.write_string(1, 0, words.definition(t, figure.code))
        version = t.plain("evidence-definition-version", code=figure.code, version=figure.version)
        sheet.write_string(2, 0, version)
        row = HEAD + 1
        if figure.because is not None:
            sheet.write_string(row, 0, words.why_not(t, figure.because), self._bold)
            row += 1
        notes = words.without(t, figure)
        for index, note in enumerate(notes):
            sheet.write_string(row + len(figure.totals) + index, 0, note)
        first = row + len(figure.totals) + len(notes) + 3
        values = figure.values()
        for total in figure.totals:
            sheet.write_string(row, 0, words.total_name(t, figure, total), self._bold)
            self._name(name_in_book("total", figure.code, total.code), sheet, row, 1)
            value = values[total.code]
            if figure.because is not None:
                sheet.write_string(row, 1, "–", self._plain)
            elif isinstance(value, Hidden):
                sheet.write_string(row, 1, t.plain("evidence-hidden"), self._plain)
            else:
                formula = formula_of(figure, total, first)
                sheet.write_formula(row, 1, formula, self._bold, "" if value is None else value)
            row += 1
        self._rows(sheet, figure, first)

    def _rows(self, sheet: Any, figure: Figure, first: int) -> None:
        t = self._t
        sheet.write_string(first - 2, 0, t.plain("evidence-rows-label"))
        for index, column in enumerate(figure.columns):
            sheet.write_string(first - 1, index, words.column_name(t, column), self._head)
        for place, row in enumerate(figure.rows, first):
            self._row(sheet, place, row)
        last = first + max(len(figure.rows), 1) - 1
        corner = xl_rowcol_to_cell(last, len(figure.columns) - 1, row_abs=True, col_abs=True)
        start = xl_rowcol_to_cell(first, 0, row_abs=True, col_abs=True)
        self._book.define_name(name_in_book("rows", figure.code), f"='{figure.code}'!{start}:{corner}")
        sheet.freeze_panes(first, 0)

    def _row(self, sheet: Any, place: int, row: Row) -> None:
        for index, cell in enumerate(row):
            if cell is None:
                continue
            if isinstance(cell, date):
                sheet.write_datetime(place, index, datetime.combine(cell, time()), self._day)
            elif isinstance(cell, int | float):
                sheet.write_number(place, index, cell)
            else:
                sheet.write_string(place, index, cell)

    def _indicators(self) -> None:
        t = self._t
        sheet = self._sheet(t.plain("evidence-sheet-indicators"))
        sheet.set_column(0, 0, 12)
        sheet.set_column(1, 1, 50, self._wrap)
        sheet.set_column(2, 2, 16)
        sheet.set_column(3, 3, 80, self._wrap)
        for index, column in enumerate(("code", "indicator", "value", "counted")):
            sheet.write_string(0, index, words.column_name(t, column), self._head)
        for row, one in enumerate(self._report.indicators, 1):
            sheet.write_string(row, 0, one.code, self._bold)
            sheet.write_string(row, 1, words.indicator_name(t, one.code), self._wrap)
            figure = None if one.figure is None else self._report.figures[one.figure]
            because = one.because or (None if figure is None else figure.because)
            if because is not None or figure is None:
                sheet.write_string(row, 2, "–")
                sheet.write_string(row, 3, words.why_not(t, because or "nobody-answered"), self._wrap)
                continue
            value = figure.value(one.total)
            if isinstance(value, Hidden):
                sheet.write_string(row, 2, t.plain("evidence-hidden-short"))
            else:
                name = name_in_book("total", figure.code, one.total)
                sheet.write_formula(row, 2, f"={name}", self._bold, "" if value is None else value)
            sheet.write_string(row, 3, " ".join([words.counted_as(t, one.code), *words.without(t, figure)]), self._wrap)

    def _definitions(self) -> None:
        t = self._t
        sheet = self._sheet(t.plain("evidence-sheet-definitions"))
        for index, (column, width) in enumerate((("code", 14), ("figure", 36), ("version", 9), ("definition", 100))):
            sheet.set_column(index, index, width, self._wrap)
            sheet.write_string(0, index, words.column_name(t, column), self._head)
        for row, figure in enumerate(self._report.figures.values(), 1):
            sheet.write_string(row, 0, figure.code, self._plain)
            sheet.write_string(row, 1, words.title(t, figure.code), self._wrap)
            sheet.write_number(row, 2, figure.version, self._plain)
            sheet.write_string(row, 3, words.definition(t, figure.code), self._wrap)

    def _name(self, name: str, sheet: Any, row: int, column: int) -> None:
        place = xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)
        self._book.define_name(name, f"='{sheet.get_name()}'!{place}")


def formula_of(figure: Figure, total: Total, first: int) -> str:
    """The total as a spreadsheet counts it.

    Args:
        first: the row, from 0, in which the figure's rows begin.
    """
    if total.of is not None:
        part, whole = (name_in_book("total", figure.code, code) for code in total.of)
        if total.how is TotalRule.SHARE:
            return f'=IF({whole}=0,"",ROUND({part}*100/{whole},0))'
        return f'=IF({whole}=0,"",ROUND({part}/{whole},1))'
    index = 0 if total.column is None else figure.columns.index(total.column)
    last = first + max(len(figure.rows), 1) - 1
    area = f"{xl_rowcol_to_cell(first, index)}:{xl_rowcol_to_cell(last, index)}"
    match total.how:
        case TotalRule.ROWS:
            return f"=COUNTA({area})"
        case TotalRule.SUM:
            return f"=SUM({area})"
        case TotalRule.NUMBERS:
            return f"=COUNT({area})"
        case TotalRule.SEVERAL:
            return f'=COUNTIF({area},">=2")'
        case _:
            return f'=IF(COUNT({area})=0,"",ROUND(MEDIAN({area}),1))'


def workbook(report: Report, t: Text, tell: Callable[[], None] = lambda: None) -> bytes:
    """A report as a spreadsheet."""
    return WorkbookWriter(report, t).written(tell)
