"""Convert a message's text with its formatting."""

from __future__ import annotations

import re

from telegram import Message

from bot.domain.formatted import KEPT, Formatted, Mark

COMMAND = re.compile(r"/\S+\s*")


def formatted(message: Message) -> Formatted:
    """What was written, or stands under a file, as its author formatted it."""
    text = message.text or message.caption or ""
    entities = message.entities if message.text is not None else message.caption_entities
    # Telegram counts in UTF-16, where an emoji is two.
    wide = text.encode("utf-16-le")

    def place(offset: int) -> int:
        return len(wide[: offset * 2].decode("utf-16-le", "ignore"))

    marks = [Mark(e.type, place(e.offset), place(e.offset + e.length), e.url) for e in entities if e.type in KEPT]
    return Formatted(text, tuple(marks))


def argument(message: Message) -> Formatted:
    """What stands after the command."""
    whole = formatted(message)
    command = COMMAND.match(whole.text)
    return whole.part(command.end() if command else 0, len(whole.text))
