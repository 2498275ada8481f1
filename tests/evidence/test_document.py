"""The printed report, read back by another library: its words, its tags, and what a screen reader needs."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from typing import Any

import pypdf
import pytest

from bot.domain.evidence.facts import Facts
from bot.domain.evidence.report import Report
from bot.formats.evidence.document import document
from bot.formats.evidence.words import why_not
from locales import LANGUAGES, text_in
from tests.evidence.records import LONG_NAME, made_up, report_on


def read(report: Report, language: str, folder: Path) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(document(report, text_in(language), folder)))


def words(pdf: pypdf.PdfReader) -> str:
    return " ".join("\n".join(page.extract_text() for page in pdf.pages).split())


def tags(pdf: pypdf.PdfReader) -> list[Any]:
    """Every element of the structure, in reading order."""
    found: list[Any] = []
    waiting: list[Any] = [pdf.root_object["/StructTreeRoot"]]
    while waiting:
        one = waiting.pop(0)
        one = one.get_object() if hasattr(one, "get_object") else one
        if isinstance(one, list):
            waiting[:0] = list(one)
        elif isinstance(one, dict):
            found.append(one)
            if "/K" in one:
                waiting.insert(0, one["/K"])
    return found


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


@pytest.fixture(scope="module", params=LANGUAGES)
def typeset(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Report, pypdf.PdfReader]:
    """One report, in each language."""
    report = report_on(made_up(3, 16))
    return request.param, report, read(report, request.param, tmp_path_factory.mktemp(request.param))


def test_it_says_what_was_counted_in_the_readers_language(typeset: tuple[str, Report, pypdf.PdfReader]) -> None:
    language, report, pdf = typeset
    t = text_in(language)
    said = words(pdf)
    tight = "".join(said.split())
    for code, figure in report.figures.items():
        assert t.plain(f"evidence-title-{code}") in said, code
        for value in figure.values().values():
            if isinstance(value, int):
                assert "".join(t.number(value).split()) in tight, code
    assert report.seal[:20] in said.replace(" ", "")
    for one in report.indicators:
        assert one.code in said
        # A line may end in the middle of a word.
        if one.because is not None:
            assert _letters(why_not(t, one.because)) in _letters(said), one.code
    assert report.themes[0][0].split()[0] in said


def test_a_screen_reader_finds_its_way(typeset: tuple[str, Report, pypdf.PdfReader]) -> None:
    language, _, pdf = typeset
    root: Any = pdf.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith(language)
    assert text_in(language).plain("evidence-report-title") in str(pdf.metadata and pdf.metadata.title)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    kinds = Counter(str(one.get("/S")) for one in tags(pdf))
    assert kinds["/H1"] >= 5
    assert kinds["/H2"] >= 20
    assert kinds["/Table"] >= 15
    assert kinds["/TH"] >= 30
    pictures = [one for one in tags(pdf) if one.get("/S") == "/Figure"]
    assert len(pictures) == 3
    assert all(str(one.get("/Alt", "")) for one in pictures)
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


def test_a_network_without_groups_has_a_report_that_says_so(tmp_path: Path) -> None:
    pdf = read(report_on(Facts(), project=False), "en", tmp_path)
    said = words(pdf)
    assert text_in("en").plain("evidence-empty") in said
    assert text_in("en").plain("evidence-no-project") in said
    assert "0" in said


def test_long_names_with_emoji_and_letters_from_the_right_stay_on_the_page(tmp_path: Path) -> None:
    assert len(LONG_NAME) == 64
    places = tuple(f"{LONG_NAME[:62]}{n:02}" for n in range(13))
    pdf = read(report_on(made_up(13, 4, companies=8, names=places)), "fi", tmp_path)
    said = words(pdf)
    assert "אבגדה" in said or "הדגבא" in said
    assert said.count("WWWWWWWWWW") >= 13
    for page in pdf.pages:
        right = float(page.mediabox.right)
        edges: list[float] = []
        page.extract_text(visitor_text=lambda text, cm, tm, font, size: edges.append(float(tm[4])))  # noqa: B023
        assert max(edges) < right


def test_what_is_too_small_is_not_in_the_document(tmp_path: Path) -> None:
    report = report_on(made_up(1, 14, companies=4))
    said = words(read(report, "en", tmp_path))
    assert text_in("en").plain("evidence-hidden-short") in said


def test_the_same_report_is_the_same_document(tmp_path: Path) -> None:
    report = report_on(made_up(2, 6))
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    first, second = (words(read(report, "sv", folder)) for folder in (one, two))
    assert first == second
