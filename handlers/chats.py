"""Handlers for events of the chat itself: the bot comes and goes, people leave, a group gets a new id."""

from __future__ import annotations

from telegram import Update
from telegram.constants import ChatMemberStatus, ChatType

from bot.telegram.context import Context, is_nobody, who_is
from bot.telegram.presence import ADMINISTER
from locales import language_from

GONE = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)


async def own_membership(update: Update, context: Context) -> None:
    """The bot was added, made administrator, taken out; or a person blocked it, or let it in again."""
    change = update.my_chat_member
    assert change is not None
    status = change.new_chat_member.status
    if change.chat.type == ChatType.PRIVATE:
        await context.services.people.blocked(who_is(change.from_user), blocked=status in GONE)
    elif change.chat.type == ChatType.CHANNEL:
        return
    elif status in GONE:
        await context.services.groups.sleep(change.chat.id)
    else:
        await context.services.groups.arrive(
            change.chat.id,
            change.chat.title or "",
            is_forum=bool(change.chat.is_forum),
            is_admin=status == ChatMemberStatus.ADMINISTRATOR,
            language=language_from(change.from_user.language_code),
        )


async def others_membership(update: Update, context: Context) -> None:
    """Somebody came or left, or administers the chat from now on, seen where the bot is an administrator."""
    change = update.chat_member
    assert change is not None
    member = change.new_chat_member
    outside = member.status in GONE or getattr(member, "is_member", True) is False
    context.presence.told(change.chat.id, member.user.id, inside=not outside)
    if is_nobody(member.user):
        return
    await context.presence.told_rights(change.chat.id, member.user.id, administers=member.status in ADMINISTER)
    if outside:
        removed = member.status == ChatMemberStatus.BANNED or change.from_user.id != member.user.id
        await context.services.companies.left_chat(member.user.id, change.chat.id, removed=removed)
    elif change.old_chat_member.status in GONE:
        await context.services.companies.newcomer_came(who_is(member.user), change.chat.id)


async def renamed(update: Update, context: Context) -> None:
    """The chat has another name."""
    message = update.message
    if message is not None and message.new_chat_title is not None:
        await context.services.groups.renamed(message.chat.id, message.new_chat_title)


async def came(update: Update, context: Context) -> None:
    """Somebody has come into the chat, told by its service message: it reaches the bot where it is no administrator."""
    message = update.message
    for user in message.new_chat_members if message is not None else ():
        if message is not None and not is_nobody(user):
            context.presence.told(message.chat.id, user.id, inside=True)
            await context.services.companies.newcomer_came(who_is(user), message.chat.id)


async def left(update: Update, context: Context) -> None:
    """Somebody left the chat, told by its service message."""
    message = update.message
    if message is not None and message.left_chat_member is not None and not is_nobody(message.left_chat_member):
        gone = message.left_chat_member.id
        context.presence.told(message.chat.id, gone, inside=False)
        removed = message.from_user is not None and message.from_user.id != gone
        await context.services.companies.left_chat(gone, message.chat.id, removed=removed)


async def migrated(update: Update, context: Context) -> None:
    """A group became a supergroup. Telegram tells it in both chats; either is enough."""
    message = update.message
    if message is None:
        return
    if message.migrate_to_chat_id is not None:
        await context.services.groups.migrate(message.chat.id, message.migrate_to_chat_id)
    elif message.migrate_from_chat_id is not None:
        await context.services.groups.migrate(message.migrate_from_chat_id, message.chat.id)
