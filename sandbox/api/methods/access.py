"""May this bot do that there? Telegram's words where it may not."""

from __future__ import annotations

from enum import Enum, auto
from typing import Any

from sandbox.api.methods.registry import Call
from sandbox.errors import bad, forbidden
from sandbox.world.accounts import Account
from sandbox.world.chats import GENERAL_TOPIC, Chat, Message
from sandbox.world.rights import NEEDED
from sandbox.world.standing import may


class Need(Enum):
    """What a bot wants of a chat. The more it wants, the more must be in order."""

    READ = auto()
    MEMBERS = auto()
    EDIT = auto()
    WRITE = auto()


def chat_at(call: Call, need: Need = Need.WRITE, name: str = "chat_id", *, value: Any = None) -> Chat:
    """The chat a bot names, if it may do that with it.

    Args:
        name: the parameter that names it; `value` itself where that stands elsewhere.

    Raises:
        ApiError: it is none the bot knows, or may use so.
    """
    wanted = call.get(name) if value is None else value
    if wanted is None or wanted == "":
        raise bad("chat_id is empty")
    chat = _known(call, wanted)
    if chat.type == "private":
        _check_private(call, chat, need)
    elif chat.type == "group":
        _check_group(call, chat, need)
    else:
        _check_supergroup(call, chat, need)
    return chat


def _known(call: Call, wanted: Any) -> Chat:
    if isinstance(wanted, str) and not wanted.lstrip("-").isdigit():
        named = call.world.usernames.get(wanted.removeprefix("@").casefold())
        if named is None:
            raise bad("chat not found")
        return named
    account = call.world.accounts.get(int(wanted))
    if account is not None:
        if account.is_bot or not has_met(call, account):
            raise bad("chat not found")
        return call.world.private_chat(account, call.bot)
    chat = call.world.chats.get(int(wanted))
    if chat is None or (call.bot.id not in chat.members and chat.username is None):
        raise bad("chat not found")
    return chat


def has_met(call: Call, account: Account) -> bool:
    """Whether a bot knows of somebody: they wrote to it, blocked it, asked to join, or were in a chat with it."""
    bot = call.bot
    if account.id in bot.started_by or account.id in bot.blocked_by or account.id in bot.may_write_until:
        return True
    return any(bot.id in chat.members for chat in call.world.places[account.id].values() if chat.type != "private")


def _check_private(call: Call, chat: Chat, need: Need) -> None:
    person, bot = chat.person, call.bot
    if person is None:
        raise bad("chat not found")
    if person.deleted and need in (Need.EDIT, Need.WRITE):
        raise forbidden("user is deactivated")
    if need is not Need.WRITE:
        return
    if person.id in bot.blocked_by:
        raise forbidden("bot was blocked by the user")
    if person.id not in bot.started_by:
        door = bot.may_write_until.get(person.id)
        if door is None or door < call.world.clock.now():
            raise forbidden("bot can't initiate conversation with a user")


def _check_group(call: Call, chat: Chat, need: Need) -> None:
    member = chat.members.get(call.bot.id)
    if need in (Need.WRITE, Need.MEMBERS):
        if chat.migrated_to is not None:
            raise bad("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to)
        if chat.deleted:
            raise forbidden("the group chat was deleted")
    if need is Need.READ or chat.migrated_to is not None or chat.deleted:
        return
    if member is not None and member.status == "kicked":
        raise forbidden("bot was kicked from the group chat")
    if member is None or not member.present:
        raise forbidden("bot is not a member of the group chat")


def _check_supergroup(call: Call, chat: Chat, need: Need) -> None:
    member = chat.members.get(call.bot.id)
    if chat.deleted:
        raise forbidden("the group chat was deleted")
    if member is not None and member.status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    open_to_all = chat.username is not None and need in (Need.READ, Need.MEMBERS)
    if not open_to_all and (member is None or not member.present):
        raise forbidden(f"bot is not a member of the {chat.type} chat")


def require_sending(call: Call, chat: Chat, what: str) -> None:
    """The bot must be allowed to send this kind of message.

    Args:
        what: `text messages`, `documents`, `photos`, `polls`; see `rights.NEEDED`.

    Raises:
        ApiError: it is not.
    """
    if chat.type == "private":
        return
    if chat.type == "channel":
        if not may(chat, call.bot.id, "can_post_messages"):
            raise bad("need administrator rights in the channel chat")
        return
    if not may(chat, call.bot.id, NEEDED[what]):
        raise bad(f"not enough rights to send {what} to the chat")


def require(call: Call, chat: Chat, right: str, words: str = "not enough rights") -> None:
    """The bot must administer the chat with a right.

    Args:
        words: what Telegram says where it does not.

    Raises:
        ApiError: it does not.
    """
    if not (chat.administered_by(call.bot.id) and may(chat, call.bot.id, right)):
        raise bad(words)


def topic_at(call: Call, chat: Chat) -> int | None:
    """The topic a message is to go to; None for General, and where there are no topics.

    Raises:
        ApiError: there is no such topic, or it is closed.
    """
    thread_id = call.get("message_thread_id")
    if not thread_id:
        if chat.forum and chat.general_closed and not _writes_in_closed(call, chat):
            raise bad("TOPIC_CLOSED")
        return None
    topic = chat.topics.get(int(thread_id)) if chat.forum and int(thread_id) != GENERAL_TOPIC else None
    if topic is None or topic.deleted:
        raise bad("message thread not found")
    if topic.closed and not _writes_in_closed(call, chat):
        raise bad("TOPIC_CLOSED")
    return topic.id


def _writes_in_closed(call: Call, chat: Chat) -> bool:
    return chat.administered_by(call.bot.id) and may(chat, call.bot.id, "can_manage_topics")


def message_at(chat: Chat, message_id: Any, what: str) -> Message:
    """A message that is there.

    Args:
        what: what it is wanted for: `message to edit`.

    Raises:
        ApiError: it is not.
    """
    message = chat.messages.get(int(message_id)) if message_id is not None else None
    if message is None or message.deleted:
        raise bad(f"{what} not found")
    return message


def user_at(call: Call, name: str = "user_id") -> Account:
    """The user a bot names.

    Raises:
        ApiError: there is none such.
    """
    account = call.world.accounts.get(call.number(name))
    if account is None:
        raise bad("member not found")
    return account
