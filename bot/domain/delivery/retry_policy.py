"""How often and when what failed is tried again: every number of it, in one place. What a failure means is in `remedies`."""

from __future__ import annotations

from datetime import timedelta

# Messages in the outbox.
MOST_TRIES = 60
"""So a group that nothing gets through to hears everything that is still of use, if it comes back within two days."""
MOST_VISITS = 12
"""Tries in a chat whose administrators do not let the bot write."""
MOST_UNANSWERED = 8
"""A message whose answer never comes is tried so often, tries that were refused not counted: rather a copy too many than
a message lost."""
MOST_WRITINGS = 3
"""Tries to write a message that a mistake of the program's keeps from being written."""
WRITTEN_AGAIN = timedelta(minutes=1)
RETRY_FIRST = timedelta(seconds=2)
RETRY_LAST = timedelta(minutes=10)
ASIDE_AFTER = 9
"""A group in which a message failed so often, which takes eight minutes, is set aside. Where Telegram itself was away for
a moment, none is."""
ASIDE_FOR = timedelta(hours=1)
PATIENCE = timedelta(hours=6)
"""After so long a chat whose administrators let the bot say nothing is tried again: no update tells of a change."""

# Answers to what somebody has just done.
REPLY_TRIES = 3
REPLY_PATIENCE = 60.0
"""Seconds Telegram may ask an answer to wait for; after more, nobody is there to read it."""

# Cards to edit, and timers.
CARD_AGAIN = timedelta(seconds=5)
UNDRAWN_AGAIN = timedelta(minutes=10)
"""A card that a mistake of the program's keeps from being drawn is tried again after so long."""
TIMER_AGAIN = timedelta(minutes=10)

GATEWAY_ERRORS = frozenset({502, 503, 504})
"""HTTP statuses of a proxy before the Bot API server: the call may have taken effect behind it."""


def retry_after(attempts: int) -> timedelta:
    """How long a message waits after so many failed tries."""
    return min(RETRY_FIRST * (1 << (attempts - 1)), RETRY_LAST)
