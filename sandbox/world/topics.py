"""Topics of forums."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.world.accounts import Account, Json
from sandbox.world.chats import TOPIC_COLOURS, Chat, Topic

if TYPE_CHECKING:
    from sandbox.world.state import WorldState


def create(
    world: WorldState,
    chat: Chat,
    name: str,
    *,
    by: Account,
    icon_color: int | None = None,
    icon_custom_emoji_id: str | None = None,
) -> Topic:
    """Make a topic; its id is that of the message that says so.

    Raises:
        PermissionError: the chat has no topics.
    """
    if not chat.forum:
        raise PermissionError(f"{chat.name} has no topics")
    colour = TOPIC_COLOURS[0] if icon_color is None else icon_color
    topic = Topic(chat.last_id + 1, name, colour, icon_custom_emoji_id)
    chat.topics[topic.id] = topic
    created: Json = {"name": name, "icon_color": colour}
    if icon_custom_emoji_id:
        created["icon_custom_emoji_id"] = icon_custom_emoji_id
    world.serve(chat, by, {"forum_topic_created": created}, topic=topic.id)
    world.tell("topics", chat)
    return topic


def rename(world: WorldState, chat: Chat, topic: Topic, name: str, *, by: Account) -> None:
    """Give a topic another name."""
    topic.name = name
    world.serve(chat, by, {"forum_topic_edited": {"name": name}}, topic=topic.id)
    world.tell("topics", chat)


def set_closed(world: WorldState, chat: Chat, topic_id: int | None, *, closed: bool, by: Account) -> None:
    """Close or open a topic; General where none is named."""
    said: Json = {"forum_topic_closed" if closed else "forum_topic_reopened": {}}
    if topic_id is None:
        chat.general_closed = closed
    else:
        chat.topics[topic_id].closed = closed
    world.serve(chat, by, said, topic=topic_id)
    world.tell("topics", chat)


def delete(world: WorldState, chat: Chat, topic_id: int) -> None:
    """Delete a topic with all that stands in it."""
    chat.topics[topic_id].deleted = True
    for message in chat.messages.values():
        if message.topic == topic_id and not message.deleted:
            message.deleted = True
            world.tell("changed", chat, message)
    world.tell("topics", chat)
