"""The rows for researchers as CSV, and the code book that explains them."""

from __future__ import annotations

import csv
import io
from datetime import date

from bot.domain.evidence.research import COLUMNS, HIDDEN_VALUE, VERSION, WORDING, ResearchData
from bot.domain.evidence.small import SMALLEST
from bot.domain.evidence.tables import Cell
from bot.formats.evidence.words import day
from locales import Text

FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def table(data: ResearchData) -> bytes:
    """RFC 4180, in UTF-8. What a spreadsheet would take for a formula has an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([_cell(cell) for cell in row] for row in data.rows)
    return out.getvalue().encode("utf-8", "replace")


def _cell(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULAS) else cell


def code_book(t: Text, data: ResearchData, number: str, region: str | None, made_on: date) -> bytes:
    """What each column means, who is in it, and how small numbers are kept apart, as plain text."""
    about = region or t.plain("report-whole")
    lines = [t.plain("research-book-title", number=number), ""]
    lines += [t.plain("research-book-about", scope=about, day=day(t, made_on), version=VERSION, seal=data.seal)]
    lines += [t.plain("research-book-companies", n=data.companies, rows=len(data.rows)), ""]
    lines += [t.plain("research-book-agreed", wording=WORDING, words=t.plain("research-ask"))]
    lines += [t.plain("research-book-small", smallest=SMALLEST, hidden=HIDDEN_VALUE)]
    if data.left_out:
        lines.append(t.plain("research-book-left-out", n=data.left_out))
    lines += [t.plain("research-book-names"), "", t.plain("research-book-columns"), ""]
    for name in COLUMNS:
        key = name.replace("_", "-")
        lines.append(f"{name}: {t.plain(f'research-column-{key}')}")
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")
