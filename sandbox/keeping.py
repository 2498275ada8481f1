"""Keeping a world in a file, and bringing it back."""

from __future__ import annotations

import io
import os
import pickle
from pathlib import Path
from typing import Any

from sandbox.telegram import World
from sandbox.world import closing, membership

VERSION = 1
PLAIN = {
    ("datetime", "datetime"),
    ("datetime", "timedelta"),
    ("datetime", "timezone"),
    ("collections", "OrderedDict"),
    ("collections", "defaultdict"),
    ("builtins", "dict"),
    ("builtins", "set"),
    ("builtins", "frozenset"),
}


class CannotRead(Exception):
    """The file holds no world, or one of another version."""


class _Reader(pickle.Unpickler):
    """Reads what the sandbox writes, and nothing that could run anything else."""

    def find_class(self, module: str, name: str) -> Any:
        """Only the sandbox's own classes, and what they are made of."""
        if (module, name) in PLAIN or (module.startswith("sandbox.") and "." not in name):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise CannotRead(f"{module}.{name} has no place in a world")


def save(world: World, path: Path, extra: dict[str, Any] | None = None) -> None:
    """Write a world into a file, in place of what was there, whole or not at all.

    Args:
        extra: plain values to keep with it.
    """
    content = pickle.dumps({"version": VERSION, "world": world, "extra": extra or {}}, protocol=5)
    beside = path.with_suffix(".new")
    with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
    beside.replace(path)


def load(path: Path) -> tuple[World, dict[str, Any]]:
    """Bring a world back, and what was kept with it.

    Raises:
        CannotRead: the file holds none, or one of another version.
        FileNotFoundError: there is no file.
    """
    try:
        kept = _Reader(io.BytesIO(path.read_bytes())).load()
        if kept["version"] != VERSION:
            raise CannotRead(f"version {kept['version']} of the file, not {VERSION}")
        world, extra = kept["world"], kept["extra"]
    except FileNotFoundError:
        raise
    except CannotRead:
        raise
    except Exception as error:
        raise CannotRead(str(error)) from error
    if not isinstance(world, World):
        raise CannotRead("there is no world in it")
    for chat in world.chats.values():
        for message in chat.messages.values():
            closing.close_in_time(world, message)
        for request in chat.join_requests.values():
            # Its ten seconds are over.
            request.query_id = None
        for member in chat.members.values():
            if member.until:
                membership.let_end(world, chat, member)
    return world, extra
