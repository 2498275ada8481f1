"""A region's defaults for its groups."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from bot.actions import OpenRegionTexts, RegionPage, RegionWay, RegionWays
from bot.domain.groups.ways import NEWCOMER_QUESTIONS, WAYS_OF_REGION, Ways
from bot.domain.regions import Region, RegionView
from bot.presenters.groups import ways
from bot.presenters.outgoing import OutgoingMessage
from bot.presenters.wording import button
from locales import Text

SETTING_OF = {way: name for name, way in WAYS_OF_REGION.items()}


def page(t: Text, view: RegionView, which: str) -> OutgoingMessage:
    """All ways of a region, or what there is to choose for one.

    Args:
        which: `all`, or one of `bot.domain.groups.ways.COLUMNS`.
    """
    if which not in SETTING_OF:
        return _all(t, view)
    region = view.region
    words = {
        "reminders": t("region-ask-reminders"),
        "quiet": t("region-ask-quiet"),
        "size": t("region-ask-size"),
        "months": t("region-ask-months"),
        "questions": t("region-ask-questions"),
    }
    if which == "questions":
        rows = _questions(t, region)
    else:
        rows = ways.choices(t, region.ways, which, partial(RegionWay, region.id))
    if region.ways.columns(which) != Ways().columns(which):
        rows = (*rows, (button(t.plain("button-as-network"), RegionWay(region.id, SETTING_OF[which], "usual")),))
    text = Markup("\n\n").join([t("region-title", region=region.name), words[which]])
    return OutgoingMessage(text, (*rows, (button(t.plain("button-back"), RegionWays(region.id, "all")),)))


def _questions(t: Text, region: Region) -> ways.Rows:
    return tuple(
        (
            button(
                ("" if one in region.ways.unasked else "✓ ") + t.plain(f"button-asked-{one}"),
                RegionWay(region.id, "question", one),
            ),
        )
        for one in NEWCOMER_QUESTIONS
    )


def _all(t: Text, view: RegionView) -> OutgoingMessage:
    region, lived = view.region, view.region.ways
    months = [t.month(ways.MONTHS[number - 1]) for number in lived.months_off]
    lines = [
        t("region-title", region=region.name),
        t("region-ways"),
        Markup(""),
        t("settings-reminders", times=ways.reminder_times(t, lived)),
        ways.quiet_hours(t, lived),
        t("settings-size", wished=lived.size_wished, largest=lived.size_largest),
        t("region-months", months=t.list(months)) if months else t("region-no-months"),
        t("region-questions", asked=1 + len(NEWCOMER_QUESTIONS) - len(lived.unasked), of=1 + len(NEWCOMER_QUESTIONS)),
    ]
    number = region.id
    rows = (
        (
            button(t.plain("button-reminders"), RegionWays(number, "reminders")),
            button(t.plain("button-quiet"), RegionWays(number, "quiet")),
        ),
        (
            button(t.plain("button-size"), RegionWays(number, "size")),
            button(t.plain("button-months-off"), RegionWays(number, "months")),
        ),
        (button(t.plain("button-region-questions"), RegionWays(number, "questions")),),
        (button(t.plain("button-region-texts"), OpenRegionTexts(number)),),
        (button(t.plain("button-back"), RegionPage(number, "home", "home")),),
    )
    return OutgoingMessage(Markup("\n").join(lines), rows)
