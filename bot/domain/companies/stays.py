"""From when to when a company is in a group, and a person with it."""

from __future__ import annotations

from enum import StrEnum


class Ended(StrEnum):
    """Why somebody's membership of a group ended, or with its last person a company's."""

    LEFT = "left"
    """They said so."""
    LEFT_CHAT = "left chat"
    """They left the group's chat in Telegram."""
    REMOVED = "removed"
    """A facilitator removed them from the chat."""
    MOVED = "moved"
    """They went over to another company of the group."""
    FORGOTTEN = "forgotten"
    """They had themselves erased."""
