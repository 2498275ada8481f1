"""The content of a message before it is sent to Telegram."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: `data` does something, `url` leads somewhere, `web_app` opens a page in Telegram."""

    text: str
    data: str | None = None
    url: str | None = None
    web_app: str | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A document to send along; a picture (`image/png`) is shown as one."""

    name: str
    content: bytes
    mime: str


@dataclass(frozen=True, slots=True)
class OutgoingPoll:
    """A native poll. Question and options are plain text; the description is HTML.

    `adding` lets members add options of their own, `hidden` shows the counts only once it is closed.
    The bot closes it itself: a closing date of Telegram's could not be changed any more when a group changes its time zone.
    """

    question: str
    options: tuple[str, ...]
    multiple: bool = True
    adding: bool = False
    hidden: bool = False
    description: str | None = None
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Attached:
    """Something Telegram has already: a `photo`, `document`, `voice` or `video_note`, by its file id."""

    kind: str
    file_id: str


@dataclass(frozen=True, slots=True)
class OutgoingMessage:
    """One message, in Telegram's HTML.

    `gone` says that nothing of the message it takes the place of may stay, not even its file: it is deleted where
    Telegram allows that, and says this where not.
    `swap` says that its file takes the place of another, or of none, where a message is changed.
    `ask` makes it a question: the reader's app opens a reply to it, with this hint in the input field.
    With a `poll` the poll is the message, and `text` is not shown.
    """

    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    file: File | None = None
    ask: str | None = None
    silent: bool = False
    poll: OutgoingPoll | None = None
    attached: Attached | None = None
    gone: bool = False
    swap: bool = False


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a message goes. `topic_id` None is General, or a chat without topics."""

    chat_id: int
    topic_id: int | None = None
    reply_to: int | None = None
