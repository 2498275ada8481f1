"""The documented limits, and what Telegram answers past them. What depends on parsed markup, the world checks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from sandbox.api.catalogue import Method, update_kinds
from sandbox.api.keyboards import check_address, check_markup
from sandbox.api.malformed import Malformed, too_large
from sandbox.api.poll_limits import check_poll
from sandbox.api.texts import check_texts
from sandbox.world.files import Upload

Json = dict[str, Any]
Check = Callable[[Json], None]

MEGABYTE = 1024 * 1024
BIGGEST_UPLOAD = 50 * MEGABYTE
BIGGEST_PHOTO = 10 * MEGABYTE

ACTIONS = frozenset(
    {"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
     "choose_sticker", "find_location", "record_video_note", "upload_video_note"}
)  # fmt: skip
LANGUAGE = re.compile(r"[a-z]{2}")
COMMAND = re.compile(r"/?[a-z0-9_]{1,32}")
SECRET = re.compile(r"[A-Za-z0-9_-]*")


class Limit(NamedTuple):
    """How small and how large: a number, or the length of a text or list. `words` answer what is past it."""

    least: int
    most: int
    words: str


LIMITS: dict[tuple[str, str], Limit] = {
    ("answerCallbackQuery", "text"): Limit(0, 200, "MESSAGE_TOO_LONG"),
    ("setMyCommands", "commands"): Limit(0, 100, "BOT_COMMANDS_TOO_MUCH"),
    ("setMyName", "name"): Limit(0, 64, "bot name is too long"),
    ("setMyDescription", "description"): Limit(0, 512, "bot description is too long"),
    ("setMyShortDescription", "short_description"): Limit(0, 120, "bot short description is too long"),
    ("setChatTitle", "title"): Limit(1, 128, "chat title must be 1-128 characters long"),
    ("setChatDescription", "description"): Limit(0, 255, "chat description is too long"),
    ("setChatAdministratorCustomTitle", "custom_title"): Limit(0, 16, "ADMIN_RANK_INVALID"),
    ("createForumTopic", "name"): Limit(1, 128, "TOPIC_TITLE_EMPTY"),
    ("editForumTopic", "name"): Limit(0, 128, "TOPIC_TITLE_EMPTY"),
    ("editGeneralForumTopic", "name"): Limit(1, 128, "TOPIC_TITLE_EMPTY"),
    ("createChatInviteLink", "name"): Limit(0, 32, "invite link name is too long"),
    ("editChatInviteLink", "name"): Limit(0, 32, "invite link name is too long"),
    ("createChatInviteLink", "member_limit"): Limit(1, 99999, "wrong member_limit specified"),
    ("editChatInviteLink", "member_limit"): Limit(1, 99999, "wrong member_limit specified"),
    ("deleteMessages", "message_ids"): Limit(1, 100, "too many message identifiers specified"),
    ("forwardMessages", "message_ids"): Limit(1, 100, "too many message identifiers specified"),
    ("copyMessages", "message_ids"): Limit(1, 100, "too many message identifiers specified"),
    ("sendMediaGroup", "media"): Limit(2, 10, "too many messages to send as an album"),
    ("setWebhook", "secret_token"): Limit(0, 256, "secret token is too long"),
    ("sendLocation", "live_period"): Limit(60, 0x7FFFFFFF, "wrong live location period specified"),
    ("sendLocation", "heading"): Limit(1, 360, "wrong live location heading specified"),
    ("sendLocation", "horizontal_accuracy"): Limit(0, 1500, "wrong horizontal accuracy specified"),
    ("getCustomEmojiStickers", "custom_emoji_ids"): Limit(0, 200, "too many custom emoji identifiers specified"),
    ("sendInvoice", "title"): Limit(1, 32, "invoice title is too long"),
    ("sendInvoice", "description"): Limit(1, 255, "invoice description is too long"),
}


def check(method: Method, params: Json, now: int) -> None:
    """Check typed parameters against what the Bot API's page allows.

    Args:
        now: the world's time, seconds since 1970.

    Raises:
        Malformed: in Telegram's words where they are known.
    """
    for name, limit in _limits(method.name):
        value = params.get(name)
        if value is None:
            continue
        size = value if isinstance(value, int | float) else len(value)
        if not limit.least <= size <= limit.most:
            raise Malformed(
                limit.words,
                f"{name} of {size} is not within {limit.least} and {limit.most}",
            )
    chat = params.get("chat_id")
    markup = params.get("reply_markup")
    if markup is not None:
        private = None if chat is None else isinstance(chat, int) and chat > 0
        inline_only = method.name.startswith("edit") or method.name == "stopPoll"
        check_markup(markup, private=private, inline_only=inline_only)
    check_texts(method, params)
    reply = params.get("reply_parameters")
    if reply is not None and "message_id" not in reply and "ephemeral_message_id" not in reply:
        raise Malformed("message identifier is not specified", "reply_parameters without message_id")
    rule = RULES.get(method.name)
    if rule is not None:
        rule(params)
    if method.name == "sendPoll":
        check_poll(params, now)


@cache
def _limits(method: str) -> tuple[tuple[str, Limit], ...]:
    return tuple((name, limit) for (owner, name), limit in LIMITS.items() if owner == method)


def check_uploads(params: Json, files: Mapping[str, Upload], biggest: int = BIGGEST_UPLOAD) -> None:
    """Check the files that came along.

    Args:
        biggest: most bytes of any one file.

    Raises:
        Malformed: empty, or too large.
    """
    if not files:
        return
    photos = {params.get("photo")}
    media = params.get("media")
    for item in media if isinstance(media, list) else [media] if isinstance(media, dict) else []:
        if item.get("type") == "photo":
            photos.add(item.get("media"))
    for name, upload in files.items():
        size = len(upload.content)
        if size == 0:
            raise Malformed("file must be non-empty", f"the file {name!r} is empty")
        if size > biggest:
            raise too_large(f"the file {name!r} has {size} bytes")
        if size > BIGGEST_PHOTO and f"attach://{name}" in photos:
            raise Malformed(
                f"file of size {size} bytes is too big for a photo; the maximum size is {BIGGEST_PHOTO} bytes"
            )


# --- rules of single methods


def _one_target(params: Json) -> None:
    if "inline_message_id" in params:
        return
    if "message_id" not in params:
        raise Malformed(
            "message identifier is not specified",
            "neither message_id nor inline_message_id",
        )
    if "chat_id" not in params:
        raise Malformed("chat_id is empty", "message_id without chat_id")


def _edit_text(params: Json) -> None:
    _one_target(params)
    if not params.get("text") and "rich_message" not in params:
        raise Malformed("message text is empty", "neither text nor rich_message")


def _allowed_updates(params: Json) -> None:
    unknown = set(params.get("allowed_updates") or ()) - update_kinds()
    if unknown:
        raise Malformed(
            "wrong parameter allowed_updates in request",
            f"there are no updates called {sorted(unknown)}",
        )


def _webhook(params: Json) -> None:
    _allowed_updates(params)
    if not SECRET.fullmatch(params.get("secret_token", "")):
        raise Malformed("secret token contains unallowed characters")


def _action(params: Json) -> None:
    if params["action"] not in ACTIONS:
        raise Malformed(
            "wrong parameter action in request",
            f"there is no action {params['action']!r}",
        )


def _callback(params: Json) -> None:
    if params.get("url"):
        check_address(params["url"], "URL_INVALID", "URL_INVALID")


def _language(params: Json) -> None:
    if params.get("language_code") and not LANGUAGE.fullmatch(params["language_code"]):
        raise Malformed(
            "LANG_CODE_INVALID",
            f"two letters expected, not {params['language_code']!r}",
        )


def _commands(params: Json) -> None:
    _language(params)
    for command in params["commands"]:
        if not COMMAND.fullmatch(command["command"]):
            raise Malformed("BOT_COMMAND_INVALID", f"{command['command']!r} is no command")
        if not 1 <= len(command["description"].strip()) <= 256:
            raise Malformed(
                "BOT_COMMAND_DESCRIPTION_INVALID",
                f"the description of {command['command']!r}",
            )


def _message_ids(params: Json) -> None:
    if any(one <= 0 for one in params["message_ids"]):
        raise Malformed("invalid message identifier specified")


def _rising_ids(params: Json) -> None:
    _message_ids(params)
    ids = params["message_ids"]
    if any(later <= earlier for earlier, later in pairwise(ids)):
        raise Malformed("message identifiers must be in a strictly increasing order")


RULES: dict[str, Check] = {
    "editMessageText": _edit_text,
    "editMessageCaption": _one_target,
    "editMessageMedia": _one_target,
    "editMessageReplyMarkup": _one_target,
    "editMessageLiveLocation": _one_target,
    "stopMessageLiveLocation": _one_target,
    "getUpdates": _allowed_updates,
    "setWebhook": _webhook,
    "sendChatAction": _action,
    "answerCallbackQuery": _callback,
    "setMyCommands": _commands,
    "getMyCommands": _language,
    "deleteMyCommands": _language,
    "setMyName": _language,
    "setMyDescription": _language,
    "setMyShortDescription": _language,
    "deleteMessages": _message_ids,
    "forwardMessages": _rising_ids,
    "copyMessages": _rising_ids,
}
