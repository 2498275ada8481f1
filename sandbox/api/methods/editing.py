"""Methods that change what a message says."""

from __future__ import annotations

from sandbox.api.methods.access import Need, chat_at, message_at
from sandbox.api.methods.media import file_at
from sandbox.api.methods.registry import Call, method
from sandbox.api.methods.sending import caption_fields, read_message_text
from sandbox.errors import bad
from sandbox.world.accounts import Json
from sandbox.world.chats import Message
from sandbox.world.standing import may

UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
MEDIA = ("photo", "document", "video", "audio", "animation", "voice", "video_note")


def _message(call: Call) -> Message:
    """The bot's message that is to be edited.

    Raises:
        ApiError: it is gone, or not the bot's to edit.
    """
    chat = chat_at(call, Need.EDIT)
    message = message_at(chat, call.get("message_id"), "message to edit")
    own = message.sent_by(call.bot) and message.forward is None
    others = chat.type == "channel" and may(chat, call.bot.id, "can_edit_messages")
    keyboard = message.markup is not None and "inline_keyboard" not in message.markup
    gone = chat.migrated_to is not None or chat.deleted
    if not (own or others) or message.is_service or keyboard or gone:
        raise bad("message can't be edited")
    return message


def _apply(call: Call, message: Message, content: Json) -> Json:
    markup = call.get("reply_markup")
    if markup is not None and not any(markup.get("inline_keyboard", ())):
        markup = None
    if message.content == content and message.markup == markup:
        raise bad(UNCHANGED)
    edited = message.content != content
    message.content, message.markup = content, markup
    call.world.changed(message, edited=edited)
    # An edited message comes back without what it replies to.
    return message.json(call.bot, with_reply=False)


@method("editMessageText")
def edit_message_text(call: Call) -> Json:
    """Change the text of a message of the bot's."""
    message = _message(call)
    if "text" not in message.content:
        raise bad("there is no text in the message to edit")
    return _apply(call, message, read_message_text(call))


@method("editMessageCaption")
def edit_message_caption(call: Call) -> Json:
    """Change or take away the caption of a file."""
    message = _message(call)
    if not any(kind in message.content for kind in MEDIA):
        raise bad("there is no caption in the message to edit")
    kept = {key: message.content[key] for key in MEDIA if key in message.content}
    if "has_media_spoiler" in message.content:
        kept["has_media_spoiler"] = True
    return _apply(call, message, kept | caption_fields(call, call.params))


@method("editMessageMedia")
def edit_message_media(call: Call) -> Json:
    """Put another file in the place of the one that is there."""
    message = _message(call)
    media: Json = call.get("media", {})
    if media.get("type") not in MEDIA[:5] or not ({"text", *MEDIA} & message.content.keys()):
        raise bad("message can't be edited")
    stored = file_at(call, media.get("media"), str(media["type"]))
    shown = call.world.files.media_json(stored, int(media.get("duration") or 0))
    return _apply(call, message, shown | caption_fields(call, media))


@method("editMessageReplyMarkup")
def edit_message_reply_markup(call: Call) -> Json:
    """Change or take away the inline keyboard of a message."""
    message = _message(call)
    return _apply(call, message, message.content)
