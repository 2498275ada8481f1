"""Validate incoming JSON and turn it into an update.

python-telegram-bot takes whatever it is given: a list for a chat's id, a number for a text. So that nothing behind the
door has to expect that, the values the bot relies on are held against the types and ranges of the Bot API
(https://core.telegram.org/bots/api#available-types). What it does not rely on is let through as it is: Telegram may add
to it any day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from telegram import Bot, Update

from bot.telegram.cleaning import cleaned

MOST_ACCOUNT = 2**52
"""Ids of users and chats have at most 52 significant bits."""
MOST_NUMBER = 2**31
"""Ids of messages and topics have 31, and so does whatever is counted in a text."""
MOST_UPDATE = 2**63

Check = Callable[[Any], bool]
Shape = Mapping[str, Any]
"""For each field a check, the shape of an object or its name, or a tuple with one of these for a list of them.

Under `""` are the fields without which it is no such object.
"""


class OddUpdate(ValueError):
    """Not an update that Telegram can have sent."""


def _whole(lowest: int, below: int) -> Check:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and lowest <= value < below


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _id(longest: int) -> Check:
    """Whatever Telegram calls a thing by: kept in a column of that width."""
    return lambda value: isinstance(value, str) and 0 < len(value) <= longest


def _one_of(*words: str) -> Check:
    return lambda value: isinstance(value, str) and value in words


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


ACCOUNT, NUMBER = _whole(-MOST_ACCOUNT, MOST_ACCOUNT), _whole(0, MOST_NUMBER)
POLL_ID, OPTION_ID, FILE_ID, LINK, QUERY_ID = _id(64), _id(100), _id(300), _id(255), _id(300)
FILE: Shape = {"": ("file_id",), "file_id": FILE_ID}
USER: Shape = {
    **dict.fromkeys(("first_name", "last_name", "username", "language_code"), _text),
    "": ("id", "first_name"),
    "id": ACCOUNT,
    "is_bot": _flag,
}
CHAT: Shape = {
    "": ("id", "type"),
    **dict.fromkeys(("title", "username"), _text),
    "id": ACCOUNT,
    "type": _one_of("private", "group", "supergroup", "channel"),
    "is_forum": _flag,
}
ENTITY: Shape = {
    "": ("type", "offset", "length"),
    "type": _text,
    "offset": NUMBER,
    "length": NUMBER,
    "url": _text,
    "user": USER,
}
KEYBOARD: Shape = {"inline_keyboard": (({"callback_data": _text},),)}
OPTION: Shape = {"": ("text",), "text": _text, "persistent_id": OPTION_ID, "voter_count": NUMBER, "added_by_user": USER}
POLL: Shape = {"": ("id", "options"), "id": POLL_ID, "is_closed": _flag, "options": (OPTION,)}
OPTION_CHANGE: Shape = {"poll_message": "message", "option_persistent_id": OPTION_ID, "option_text": _text}
MESSAGE: Shape = {
    "": ("message_id", "chat", "date"),
    **dict.fromkeys(("text", "caption", "new_chat_title"), _text),
    **dict.fromkeys(("message_id", "message_thread_id"), NUMBER),
    **dict.fromkeys(("migrate_to_chat_id", "migrate_from_chat_id"), ACCOUNT),
    **dict.fromkeys(("from", "left_chat_member", "via_bot"), USER),
    **dict.fromkeys(("chat", "sender_chat"), CHAT),
    **dict.fromkeys(("entities", "caption_entities"), (ENTITY,)),
    **dict.fromkeys(("voice", "document", "video_note"), FILE),
    **dict.fromkeys(("poll_option_added", "poll_option_deleted"), OPTION_CHANGE),
    **dict.fromkeys(("is_topic_message", "is_automatic_forward"), _flag),
    "reply_to_message": "message",
    "photo": (FILE,),
    "new_chat_members": (USER,),
    "reply_markup": KEYBOARD,
    "poll": POLL,
}
MEMBER: Shape = {"": ("user", "status"), "user": USER, "status": _text, "is_member": _flag}
MEMBERSHIP: Shape = {
    "": ("chat", "from", "old_chat_member", "new_chat_member"),
    **{"chat": CHAT, "from": USER, "old_chat_member": MEMBER, "new_chat_member": MEMBER},
}
JOIN_REQUEST: Shape = {
    "": ("chat", "from", "user_chat_id", "date"),
    **{"chat": CHAT, "from": USER, "user_chat_id": ACCOUNT, "date": NUMBER, "query_id": QUERY_ID},
    "invite_link": {"": ("invite_link",), "invite_link": LINK},
}
PRESS: Shape = {
    "": ("id", "from"),
    **dict.fromkeys(("data", "inline_message_id", "game_short_name"), _text),
    "id": QUERY_ID,
    "from": USER,
    "message": MESSAGE,
}
VOTE: Shape = {
    "": ("poll_id", "option_ids"),
    "poll_id": POLL_ID,
    "user": USER,
    "voter_chat": CHAT,
    "option_ids": (NUMBER,),
    "option_persistent_ids": (OPTION_ID,),
}
UPDATE: Shape = {
    "": ("update_id",),
    **dict.fromkeys(("message", "edited_message", "channel_post", "edited_channel_post"), MESSAGE),
    **dict.fromkeys(("my_chat_member", "chat_member"), MEMBERSHIP),
    "update_id": _whole(0, MOST_UPDATE),
    "callback_query": PRESS,
    "chat_join_request": JOIN_REQUEST,
    "poll": POLL,
    "poll_answer": VOTE,
}


def read(raw: Any, bot: Bot) -> Update:
    """The update in JSON as it came, with its texts cleaned.

    Raises:
        OddUpdate: it cannot be read, or a value in it is none that Telegram gives.
    """
    check(raw)
    try:
        update = Update.de_json(cleaned(raw), bot)
        # Whose it is belongs to reading it: a message without a chat is no message.
        _ = update.effective_chat, update.effective_user, update.effective_message
    except Exception as error:  # whatever is wrong with it, it is wrong with this one alone
        raise OddUpdate(f"{type(error).__name__} while it was read") from error
    return update


def check(raw: Any) -> None:
    """Check the values the bot relies on against the types of the Bot API.

    Raises:
        OddUpdate: one of them is none that Telegram gives.
    """
    if raw is None:
        raise OddUpdate("nothing")
    _check("update", raw, UPDATE)


def _check(name: str, value: Any, shape: Any) -> None:
    if value is None:
        # Telegram leaves out what is not there; python-telegram-bot takes nothing for that too.
        return
    if shape == "message":
        shape = MESSAGE
    if isinstance(shape, tuple):
        if not isinstance(value, list):
            raise OddUpdate(f"{name} is no list")
        for each in value:
            _check(name, each, shape[0])
    elif isinstance(shape, Mapping):
        if not isinstance(value, dict):
            raise OddUpdate(f"{name} is no object")
        for needed in shape.get("", ()):
            if value.get(needed) is None:
                raise OddUpdate(f"{name} has no {needed}")
        for key in (value.keys() & shape.keys()) - {""}:
            _check(key, value[key], shape[key])
    elif not shape(value):
        raise OddUpdate(f"{name} is none that Telegram gives")
