"""Makes one report: a program of its own, run by `bot.runtime.report_maker` so that the bot goes on meanwhile.

In: one line of JSON that says which report, as `bot.runtime.report_maker.told_of` writes it. Out: a line of JSON after each step, and at the end what was
counted. The files are left in the folder that was named.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.evidence.facts import Scope
from bot.domain.evidence.indicators import Project
from bot.domain.evidence.orders import STEPS, ReportMade, ReportStep, What
from bot.domain.evidence.periods import Period
from bot.domain.evidence.report import Report, make_report
from bot.domain.evidence.research import VERSION, research_data
from bot.domain.evidence.tables import Hidden
from bot.formats.evidence.document import document
from bot.formats.evidence.research import code_book, table
from bot.formats.evidence.workbook import workbook
from locales import text_in
from storage.evidence import load
from storage.evidence.aside import reading
from storage.evidence.consents import agreed

PATIENCE = 10
"""How far people's commands go before it."""


async def make(told: dict[str, Any], tell: Callable[[ReportStep], None]) -> ReportMade:
    """Read the record, count, and write the files."""
    return await (_research(told, tell) if told["what"] == What.RESEARCH else _report(told, tell))


async def _research(told: dict[str, Any], tell: Callable[[ReportStep], None]) -> ReportMade:
    """The rows for researchers, and their code book. No file where too few have agreed."""
    tell(ReportStep.READING)
    async with reading(told["url"]) as tx:
        facts = await load(tx, datetime.fromisoformat(told["now"]), told["zone"])
        own = await agreed(tx)
    tell(ReportStep.COUNTING)
    scope, made_on = Scope(told["region"], told["group"]), date.fromisoformat(told["made_on"])
    data = research_data(facts, own, scope, made_on, told["salt"].encode())
    tell(ReportStep.SHEETS)
    if data.companies:
        t, folder = text_in(told["language"], ZoneInfo(told["zone"])), Path(told["folder"])
        (folder / "report.csv").write_bytes(table(data))
        (folder / "report.txt").write_bytes(code_book(t, data, told["number"], scope.region, made_on))
    counted = {"companies": data.companies, "rows": len(data.rows), "left-out": data.left_out}
    return ReportMade(data.seal, {What.RESEARCH: data.seal}, {What.RESEARCH: VERSION}, {What.RESEARCH: counted}, {})


async def _report(told: dict[str, Any], tell: Callable[[ReportStep], None]) -> ReportMade:
    tell(ReportStep.READING)
    async with reading(told["url"]) as tx:
        facts = await load(tx, datetime.fromisoformat(told["now"]), told["zone"])
    tell(ReportStep.COUNTING)
    report = make_report(
        facts,
        number=told["number"],
        period=Period(date.fromisoformat(told["first"]), date.fromisoformat(told["last"]), told["whole"]),
        scope=Scope(told["region"], told["group"]),
        today=date.fromisoformat(told["made_on"]),
        salt=told["salt"].encode(),
        project=_project(told["project"]),
    )
    del facts
    t, folder = text_in(told["language"], ZoneInfo(told["zone"])), Path(told["folder"])
    tell(ReportStep.SHEETS)
    (folder / "report.xlsx").write_bytes(workbook(report, t))
    tell(ReportStep.PAGES)
    parts = folder / "parts"
    parts.mkdir()
    (folder / "report.pdf").write_bytes(document(report, t, parts))
    said = json.loads((parts / "report.json").read_text("utf-8"))
    return ReportMade(report.seal, report.hashes, report.versions, totals_of(report), page_of(report, said))


def _project(kept: dict[str, Any] | None) -> Project | None:
    if kept is None:
        return None
    return Project(**(kept | {name: date.fromisoformat(kept[name]) for name in ("first", "last")}))


def totals_of(report: Report) -> dict[str, Any]:
    """The totals of a report, as they are kept."""
    return {
        code: {total: "hidden" if isinstance(value, Hidden) else value for total, value in figure.values().items()}
        for code, figure in report.figures.items()
    }


def page_of(report: Report, said: dict[str, Any]) -> dict[str, Any]:
    """What the document says, for the page: without quotations, and with numbers for the plot instead of a file."""
    page = {name: value for name, value in said.items() if name not in ("words", "words-heading", "front-plot")}
    plot = said["front-plot"]
    page["plot"] = None if plot is None else {"title": plot["title"], "alt": plot["alt"]}
    page["months"] = [[one.year, one.month, one.held, one.unconfirmed] for one in report.months]
    page["sections"] = [{**section, "plot": None} for section in said["sections"]]
    return page


def main() -> None:
    """Make what comes in as a line of JSON."""
    with contextlib.suppress(OSError):
        os.nice(PATIENCE)

    def tell(step: ReportStep) -> None:
        sys.stdout.write(json.dumps({"step": STEPS.index(step)}) + "\n")
        sys.stdout.flush()

    made = asyncio.run(make(json.loads(sys.stdin.buffer.readline()), tell))
    sys.stdout.write(json.dumps({"made": asdict(made)}) + "\n")


if __name__ == "__main__":
    main()
