"""Methods about files."""

from __future__ import annotations

from sandbox.api.methods.registry import Call, method
from sandbox.errors import bad
from sandbox.world.accounts import Json

BIGGEST_DOWNLOAD = 20 * 1024 * 1024


@method("getFile")
def get_file(call: Call) -> Json:
    """Where a file can be downloaded."""
    stored = call.world.files.known(str(call.get("file_id", "")))
    if stored is None:
        raise bad("invalid file_id")
    if stored.size > BIGGEST_DOWNLOAD:
        raise bad("file is too big")
    return {**stored.json(), "file_path": stored.path}
