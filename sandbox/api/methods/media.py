"""Methods that send files."""

from __future__ import annotations

from typing import Any

from sandbox.api.methods.access import chat_at
from sandbox.api.methods.registry import Call, method
from sandbox.api.methods.sending import caption_fields, read_caption, send
from sandbox.errors import bad
from sandbox.world.accounts import Json
from sandbox.world.files import StoredFile, picture_size

NAMES = {
    "photo": "photos",
    "document": "documents",
    "voice": "voice notes",
    "video_note": "video notes",
    "video": "videos",
    "audio": "audios",
    "animation": "animations",
}
"""What Telegram calls each kind when it says that one may not send it."""

TYPES = {
    "photo": "Photo",
    "document": "Document",
    "voice": "VoiceNote",
    "video_note": "VideoNote",
    "video": "Video",
    "audio": "Audio",
    "animation": "Animation",
}
ATTACHED = "attach://"


def file_at(call: Call, value: Any, kind: str) -> StoredFile:
    """A file: uploaded with the request, or one Telegram has already.

    Args:
        value: `attach://` and the name of its part, or its `file_id`.
        kind: what it is sent as.

    Raises:
        ApiError: there is none, or it is no such thing.
    """
    text = str(value or "")
    upload = call.files.get(text.removeprefix(ATTACHED))
    if upload is not None:
        if not upload.content:
            raise bad("file must be non-empty")
        if kind == "photo" and picture_size(upload.content) == (0, 0):
            raise bad("IMAGE_PROCESS_FAILED")
        return call.world.files.add(upload, kind)
    if text.startswith(("http://", "https://")):
        # Nothing here goes out on the net.
        raise bad("failed to get HTTP URL content")
    known = call.world.files.known(text)
    if known is None:
        raise bad("wrong file identifier/HTTP URL specified")
    if known.kind != kind:
        raise bad(f"can't use file of type {TYPES[known.kind]} as {TYPES[kind]}")
    return known


def _sender(kind: str) -> Any:
    def run(call: Call) -> Json:
        chat_at(call)
        stored = file_at(call, call.get(kind), kind)
        shown = call.world.files.media_json(stored, int(call.get("duration", 0)), int(call.get("length", 0)))
        shown |= read_caption(call)
        if kind == "audio":
            shown["audio"] |= {name: call.get(name) for name in ("performer", "title") if call.get(name)}
        return send(call, shown, NAMES[kind]).json(call.bot)

    run.__doc__ = f"Send a file as {TYPES[kind]}."
    return run


for _kind in NAMES:
    method("send" + _kind.replace("_", ""))(_sender(_kind))


@method("sendMediaGroup")
def send_media_group(call: Call) -> list[Json]:
    """Send several pictures or files as one album."""
    chat_at(call)
    media: list[Json] = call.get("media", [])
    kinds = {str(item["type"]) for item in media}
    if not 2 <= len(media) <= 10:
        raise bad("too many messages to send as an album" if len(media) > 10 else "wrong album size")
    if (len(kinds) > 1 and kinds & {"document", "audio"}) or not kinds <= NAMES.keys():
        raise bad("Can't use the media of the specified type in the album")
    album = str(13_000_000_000_000_000 + call.world.number())
    contents = [
        {
            **call.world.files.media_json(file_at(call, item["media"], item["type"])),
            **caption_fields(call, item),
        }
        for item in media
    ]
    named = [NAMES[str(item["type"])] for item in media]
    return [
        send(call, content, what, album=album).json(call.bot) for content, what in zip(contents, named, strict=True)
    ]
