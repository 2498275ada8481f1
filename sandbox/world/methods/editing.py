"""Methods that change what is there, and answers to presses."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sandbox.errors import bad
from sandbox.world import delivery
from sandbox.world.methods.access import chat_of, message_of, require_admin
from sandbox.world.methods.sending import LONGEST_CAPTION, LONGEST_TEXT, Files, text_of
from sandbox.world.model import BotAccount, Json, Message
from sandbox.world.queries import CallbackAnswer

if TYPE_CHECKING:
    from sandbox.world.world import World

UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
DELETABLE = timedelta(hours=48)


def _own(world: World, bot: BotAccount, params: Json) -> Message:
    chat = chat_of(world, bot, params["chat_id"])
    message = message_of(chat, params["message_id"], "edit")
    if message.sender is None or message.sender.id != bot.id:
        raise bad("message can't be edited")
    return message


def _apply(world: World, message: Message, content: Json, params: Json) -> Json:
    markup = params.get("reply_markup")
    if message.content == content and message.markup == markup:
        raise bad(UNCHANGED)
    shown_changed = message.content != content
    message.content, message.markup = content, markup
    world.changed(message, edited=shown_changed)
    return message.json()


def edit_message_text(world: World, bot: BotAccount, params: Json, files: Files) -> Json:
    """editMessageText."""
    message = _own(world, bot, params)
    if "text" not in message.content:
        raise bad("there is no text in the message to edit")
    plain, entities = text_of(world, params, "text", LONGEST_TEXT, "message is too long")
    if not plain:
        raise bad("message text is empty")
    content: Json = {"text": plain}
    if entities:
        content["entities"] = entities
    if params.get("link_preview_options"):
        content["link_preview_options"] = params["link_preview_options"]
    return _apply(world, message, content, params)


def edit_message_caption(world: World, bot: BotAccount, params: Json, files: Files) -> Json:
    """editMessageCaption."""
    message = _own(world, bot, params)
    content = {k: v for k, v in message.content.items() if k not in ("caption", "caption_entities")}
    plain, entities = text_of(
        world, params, "caption", LONGEST_CAPTION, "message caption is too long", given="caption_entities"
    )
    if plain:
        content["caption"] = plain
    if entities:
        content["caption_entities"] = entities
    return _apply(world, message, content, params)


def edit_message_reply_markup(world: World, bot: BotAccount, params: Json, files: Files) -> Json:
    """editMessageReplyMarkup."""
    message = _own(world, bot, params)
    return _apply(world, message, dict(message.content), params)


def stop_poll(world: World, bot: BotAccount, params: Json, files: Files) -> Json:
    """stopPoll."""
    chat = chat_of(world, bot, params["chat_id"])
    message = chat.messages.get(int(params["message_id"]))
    if message is None or message.deleted or message.poll is None:
        raise bad("message is not a poll" if message is not None else "message with poll to stop not found")
    if message.sender is None or message.sender.id != bot.id:
        raise bad("poll can't be stopped")
    if message.poll.closed:
        raise bad("poll has already been closed")
    message.poll.closed = True
    message.markup = params.get("reply_markup")
    delivery.tell_poll(world, message)
    world.changed(message)
    return message.poll.json()


def delete_message(world: World, bot: BotAccount, params: Json, files: Files) -> bool:
    """deleteMessage."""
    chat = chat_of(world, bot, params["chat_id"])
    message = message_of(chat, params["message_id"], "delete")
    own = message.sender is not None and message.sender.id == bot.id
    admin = delivery.administers(chat, bot.id) and chat.members[bot.id].rights.get("can_delete_messages")
    old = world.clock.now() - message.at > DELETABLE
    if old and not (admin and chat.type == "supergroup"):
        raise bad("message can't be deleted")
    if not own and not admin and chat.type != "private":
        raise bad("message can't be deleted")
    message.deleted = True
    world.changed(message)
    return True


def delete_messages(world: World, bot: BotAccount, params: Json, files: Files) -> bool:
    """deleteMessages."""
    for message_id in params["message_ids"]:
        delete_message(world, bot, {**params, "message_id": message_id}, files)
    return True


def answer_callback_query(world: World, bot: BotAccount, params: Json, files: Files) -> bool:
    """answerCallbackQuery."""
    answer = CallbackAnswer(params.get("text"), bool(params.get("show_alert")), params.get("url"))
    world.queries.answer(bot, str(params["callback_query_id"]), answer)
    return True


def set_message_reaction(world: World, bot: BotAccount, params: Json, files: Files) -> bool:
    """setMessageReaction."""
    chat = chat_of(world, bot, params["chat_id"])
    message = message_of(chat, params["message_id"], "react")
    wanted = params.get("reaction") or []
    message.reactions.pop(bot.id, None)
    if wanted:
        if len(wanted) > 1:
            raise bad("REACTIONS_TOO_MANY")
        message.reactions[bot.id] = str(wanted[0].get("emoji", "⭐"))
    world.changed(message)
    return True


def pin_chat_message(world: World, bot: BotAccount, params: Json, files: Files) -> bool:
    """pinChatMessage."""
    chat = chat_of(world, bot, params["chat_id"])
    if chat.is_group:
        require_admin(chat, bot, "can_pin_messages", "not enough rights to manage pinned messages in the chat")
    message = message_of(chat, params["message_id"], "pin")
    chat.pinned.append(message.id)
    world.serve(chat, bot.user, {"pinned_message": message.json(with_reply=False)}, topic=message.topic)
    return True


def unpin_chat_message(world: World, bot: BotAccount, params: Json, files: Files) -> bool:
    """unpinChatMessage."""
    chat = chat_of(world, bot, params["chat_id"])
    if chat.is_group:
        require_admin(chat, bot, "can_pin_messages", "not enough rights to manage pinned messages in the chat")
    wanted = params.get("message_id") or (chat.pinned[-1] if chat.pinned else None)
    chat.pinned = [pinned for pinned in chat.pinned if pinned != wanted]
    world.tell("changed", chat)
    return True


METHODS = {
    "editmessagetext": edit_message_text,
    "editmessagecaption": edit_message_caption,
    "editmessagereplymarkup": edit_message_reply_markup,
    "stoppoll": stop_poll,
    "deletemessage": delete_message,
    "deletemessages": delete_messages,
    "answercallbackquery": answer_callback_query,
    "setmessagereaction": set_message_reaction,
    "pinchatmessage": pin_chat_message,
    "unpinchatmessage": unpin_chat_message,
}
