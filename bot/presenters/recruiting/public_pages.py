"""The public page of a region, the small one that other websites show inside theirs, and its calendar."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from bot.domain.meetings import MeetingState
from bot.domain.recruiting.public_pages import OpenMeeting, PublicRegion
from bot.formats.ics import CalendarEntry, feed_ics
from bot.presenters.pages import page, style
from bot.presenters.wording import in_own_words
from locales import Text, language_name
from locales.countries import offered

SHEETS = ("page.css", "find.css")
STYLE_SOURCE = style(*SHEETS)[1]
"""What a policy lets the pages' style sheet in with."""
EMBED = '<iframe src="{address}" title="{title}" width="100%" height="320" style="border:0"></iframe>'


def region_page(t: Text, view: PublicRegion, address: str, start: str) -> bytes:
    """The page.

    Args:
        address: its own.
        start: what its button opens.
    """
    # Somebody puts this into their own page: the region's name must not bring anything of its own along.
    embed = str(
        EMBED.format(address=escape(f"{address}/calendar?lang={t.language}"), title=escape(_embed_title(t, view)))
    )
    return _page(
        t,
        title=f"{t.plain('recruit-flyer-title')} · {view.region}",
        described=t.plain("recruit-flyer-come"),
        languages=[
            {"code": code, "name": language_name(code), "address": f"?lang={code}"}
            for code in offered((), view.language, t.language)
        ],
        heading=t.plain("recruit-flyer-title"),
        place=view.region,
        lines=[
            in_own_words(t, view.own).plain("recruit-flyer-what"),
            t.plain("recruit-flyer-how"),
            t.plain("recruit-flyer-come"),
            t.plain("find-groups", n=view.groups),
        ],
        start=start,
        button=t.plain("find-open"),
        how=t.plain("find-open-how"),
        **_meetings(t, view),
        calendar=f"{address}.ics?lang={t.language}",
        embed=embed,
    )


def calendar_page(t: Text, view: PublicRegion, start: str) -> bytes:
    """What other websites show inside theirs: the open meetings, and the way in."""
    return _page(
        t,
        title=_embed_title(t, view),
        heading=_embed_title(t, view),
        embedded=True,
        start=start,
        button=t.plain("find-open"),
        **_meetings(t, view),
    )


def unknown(t: Text, start: str | None) -> bytes:
    """There is no such page, and what to do about it."""
    return _page(
        t,
        title=t.plain("find-unknown-title"),
        noted=True,
        heading=t.plain("find-unknown-title"),
        lines=[t.plain("find-unknown")],
        start=start,
        button="" if start is None else t.plain("find-telegram"),
    )


def away(t: Text) -> bytes:
    """Nothing can be shown just now."""
    said = t.plain("find-away-title")
    return _page(t, title=said, noted=True, heading=said, lines=[t.plain("find-away")])


def calendar(t: Text, view: PublicRegion) -> bytes:
    """The open meetings as a calendar to subscribe to."""
    name = t.plain("find-calendar-name", region=view.region)
    return feed_ics(name, ZoneInfo(view.zone), [_entry(t, one) for one in view.meetings])


def _page(t: Text, **values: Any) -> bytes:
    nothing = {
        **dict.fromkeys(("described", "languages", "place", "calendar", "embed", "start", "button", "how"), ""),
        **{"lines": (), "meetings": None, "embedded": False, "noted": False},
    }
    said = {
        "languages_label": t.plain("find-languages"),
        "told": t.plain("find-place-told"),
        "none_said": t.plain("find-no-meetings"),
        "calendar_said": t.plain("find-calendar"),
        "embed_title": t.plain("find-embed-title"),
        "embed_how": t.plain("find-embed-how"),
        "cookies": t.plain("find-cookies"),
    }
    return page("find.html", t=t, style=style(*SHEETS)[0], **{**nothing, **said, **values})


def _embed_title(t: Text, view: PublicRegion) -> Markup | str:
    return t.plain("find-calendar-name", region=view.region)


def _meetings(t: Text, view: PublicRegion) -> dict[str, Any]:
    return {
        "meetings_title": t.plain("find-next", n=max(1, len(view.coming))),
        "meetings": [
            {
                "at": one.meeting.starts_at.isoformat(),
                "when": t.moment(one.meeting.starts_at, today=t.local(view.seen_at).date()),
                "group": one.group.title,
                "theme": t.plain("find-theme", theme=one.meeting.theme) if one.meeting.theme else "",
            }
            for one in view.coming
        ],
    }


def _entry(t: Text, one: OpenMeeting) -> CalendarEntry:
    meeting, off = one.meeting, one.meeting.state is MeetingState.CANCELLED
    title = meeting.theme or t.plain("calendar-title")
    summary = t.plain("calendar-summary", title=title, group=one.group.title)
    return CalendarEntry(
        uid=f"open-{meeting.uid}@mgn",
        sequence=meeting.sequence,
        cancelled=off,
        summary=t.plain("feed-cancelled", title=summary) if off else summary,
        description=t.plain("find-place-told"),
        location="",
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        zone=one.group.tz,
        stamped_at=meeting.changed_at,
    )
