"""Convert between typed text and Telegram's HTML."""

from __future__ import annotations

import html
import re

from markupsafe import Markup

_TAG = re.compile(r"<[^>]*>")


def escaped(value: object) -> Markup:
    """A value inside Telegram's HTML: shown as typed, never as markup. What already is markup stays as it is."""
    if isinstance(value, Markup):
        return value
    return trusted(html.escape(str(value), quote=False).replace('"', "&quot;"))


def trusted(html_text: str) -> Markup:
    """Markup of our own making, every value in it escaped."""
    return Markup(html_text)  # noqa: S704 - the one place where text becomes markup as it is


def unmarked(value: object) -> str:
    """A value where there is no markup: of markup only the words, anything else as typed."""
    if isinstance(value, Markup):
        return html.unescape(_TAG.sub("", str(value)))
    return str(value)
