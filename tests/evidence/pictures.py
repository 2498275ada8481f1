"""Pictures of reports for docs/report-pictures.md: `python -m tests.evidence.pictures [FOLDER]`.

Reports of 0, 1, 13 and 200 groups whose names have 64 characters with emoji and letters that are read from the right, in
each language: as they come out of a printer (drawn by poppler, not by what typeset them) and as a page on a phone.
"""

from __future__ import annotations

import asyncio
import io
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import pypdf
from PIL import Image
from playwright.async_api import async_playwright

from bot.domain.evidence.report import Report
from bot.formats.evidence.document import document
from bot.presenters.evidence.page import report_page
from bot.report_child import page_of
from locales import LANGUAGES, text_in
from tests.browser.conftest import FLAGS, chromium
from tests.evidence.records import LONG_NAME, made_up, report_on

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
SIZES = (0, 1, 13, 200)
HARDEST = 200
MONTHS = 24
DPI = 62
PHONE = {"width": 390, "height": 844}
COLOURS = 48
GAP = 12


@dataclass(frozen=True)
class Made:
    """One report as a printer and a phone show it."""

    pages: list[Image.Image]
    html: str
    hard: int
    """The page with most of the names that are hard to set."""


def names(groups: int) -> tuple[str, ...]:
    """A region for every four groups: plain ones, and every second with a name that is hard to set."""
    plain = ("Kainuu", "Lappi", "Österbotten", "Norrbotten")
    some = max(1, groups // 4)
    return tuple(plain[n % 4] if n % 2 == 0 and n < 8 else f"{LONG_NAME[:61]}{n:03}" for n in range(some))


def made(report: Report, language: str, folder: Path, dpi: int) -> Made:
    """Typeset it, and draw its pages.

    Args:
        dpi: dots in an inch of paper.
    """
    pdf = folder / "report.pdf"
    pdf.write_bytes(document(report, text_in(language, ZoneInfo("Europe/Helsinki")), folder))
    said = json.loads((folder / "report.json").read_text("utf-8"))
    subprocess.run(["pdftoppm", "-r", str(dpi), "-png", str(pdf), str(folder / "page")], check=True)
    pages = [Image.open(one).convert("RGB") for one in sorted(folder.glob("page-*.png"))]
    names_on = [one.extract_text().count("WWWW") for one in pypdf.PdfReader(pdf).pages]
    html = report_page({"lang": language} | page_of(report, said), nonce="n").decode()
    return Made(pages, html, names_on.index(max(names_on)))


def side_by_side(pictures: list[Image.Image]) -> bytes:
    """Several as one small file."""
    high = max(one.height for one in pictures)
    sheet = Image.new("RGB", (sum(one.width + GAP for one in pictures) + GAP, high + 2 * GAP), "#9aa4ad")
    x = GAP
    for one in pictures:
        sheet.paste(one, (x, GAP))
        x += one.width + GAP
    out = io.BytesIO()
    sheet.quantize(COLOURS).save(out, "PNG", optimize=True)
    return out.getvalue()


async def main(folder: Path, sizes: tuple[int, ...], dpi: int, *, every_page: bool) -> None:
    """Draw them all.

    Args:
        every_page: each page as a file of its own, too, to be looked at.
    """
    async with async_playwright() as play:
        browser = await play.chromium.launch(executable_path=chromium(), args=FLAGS)
        for groups in sizes:
            facts = made_up(groups, MONTHS, names=names(groups))
            report, paper, phone, hard = report_on(facts), [], [], []
            for language in LANGUAGES:
                with tempfile.TemporaryDirectory() as parts:
                    one = made(report, language, Path(parts), dpi)
                paper.append(one.pages[0])
                hard.append(one.pages[one.hard])
                page = await browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
                await page.set_content(one.html)
                phone.append(Image.open(io.BytesIO(await page.screenshot())).convert("RGB"))
                if every_page:
                    whole = await page.screenshot(full_page=True)
                    (folder / f"phone-{groups}-{language}.png").write_bytes(whole)
                    for number, drawn in enumerate(one.pages, 1):
                        drawn.save(folder / f"paper-{groups}-{language}-{number:02}.png")
                if groups == HARDEST:
                    await page.get_by_text("WWWW").first.scroll_into_view_if_needed()
                    await page.mouse.wheel(0, 300)
                    hard.append(Image.open(io.BytesIO(await page.screenshot())).convert("RGB"))
                await page.close()
            (folder / f"report-paper-{groups}.png").write_bytes(side_by_side(paper))
            (folder / f"report-phone-{groups}.png").write_bytes(side_by_side(phone))
            if groups == HARDEST:
                (folder / "report-names.png").write_bytes(side_by_side(hard))
        await browser.close()


if __name__ == "__main__":
    where = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    looked = len(sys.argv) > 2
    chosen = tuple(int(one) for one in sys.argv[2:]) or SIZES
    where.mkdir(parents=True, exist_ok=True)
    asyncio.run(main(where, chosen, 80 if looked else DPI, every_page=looked))
