"""Plots of a report, for grey paper and for a phone: few, large, told apart by shade and hatching, never by colour alone."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl

mpl.use("svg")

from matplotlib.figure import Figure as Canvas  # the way to draw is chosen first
from matplotlib.ticker import MaxNLocator

DARK, LIGHT, INK = "#0b4f7d", "#c9d3da", "#1b2a3a"
WIDTH, HEIGHT = 7.0, 2.3
LABELS = 14
"""Names of months below the axis at the most."""
STYLE: dict[Any, Any] = {
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "axes.edgecolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "text.color": INK,
    "axes.labelcolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "hatch.linewidth": 0.6,
    # The same report makes the same file.
    "svg.hashsalt": "mgn",
}


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars with their names, one number each."""

    names: Sequence[str]
    numbers: Sequence[float]
    most: float | None = None


def _drawn(canvas: Canvas) -> bytes:
    out = io.BytesIO()
    canvas.savefig(out, format="svg", metadata={"Date": None}, bbox_inches="tight", pad_inches=0.05)
    return out.getvalue()


def months(names: Sequence[str], held: Sequence[int], unsure: Sequence[int], labels: tuple[str, str]) -> bytes:
    """Meetings month by month: confirmed, and on top of them those nobody has confirmed.

    Args:
        names: of the months, as the reader's language writes them.
        labels: what the two are called.
    """
    with mpl.rc_context(STYLE):
        canvas = Canvas(figsize=(WIDTH, HEIGHT))
        axes = canvas.add_subplot()
        places = range(len(names))
        axes.bar(places, held, color=DARK, label=labels[0], width=0.8)
        if any(unsure):
            axes.bar(
                places, unsure, bottom=held, color=LIGHT, hatch="////", edgecolor=INK, linewidth=0.4, label=labels[1]
            )
        step = max(1, -(-len(names) // LABELS))
        axes.set_xticks(list(places)[::step], list(names)[::step])
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        axes.set_ylim(bottom=0)
        axes.set_xlim(-0.6, max(len(names), 1) - 0.4)
        canvas.legend(loc="upper right", bbox_to_anchor=(0.98, 1.08), ncols=2, frameon=False)
        return _drawn(canvas)


def bars(what: Bars) -> bytes:
    """Bars that lie, each with its name before it and its number behind it."""
    with mpl.rc_context(STYLE):
        canvas = Canvas(figsize=(WIDTH, 0.45 + 0.36 * len(what.names)))
        axes = canvas.add_subplot()
        places = list(range(len(what.names)))[::-1]
        drawn = axes.barh(places, what.numbers, color=DARK, height=0.62)
        axes.bar_label(drawn, [f"{number:g}" for number in what.numbers], padding=3)
        axes.set_yticks(places, list(what.names))
        axes.set_xlim(0, (what.most or max(what.numbers, default=1) or 1) * 1.08)
        axes.xaxis.set_visible(False)
        axes.spines["bottom"].set_visible(False)
        return _drawn(canvas)
