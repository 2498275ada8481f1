"""Text is cleaned at the door: what no database and no Telegram call can hold is taken out of updates as they come in."""

from __future__ import annotations

import re
from typing import Any

NUL = "\0"
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
REPLACEMENT = "\ufffd"


def cleaned(value: Any) -> Any:
    """JSON as read, with a space for each NUL, as Telegram has it, and a replacement character for half a pair.

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
