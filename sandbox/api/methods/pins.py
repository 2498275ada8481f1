"""Methods about pinned messages."""

from __future__ import annotations

from sandbox.api.methods.access import chat_at, message_at
from sandbox.api.methods.registry import Call, method
from sandbox.errors import bad
from sandbox.world import pinning
from sandbox.world.chats import Chat
from sandbox.world.standing import may

REFUSED = "not enough rights to manage pinned messages in the chat"


def _chat(call: Call) -> Chat:
    chat = chat_at(call)
    right = "can_edit_messages" if chat.type == "channel" else "can_pin_messages"
    if chat.type != "private" and not may(chat, call.bot.id, right):
        raise bad(REFUSED)
    return chat


@method("pinChatMessage")
def pin_chat_message(call: Call) -> bool:
    """Pin a message."""
    chat = chat_at(call)
    message = message_at(chat, call.get("message_id"), "message to pin")
    _chat(call)
    if message.is_service:
        raise bad("service messages can't be pinned")
    pinning.pin(call.world, message, by=call.bot.user, silent=call.flag("disable_notification"))
    return True


@method("unpinChatMessage")
def unpin_chat_message(call: Call) -> bool:
    """Unpin a message, the one pinned last where none is named."""
    chat = _chat(call)
    message = pinning.latest(chat) if call.get("message_id") is None else None
    if call.get("message_id") is not None:
        message = message_at(chat, call.get("message_id"), "message to unpin")
    if message is None:
        raise bad("message to unpin not found")
    pinning.unpin(call.world, chat, [message.id])
    return True


@method("unpinAllChatMessages")
def unpin_all_chat_messages(call: Call) -> bool:
    """Unpin everything."""
    chat = _chat(call)
    pinning.unpin(call.world, chat, chat.pinned)
    return True


@method("unpinAllForumTopicMessages")
def unpin_all_forum_topic_messages(call: Call) -> bool:
    """Unpin everything in a topic."""
    return _unpin_topic(call, call.number("message_thread_id"))


@method("unpinAllGeneralForumTopicMessages")
def unpin_all_general_forum_topic_messages(call: Call) -> bool:
    """Unpin everything in General."""
    return _unpin_topic(call, None)


def _unpin_topic(call: Call, topic: int | None) -> bool:
    chat = _chat(call)
    if not chat.forum:
        raise bad("the chat is not a forum")
    there = [one for one in chat.pinned if one in chat.messages and chat.messages[one].topic == topic]
    pinning.unpin(call.world, chat, there)
    return True
