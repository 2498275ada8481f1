"""An update that cannot be read, described without a word of what anybody wrote."""

from __future__ import annotations

import json
import re
from typing import Any

MOST_NUMBER = 2**63 - 1
MOST_SHAPE = 4000
DEEPEST = 12
NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
UNKNOWN = "unknown"


def number_of(update: object) -> int | None:
    """The update's number; None where it has none that can be kept."""
    number = update.get("update_id") if isinstance(update, dict) else None
    if isinstance(number, int) and not isinstance(number, bool) and 0 < number <= MOST_NUMBER:
        return number
    return None


def kind_of(update: object) -> str:
    """What kind of update it is, in Telegram's word."""
    if isinstance(update, dict):
        for name in update:
            if name != "update_id" and isinstance(name, str) and NAME.fullmatch(name):
                return name
    return UNKNOWN


def shape_of(update: object) -> str:
    """The names and types in an update, none of its texts and numbers."""
    return json.dumps(_shape(update, 0))[:MOST_SHAPE]


def _shape(value: Any, depth: int) -> Any:
    if depth > DEEPEST:
        return "…"
    if isinstance(value, dict):
        named = [(name, inner) for name, inner in value.items() if isinstance(name, str) and NAME.fullmatch(name)]
        return {name: _shape(inner, depth + 1) for name, inner in named}
    if isinstance(value, list):
        return [_shape(inner, depth + 1) for inner in value[:3]]
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return "number" if abs(value) <= MOST_NUMBER else "number of more than 64 bits"
    if isinstance(value, str):
        return "text" if value else ""
    return type(value).__name__
