"""What a message is before Telegram knows of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: `data` does something, `url` leads somewhere."""

    text: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A document to send along."""

    name: str
    content: bytes
    mime: str


@dataclass(frozen=True, slots=True)
class OutgoingMessage:
    """One message, in Telegram's HTML.

    `ask` makes it a question: the reader's app opens a reply to it, with this hint in the input field.
    """

    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    file: File | None = None
    ask: str | None = None
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a message goes. `topic_id` None is General, or a chat without topics."""

    chat_id: int
    topic_id: int | None = None
    reply_to: int | None = None
