"""Files that were sent, by the identifiers and paths the Bot API gives them."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from pathlib import PurePosixPath

from sandbox.numbers import Numbers
from sandbox.world.accounts import Json

FOLDERS = {
    "photo": ("photos", ".jpg"),
    "document": ("documents", ""),
    "voice": ("voice", ".oga"),
    "video_note": ("video_notes", ".mp4"),
    "video": ("videos", ".mp4"),
    "audio": ("music", ".mp3"),
    "animation": ("animations", ".mp4"),
}
PREFIXES = {
    "photo": "AgAC", "document": "BQAC", "voice": "AwAC", "video_note": "DQAC", "video": "BAAC",
    "audio": "CQAC", "animation": "CgAC",
}  # fmt: skip
"""How identifiers of each kind begin at Telegram."""
THUMBNAIL = 320


@dataclass(eq=False, slots=True)
class Upload:
    """A file on its way in."""

    name: str
    content: bytes
    mime: str = "application/octet-stream"


@dataclass(eq=False, slots=True)
class StoredFile:
    """A file Telegram keeps."""

    file_id: str
    unique_id: str
    path: str
    kind: str
    name: str
    mime: str
    size: int
    width: int = 0
    height: int = 0

    def json(self) -> Json:
        """The fields every kind of file has."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": self.size}


class FileStore:
    """All files of a world. Equal contents are kept once."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._same: dict[bytes, bytes] = {}
        self._numbers = Numbers()
        self.contents: dict[str, bytes] = {}
        """What stands behind each path."""

    def add(self, upload: Upload, kind: str) -> StoredFile:
        """Keep an upload.

        Args:
            kind: photo, document, voice, video_note, video, audio or animation.
        """
        digest = hashlib.sha256(upload.content).digest()
        content = self._same.setdefault(digest, upload.content)
        folder, suffix = FOLDERS.get(kind, ("documents", ""))
        number = next(self._numbers)
        path = f"{folder}/file_{number}{suffix or PurePosixPath(upload.name).suffix.lower()}"
        unique = "AQAD" + digest.hex()[:12]
        width, height = picture_size(upload.content) if kind == "photo" else (0, 0)
        stored = StoredFile(
            f"{PREFIXES.get(kind, 'BQAC')}AgQAAx{number:06d}{digest.hex()[:16]}",
            unique,
            path,
            kind,
            upload.name,
            upload.mime,
            len(content),
            width,
            height,
        )
        self._by_id[stored.file_id] = stored
        self.contents[path] = content
        return stored

    def known(self, file_id: str) -> StoredFile | None:
        """A file by its identifier."""
        return self._by_id.get(file_id)

    def get(self, path: str) -> bytes:
        """What a path that `getFile` gave leads to.

        Raises:
            KeyError: nothing.
        """
        return self.contents[path]

    def media_json(self, stored: StoredFile, duration: int = 0, length: int = 0) -> Json:
        """The field of a Message that shows a file: `{"document": {...}}`.

        Args:
            duration: seconds, of what has any.
            length: the diameter of a video note in pixels.
        """
        described = stored.json()
        match stored.kind:
            case "photo":
                return {"photo": self._sizes(stored)}
            case "voice":
                return {"voice": {**described, "duration": duration, "mime_type": "audio/ogg"}}
            case "video_note":
                return {"video_note": {**described, "duration": duration, "length": length or 240}}
            case "video":
                size = {"width": 640, "height": 360, "duration": duration}
                return {"video": {**described, **size, "file_name": stored.name, "mime_type": "video/mp4"}}
            case "audio":
                named = {"file_name": stored.name, "mime_type": "audio/mpeg"}
                return {"audio": {**described, "duration": duration, **named}}
            case "animation":
                size = {"width": 320, "height": 240, "duration": duration}
                shown = {**described, **size, "file_name": stored.name, "mime_type": "video/mp4"}
                return {
                    "animation": shown,
                    "document": {**described, "file_name": stored.name, "mime_type": "video/mp4"},
                }
        return {"document": {**described, "file_name": stored.name, "mime_type": stored.mime}}

    def _sizes(self, stored: StoredFile) -> list[Json]:
        width, height = stored.width or 800, stored.height or 600
        full = {**stored.json(), "width": width, "height": height}
        largest = max(width, height)
        if largest <= THUMBNAIL:
            return [full]
        small: Json = {
            "file_id": stored.file_id + "s",
            "file_unique_id": stored.unique_id + "s",
            "file_size": stored.size,
            "width": max(1, width * THUMBNAIL // largest),
            "height": max(1, height * THUMBNAIL // largest),
        }
        # The small one leads to the same picture: nothing here scales pictures.
        self._by_id.setdefault(stored.file_id + "s", stored)
        return [small, full]


def picture_size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG, GIF or JPEG in pixels; of other pictures a guess; (0, 0) of what is none."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return int(width), int(height)
    if content[:6] in (b"GIF87a", b"GIF89a") and len(content) >= 10:
        width, height = struct.unpack("<HH", content[6:10])
        return int(width), int(height)
    if content.startswith(b"\xff\xd8"):
        return _jpeg_size(content)
    return (800, 600) if content.startswith(b"BM") or content[8:12] == b"WEBP" else (0, 0)


def _jpeg_size(content: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return int(width), int(height)
        (length,) = struct.unpack(">H", content[at + 2 : at + 4])
        at += 2 + length
    return 800, 600
