"""The report as a page with plots, all in one file."""

from __future__ import annotations

import html
import io
from collections import Counter
from collections.abc import Mapping

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bot.simulation.report import MOST_MESSAGES, SimulationReport, held_in, hosted, there_all_through

BLUE, RED, GREY = "#2a6f97", "#c8553d", "#d9d9d9"
HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>The network, simulated</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222 }
svg { max-width: 100%; height: auto } table { border-collapse: collapse } td { padding: .2rem .8rem .2rem 0 }
pre { white-space: pre-wrap } .broken { color: #c8553d; font-weight: 600 }
@media (prefers-color-scheme: dark) { body { background: #fff } }
</style></head><body>
<h1>The network, simulated</h1>
"""


def page(report: SimulationReport) -> str:
    """One HTML page: the promises, the plots, the whole report."""
    rows = "".join(
        f'<tr class="{"held" if promise.held else "broken"}"><td>{"held" if promise.held else "broken"}</td>'
        f"<td>{html.escape(promise.says)}</td><td>{html.escape(promise.measured)}</td></tr>"
        for promise in report.promises
    )
    plots = (
        ("Meetings by group and month", _meetings(report)),
        ("Turns hosted by companies that were members throughout", _turns(report)),
        ("Messages nobody asked for, by person and month", _messages(report)),
        ("Days until a date was set", _settled(report)),
    )
    drawn = "".join(f"<h2>{title}</h2>{_svg(figure, title)}" for title, figure in plots)
    text = html.escape("\n".join(report.lines()))
    return f"{HEAD}<table>{rows}</table>{drawn}<h2>Full report</h2><pre>{text}</pre></body></html>\n"


def _svg(figure: Figure, title: str) -> str:
    buffer = io.StringIO()
    # The same numbers give the same file.
    with rc_context({"svg.hashsalt": title, "svg.fonttype": "none"}):
        figure.savefig(buffer, format="svg", metadata={"Date": None})
    drawn = buffer.getvalue()
    return drawn[drawn.index("<svg") :].replace("<svg", f'<svg role="img" aria-label="{html.escape(title)}"', 1)


def _figure(height: float) -> Figure:
    return Figure(figsize=(9, height), layout="constrained")


def _meetings(report: SimulationReport) -> Figure:
    record = report.record
    figure = _figure(0.9 + 0.3 * len(record.books))
    axes = figure.subplots()
    counts = [[min(2, held_in(book, month)) for month in record.months] for book in record.books]
    axes.imshow(counts, aspect="auto", cmap="Blues", vmin=0, vmax=2)
    for row, line in enumerate(counts):
        for column, count in enumerate(line):
            axes.text(column, row, str(count), ha="center", va="center", color="white" if count > 1 else "black")
    axes.set_yticks(range(len(record.books)), [book.title for book in record.books])
    axes.set_xticks(range(len(record.months)), [f"{m}/{y % 100}" for y, m in record.months], rotation=90)
    return figure


def _turns(report: SimulationReport) -> Figure:
    record = report.record
    figure = _figure(3)
    axes = figure.subplots()
    turns: Counter[int] = Counter()
    for book in record.books:
        count = hosted(book)
        turns.update(count[company] for company in there_all_through(book, record.began, record.ended))
    _bars(axes, turns)
    axes.set_xlabel("turns hosted")
    axes.set_ylabel("companies")
    return figure


def _messages(report: SimulationReport) -> Figure:
    figure = _figure(3)
    axes = figure.subplots()
    counts = Counter(report.per_month)
    _bars(axes, {n: c for n, c in counts.items() if n <= MOST_MESSAGES})
    _bars(axes, {n: c for n, c in counts.items() if n > MOST_MESSAGES}, RED)
    axes.axvline(MOST_MESSAGES + 0.5, color=GREY)
    axes.set_xlabel("messages")
    axes.set_ylabel("people × months")
    return figure


def _bars(axes: Axes, counts: Mapping[int, int], colour: str = BLUE) -> None:
    axes.bar(list(counts), list(counts.values()), color=colour)


def _settled(report: SimulationReport) -> Figure:
    figure = _figure(3)
    axes = figure.subplots()
    axes.hist(report.settled_after, bins=range(0, 2 + int(max(report.settled_after, default=0))), color=BLUE)
    axes.set_xlabel("days")
    axes.set_ylabel("meetings")
    return figure
