"""Methods about how a chat looks."""

from __future__ import annotations

from sandbox.api.methods.access import chat_at
from sandbox.api.methods.media import file_at
from sandbox.api.methods.registry import Call, method
from sandbox.errors import bad
from sandbox.world.chats import Chat
from sandbox.world.standing import may


def _chat(call: Call, what: str) -> Chat:
    chat = chat_at(call)
    if chat.type == "private":
        raise bad(f"can't change private chat {what}")
    if not may(chat, call.bot.id, "can_change_info"):
        raise bad(f"not enough rights to change chat {what}")
    return chat


@method("setChatTitle")
def set_chat_title(call: Call) -> bool:
    """Give a chat another name."""
    chat = _chat(call, "title")
    title = str(call.get("title", "")).strip()
    if not title:
        raise bad("title can't be empty")
    if title == chat.title:
        raise bad("chat title is not modified")
    chat.title = title
    call.world.serve(chat, call.bot.user, {"new_chat_title": title})
    call.world.tell("chats", chat)
    return True


@method("setChatDescription")
def set_chat_description(call: Call) -> bool:
    """Give a chat another description, or none."""
    chat = _chat(call, "description")
    description = str(call.get("description", ""))
    if description == (chat.description or ""):
        raise bad("chat description is not modified")
    chat.description = description or None
    call.world.tell("chats", chat)
    return True


@method("setChatPhoto")
def set_chat_photo(call: Call) -> bool:
    """Give a chat a picture."""
    chat = _chat(call, "photo")
    stored = file_at(call, call.get("photo"), "photo")
    sizes = call.world.files.media_json(stored)["photo"]
    small, big = sizes[0], sizes[-1]
    chat.photo = {
        "small_file_id": small["file_id"],
        "small_file_unique_id": small["file_unique_id"],
        "big_file_id": big["file_id"],
        "big_file_unique_id": big["file_unique_id"],
    }
    call.world.serve(chat, call.bot.user, {"new_chat_photo": sizes})
    return True


@method("deleteChatPhoto")
def delete_chat_photo(call: Call) -> bool:
    """Take a chat's picture away."""
    chat = _chat(call, "photo")
    if chat.photo is None:
        raise bad("CHAT_NOT_MODIFIED")
    chat.photo = None
    call.world.serve(chat, call.bot.user, {"delete_chat_photo": True})
    return True
