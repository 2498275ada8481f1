"""Messages about sources an author follows, and new items there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from bot.actions import MakeDigest, SourceStep
from bot.domain.formatted import Formatted
from bot.domain.sources import MOST_AT_ONCE, News, Source, host
from bot.presenters.outgoing import Button, OutgoingMessage
from bot.presenters.wording import button, fitting
from locales import Text

MOST_NEWS = 10
LONGEST_TITLE, LONGEST_BEGINNING, LONGEST_NAME = 150, 160, 60


def opening(t: Text) -> Button:
    """The button that leads to the list."""
    return button(t.plain("button-sources"), SourceStep(0, "list"))


def followed(t: Text, found: Sequence[Source]) -> OutgoingMessage:
    """What somebody follows, each with its buttons."""
    rows: list[tuple[Button, ...]] = []
    lines = []
    for place, source in enumerate(found, 1):
        state = "source-on" if source.active else "source-off"
        lines.append(t(state, place=place, title=_name(source), host=host(source.url)))
        if source.problem is not None:
            lines.append(t("source-problem", why=t(f"trouble-{source.problem}")))
        elif source.active and source.checked_at is not None:
            lines.append(t("source-read", when=t.when(source.checked_at, today=t.local(source.checked_at).date())))
        turn = SourceStep(source.id, "off" if source.active else "on")
        label = "button-source-turn-off" if source.active else "button-source-turn-on"
        rows.append(
            (
                button(t.plain(label, place=place), turn),
                button(t.plain("button-source-remove", place=place), SourceStep(source.id, "remove")),
            )
        )
    rows.append((button(t.plain("button-source-add"), SourceStep(0, "add")),))
    head = [t("sources-title"), t("sources-what" if found else "sources-none"), Markup()]
    return OutgoingMessage(fitting(t, head, lines), tuple(rows))


def _name(source: Source) -> str:
    return Formatted(source.title).shortened(LONGEST_NAME).text


def ask_address(t: Text) -> OutgoingMessage:
    """Where is the feed?"""
    return OutgoingMessage(t("source-ask-address"), ask=t.plain("source-ask-address-hint"))


def not_added(t: Text, typed: str, why: str) -> OutgoingMessage:
    """What was sent cannot be followed.

    Args:
        why: one of `Trouble`.
    """
    return OutgoingMessage(t("source-not-added", typed=Formatted(typed).shortened(60).text, why=t(f"trouble-{why}")))


def added(t: Text, source: Source, *, new: bool) -> OutgoingMessage:
    """It is on the list, and off until it is turned on."""
    rows: list[tuple[Button, ...]] = []
    if not source.active:
        rows.append((button(t.plain("button-source-on"), SourceStep(source.id, "on")),))
    rows.append((opening(t),))
    return OutgoingMessage(t("source-added" if new else "source-known", title=_name(source)), tuple(rows))


def confirm_removal(t: Text, source: Source) -> OutgoingMessage:
    """Shall it really go?"""
    rows = (
        (button(t.plain("button-source-remove-yes"), SourceStep(source.id, "remove-yes")),),
        (button(t.plain("button-back"), SourceStep(0, "back")),),
    )
    return OutgoingMessage(t("source-ask-remove", title=_name(source)), rows)


def news(t: Text, found: Sequence[News]) -> OutgoingMessage:
    """What is new, source by source, each with the button that makes a digest of it."""
    lines: list[Markup] = []
    rows: list[tuple[Button, ...]] = []
    shown = 0
    for source, items in groupby(found, key=lambda item: item.source):
        listed = list(items)[: min(MOST_AT_ONCE, MOST_NEWS - shown)]
        if not listed:
            break
        lines.append(t("news-source", source=Formatted(source).shortened(LONGEST_NAME).text))
        for item in listed:
            shown += 1
            lines += [_item(t, shown, item), Markup()]
            rows.append((button(t.plain("button-make-digest", place=shown), MakeDigest(item.id)),))
    head = [t("news-title"), Markup()]
    if len(found) > shown:
        head.insert(1, t("news-more", n=len(found) - shown))
    rows.append((opening(t),))
    return OutgoingMessage(fitting(t, head, lines), tuple(rows))


def _item(t: Text, place: int, item: News) -> Markup:
    beginning = Formatted(" ".join(item.summary.split())).shortened(LONGEST_BEGINNING).text
    title: str | Markup = Formatted(item.title or beginning).shortened(LONGEST_TITLE).text
    if item.link:
        title = Markup('<a href="{}">{}</a>').format(item.link, title)
    if not item.title or not beginning:
        return t("news-item-short", place=place, title=title)
    return t("news-item", place=place, title=title, beginning=beginning)


def turned_off(t: Text, source: Source) -> OutgoingMessage:
    """It could not be read for a week."""
    why = t(f"trouble-{source.problem}")
    rows = ((button(t.plain("button-source-on"), SourceStep(source.id, "on")),), (opening(t),))
    return OutgoingMessage(t("source-turned-off", title=_name(source), why=why), rows)


def failing(t: Text, source: Source) -> OutgoingMessage:
    """It could not be read for a day, and is tried again."""
    assert source.failing_since is not None
    why = t(f"trouble-{source.problem}")
    # It is said a day later.
    since = t.local(source.failing_since).date()
    text = t("source-failing", title=_name(source), why=why, day=t.day(since, today=since))
    return OutgoingMessage(text, ((opening(t),),))
