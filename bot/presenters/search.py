"""What a search found: short cards, each with a link to the message."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.actions import SearchPage
from bot.domain.formatted import shortened
from bot.domain.groups import Group
from bot.domain.search import Found, Remembered
from bot.formats import terms
from bot.presenters.outgoing import OutgoingMessage
from bot.presenters.wording import button, message_link
from locales import Text, text_in

SIGN = "🔎 "
SNIPPET = 140
"""Characters of a text on its card."""
TITLE = 80
BEFORE = 30
"""Characters shown before the first word that was looked for, where that is far into the text."""

SIGNS = {"question": "❓", "carried": "🌍", "answer": "💬", "takeaway": "💡", "recap": "📝", "digest": "📰"}


def ask(t: Text) -> OutgoingMessage:
    """Bare /search: for what?"""
    return OutgoingMessage(t("search-ask"), ask=t.plain("search-ask-hint"))


def results(found: Found) -> OutgoingMessage:
    """A page of results, with a button to the next."""
    t = text_in(found.language, ZoneInfo(found.zone))
    if not found.kept:
        nothing = t("search-nothing", words=found.words)
        return OutgoingMessage(
            Markup("\n\n").join([nothing, t("search-catching-up")]) if found.catching_up else nothing
        )
    cards = [_card(t, found, kept, group) for kept, group in found.kept]
    head = Markup("{}<b>{}</b>").format(SIGN, found.words)
    row = []
    if found.offset > 0:
        row.append(button(t.plain("button-search-first"), SearchPage(0)))
    if found.catching_up:
        cards.append(t("search-catching-up"))
    shown = found.offset + len(found.kept)
    if shown < found.total:
        row.append(button(t.plain("button-search-more", n=found.total - shown), SearchPage(shown)))
    return OutgoingMessage(Markup("\n\n").join([head, *cards]), (tuple(row),) if row else ())


def words_of(text: str) -> str:
    """What was searched for, read back from the message with the results."""
    first, _, _ = text.partition("\n")
    return first.removeprefix(SIGN.strip()).strip() if first.startswith(SIGN.strip()) else ""


def link_to(kept: Remembered, group: Group | None) -> str | None:
    """The address of the message, where there is one: a basic group has none, nor has a chat of another group."""
    if group is None or kept.chat_id != group.chat_id:
        return None
    return message_link(kept.chat_id, kept.message_id)


def _card(t: Text, found: Found, kept: Remembered, group: Group | None) -> Markup:
    head = Markup("{} {} · {}").format(
        SIGNS.get(kept.kind, "•"), _kind(t, kept.kind), t.short_day(t.local(kept.kept_at).date())
    )
    if group is not None and found.several_groups:
        head = Markup("{} · {}").format(head, group.title)
    lines = [head]
    if kept.title:
        lines.append(Markup("<b>{}</b>").format(_cut(" ".join(kept.title.split()), TITLE)))
    text = snippet(kept.body, found.words)
    if text:
        lines.append(Markup("{}").format(text))
    link = link_to(kept, group)
    if link is not None:
        lines.append(Markup('<a href="{}">{}</a>').format(link, t.plain("search-open")))
    return Markup("\n").join(lines)


def _kind(t: Text, kind: str) -> str:
    match kind:
        case "question":
            return t.plain("search-kind-question")
        case "carried":
            return t.plain("search-kind-carried")
        case "answer" | "digest-answer":
            return t.plain("search-kind-answer")
        case "takeaway":
            return t.plain("search-kind-takeaway")
        case "recap":
            return t.plain("search-kind-recap")
    return t.plain("search-kind-digest")


def snippet(body: str, words: str) -> str:
    """The beginning of a text, or what stands around the first word that was looked for where that is far into it."""
    line = " ".join(body.split())
    if len(line) <= SNIPPET:
        return line
    wanted = {root for word in terms.words(words) for root in terms.roots(word)}
    start = 0
    for match in terms.WORD.finditer(line):
        if any(wanted & set(terms.roots(word)) for word in terms.words(match.group())):
            start = match.start()
            break
    if start <= SNIPPET - BEFORE:
        return _cut(line, SNIPPET)
    beginning = line.rfind(" ", 0, start - BEFORE) + 1
    return "…" + _cut(line[beginning:], SNIPPET)


def _cut(text: str, most: int) -> str:
    return shortened(text, most)
