"""Reads a report's spreadsheet back and counts it again: whether it is the report with that number.

What is read is a file that somebody sent, so its size is limited and nothing in it is followed.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import openpyxl
from openpyxl.utils.cell import range_boundaries

from bot.domain.evidence.orders import Sealed
from bot.domain.evidence.tables import Cell, Figure, Hidden, Row, evaluate, hash_of, seal_of
from bot.formats.evidence.workbook import name_in_book

MOST_BYTES = 200 * 2**20
"""Of the parts of a workbook, unpacked."""


class NoReport(Exception):
    """The file is no spreadsheet of a report; says why in a sentence."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a spreadsheet says.

    Args:
        rows: of each figure.
        totals: by figure and total, as the file shows them; None where it shows no number.
    """

    number: str
    seal: str
    rows: dict[str, tuple[Row, ...]]
    totals: dict[tuple[str, str], int | float | None]


def read_workbook(content: bytes, figures: dict[str, Figure]) -> Read:
    """The rows and totals of a spreadsheet.

    Args:
        figures: what this program's reports have, by code; rows are not looked at. Those that an older report had not
            are left out.

    Raises:
        NoReport: it is none, or parts of it are missing.
    """
    _look_inside(content)
    try:
        shown = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        written = openpyxl.load_workbook(io.BytesIO(content), data_only=False)
    except Exception as error:
        raise NoReport("This file cannot be read as a spreadsheet.") from error
    figures = {code: one for code, one in figures.items() if name_in_book("rows", code) in shown.defined_names}
    rows = {code: _rows(shown, written, figure) for code, figure in figures.items()}
    totals = {
        (code, total.code): _number(_cells(shown, name_in_book("total", code, total.code))[0][0].value)
        for code, figure in figures.items()
        for total in figure.totals
    }
    return Read(_text(shown, "report_number"), _text(shown, "report_seal"), rows, totals)


def _look_inside(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            size = sum(part.file_size for part in parts.infolist())
    except zipfile.BadZipFile as error:
        raise NoReport("This file is not an XLSX spreadsheet.") from error
    if size > MOST_BYTES:
        raise NoReport("This file is larger than any report.")


def _cells(book: Any, name: str) -> Any:
    found = book.defined_names.get(name)
    if found is None:
        raise NoReport(f"This spreadsheet has no “{name}”: it is not a report of this bot, or parts of it are missing.")
    sheet, area = next(iter(found.destinations), ("", ""))
    if sheet not in book.sheetnames:
        raise NoReport(f"The sheet of “{name}” is gone.")
    left, top, right, bottom = range_boundaries(area)
    return [list(row) for row in book[sheet].iter_rows(min_row=top, max_row=bottom, min_col=left, max_col=right)]


def _text(book: Any, name: str) -> str:
    return str(_cells(book, name)[0][0].value or "")


def _number(value: object) -> int | float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _rows(shown: Any, written: Any, figure: Figure) -> tuple[Row, ...]:
    name = name_in_book("rows", figure.code)
    found: list[Row] = []
    for cells, typed in zip(_cells(shown, name), _cells(written, name), strict=True):
        if len(cells) != len(figure.columns):
            raise NoReport(f"The sheet {figure.code} has other columns than a report.")
        if any(cell.data_type == "f" for cell in typed):
            raise NoReport(f"In the sheet {figure.code} there is a formula where a row should be.")
        row = tuple(_cell(cell.value) for cell in cells)
        if any(cell is not None for cell in row):
            found.append(row)
    return tuple(found)


def _cell(value: Any) -> Cell:
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date | str | int | float):
        return value
    return str(value)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a spreadsheet is a report. `faults` says what is not as it was, one sentence each."""

    number: str
    faults: tuple[str, ...]

    @property
    def true(self) -> bool:
        """Everything in it is as it was sealed."""
        return not self.faults


def recount(read: Read, sealed: Sealed | None, figures: dict[str, Figure]) -> Verdict:
    """Count a spreadsheet again, and compare it with what was sealed.

    Args:
        sealed: None where the database knows no report of that number.
        figures: what this program's reports have.
    """
    if sealed is None:
        return Verdict(read.number, (f"There is no report {read.number or 'without a number'} in this database.",))
    faults = []
    hashes: dict[str, str] = {}
    for code, figure in figures.items():
        if code not in sealed.hashes:
            continue
        if code not in read.rows:
            faults.append(f"The sheet of “{code}” is gone.")
            continue
        rows = read.rows[code]
        hashes[code] = hash_of(code, sealed.versions.get(code, figure.version), figure.columns, rows)
        if hashes[code] != sealed.hashes[code]:
            faults.append(f"The rows of “{code}” are not those of the report.")
        counted = evaluate(figure.columns, rows, figure.totals)
        for total in figure.totals:
            said = read.totals[code, total.code]
            value = counted[total.code]
            # A total without a number is hidden, or could not be counted.
            if said is not None and not isinstance(value, Hidden) and value is not None and abs(said - value) > 1e-9:
                faults.append(f"“{code}” says {said} for “{total.code}”; its rows give {value}.")
    if seal_of(read.number, hashes) != sealed.seal or read.seal != sealed.seal:
        faults.append("The seal is not the one this report was given.")
    return Verdict(read.number, tuple(faults))
