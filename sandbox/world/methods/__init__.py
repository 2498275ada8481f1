"""The methods of the Bot API, each by its name in lower case."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sandbox.world.methods import chats, editing, own, sending

METHODS: dict[str, Callable[..., Any]] = {
    **sending.METHODS,
    **editing.METHODS,
    **chats.METHODS,
    **own.METHODS,
}
