"""Text with its author's own formatting, as Telegram told of it, and how long it is to Telegram."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

KEPT = frozenset(
    {
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "code",
        "pre",
        "text_link",
        "blockquote",
        "expandable_blockquote",
    }
)
"""Formatting that is carried on. Mentions of people are not: a digest goes where they are not."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch of formatting: from `start` to before `end`, in characters. `url` of a link."""

    kind: str
    start: int
    end: int
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text and its formatting."""

    text: str
    marks: tuple[Mark, ...] = ()

    def part(self, start: int, end: int) -> Formatted:
        """The piece from `start` to before `end`, without spaces around it."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        marks = [Mark(m.kind, max(m.start, start) - start, min(m.end, end) - start, m.url) for m in self.marks]
        return Formatted(self.text[start:end], tuple(m for m in marks if m.end > m.start))

    def split(self, at: str, most: int) -> list[Formatted]:
        """The pieces between separators, at most so many; the last keeps what separators it has."""
        pieces: list[Formatted] = []
        begin = 0
        while len(pieces) < most - 1 and (found := self.text.find(at, begin)) >= 0:
            pieces.append(self.part(begin, found))
            begin = found + len(at)
        return [*pieces, self.part(begin, len(self.text))]

    def shortened(self, most: int) -> Formatted:
        """At most so many UTF-16 code units; what is cut ends in an ellipsis, between words where possible."""
        if units(self.text) <= most:
            return self
        room = beginning(self.text, max(most - 1, 0))
        space = self.text.rfind(" ", room * 3 // 4, room)
        kept = self.part(0, space if space > 0 else room)
        return Formatted(kept.text + "…", kept.marks)

    def packed(self) -> dict[str, Any]:
        """As it is stored."""
        return {"text": self.text, "marks": [[m.kind, m.start, m.end, m.url] for m in self.marks]}


def unpacked(stored: dict[str, Any]) -> Formatted:
    """Back from how it is stored."""
    return Formatted(stored["text"], tuple(Mark(*mark) for mark in stored["marks"]))


def units(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def beginning(text: str, most: int) -> int:
    """How many characters of a text fit into so many UTF-16 code units."""
    if units(text) <= most:
        return len(text)
    used = 0
    for place, character in enumerate(text):
        used += 2 if character > "\uffff" else 1
        if used > most:
            return place
    return len(text)


def shortened(text: str, most: int) -> str:
    """At most so many UTF-16 code units; what is cut ends in an ellipsis."""
    return text if units(text) <= most else text[: beginning(text, max(most - 1, 0))].rstrip() + "…"
