"""Pinned messages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sandbox.world.accounts import Account
from sandbox.world.chats import Chat, Message

if TYPE_CHECKING:
    from sandbox.world.state import WorldState


def pin(world: WorldState, message: Message, *, by: Account, silent: bool = False) -> None:
    """Pin a message on top of those pinned before, and say so in the chat."""
    chat = message.chat
    if message.id in chat.pinned:
        return
    chat.pinned.append(message.id)
    world.serve(
        chat,
        by,
        {"pinned_message": message.json(with_reply=False)},
        topic=message.topic,
        silent=silent,
    )
    world.tell("pinned", chat, message)


def unpin(world: WorldState, chat: Chat, message_ids: Iterable[int]) -> None:
    """Take messages off; nobody is told but those who look."""
    gone = set(message_ids)
    chat.pinned = [pinned for pinned in chat.pinned if pinned not in gone]
    world.tell("pinned", chat)


def latest(chat: Chat) -> Message | None:
    """The message pinned last that is still there."""
    for message_id in reversed(chat.pinned):
        message = chat.messages.get(message_id)
        if message is not None and not message.deleted:
            return message
    return None
