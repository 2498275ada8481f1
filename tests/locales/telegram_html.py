"""Telegram's own parser of markup, offline."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import tdjson


class Unparsable(Exception):
    """Telegram would refuse the text; the words are its own."""


@dataclass(frozen=True)
class Parsed:
    """What a reader sees, and what is marked up in it."""

    text: str
    entities: tuple[dict[str, Any], ...]

    @property
    def kinds(self) -> list[str]:
        """`textEntityTypeBold` and so on, in order."""
        return [entity["type"]["@type"] for entity in self.entities]


def execute(request: dict[str, Any]) -> dict[str, Any]:
    """One call of TDLib that needs no connection."""
    answer: dict[str, Any] = json.loads(tdjson.td_execute(json.dumps(request).encode()) or b"{}")
    return answer


execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})


def parse(html: str) -> Parsed:
    """Text as `parse_mode=HTML` reads it.

    Raises:
        Unparsable: Telegram would refuse it.
    """
    answer = execute({"@type": "parseTextEntities", "text": html, "parse_mode": {"@type": "textParseModeHTML"}})
    if answer["@type"] == "error":
        raise Unparsable(answer["message"])
    return Parsed(answer["text"], tuple(answer["entities"]))
