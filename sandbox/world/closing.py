"""How polls come to an end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.world import delivery
from sandbox.world.chats import Message

if TYPE_CHECKING:
    from sandbox.world.state import WorldState


def close_poll(world: WorldState, message: Message, *, by_hand: bool = False) -> None:
    """A poll takes no more votes, and what was hidden shows.

    Args:
        by_hand: somebody stopped it; else its time came.
    """
    poll = message.poll
    if poll is None or poll.closed:
        return
    poll.closed = True
    delivery.tell_poll(world, message, stopped_by_hand=by_hand)
    world.changed(message)


def close_in_time(world: WorldState, message: Message) -> None:
    """Have a poll close by itself, if it has a time for that."""
    if message.poll is not None and message.poll.closes_at is not None and not message.poll.closed:
        world.timers.at(message.poll.closes_at, lambda: close_poll(world, message))
