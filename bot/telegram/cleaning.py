"""Clean incoming text of characters that no database or Telegram call can hold."""

from __future__ import annotations

import json
import re
from typing import Any

NUL = "\0"
ESCAPED = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")
"""How a NUL and the halves of a pair are written in JSON; in no other way do they come through."""
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
REPLACEMENT = "\ufffd"


def read(payload: bytes) -> Any:
    """Parse JSON as Telegram sends it, and clean its texts.

    Raises:
        ValueError: it is none.
    """
    text = payload.decode(errors="replace")
    value = json.loads(text)
    # Nearly always there is nothing to clean, and looking for it in each value is a twentieth of handling an update.
    return value if ESCAPED.search(text) is None else cleaned(value)


def cleaned(value: Any) -> Any:
    """Replace each NUL with a space, as Telegram does, and each lone surrogate with a replacement character.

    Both keep the length in UTF-16, in which Telegram counts where entities begin. `json.loads` joins whole pairs, so
    what is left of surrogates stands alone.
    """
    if isinstance(value, str):
        return _clean_text(value)
    if isinstance(value, dict):
        return {key: cleaned(each) for key, each in value.items()}
    if isinstance(value, list):
        return [cleaned(each) for each in value]
    return value


def _clean_text(text: str) -> str:
    if NUL in text:
        text = text.replace(NUL, " ")
    return text if text.isascii() else LONE_SURROGATE.sub(REPLACEMENT, text)
