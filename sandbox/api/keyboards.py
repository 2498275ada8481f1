"""What Telegram asks of keyboards, beyond their shape."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from sandbox.api.malformed import Malformed

Json = dict[str, Any]
BUTTONS, ROW = 100, 8
DATA_BYTES = 64
PLACEHOLDER = 64
LOOKS = frozenset({"text", "style", "icon_custom_emoji_id", "disabled"})
"""Fields of a button that say how it looks, not what it does."""
PRIVATE_ONLY = {
    "request_contact": "phone number can be requested in private chats only",
    "request_location": "location can be requested in private chats only",
    "request_poll": "poll can be requested in private chats only",
    "request_users": "users can be requested in private chats only",
    "request_chat": "chats can be requested in private chats only",
    "web_app": "BUTTON_TYPE_INVALID",
}
ADDRESS = re.compile(r"(?:https?|tg)://\S+")
PAYLOADS = {"start": 64, "startgroup": 64, "startchannel": 64, "startapp": 512}


def check_markup(markup: Json, *, private: bool | None, inline_only: bool) -> None:
    """Check a `reply_markup` whose shape is right.

    Args:
        private: whether it goes to a private chat; None where that cannot be told from the request.
        inline_only: it belongs to an edit, so only an inline keyboard will do.

    Raises:
        Malformed: in Telegram's words.
    """
    rows = markup.get("inline_keyboard")
    if rows is not None:
        _check_size(rows)
        for number, row in enumerate(rows):
            for place, button in enumerate(row):
                _check_inline(button, private, first=number == place == 0)
        return
    if inline_only:
        raise Malformed("inline keyboard expected")
    rows = markup.get("keyboard")
    if rows is not None:
        _check_size(rows)
        if not any(rows):
            raise Malformed("reply keyboard must be non-empty", "a keyboard without a button")
        for row in rows:
            for button in row:
                _check_reply(button, private)
    if len(markup.get("input_field_placeholder") or "") > PLACEHOLDER:
        raise Malformed(
            "input field placeholder is too long",
            f"a placeholder of more than {PLACEHOLDER} characters",
        )


def _check_size(rows: list[list[Json]]) -> None:
    total = sum(len(row) for row in rows)
    if total > BUTTONS:
        raise Malformed("reply markup is too long", f"{total} buttons, at most {BUTTONS} are shown")
    widest = max((len(row) for row in rows), default=0)
    if widest > ROW:
        raise Malformed(
            "too many buttons in a row",
            f"{widest} buttons in a row, at most {ROW} are shown",
        )


def _check_inline(button: Json, private: bool | None, *, first: bool) -> None:
    if not button["text"].strip():
        raise Malformed("inline keyboard button text must be non-empty")
    kinds = button.keys() - LOOKS
    if len(kinds) != 1:
        raise Malformed(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
            f"the button {button['text']!r} must do exactly one thing, not {sorted(kinds)}",
        )
    (kind,) = kinds
    value = button[kind]
    if kind == "callback_data":
        size = len(value.encode())
        if not 1 <= size <= DATA_BYTES:
            raise Malformed("BUTTON_DATA_INVALID", f"callback data of {size} bytes: {value!r}")
    elif kind == "url":
        check_address(
            value,
            f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL",
            "BUTTON_URL_INVALID",
        )
    elif kind == "web_app":
        if private is False:
            raise Malformed("BUTTON_TYPE_INVALID", "web_app buttons are for private chats")
        if not value["url"].startswith("https://"):
            raise Malformed(
                f"inline keyboard button Web App URL '{value['url']}' is invalid: Only HTTPS links are allowed"
            )
    elif kind == "copy_text" and not 1 <= len(value["text"]) <= 256:
        raise Malformed(
            "BUTTON_COPY_TEXT_INVALID",
            f"a text to copy of {len(value['text'])} characters",
        )
    elif kind in ("pay", "callback_game") and not first:
        raise Malformed("BUTTON_POS_INVALID", f"{kind} must be the first button")


def _check_reply(button: Json, private: bool | None) -> None:
    if not button["text"].strip():
        raise Malformed("keyboard button text must be non-empty")
    kinds = [kind for kind in button.keys() - LOOKS if button[kind]]
    if len(kinds) > 1:
        raise Malformed(
            "can't parse keyboard button",
            f"the button {button['text']!r} does {sorted(kinds)} at once",
        )
    if private is False and kinds and kinds[0] in PRIVATE_ONLY:
        raise Malformed(PRIVATE_ONLY[kinds[0]])


def check_address(url: str, invalid: str, payload_invalid: str) -> None:
    """Check a link, and the start parameter of a link to Telegram.

    Raises:
        Malformed: in the words given.
    """
    if not ADDRESS.fullmatch(url):
        raise Malformed(invalid)
    parts = urlsplit(url)
    if parts.hostname not in ("t.me", "telegram.me") and parts.scheme != "tg":
        return
    for name, values in parse_qs(parts.query, keep_blank_values=True).items():
        if name in PAYLOADS and not re.fullmatch(r"[A-Za-z0-9_-]*", values[0]):
            raise Malformed(
                payload_invalid,
                f"only A-Z a-z 0-9 _ - may stand in a start parameter: {url}",
            )
        if name in PAYLOADS and len(values[0]) > PAYLOADS[name]:
            raise Malformed(
                payload_invalid,
                f"a start parameter of {len(values[0])} characters: {url}",
            )
