"""Send files that Telegram already has, by their file ids."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Bot, InputMediaDocument, InputMediaPhoto

from bot.presenters.outgoing import Attached, OutgoingMessage

NOT_OF_A_VIDEO_NOTE = ("parse_mode", "reply_markup")


def attaching(bot: Bot, attached: Attached, text: str, where: dict[str, Any]) -> Callable[[], Awaitable[Any]]:
    """Build the call that sends a file with a text as its caption.

    A round video takes no caption, so the text follows it as a message of its own.

    Args:
        where: what every way of sending takes, the keyboard among it.
    """
    file_id = attached.file_id

    async def round_video() -> Any:
        bare = {name: value for name, value in where.items() if name not in NOT_OF_A_VIDEO_NOTE}
        await bot.send_video_note(video_note=file_id, **bare)
        return await bot.send_message(text=text, **where)

    match attached.kind:
        case "photo":
            return lambda: bot.send_photo(photo=file_id, caption=text, **where)
        case "voice":
            return lambda: bot.send_voice(voice=file_id, caption=text, **where)
        case "video_note":
            return round_video
    return lambda: bot.send_document(document=file_id, caption=text, **where)


def changing(bot: Bot, message: OutgoingMessage, which: dict[str, Any]) -> Callable[[], Awaitable[Any]]:
    """Build the call that edits a message: its text, the caption of its file, or the file with its caption.

    Args:
        which: the message, and what every way of changing one takes; `link_preview_options` are for a text alone.
    """
    attached, text = message.attached, message.text
    if attached is None:
        return lambda: bot.edit_message_text(text=text, **which)
    bare = {name: value for name, value in which.items() if name != "link_preview_options"}
    if not message.swap:
        return lambda: bot.edit_message_caption(caption=text, **bare)
    mode = bare.pop("parse_mode")
    kind = InputMediaPhoto if attached.kind == "photo" else InputMediaDocument
    return lambda: bot.edit_message_media(media=kind(attached.file_id, caption=text, parse_mode=mode), **bare)
