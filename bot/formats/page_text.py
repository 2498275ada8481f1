"""Extract the text of an HTML page, such as an e-mail without plain text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

SILENT = frozenset({"head", "style", "script", "title"})
BLOCKS = frozenset({"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "hr"})


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0
        self._quoted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in SILENT
        if tag in BLOCKS or tag == "blockquote":
            self._line()
        if tag == "blockquote":
            self._quoted += 1
            self._line()
        if tag == "hr":
            self.parts.append("---")
            self._line()

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT and self._silent:
            self._silent -= 1
        if tag == "blockquote" and self._quoted:
            self._quoted -= 1
            self._line()
        elif tag in BLOCKS and tag != "br":
            self._line()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(re.sub(r"\s+", " ", data))

    def _line(self) -> None:
        self.parts.append("\n" + "> " * min(self._quoted, 1))


def text_of(page: str) -> str:
    """Return the text of a page, one line per block; quoted blocks begin with `>`."""
    words = _Words()
    words.feed(page)
    words.close()
    lines = [line.strip() for line in "".join(words.parts).split("\n")]
    kept = [line for number, line in enumerate(lines) if line not in ("", ">") or (number and lines[number - 1])]
    return "\n".join(kept).strip()
