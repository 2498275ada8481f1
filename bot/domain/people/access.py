"""Who may see or do something in a group now: the rule behind every command, button, link, calendar and delivery.

Two things are known of a person and a group. The table says whether they belong to a company of it. Telegram says
whether they are in its chat; it is asked where the table cannot know, because the bot may have missed that they left.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SeenInChat(StrEnum):
    """What Telegram says of a person and a chat."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    UNKNOWN = "unknown"
    """It did not answer, or does not show members to the bot there."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the table knows of a person and a core group.

    `belongs`: they are with a company of the group. `hears_leaving`: the bot administers the chat, so Telegram tells
    it of everybody who leaves.
    """

    chat_id: int
    telegram_id: int
    belongs: bool
    hears_leaving: bool

    @property
    def certain(self) -> bool:
        """The table is enough: had they left the chat, the bot would know."""
        return self.belongs and self.hears_leaving


def may_be_here(standing: Standing, seen: SeenInChat, *, public: bool) -> bool:
    """Whether somebody who has just done something in a group's chat is one of those it is for.

    Args:
        public: anybody can open the chat and press buttons there without being in it.
    """
    if seen is SeenInChat.UNKNOWN:
        return standing.belongs or not public
    return seen is SeenInChat.INSIDE


def still_belongs(standing: Standing, seen: SeenInChat) -> bool:
    """Whether somebody elsewhere, in private or at a calendar's address, is still one of the group or in its chat."""
    return seen is SeenInChat.INSIDE or (standing.belongs and seen is SeenInChat.UNKNOWN)
