"""A report as a page, for a phone and for the projector: what its document says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.presenters.pages import page
from locales import text_in

WIDTH, HEIGHT = 720, 150
MOST_NAMES = 7
"""Months named below the bars: so many can be read on a phone."""


def report_page(said: Mapping[str, Any], *, nonce: str) -> bytes:
    """The page.

    Args:
        said: what the document says, as it was kept.
        nonce: what its one style sheet is let in with.
    """
    return page("report.html", t=text_in(said["lang"]), nonce=nonce, said=said, bars=_bars(said["months"]), width=WIDTH)


def _bars(months: list[list[int]]) -> list[dict[str, Any]]:
    highest = max([held + unsure for _, _, held, unsure in months] + [1])
    step = WIDTH / max(len(months), 1)
    every = max(1, -(-len(months) // MOST_NAMES))
    return [
        {
            "x": round(index * step + step * 0.1, 1),
            "width": round(step * 0.8, 1),
            "held": round(HEIGHT * held / highest, 1),
            "unsure": round(HEIGHT * unsure / highest, 1),
            "name": f"{month}/{year}" if index % every == 0 else "",
        }
        for index, (year, month, held, unsure) in enumerate(months)
    ]
