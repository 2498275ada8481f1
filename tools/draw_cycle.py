"""Write docs/cycle.md from the table in bot/domain/cycle/rules.py: `python -m tools.draw_cycle`."""

from __future__ import annotations

from pathlib import Path

from bot.domain.cycle import page

if __name__ == "__main__":
    Path(__file__).parents[1].joinpath("docs", "cycle.md").write_text(page(), encoding="utf-8")
