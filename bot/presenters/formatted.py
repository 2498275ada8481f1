"""An author's formatted text as Telegram HTML: text is escaped, formatting is kept."""

from __future__ import annotations

from markupsafe import Markup

from bot.domain.formatted import Formatted, Mark
from locales.markup import escaped, trusted

TAGS = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "spoiler": ("<tg-spoiler>", "</tg-spoiler>"),
    "code": ("<code>", "</code>"),
    "pre": ("<pre>", "</pre>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ("<blockquote expandable>", "</blockquote>"),
}


def as_markup(formatted: Formatted) -> Markup:
    """The text in Telegram's HTML. Stretches that overlap are closed and opened again, so that tags always nest."""
    text, marks = formatted.text, [m for m in formatted.marks if _known(m)]
    edges = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    out: list[str] = []
    open_: list[Mark] = []
    for at, until in zip(edges, [*edges[1:], len(text)], strict=True):
        _close(open_, out, at)
        for mark in sorted((m for m in marks if m.start == at), key=lambda m: -m.end):
            open_.append(mark)
            out.append(_tags(mark)[0])
        out.append(escaped(text[at:until]))
    return trusted("".join(out))


def _close(open_: list[Mark], out: list[str], at: int) -> None:
    again: list[Mark] = []
    while any(mark.end <= at for mark in open_):
        mark = open_.pop()
        out.append(_tags(mark)[1])
        if mark.end > at:
            again.append(mark)
    for mark in reversed(again):
        open_.append(mark)
        out.append(_tags(mark)[0])


def _known(mark: Mark) -> bool:
    if mark.kind == "text_link":
        return (mark.url or "").startswith(("http://", "https://"))
    return mark.kind in TAGS


def _tags(mark: Mark) -> tuple[str, str]:
    if mark.kind == "text_link":
        return f'<a href="{escaped(mark.url)}">', "</a>"
    return TAGS[mark.kind]
