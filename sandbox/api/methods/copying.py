"""Methods that send again what is there: copies and forwards."""

from __future__ import annotations

from dataclasses import replace

from sandbox.api.methods.access import Need, chat_at, message_at
from sandbox.api.methods.registry import Call, method
from sandbox.api.methods.sending import read_caption, send
from sandbox.errors import bad
from sandbox.world.accounts import Json
from sandbox.world.chats import Message
from sandbox.world.polls import Poll

KINDS = {
    "photo": "photos",
    "animation": "animations",
    "document": "documents",
    "voice": "voice notes",
    "video_note": "video notes",
    "video": "videos",
    "audio": "audios",
    "location": "locations",
    "contact": "contacts",
    "dice": "dice",
}


def _what(message: Message) -> str:
    if message.poll is not None:
        return "polls"
    return next((name for kind, name in KINDS.items() if kind in message.content), "text messages")


def _source(call: Call, message_id: int, verb: str) -> Message:
    chat_at(call)
    chat = chat_at(call, Need.READ, "from_chat_id")
    message = message_at(chat, message_id, f"message to {verb}")
    if message.is_service:
        raise bad("message can't be copied" if verb == "copy" else "message can't be forwarded")
    if message.protected:
        raise bad(f"message can't be {'copied' if verb == 'copy' else 'forwarded'}")
    return message


def _copied_poll(call: Call, poll: Poll | None) -> Poll | None:
    """A copy is a poll of its own, without votes."""
    if poll is None:
        return None
    return replace(
        poll,
        id=str(5_400_000_000_000_000_000 + call.world.number()),
        sender_id=call.bot.id,
        options=[replace(option) for option in poll.options],
        answers={},
        closed=False,
        closes_at=None,
        close_date=None,
        open_period=None,
    )


def _copy(call: Call, message_id: int) -> Json:
    source = _source(call, message_id, "copy")
    content = source.content
    media = "text" not in content and source.poll is None
    if media and call.get("caption") is not None:
        content = {key: value for key, value in content.items() if not key.startswith("caption")}
        content |= read_caption(call)
    elif media and call.flag("remove_caption"):
        content = {key: value for key, value in content.items() if not key.startswith("caption")}
    sent = send(call, content, _what(source), poll=_copied_poll(call, source.poll))
    return {"message_id": sent.id}


def _forward(call: Call, message_id: int) -> Message:
    source = _source(call, message_id, "forward")
    forward: Json = {"forward_origin": source.origin_json()}
    # The forwarded poll is the same poll: a vote in one place is a vote in both.
    return send(call, source.content, _what(source), poll=source.poll, forward=forward)


@method("copyMessage")
def copy_message(call: Call) -> Json:
    """Send a message again as the bot's own."""
    return _copy(call, call.number("message_id"))


@method("copyMessages")
def copy_messages(call: Call) -> list[Json]:
    """Send several messages again; those that cannot be copied are passed over."""
    return [_copy(call, message_id) for message_id in _present(call, "copied")]


@method("forwardMessage")
def forward_message(call: Call) -> Json:
    """Send a message on, saying where it is from."""
    return _forward(call, call.number("message_id")).json(call.bot)


@method("forwardMessages")
def forward_messages(call: Call) -> list[Json]:
    """Send several messages on; those that cannot be forwarded are passed over."""
    return [{"message_id": _forward(call, message_id).id} for message_id in _present(call, "forwarded")]


def _present(call: Call, done: str) -> list[int]:
    chat = chat_at(call, Need.READ, "from_chat_id")
    found = [chat.messages.get(int(one)) for one in call.get("message_ids", [])]
    usable = [one.id for one in found if one and not (one.deleted or one.is_service or one.protected)]
    if not usable:
        raise bad(f"messages can't be {done}" if found else "message identifiers are not specified")
    return usable
