"""Who waits for whom when not everything can go out at once."""

from __future__ import annotations

from enum import IntEnum


class Urgency(IntEnum):
    """The lanes of what goes out, the most urgent first.

    A letter of a lane goes before every letter of a later lane, in its own chat too: whoever asked
    something never waits behind a broadcast.
    """

    ANSWER = 0
    """Somebody did something, and this is what they hear of it."""
    ANNOUNCEMENT = 1
    """A reminder, a host turn, a meeting: one group's own news, due now."""
    BROADCAST = 2
    """The same for many chats, such as a research digest."""
