"""Which bot hears of what: Telegram's rules of privacy and standing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.world.model import BotAccount, Chat, Json, Member, Message

if TYPE_CHECKING:
    from sandbox.world.world import World

SERVICE = frozenset(
    {
        "new_chat_members",
        "left_chat_member",
        "new_chat_title",
        "migrate_to_chat_id",
        "migrate_from_chat_id",
        "pinned_message",
        "group_chat_created",
        "supergroup_chat_created",
        "forum_topic_created",
        "forum_topic_closed",
        "forum_topic_reopened",
        "poll_option_added",
    }
)
ADMIN_RIGHTS = (
    "can_be_edited",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
MEMBER_RIGHTS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
    "can_react_to_messages",
    "can_edit_tag",
)


def member_json(member: Member) -> Json:
    """A ChatMember as the Bot API shows it."""
    shown: Json = {"status": member.status, "user": member.account.json()}
    match member.status:
        case "creator":
            shown["is_anonymous"] = member.anonymous
        case "administrator":
            shown["is_anonymous"] = member.anonymous
            shown.update({right: bool(member.rights.get(right, right == "can_manage_chat")) for right in ADMIN_RIGHTS})
            for right in ("can_pin_messages", "can_manage_topics"):
                shown[right] = bool(member.rights.get(right))
        case "restricted":
            shown["is_member"] = member.rights.get("is_member", True)
            shown["until_date"] = 0
            shown.update({right: bool(member.rights.get(right)) for right in MEMBER_RIGHTS})
        case "kicked":
            shown["until_date"] = 0
    return shown


def bots_in(world: World, chat: Chat) -> list[BotAccount]:
    """The bots that are in a chat."""
    if chat.type == "private":
        return [chat.bot] if chat.bot is not None else []
    return [bot for bot in world.bots.values() if chat.has(bot.id)]


def administers(chat: Chat, account_id: int) -> bool:
    """Whether an account administers a chat."""
    member = chat.members.get(account_id)
    return member is not None and member.administers


def spread(world: World, message: Message, *, edited: bool = False) -> None:
    """Hand a message to every bot that may see it."""
    kind = "channel_post" if message.chat.type == "channel" else "message"
    kind = f"edited_{kind}" if edited else kind
    for bot in bots_in(world, message.chat):
        if sees(bot, message):
            bot.queue.push({kind: message.json()})


def sees(bot: BotAccount, message: Message) -> bool:
    """Whether a bot is shown a message: in private all, in groups what privacy mode lets through."""
    sender = message.sender
    service = any(key in SERVICE for key in message.content)
    if sender is not None and sender.id == bot.id:
        # Its own messages never come back, its own service messages do.
        return service and "poll_option_added" not in message.content
    if sender is not None and sender.is_bot and not service:
        return False
    chat = message.chat
    if chat.type == "private":
        return bot.id not in () and chat.bot is bot
    if chat.type == "channel" or not bot.privacy or administers(chat, bot.id) or service:
        return True
    if message.reply_to is not None and message.reply_to.sender is not None and message.reply_to.sender.id == bot.id:
        return True
    return _addressed(bot, message)


def _addressed(bot: BotAccount, message: Message) -> bool:
    """A command without a name, or with this bot's, or an @mention of it together with one."""
    own = (bot.user.username or "").casefold()
    encoded = message.text.encode("utf-16-le")
    for entity in message.entities:
        if entity["type"] != "bot_command":
            continue
        raw = encoded[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2].decode("utf-16-le")
        _, at, name = raw.partition("@")
        if (not at and entity["offset"] == 0) or name.casefold() == own:
            return True
    return False


def tell_membership(world: World, chat: Chat, who: Any, change: Json) -> None:
    """my_chat_member to the bot itself, chat_member to bots that administer the chat."""
    subject = world.bot_of(who.id)
    if subject is not None:
        subject.queue.push({"my_chat_member": change})
    for bot in bots_in(world, chat):
        if bot is not subject and administers(chat, bot.id):
            bot.queue.push({"chat_member": change})


def tell_poll(world: World, message: Message) -> None:
    """A poll of a bot's was closed, or, where it is anonymous, voted in."""
    bot = None if message.sender is None else world.bot_of(message.sender.id)
    if bot is not None and message.poll is not None:
        bot.queue.push({"poll": message.poll.json()})


def tell_answer(world: World, message: Message, voter: Any) -> None:
    """Somebody voted in a poll that is not anonymous, or took the vote back."""
    bot = None if message.sender is None else world.bot_of(message.sender.id)
    poll = message.poll
    if bot is None or poll is None or poll.anonymous:
        return
    chosen = poll.answers.get(voter.id, [])
    order = [option["persistent_id"] for option in poll.options]
    bot.queue.push(
        {
            "poll_answer": {
                "poll_id": poll.id,
                "user": voter.json(),
                "option_ids": [order.index(option) for option in chosen],
                "option_persistent_ids": chosen,
            }
        }
    )
