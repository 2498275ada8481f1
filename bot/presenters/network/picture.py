"""The network at a glance as one picture for a phone: four numbers, four weeks, six months."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from bot.domain.formatted import shortened
from bot.domain.network import DAYS_AHEAD, WEEKS_AHEAD, ComingMeeting, Network
from bot.domain.network.figures import WEEK
from bot.presenters.network.messages import scope, whose
from locales import Text

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

GROUND, INK, FAINT, LINE, MARK, CALL = "#fbfbf9", "#1d2422", "#59635f", "#d5dbd8", "#1f6b5c", "#9c3d1f"
WIDTH, HEIGHT, DPI = 5.4, 6.75, 200
"""1080 by 1350 pixels: what a phone held upright shows without cutting."""
MOST_NAMED, HIGHEST_DOTS = 12, 10
"""More meetings than that in four weeks are shown without names; more than that on one day as a bar with its number."""
LONGEST_LINE = 62
"""Characters that fit beside one another over the whole width."""


def picture(t: Text, view: Network) -> bytes:
    """A PNG. Takes some tenths of a second, so not in the loop."""
    buffer = io.BytesIO()
    drawn(t, view).savefig(buffer, format="png", facecolor=GROUND, metadata={"Software": None})
    return buffer.getvalue()


def drawn(t: Text, view: Network) -> Figure:
    """What is on the picture."""
    # It takes half a second and forty megabytes to load, and is wanted seldom.
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context({"font.family": "DejaVu Sans", "font.size": 9, "text.color": INK, "axes.edgecolor": LINE}):
        figure = Figure(figsize=(WIDTH, HEIGHT), dpi=DPI, facecolor=GROUND)
        figure.text(0.06, 0.955, _drawn(scope(t, view), 34), fontsize=15, fontweight="bold", va="center")
        said = _day(t, view, view.now)
        figure.text(0.94, 0.955, said, fontsize=9, color=FAINT, ha="right", va="center")
        for at, (number, name, colour) in enumerate(_numbers(t, view)):
            x = 0.06 + at * 0.225
            figure.text(x, 0.885, number, fontsize=21, fontweight="bold", color=colour, va="center")
            figure.text(x, 0.845, _drawn(name, 18), fontsize=8, color=FAINT, va="center")
        _weeks(t, view, figure.add_axes((0.06, 0.385, 0.88, 0.385)))
        _months(t, view, figure.add_axes((0.06, 0.07, 0.88, 0.2)))
    return figure


def _numbers(t: Text, view: Network) -> Sequence[tuple[str, str, str]]:
    calls = len(view.calls)
    return tuple(
        (t.number(number), t.plain(f"picture-{name}", n=number), CALL if name == "calls" and calls else INK)
        for name, number in (
            ("groups", len(view.groups)),
            ("companies", view.companies),
            ("calls", calls),
            ("questions", view.unanswered),
        )
    )


def _weeks(t: Text, view: Network, axes: Axes) -> None:
    """Meetings on a time line, the next one on top."""
    coming = view.coming
    _plain(axes, t.plain("picture-weeks", count=str(len(coming))))
    axes.set_xlim(-0.5, DAYS_AHEAD + 0.5)
    for week in range(WEEKS_AHEAD + 1):
        axes.axvline(week * 7, color=LINE, linewidth=0.8, zorder=0)
    axes.set_xticks([week * 7 for week in range(WEEKS_AHEAD)])
    axes.set_xticklabels([_day(t, view, view.now + week * WEEK) for week in range(WEEKS_AHEAD)], fontsize=8, ha="left")
    axes.set_yticks([])
    if not coming:
        axes.text(
            0.5,
            0.5,
            t.plain("picture-no-meetings"),
            transform=axes.transAxes,
            ha="center",
            color=FAINT,
            bbox={"facecolor": GROUND, "edgecolor": "none"},
        )
        return
    if len(coming) <= MOST_NAMED:
        _named(t, view, axes, coming)
    else:
        _by_day(t, view, axes)


def _named(t: Text, view: Network, axes: Axes, coming: Sequence[ComingMeeting]) -> None:
    axes.set_ylim(max(len(coming), 6) - 0.5, -0.7)
    for row, one in enumerate(coming):
        x = _place(t, view, one.starts_at)
        right = x > DAYS_AHEAD / 2
        room = max(x, DAYS_AHEAD - x) / DAYS_AHEAD
        said = _drawn(f"{_day(t, view, one.starts_at)}  {whose(t, one)}", int(LONGEST_LINE * room))
        axes.plot([x], [row], "o", color=MARK, markersize=7)
        axes.text(
            x + (-0.6 if right else 0.6), row, said, fontsize=8, va="center", ha="right" if right else "left",
            bbox={"facecolor": GROUND, "edgecolor": "none", "pad": 0.8},
        )  # fmt: skip


def _by_day(t: Text, view: Network, axes: Axes) -> None:
    """A column for each day, of dots, or where they would run together with its number on top."""
    by_day = view.by_day
    highest = max(by_day.values())
    axes.set_ylim(0, max(highest, 5) * 1.12 + 0.5)
    for day, number in by_day.items():
        if highest > HIGHEST_DOTS:
            axes.bar([day + 0.5], [number], width=0.8, color=MARK)
            axes.text(day + 0.5, number + highest * 0.02, t.number(number), ha="center", fontsize=8, fontweight="bold")
        else:
            axes.plot([day + 0.5] * number, [row + 0.7 for row in range(number)], "o", color=MARK, markersize=7)


def _months(t: Text, view: Network, axes: Axes) -> None:
    """How many companies came to a meeting, month by month."""
    months = view.attendance.months
    _plain(axes, t.plain("picture-attendance"))
    axes.bar(range(len(months)), [month.companies for month in months], width=0.62, color=MARK)
    highest = max([month.companies for month in months] + [1.0])
    axes.set_ylim(0, highest * 1.25)
    axes.set_yticks([])
    axes.set_xticks(range(len(months)))
    axes.set_xticklabels([t.short_month(month.first) for month in months], fontsize=8)
    for at, month in enumerate(months):
        said = t.number(round(month.companies, 1)) if month.meetings else "–"
        axes.text(at, month.companies + highest * 0.04, said, ha="center", fontsize=9, fontweight="bold")


def _day(t: Text, view: Network, at: datetime) -> str:
    return t.short_day(t.local(at).date(), today=t.local(view.now).date())


def _plain(axes: Axes, title: str) -> None:
    axes.set_title(title, loc="left", fontsize=10.5, fontweight="bold", pad=8)
    axes.set_facecolor(GROUND)
    axes.tick_params(length=0, colors=FAINT)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)


def _place(t: Text, view: Network, at: datetime) -> float:
    """Where a moment is on the time line, in days since today began."""
    local = t.local(at)
    since_midnight = timedelta(hours=local.hour, minutes=local.minute)
    return (local.date() - t.local(view.now).date()).days + since_midnight / timedelta(days=1)


@cache
def _letters() -> frozenset[int]:
    from matplotlib.font_manager import FontProperties, findfont, get_font

    return frozenset(get_font(findfont(FontProperties(family=["DejaVu Sans"]))).get_charmap())


def _drawn(text: str, longest: int) -> str:
    """What the font can draw of a text; a dollar would begin a formula."""
    known = "".join(character for character in text if ord(character) in _letters()).replace("$", "")
    shown = " ".join(known.split()) or "…"
    return shortened(shown, longest)
