"""The spreadsheet: a controller can count it again, a program can tell whether it is true, and no cell runs."""

from __future__ import annotations

import contextlib
import io
import shutil
import subprocess
import warnings
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.evidence.facts import ConfirmedFacts, Facts, GroupFact, MeetingFact, Stay
from bot.domain.evidence.orders import Sealed
from bot.domain.evidence.report import Report, blank_figures
from bot.domain.evidence.tables import Figure, Hidden
from bot.formats.evidence.reading import NoReport, Verdict, read_workbook, recount
from bot.formats.evidence.workbook import name_in_book, workbook
from locales import LANGUAGES, text_in
from tests.evidence.records import THEMES, made_up, report_on

FIGURES = blank_figures()
LIBREOFFICE = shutil.which("soffice")


def sealed(report: Report) -> Sealed:
    return Sealed(report.number, report.seal, report.hashes, report.versions, datetime(2029, 12, 31, tzinfo=UTC))


def verdict(content: bytes, report: Report) -> Verdict:
    return recount(read_workbook(content, FIGURES), sealed(report), FIGURES)


def changed(content: bytes, code: str, column: int, value: object) -> bytes:
    """The same spreadsheet with another value in the first row of a figure."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    _, area = next(iter(book.defined_names[name_in_book("rows", code)].destinations))
    first = book[code][area.partition(":")[0].replace("$", "")]
    first.offset(0, column).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def counted(report: Report) -> dict[tuple[str, str], int | float]:
    return {
        (code, total): value
        for code, figure in report.figures.items()
        for total, value in figure.values().items()
        if value is not None and not isinstance(value, Hidden)
    }


@pytest.mark.parametrize(("groups", "language"), [(0, "en"), (1, "sv"), (3, "fi")])
def test_what_is_read_back_is_the_report(groups: int, language: str) -> None:
    report = report_on(made_up(groups, 14))
    content = workbook(report, text_in(language))
    read = read_workbook(content, FIGURES)
    assert read.rows == {code: figure.rows for code, figure in report.figures.items()}
    assert {key: value for key, value in read.totals.items() if value is not None} == counted(report)
    assert verdict(content, report).true


def test_a_changed_copy_is_told_from_the_report_and_says_where() -> None:
    report = report_on(made_up(3, 14))
    content = workbook(report, text_in("en"))
    faults = verdict(changed(content, "meetings", 7, 1000), report).faults
    assert any("“meetings”" in fault for fault in faults)
    assert not any("“questions”" in fault for fault in faults)
    other = report_on(made_up(3, 14, seed=2))
    assert not verdict(workbook(other, text_in("en")), report).true
    assert not recount(read_workbook(content, FIGURES), None, FIGURES).true
    with pytest.raises(NoReport, match="formula"):
        verdict(changed(content, "meetings", 7, "=1000"), report)


def test_a_report_of_before_a_figure_was_counted_stays_true_and_a_sheet_that_is_gone_is_told() -> None:
    report = report_on(made_up(2, 8))
    older = replace(report, figures={code: one for code, one in report.figures.items() if code != "newcomers"})
    content = workbook(older, text_in("en"))
    assert verdict(content, older).true
    assert verdict(content, report).faults[0] == "The sheet of “newcomers” is gone."


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04" + b"x" * 100])
def test_another_file_is_no_report(content: bytes) -> None:
    with pytest.raises(NoReport):
        read_workbook(content, FIGURES)


def test_another_spreadsheet_is_no_report() -> None:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    with pytest.raises(NoReport, match="not a report"):
        read_workbook(out.getvalue(), FIGURES)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.one_of(
            st.sampled_from(THEMES),
            st.tuples(st.sampled_from("=+-@\t"), st.text(max_size=8)).map("".join),
            st.text(st.characters(codec="utf-8"), min_size=1, max_size=20),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_whatever_people_typed_stays_text(themes: list[str]) -> None:
    meetings = tuple(
        MeetingFact(n, 1, date(2027, 3, 1), 1, theme, confirmation=ConfirmedFacts(held=True))
        for n, theme in enumerate(themes)
    )
    facts = Facts((GroupFact(1, "g", date(2027, 1, 1)),), (Stay(1, 1, date(2027, 1, 1)),), meetings)
    report = report_on(facts)
    content = workbook(report, text_in("en"))
    assert verdict(content, report).true
    sheet = openpyxl.load_workbook(io.BytesIO(content))["themes"]
    formulas = [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert all(cell.column == 2 and cell.row < 12 for cell in formulas), "only totals are formulas"


def test_no_name_is_in_any_sheet() -> None:
    report = report_on(made_up(2, 8))
    book = openpyxl.load_workbook(io.BytesIO(workbook(report, text_in("fi"))))
    texts = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert not any("Ryhmä 1" in text or "Ryhmä 2" in text for text in texts)
    assert {"C001", "G001", "M001"} <= texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_says_what_it_counts(language: str) -> None:
    t = text_in(language)
    book = openpyxl.load_workbook(io.BytesIO(workbook(report_on(Facts()), t)))
    for code in FIGURES:
        assert book[code]["A1"].value == t.plain(f"evidence-title-{code}")
        assert book[code]["A2"].value == t.plain(f"evidence-define-{code}")


def _uncounted(report: Report) -> bytes:
    """The spreadsheet without what its writer counted: whoever opens it has to count."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(report, text_in("en"))))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _place(book: openpyxl.Workbook, figure: Figure, total: str) -> tuple[str, str]:
    sheet, area = next(iter(book.defined_names[name_in_book("total", figure.code, total)].destinations))
    return sheet, area.replace("$", "")


def test_a_library_for_formulas_counts_the_same_totals(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import formulas

    report = report_on(made_up(1, 14, companies=12))
    file = tmp_path / "report.xlsx"
    file.write_bytes(_uncounted(report))
    with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        solution = formulas.ExcelModel().loads(str(file)).finish().calculate()
    book = openpyxl.load_workbook(file)
    expected = counted(report)
    assert len(expected) > 40
    for (code, total), value in expected.items():
        sheet, cell = _place(book, report.figures[code], total)
        found = solution[f"'[report.xlsx]{sheet.upper()}'!{cell}"].value[0, 0]
        assert float(found) == pytest.approx(float(value)), (code, total)


@pytest.mark.skipif(LIBREOFFICE is None, reason="LibreOffice is not here; a library for formulas counts above instead")
def test_libreoffice_counts_the_same_totals(tmp_path: Path) -> None:
    assert LIBREOFFICE is not None
    report = report_on(made_up(3, 20))
    file = tmp_path / "report.xlsx"
    file.write_bytes(_uncounted(report))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    subprocess.run(
        [LIBREOFFICE, home, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "out"), str(file)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    content = (tmp_path / "out" / "report.xlsx").read_bytes()
    read = read_workbook(content, FIGURES)
    assert {key: value for key, value in read.totals.items() if value is not None} == counted(report)
    assert verdict(content, report).true
