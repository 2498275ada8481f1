"""Methods about topics of forums."""

from __future__ import annotations

from sandbox.api.methods.access import chat_at, require
from sandbox.api.methods.registry import Call, method
from sandbox.errors import bad
from sandbox.world import topics
from sandbox.world.accounts import Json
from sandbox.world.chats import GENERAL_TOPIC, TOPIC_COLOURS, Chat, Topic


def _forum(call: Call, verb: str, right: str = "can_manage_topics") -> Chat:
    chat = chat_at(call)
    if not chat.forum:
        raise bad("the chat is not a forum")
    require(call, chat, right, f"not enough rights to {verb}")
    return chat


def _topic(call: Call, chat: Chat) -> Topic:
    topic = chat.topics.get(call.number("message_thread_id"))
    if topic is None or topic.deleted or topic.id == GENERAL_TOPIC:
        raise bad("TOPIC_ID_INVALID")
    return topic


@method("createForumTopic")
def create_forum_topic(call: Call) -> Json:
    """Make a topic."""
    chat = _forum(call, "create a topic")
    name = str(call.get("name", "")).strip()
    if not 1 <= len(name) <= 128:
        raise bad("TOPIC_TITLE_EMPTY")
    colour = call.get("icon_color")
    if colour is not None and colour not in TOPIC_COLOURS:
        raise bad("TOPIC_ICON_COLOR_INVALID")
    topic = topics.create(
        call.world, chat, name, by=call.bot.user,
        icon_color=colour, icon_custom_emoji_id=call.get("icon_custom_emoji_id"),
    )  # fmt: skip
    return topic.json()


@method("editForumTopic")
def edit_forum_topic(call: Call) -> bool:
    """Give a topic another name."""
    chat = _forum(call, "edit the topic")
    topic = _topic(call, chat)
    name = str(call.get("name", "")).strip()
    if name and name != topic.name:
        topics.rename(call.world, chat, topic, name, by=call.bot.user)
    elif not call.get("icon_custom_emoji_id"):
        raise bad("TOPIC_NOT_MODIFIED")
    return True


def _set_closed(call: Call, *, closed: bool) -> bool:
    chat = _forum(call, "close or reopen the topic")
    topic = _topic(call, chat)
    if topic.closed is closed:
        raise bad("TOPIC_NOT_MODIFIED")
    topics.set_closed(call.world, chat, topic.id, closed=closed, by=call.bot.user)
    return True


@method("closeForumTopic")
def close_forum_topic(call: Call) -> bool:
    """Close a topic."""
    return _set_closed(call, closed=True)


@method("reopenForumTopic")
def reopen_forum_topic(call: Call) -> bool:
    """Open a topic again."""
    return _set_closed(call, closed=False)


@method("deleteForumTopic")
def delete_forum_topic(call: Call) -> bool:
    """Delete a topic with all that stands in it."""
    chat = _forum(call, "delete the topic", "can_delete_messages")
    topics.delete(call.world, chat, _topic(call, chat).id)
    return True


def _set_general_closed(call: Call, *, closed: bool) -> bool:
    chat = _forum(call, "close or reopen the topic")
    if chat.general_closed is closed:
        raise bad("TOPIC_NOT_MODIFIED")
    topics.set_closed(call.world, chat, None, closed=closed, by=call.bot.user)
    return True


@method("closeGeneralForumTopic")
def close_general_forum_topic(call: Call) -> bool:
    """Close General."""
    return _set_general_closed(call, closed=True)


@method("reopenGeneralForumTopic")
def reopen_general_forum_topic(call: Call) -> bool:
    """Open General again, and show it."""
    return _set_general_closed(call, closed=False)


def _set_general_hidden(call: Call, *, hidden: bool) -> bool:
    chat = _forum(call, "edit the topic")
    if chat.general_hidden is hidden:
        raise bad("TOPIC_NOT_MODIFIED")
    chat.general_hidden = hidden
    said = "general_forum_topic_hidden" if hidden else "general_forum_topic_unhidden"
    call.world.serve(chat, call.bot.user, {said: {}})
    call.world.tell("topics", chat)
    return True


@method("hideGeneralForumTopic")
def hide_general_forum_topic(call: Call) -> bool:
    """Hide General."""
    return _set_general_hidden(call, hidden=True)


@method("unhideGeneralForumTopic")
def unhide_general_forum_topic(call: Call) -> bool:
    """Show General again."""
    return _set_general_hidden(call, hidden=False)
