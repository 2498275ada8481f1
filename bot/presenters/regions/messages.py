"""/region in words: the list, the questions about a new region, its page, its link, and a text for the local paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from bot.actions import RegionAdviser, RegionDo, RegionPage, RegionSet, RegionTop, RegionWays
from bot.domain.groups import ZONE_CHOICES, Group
from bot.domain.people import Person
from bot.domain.regions import (
    FOUNDED_SIZE,
    QUESTIONS,
    FounderLink,
    Region,
    RegionList,
    RegionProgress,
    RegionStep,
    RegionView,
    page_after,
)
from bot.presenters.outgoing import Button, OutgoingMessage
from bot.presenters.wording import button, fitting, labels, mention, some
from locales import Text, language_name
from locales.countries import COUNTRIES, offered

Row = tuple[Button, ...]
MOST_BUTTONS, MOST_ADVISERS, MOST_NAMES = 60, 30, 5


def overview(t: Text, view: RegionList) -> OutgoingMessage:
    """The regions the reader looks after, each with how far it has come."""
    lines = [_overview_line(t, region, far) for region, far in view.regions] or [t("regions-none")]
    if view.coordinates:
        lines += [Markup(""), t("regions-how")]
    named = labels([region.name for region, _ in view.regions[:MOST_BUTTONS]], "🌍 ")
    made = [
        button(label, RegionPage(region.id, "home", "home"))
        for label, (region, _) in zip(named, view.regions, strict=False)
    ]
    return OutgoingMessage(
        fitting(t, [t("regions-title")], lines), tuple(tuple(made[at : at + 2]) for at in range(0, len(made), 2))
    )


def _overview_line(t: Text, region: Region, far: RegionProgress) -> Markup:
    groups = t("network-groups", n=far.groups)
    if far.next is None:
        return t("regions-line", region=region.name, groups=groups)
    return t("regions-line-begins", region=region.name, groups=groups, there=far.count, of=len(RegionStep))


def page(t: Text, view: RegionView, which: str, way: str, now: datetime) -> OutgoingMessage:
    """One page of a region.

    Args:
        which: `home`, `country`, `language`, `zone`, `adviser` or `end`.
        way: `new` while the questions about a new region are being answered; else `home`.
    """
    if which == "adviser" and not view.coordinates:
        which = "home"
    match which:
        case "country":
            return _ask(t, view, which, way, _countries(t, view.region, way))
        case "language":
            return _ask(t, view, which, way, _languages(view.region, way))
        case "zone":
            return _ask(t, view, which, way, _zones(t, view.region, way))
        case "adviser":
            return _ask(t, view, which, way, _advisers(t, view, way))
        case "end":
            rows = (
                (button(t.plain("button-region-end-yes"), RegionDo(view.region.id, "end")),),
                (button(t.plain("button-back"), RegionPage(view.region.id, "home", "home")),),
            )
            return OutgoingMessage(t("region-end-ask", region=view.region.name), rows)
    return home(t, view, now)


def _ask(t: Text, view: RegionView, which: str, way: str, choices: Sequence[Row]) -> OutgoingMessage:
    words = {
        "country": t("region-ask-country"),
        "language": t("region-ask-language"),
        "zone": t("region-ask-zone"),
        "adviser": t("region-ask-adviser"),
    }
    head = t("region-title", region=view.region.name)
    if way == "new" and which == "country":
        head = Markup("\n").join([head, t("region-begun")])
    asked = words[which]
    if way == "new":
        asked = Markup("{}/{} {}").format(QUESTIONS.index(which) + 1, len(QUESTIONS) - 1, asked)
    on = RegionPage(view.region.id, page_after(which, way), way)
    rows = [*choices, (button(t.plain("button-region-next" if way == "new" else "button-back"), on),)]
    if way == "new" and which == "country":
        rows.append((button(t.plain("button-region-mistake"), RegionDo(view.region.id, "end")),))
    return OutgoingMessage(Markup("\n\n").join([head, asked]), tuple(rows))


def _pairs(made: Sequence[Button]) -> list[Row]:
    return [tuple(made[at : at + 2]) for at in range(0, len(made), 2)]


def _ticked(so: bool, label: str) -> str:
    return f"✓ {label}" if so else label


def _countries(t: Text, region: Region, way: str) -> list[Row]:
    named = sorted(COUNTRIES, key=lambda code: (code != region.country, t.country(code)))
    return _pairs(
        [
            button(_ticked(code == region.country, t.country(code)), RegionSet(region.id, "country", code, way))
            for code in named
        ]
    )


def _languages(region: Region, way: str) -> list[Row]:
    return _pairs(
        [
            button(_ticked(code == region.language, language_name(code)), RegionSet(region.id, "language", code, way))
            for code in offered([region.country], region.language)
        ]
    )


def _zones(t: Text, region: Region, way: str) -> list[Row]:
    zones = dict.fromkeys((region.zone, *ZONE_CHOICES))
    made = [
        button(_ticked(zone == region.zone, t.city(zone)), RegionSet(region.id, "zone", zone, way)) for zone in zones
    ]
    return [*_pairs(made), (button(t.plain("button-other-zone"), RegionPage(region.id, "type", way)),)]


def _advisers(t: Text, view: RegionView, way: str) -> list[Row]:
    number = view.region.id
    listed = [*view.advisers, *view.others][:MOST_ADVISERS]
    named = labels([_ticked(one in view.advisers, one.name) for one in listed])
    made = [button(label, RegionAdviser(number, int(one.id), way)) for label, one in zip(named, listed, strict=True)]
    return [*_pairs(made), (button(t.plain("button-region-invite"), RegionDo(number, "invite")),)]


def home(t: Text, view: RegionView, now: datetime) -> OutgoingMessage:
    """The page of a region: where it lies, who advises it, and what has come about until its first meeting."""
    region, far = view.region, view.progress
    today = t.local(now).date()
    where = [language_name(region.language), t.city(region.zone)]
    if region.country is not None:
        where.insert(0, t.country(region.country))
    lines = [t("region-title", region=region.name), Markup(" · ").join(where)]
    names = some(t, [mention(one) for one in view.advisers], MOST_NAMES)
    lines.append(t("region-advisers", names=names) if view.advisers else t("region-no-adviser"))
    if view.groups:
        lines.append(t("region-groups", n=len(view.groups), groups=some(t, view.groups, MOST_NAMES)))
    lines.append(Markup(""))
    if far.held_at is not None:
        lines.append(t("region-runs", day=t.short_day(t.local(far.held_at).date(), today=today)))
    else:
        lines.append(t("region-until-first"))
        lines += [_step(t, far, step) for step in RegionStep]
        lines += [Markup(""), _next(t, far, view.link, today=t.local(now))]
    if view.link is not None:
        until = t.on_day(t.local(view.link.expires_at).date(), today=today)
        lines.append(t("region-link-open", when=until))
    return OutgoingMessage(Markup("\n").join(lines), _buttons(t, view))


def _step(t: Text, far: RegionProgress, step: RegionStep) -> Markup:
    words = {
        RegionStep.FACILITATOR: t("region-step-facilitator"),
        RegionStep.GROUP: t("region-step-group"),
        RegionStep.COMPANIES: t("region-step-companies", there=min(far.companies, FOUNDED_SIZE), of=FOUNDED_SIZE),
        RegionStep.HOST: t("region-step-host"),
        RegionStep.DATE: t("region-step-date"),
        RegionStep.HELD: t("region-step-held"),
    }
    return Markup("{} {}").format("✅" if far.done(step) else "⬜", words[step])


def _next(t: Text, far: RegionProgress, link: FounderLink | None, *, today: datetime) -> Markup:
    """What helps most now."""
    match far.next:
        case RegionStep.FACILITATOR | RegionStep.GROUP:
            return t("region-next-link") if link is None else t("region-next-wait")
        case RegionStep.COMPANIES:
            return t("region-next-companies")
    return t("region-next-itself")


def _buttons(t: Text, view: RegionView) -> tuple[Row, ...]:
    number = view.region.id
    rows: list[Row] = [
        (button(t.plain("button-region-link"), RegionDo(number, "link")),),
        (button(t.plain("button-region-paper"), RegionDo(number, "paper")),),
        (
            button(t.plain("button-region-country"), RegionPage(number, "country", "home")),
            button(t.plain("button-region-language"), RegionPage(number, "language", "home")),
        ),
    ]
    rows.append((button(t.plain("button-region-ways"), RegionWays(number, "all")),))
    zone = button(t.plain("button-region-zone"), RegionPage(number, "zone", "home"))
    if view.coordinates:
        rows.append((zone, button(t.plain("button-region-adviser"), RegionPage(number, "adviser", "home"))))
    else:
        rows.append((zone,))
    if view.link is not None:
        rows.append((button(t.plain("button-region-unlink"), RegionDo(number, "unlink")),))
    if view.coordinates and not view.groups:
        rows.append((button(t.plain("button-region-end"), RegionPage(number, "end", "home")),))
    return (*rows, (button(t.plain("button-region-all"), RegionTop()),))


def ask_zone(t: Text) -> OutgoingMessage:
    """Which other time zone?"""
    return OutgoingMessage(t("settings-type-zone"), ask=t.plain("settings-type-zone-hint"))


def link(t: Text, region: Region, one: FounderLink, address: str) -> OutgoingMessage:
    """For the first facilitator, to be sent on as it is.

    Args:
        t: the words of the region's language.
    """
    until = t.on_day(t.local(one.expires_at).date(), today=t.local(one.made_at).date())
    return OutgoingMessage(t("region-link", region=region.name, address=address, when=until))


def paper(t: Text, region: Region, address: str) -> OutgoingMessage:
    """A text for the local paper, to be copied.

    Args:
        t: the words of the region's language.
    """
    return OutgoingMessage(t("region-paper", region=region.name, address=address))


def founded(t: Text, region: Region, group: Group, founder: Person | None) -> OutgoingMessage:
    """Tell the person who gave out the link that a group was set up with it."""
    who = t.plain("region-somebody") if founder is None else mention(founder)
    row = (button(t.plain("button-region-open"), RegionPage(region.id, "home", "home")),)
    return OutgoingMessage(t("region-founded", who=who, group=group.title, region=region.name), (row,))


def advised(t: Text, region: Region) -> OutgoingMessage:
    """To an adviser: a region has become theirs."""
    row = (button(t.plain("button-region-open"), RegionPage(region.id, "home", "home")),)
    return OutgoingMessage(t("region-advised", region=region.name), (row,))
