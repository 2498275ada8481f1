"""A region's own texts: the list, one text, and its preview."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from bot.actions import OpenRegionTexts, RegionText, RegionWays
from bot.domain.regions import Region
from bot.domain.regions.texts import CLOSING, WORDABLE, TextView, Worded
from bot.presenters.outgoing import Button, OutgoingMessage
from bot.presenters.wording import button, language_rows
from locales import Text, language_name, text_in
from locales.countries import offered

Row = tuple[Button, ...]
ASKED = frozenset({Worded.ASK_COMPANY, Worded.ASK_PLACE, Worded.ASK_TRADE, Worded.ASK_SEEKS, Worded.ASK_DAYS})
VALUES = {
    "address": "https://t.me/…",
    "link": "https://t.me/…",
    "when": "31.12.",
    "moment": "31.12.",
    "name": "Aino",
    "people": "Aino",
    "company": "Kahvila Aino",
    "group": "Kahvila Aino & Co",
    "place": 3,
}
"""Invented, for the preview."""


def texts(t: Text, region: Region) -> OutgoingMessage:
    """Which texts a region may word."""
    made = [
        (button(_name(t, key), RegionText(region.id, number, region.language, "show")), key)
        for number, key in enumerate(WORDABLE)
    ]
    rows: list[Row] = [(each,) for each, key in made if key not in ASKED]
    asked = [each for each, key in made if key in ASKED]
    rows += [tuple(asked[at : at + 2]) for at in range(0, len(asked), 2)]
    rows.append((button(t.plain("button-back"), RegionWays(region.id, "all")),))
    return OutgoingMessage(Markup("\n").join([t("region-title", region=region.name), t("region-texts")]), tuple(rows))


def _name(t: Text, key: Worded) -> str:
    return {
        Worded.LINK: t.plain("button-text-link"),
        Worded.PAPER: t.plain("button-text-paper"),
        Worded.NEXT: t.plain("button-text-next"),
        Worded.JOINED: t.plain("button-text-joined"),
        Worded.HELLO: t.plain("button-text-hello"),
        Worded.TURN: t.plain("button-text-turn"),
        Worded.ANNOUNCED: t.plain("button-text-announced"),
        Worded.REMINDED: t.plain("button-text-reminded"),
        Worded.THANKS: t.plain("button-text-thanks"),
        Worded.RECAP: t.plain("button-text-recap"),
        Worded.WEEK: t.plain("button-text-week"),
        Worded.PASS: t.plain("button-text-pass"),
        Worded.GUEST: t.plain("button-text-guest"),
        Worded.LOOKING: t.plain("button-text-looking"),
        Worded.ASK_COMPANY: t.plain("button-text-ask-company"),
        Worded.ASK_PLACE: t.plain("button-text-ask-place"),
        Worded.ASK_TRADE: t.plain("button-text-ask-trade"),
        Worded.ASK_SEEKS: t.plain("button-text-ask-seeks"),
        Worded.ASK_DAYS: t.plain("button-text-ask-days"),
        Worded.SHARE: t.plain("button-text-share"),
        Worded.PAGE: t.plain("button-text-page"),
        Worded.PRIVACY: t.plain("button-text-privacy"),
    }[key]


def text(t: Text, view: TextView) -> OutgoingMessage:
    """One of them as it is now; other words that wait for a yes are shown as they would look."""
    region, number = view.region, WORDABLE.index(view.key)
    waits = view.proposed is not None
    lines = [
        t("region-text", text=_name(t, view.key), region=region.name, language=language_name(view.language)),
        t("region-text-preview" if waits else "region-text-own" if view.own is not None else "region-text-usual"),
        Markup(""),
        _filled(t, view),
    ]

    def does(label: str, what: str, language: str = view.language) -> Button:
        return button(label, RegionText(region.id, number, language, what))

    choices = [
        does(f"✓ {language_name(code)}" if code == view.language else language_name(code), "show", code)
        for code in offered([region.country], view.language)
    ]
    rows: list[Row] = [*language_rows(choices)]
    if waits:
        rows.append((does(t.plain("button-text-use"), "use"),))
    rows.append((does(t.plain("button-text-write"), "write"),))
    if waits or view.own is not None:
        rows.append((does(t.plain("button-as-network"), "usual"),))
    rows.append((button(t.plain("button-back"), OpenRegionTexts(region.id)),))
    return OutgoingMessage(Markup("\n").join(lines), tuple(rows))


def _filled(t: Text, view: TextView) -> Markup:
    """The text with invented values, so that it can be looked at."""
    said = view.proposed or view.own
    words = text_in(view.language, t.zone, {} if said is None else {view.key: said})
    if view.key in CLOSING:
        return words.own(view.key) or t("region-text-nothing")
    values: dict[str, Any] = VALUES | {"region": view.region.name}
    return words(view.key, **values)


def ask(t: Text, view: TextView, usual: str) -> OutgoingMessage:
    """Other words, please.

    Args:
        usual: the network's, with its values in braces and no markup; empty where it has none.
    """
    asked = t("region-text-ask", usual=usual) if usual else t("region-text-ask-closing")
    return OutgoingMessage(asked, ask=t.plain("region-text-hint"))
