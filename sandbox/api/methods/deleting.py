"""Methods that take messages away."""

from __future__ import annotations

from sandbox.api.methods.access import chat_at, message_at
from sandbox.api.methods.registry import Call, method
from sandbox.errors import bad
from sandbox.world.chats import DELETABLE, Message
from sandbox.world.standing import may

LASTING = frozenset({"supergroup_chat_created", "channel_chat_created", "forum_topic_created", "migrate_from_chat_id"})
"""Service messages nobody can delete."""


def _deletable(call: Call, message: Message) -> bool:
    """Younger than two days, and the bot's own, or in its private chat, or in a chat where it may clean up."""
    chat = message.chat
    if call.world.clock.now() - message.at >= DELETABLE or not LASTING.isdisjoint(message.content):
        return False
    if chat.type == "private":
        return True
    if chat.type == "channel" and message.sent_by(call.bot):
        return may(chat, call.bot.id, "can_post_messages") or may(chat, call.bot.id, "can_delete_messages")
    return message.sent_by(call.bot) or may(chat, call.bot.id, "can_delete_messages")


def _delete(call: Call, message: Message) -> None:
    message.deleted = True
    if message.id in message.chat.pinned:
        message.chat.pinned.remove(message.id)
    call.world.changed(message)


@method("deleteMessage")
def delete_message(call: Call) -> bool:
    """Delete a message for everybody."""
    message = message_at(chat_at(call), call.get("message_id"), "message to delete")
    if not _deletable(call, message):
        raise bad("message can't be deleted")
    _delete(call, message)
    return True


@method("deleteMessages")
def delete_messages(call: Call) -> bool:
    """Delete several messages; those that are not there are passed over."""
    chat = chat_at(call)
    found = [chat.messages.get(int(one)) for one in call.get("message_ids", [])]
    there = [message for message in found if message is not None and not message.deleted]
    if not all(_deletable(call, message) for message in there):
        raise bad("message can't be deleted")
    for message in there:
        _delete(call, message)
    return True
