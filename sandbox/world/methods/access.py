"""May this bot do that there? Telegram's answers where it may not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.errors import ApiError, bad, forbidden
from sandbox.world.model import GENERAL_TOPIC, BotAccount, Chat, Message

if TYPE_CHECKING:
    from sandbox.world.world import World


def chat_of(world: World, bot: BotAccount, chat_id: Any) -> Chat:
    """The chat a bot names, if it may write there.

    Raises:
        ApiError: in Telegram's words.
    """
    chat = known_chat(world, bot, chat_id)
    if chat.type == "private":
        person = chat.person
        if person is None or person.is_bot:
            raise forbidden("bots can't send messages to bots")
        if person.id not in bot.started_by:
            raise forbidden("bot can't initiate conversation with a user")
        if person.id in bot.blocked_by:
            raise forbidden("bot was blocked by the user")
        return chat
    kind = f"{chat.type} chat" if chat.type != "channel" else "channel chat"
    if chat.deleted:
        raise forbidden("the group chat was deleted")
    if chat.migrated_to is not None:
        raise bad("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to)
    member = chat.members.get(bot.id)
    if member is not None and member.status == "kicked":
        raise forbidden(f"bot was kicked from the {kind}")
    if member is None or not member.present:
        raise forbidden(f"bot is not a member of the {kind}")
    return chat


def known_chat(world: World, bot: BotAccount, chat_id: Any) -> Chat:
    """The chat a bot names.

    Raises:
        ApiError: there is none it could know.
    """
    if isinstance(chat_id, str) and chat_id.startswith("@"):
        named = next((c for c in world.chats.values() if c.username == chat_id[1:]), None)
        if named is None:
            raise bad("chat not found")
        return named
    chat = world.chat_for(bot, int(chat_id))
    if chat is None or (chat.is_group and bot.id not in chat.members):
        raise bad("chat not found")
    return chat


def require_sending(chat: Chat, bot: BotAccount, what: str) -> None:
    """A restricted bot may not send this kind.

    Args:
        what: `text messages`, `documents`, `photos` or `polls`.

    Raises:
        ApiError: it may not.
    """
    member = chat.members.get(bot.id)
    if member is None or member.status != "restricted":
        return
    right = {"text messages": "can_send_messages", "polls": "can_send_polls", "photos": "can_send_photos"}
    if not member.rights.get(right.get(what, "can_send_documents")):
        raise bad(f"not enough rights to send {what} to the chat")


def topic_of(chat: Chat, thread_id: int | None, bot: BotAccount) -> int | None:
    """The topic a message goes to.

    Raises:
        ApiError: there is no such topic, or it is closed.
    """
    if thread_id is None:
        return None
    if not chat.forum or thread_id == GENERAL_TOPIC:
        raise bad("message thread not found")
    topic = chat.topics.get(thread_id)
    if topic is None or topic.deleted:
        raise bad("message thread not found")
    member = chat.members.get(bot.id)
    if topic.closed and not (member and member.administers):
        raise bad("TOPIC_CLOSED")
    return thread_id


def message_of(chat: Chat, message_id: Any, what: str) -> Message:
    """A message that is there.

    Args:
        what: what it is wanted for: `edit`, `delete`, `pin`.

    Raises:
        ApiError: it is not.
    """
    message = chat.messages.get(int(message_id))
    if message is None or message.deleted:
        raise bad(f"message to {what} not found")
    return message


def require_admin(chat: Chat, bot: BotAccount, right: str | None = None, words: str = "") -> None:
    """The bot must administer the chat, with a right where one is named.

    Raises:
        ApiError: it does not.
    """
    member = chat.members.get(bot.id)
    if member is None or not member.administers or (right and not member.rights.get(right)):
        raise ApiError(400, f"Bad Request: {words or 'not enough rights'}")
