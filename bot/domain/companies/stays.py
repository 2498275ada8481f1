"""Periods of membership of a group."""

from __future__ import annotations

from enum import StrEnum


class Ended(StrEnum):
    """Why a membership ended: a person's, or a company's with its last person."""

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
