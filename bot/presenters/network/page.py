"""The network at a glance as a page, for a phone and for the projector: the same figures as the message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from bot.domain.network import DAYS_AHEAD, WEEKS_AHEAD, GroupFigures, HeldMeeting, Network, RegionFigures, SharedMeeting
from bot.domain.recruiting.funnel import FunnelStage, Way
from bot.presenters.network import messages
from bot.presenters.pages import page
from bot.presenters.recruiting import figures, losses
from bot.presenters.wording import short_moment
from locales import Text
from locales.markup import unmarked

BAR_HEIGHT, BAR_STEP, BASE = 105, 60, 140
PLOT_WIDTH, DOT, HIGHEST_DOTS = 360, 11, 10
OPEN_CALLS, OPEN_MEETINGS = 6, 12
"""More than that is folded away, so that what comes after is seen."""
EVERY_MINUTE = 60


def network_page(t: Text, view: Network, *, nonce: str, theme: str | None = None, live: bool = False) -> bytes:
    """The page.

    Args:
        nonce: what its one style sheet is let in with.
        theme: `light` or `dark`; None follows the system.
        live: it asks for itself anew every minute.
    """
    calls, coming = view.calls, view.coming
    highest = max(view.by_day.values(), default=0)
    dots_height = (HIGHEST_DOTS + 1 if highest > HIGHEST_DOTS else max(highest, 3)) * DOT + 40
    return page(
        "network.html",
        t=t,
        nonce=nonce,
        theme=theme,
        refresh=EVERY_MINUTE if live else None,
        scope=messages.scope(t, view),
        counted=t.plain("page-counted", moment=t.moment(view.now, today=t.local(view.now).date())),
        numbers=[
            {
                "value": t.number(number),
                "name": t.plain(f"picture-{name}", n=number),
                "call": name == "calls" and number > 0,
            }
            for name, number in (
                ("groups", len(view.groups)),
                ("companies", view.companies),
                ("calls", len(calls)),
                ("questions", view.unanswered),
            )
        ],
        calls_title=t.plain("page-calls"),
        calls=_folded(
            t, [(call.figures.group.title, _plain(messages.why(t, call.reasons))) for call in calls], OPEN_CALLS
        ),
        no_calls=t.plain("network-no-calls"),
        lines=[
            _plain(line)
            for line in (
                messages.attended(t, view.attendance),
                messages.open_questions(t, view),
                messages.changed(t, view.changes),
            )
        ],
        attendance_title=t.plain("picture-attendance"),
        attendance_said=_plain(messages.attended(t, view.attendance)),
        bars=_bars(t, view),
        weeks_title=t.plain("picture-weeks", count=str(len(coming))),
        no_meetings=t.plain("picture-no-meetings"),
        weeks=_weeks(t, view),
        days=_days(t, view, dots_height - 30),
        dots_height=dots_height,
        way=_way(t, view.way),
        coming_head=[t.plain(f"page-{name}") for name in ("day", "group", "host", "theme")],
        coming=_folded(
            t,
            [
                (
                    short_moment(t, one.starts_at, t.local(view.now).date()),
                    messages.whose(t, one),
                    "–" if one.own is None else one.own.company,
                    (one.own is not None and one.own.theme) or "–",
                )
                for one in coming
            ],
            OPEN_MEETINGS,
        ),
        regions_title=t.plain("page-regions"),
        held_head=[t.plain(f"page-{name}") for name in ("day", "host", "theme", "came")],
        regions=[_region(t, view, one) for one in view.regions],
    )


def _folded(t: Text, rows: Sequence[Any], open_: int) -> dict[str, Any]:
    """The first rows, and those that a tap unfolds."""
    return {"shown": rows[:open_], "more": rows[open_:], "said": t.plain("and-more-lines", n=len(rows[open_:]))}


def _plain(text: Markup) -> str:
    return unmarked(text)


def _bars(t: Text, view: Network) -> list[dict[str, Any]]:
    months = view.attendance.months
    highest = max([month.companies for month in months] + [1.0])
    return [
        {
            "x": 12 + at * BAR_STEP,
            "y": round(BASE - BAR_HEIGHT * month.companies / highest, 1),
            "height": round(BAR_HEIGHT * month.companies / highest, 1),
            "value": t.number(round(month.companies, 1)) if month.meetings else "–",
            "name": t.short_month(month.first),
        }
        for at, month in enumerate(months)
    ]


def _way(t: Text, way: Way) -> dict[str, Any] | None:
    """How far newcomers have come within twelve months: a bar for each stage, and the same in words and by part."""
    if way.total.empty and not way.total.lost:
        return None
    highest = max([way.total.of(stage) for stage in FunnelStage] + [1])
    bars = [
        {
            "x": 12 + at * BAR_STEP,
            "y": round(BASE - BAR_HEIGHT * way.total.of(stage) / highest, 1),
            "height": round(BAR_HEIGHT * way.total.of(stage) / highest, 1),
            "value": t.number(way.total.of(stage)),
            "name": t.plain(f"page-stage-{stage}"),
        }
        for at, stage in enumerate(FunnelStage)
    ]
    parts = [
        ("page-source", [(source or t.plain("recruit-no-source"), got) for source, got in way.sources]),
        ("page-region", [(region or t.plain("network-no-region"), got) for region, got in way.regions]),
        ("page-month", [(f"{t.month(month)} {month.year}", got) for month, got in way.months]),
    ]
    return {
        "title": t.plain("page-way"),
        "said": _plain(figures(t, way.total)),
        "bars": bars,
        "lines": [_plain(line) for line in losses(t, way)],
        "parts": [
            {
                "title": t.plain(key),
                "head": [
                    t.plain(key),
                    *(t.plain(f"page-stage-{stage}") for stage in FunnelStage),
                    t.plain("page-lost"),
                ],
                "rows": [
                    (name, *(t.number(got.of(stage)) for stage in FunnelStage), t.number(got.lost))
                    for name, got in rows
                ],
            }
            for key, rows in parts
        ],
    }


def _weeks(t: Text, view: Network) -> list[dict[str, Any]]:
    today = t.local(view.now).date()
    step = PLOT_WIDTH / DAYS_AHEAD * 7
    return [
        {
            "x": round(min(week * step, PLOT_WIDTH - 1), 1),
            "name": t.short_day(messages.week_from(t, view, week), today=today) if week < WEEKS_AHEAD else "",
        }
        for week in range(WEEKS_AHEAD + 1)
    ]


def _days(t: Text, view: Network, base: int) -> list[dict[str, Any]]:
    """What stands above each day that has a meeting: dots, or where they would run together a bar with its number."""
    by_day, step = view.by_day, PLOT_WIDTH / DAYS_AHEAD
    highest = max(by_day.values(), default=0)
    found: list[dict[str, Any]] = []
    for day, number in by_day.items():
        x = round((day + 0.5) * step, 1)
        if highest > HIGHEST_DOTS:
            height = round(number / highest * HIGHEST_DOTS * DOT, 1)
            found.append({"x": x, "dots": [], "y": base - height, "height": height, "value": t.number(number)})
        else:
            found.append({"x": x, "dots": [base - row * DOT - 4 for row in range(number)]})
    return found


def _region(t: Text, view: Network, one: RegionFigures) -> dict[str, Any]:
    return {
        "name": one.name or t.plain("network-no-region"),
        "calls": sum(bool(each.reasons(view.now)) for each in one.groups),
        "groups": [_group(t, view, each) for each in one.groups],
    }


def _group(t: Text, view: Network, each: GroupFigures) -> dict[str, Any]:
    reasons, year = each.reasons(view.now), each.year(view.now)
    return {
        "title": each.group.title,
        "what": _plain(messages.in_short(t, view, each)),
        "why": _plain(messages.why(t, reasons)) if reasons else None,
        "year": _plain(t("network-year", n=len(year))),
        "held": [_held(t, view, meeting) for meeting in year],
    }


def _held(t: Text, view: Network, meeting: HeldMeeting | SharedMeeting) -> Sequence[str]:
    came = t.plain("network-came-unknown") if meeting.companies is None else t.number(meeting.companies)
    confirmed = "" if meeting.confirmed else f" ({t.plain('network-unconfirmed')})"
    day = t.short_day(t.local(meeting.starts_at).date(), today=t.local(view.now).date())
    if isinstance(meeting, SharedMeeting):
        return (day, messages.together(t, meeting), "–", came + confirmed)
    return (day, meeting.company, meeting.theme or "–", came + confirmed)


def door(t: Text, *, nonce: str, script: str, action: str) -> bytes:
    """What a Mini App's window shows until Telegram has told who opened it; without Telegram, where to find the page."""
    return page(
        "door.html",
        t=t,
        nonce=nonce,
        title=t.plain("page-door"),
        said=t.plain("page-door-how"),
        script=script,
        action=action,
        button="",
    )


def once(t: Text, *, nonce: str, action: str) -> bytes:
    """Behind a one-time link: one button, so that nothing but a person opens it."""
    return page(
        "door.html",
        t=t,
        nonce=nonce,
        title=t.plain("page-door"),
        said=t.plain("page-once"),
        script=None,
        action=action,
        button=t.plain("page-open"),
    )


def closed(t: Text, *, nonce: str, why: str) -> bytes:
    """Nothing to see here, and what to do about it.

    Args:
        why: `spent`, `ended`, `unsigned` or `nothing`.
    """
    return page(
        "door.html",
        t=t,
        nonce=nonce,
        title=t.plain("page-door"),
        said=t.plain(f"page-closed-{why}"),
        script=None,
        action=None,
        button="",
    )
