"""Text with its author's formatting as Telegram reports it, and its length as Telegram counts it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any

JOINER = "\u200d"
SKINS, TAGS, FLAGS = ("\U0001f3fb", "\U0001f3ff"), ("\U000e0020", "\U000e007f"), ("\U0001f1e6", "\U0001f1ff")
"""Colours of skin and tags after an emoji, and the letters of which two make a flag."""

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
    """How many characters of a text fit into so many UTF-16 code units.

    What is seen as one character, such as a family of four, a flag, or a letter with its accents, is not cut in two,
    unless it is all there is.
    """
    if units(text) <= most:
        return len(text)
    used = place = 0
    while (used := used + (2 if text[place] > "\uffff" else 1)) <= most:
        place += 1
    whole = place
    while whole and _goes_on(text, whole):
        whole -= 1
    return whole or place


def ending(text: str, most: int) -> int:
    """At which character the end of a text begins that has so many UTF-16 code units at most; whole ones, as above."""
    place = len(text)
    while place and units(text[place - 1 :]) <= most:
        place -= 1
    while place < len(text) and _goes_on(text, place):
        place += 1
    return place


def shortened(text: str, most: int) -> str:
    """At most so many UTF-16 code units; what is cut ends in an ellipsis."""
    if units(text) <= most:
        return text
    return text[: beginning(text, max(most - 1, 0))].rstrip().rstrip(JOINER).rstrip() + "…"


def _goes_on(text: str, place: int) -> bool:
    """Whether the character there is seen as one with what stands before it."""
    character, before = text[place], text[place - 1 : place]
    if before == JOINER or character == JOINER or SKINS[0] <= character <= SKINS[1] or TAGS[0] <= character <= TAGS[1]:
        return bool(before)
    if unicodedata.category(character) in {"Mn", "Me", "Mc"}:
        return bool(before)
    if FLAGS[0] <= character <= FLAGS[1]:
        # Two letters make a flag: the second of a pair goes on.
        letters = place
        while letters and FLAGS[0] <= text[letters - 1] <= FLAGS[1]:
            letters -= 1
        return (place - letters) % 2 == 1
    return False
