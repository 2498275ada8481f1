"""A region's own words: which there are, one of them, and how it would look."""

from __future__ import annotations

from markupsafe import Markup

from bot.actions import OpenRegionTexts, RegionText, RegionWays
from bot.domain.regions import Region
from bot.domain.regions.texts import WORDABLE, TextView, Worded
from bot.presenters.outgoing import Button, OutgoingMessage
from bot.presenters.wording import button
from locales import Text, language_name, text_in
from locales.countries import offered

Row = tuple[Button, ...]


def texts(t: Text, region: Region) -> OutgoingMessage:
    """Which texts a region may word."""
    rows: list[Row] = [
        (button(_name(t, key), RegionText(region.id, number, region.language, "show")),)
        for number, key in enumerate(WORDABLE)
    ]
    rows.append((button(t.plain("button-back"), RegionWays(region.id, "all")),))
    return OutgoingMessage(Markup("\n").join([t("region-title", region=region.name), t("region-texts")]), tuple(rows))


def _name(t: Text, key: Worded) -> str:
    return {
        Worded.LINK: t.plain("button-text-link"),
        Worded.PAPER: t.plain("button-text-paper"),
        Worded.NEXT: t.plain("button-text-next"),
        Worded.JOINED: t.plain("button-text-joined"),
        Worded.HELLO: t.plain("button-text-hello"),
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

    rows: list[Row] = [
        tuple(
            does(f"✓ {language_name(code)}" if code == view.language else language_name(code), "show", code)
            for code in offered([region.country], view.language)
        )
    ]
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
    match view.key:
        case Worded.LINK:
            return words("region-link", region=view.region.name, address="https://t.me/…", when="31.12.")
        case Worded.PAPER:
            return words("region-paper", region=view.region.name, address="https://t.me/…")
        case Worded.JOINED:
            return words("join-new-company", name="Aino", company="Kahvila Aino", place=3)
        case Worded.HELLO:
            return words("introduction-hello")
    return words("settings-next")


def ask(t: Text, view: TextView, usual: str) -> OutgoingMessage:
    """Other words, please.

    Args:
        usual: the network's, with its values in braces and no markup.
    """
    return OutgoingMessage(t("region-text-ask", usual=usual), ask=t.plain("region-text-hint"))
