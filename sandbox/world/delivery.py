"""Which bot hears of what: Telegram's rules of privacy and standing."""

from __future__ import annotations

from sandbox.world.accounts import Account, BotAccount, Directory, Json
from sandbox.world.chats import OWN_SERVICE, Chat, Message
from sandbox.world.markup import commands_in
from sandbox.world.standing import may


def spread(world: Directory, message: Message, *, edited: bool = False) -> None:
    """Hand a new or edited message to every bot that may see it."""
    chat = message.chat
    if chat.deleted or not chat.bots:
        return
    kind = "channel_post" if chat.type == "channel" else "message"
    if edited:
        kind = f"edited_{kind}"
    for bot in tuple(chat.bots.values()):
        if sees(world, bot, message):
            bot.queue.push({kind: message.json(bot)})


def sees(world: Directory, bot: BotAccount, message: Message) -> bool:
    """Whether a bot is shown a message.

    It never gets its own, apart from some service messages, nor what other bots say. In private chats and
    channels it gets the rest, in groups too if it administers them or has privacy mode off. Under privacy mode
    it gets service messages and what is meant for it, and each message is meant for one bot at most.
    """
    service = message.is_service
    sender = message.sender
    if sender is not None and sender.is_bot:
        if sender is bot.user:
            return not OWN_SERVICE.isdisjoint(message.content)
        if not service:
            return False
    chat = message.chat
    if service or chat.type in ("private", "channel"):
        return True
    if not bot.privacy or chat.administered_by(bot.id):
        return True
    return meant_for(world, message) is bot


def meant_for(world: Directory, message: Message) -> BotAccount | None:
    """The bot a message in a group is for: the one it replies to, else the one whose command it has.

    A command that names no bot counts at the beginning, for the bot that wrote last.
    """
    chat = message.chat
    replied = message.reply_to
    if replied is not None and replied.sender is not None and replied.sender.is_bot:
        return chat.bots.get(replied.sender.id)
    bare = False
    for begins, _, named in commands_in(message.text, message.entities):
        if named:
            bot = world.bot_named(named)
            if bot is not None and bot.id in chat.bots:
                return bot
        elif begins == 0:
            bare = True
    if not bare:
        return None
    if chat.last_bot is not None and chat.last_bot in chat.bots:
        return chat.bots[chat.last_bot]
    # Nobody has spoken yet: the first that is there.
    return next(iter(chat.bots.values()), None)


def tell_membership(world: Directory, chat: Chat, who: Account, change: Json) -> None:
    """`my_chat_member` to the bot itself, `chat_member` to bots that administer the chat."""
    subject = world.bot_of(who.id) if who.is_bot else None
    if subject is not None:
        subject.queue.push({"my_chat_member": change})
    for bot in chat.bots.values():
        if bot is not subject and chat.administered_by(bot.id):
            bot.queue.push({"chat_member": change})


def tell_join_request(chat: Chat, request: Json, query_id: str | None = None) -> None:
    """Somebody asks to be let in: bots that may invite are told, the one in charge with what it is to answer."""
    for bot in chat.bots.values():
        if chat.administered_by(bot.id) and may(chat, bot.id, "can_invite_users"):
            asked = {"query_id": query_id} if query_id is not None and bot.id == chat.doorkeeper else {}
            bot.queue.push({"chat_join_request": {**request, **asked}})


def tell_reaction(message: Message, who: Account, actor_chat: Chat | None, change: Json) -> None:
    """A reaction changed: bots that administer the chat are told, and the bot of a private chat."""
    shown = dict(change)
    if actor_chat is not None:
        shown["actor_chat"] = actor_chat.json()
    else:
        shown["user"] = who.json()
    chat = message.chat
    for bot in chat.bots.values():
        if who is not bot.user and (chat.type == "private" or chat.administered_by(bot.id)):
            bot.queue.push({"message_reaction": shown})


def poll_owner(world: Directory, message: Message) -> BotAccount | None:
    """The bot that sent a poll."""
    return None if message.poll is None else world.bot_of(message.poll.sender_id)


def tell_poll(world: Directory, message: Message, *, stopped_by_hand: bool = False) -> None:
    """A poll changed: its bot is told; if somebody stopped it, every bot that sees it."""
    if message.poll is None:
        return
    owner = poll_owner(world, message)
    told = set() if owner is None else {owner.id}
    if owner is not None:
        owner.queue.push({"poll": message.poll.json(owner.id, in_message=False)})
    if stopped_by_hand:
        for bot in message.chat.bots.values():
            if bot.id not in told and sees(world, bot, message):
                bot.queue.push({"poll": message.poll.json(bot.id, in_message=False)})


def tell_answer(world: Directory, message: Message, voter: Account, chat: Chat | None) -> None:
    """Somebody voted in a bot's poll that is not anonymous, or took the vote back.

    Args:
        chat: in whose name they voted, of an anonymous administrator.
    """
    owner, poll = poll_owner(world, message), message.poll
    if owner is not None and poll is not None and not poll.anonymous:
        owner.queue.push({"poll_answer": poll.answer_json(voter, chat)})
