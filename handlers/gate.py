"""The gate that every update passes before its handler: can Telegram have sent it, and may the person be here?

Handlers and services behind it check what the deed itself needs: a role, the host's company, the author. What is
checked here is the same for all of them, so no handler can forget it:

- a button counts only on the message that offers it (`bot.telegram.offers`), and in a group only where such a button
  can have been offered at all: none in a chat that is no core group, none of the private chat's, none that is about
  another group;
- what happens in a group's chat is for those who are in it, also where the chat is public and strangers can press;
- whoever acts elsewhere acts for the groups they are in now, not for those they have left unseen.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any

from telegram import CallbackQuery, Message, Update
from telegram.constants import ChatType

from bot.actions import Action, UnreadableAction, first_of, numbers_of
from bot.domain.refused import CardTooOld, Outsider
from bot.telegram.context import Context, is_nobody
from handlers.wiring import TAKES
from storage.delivery.outbox import answering

Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]

GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)


def gated(callback: Callback) -> Callback:
    """The handler behind the gate, which also knows what it answers. `__wrapped__` is the handler itself."""

    @wraps(callback)
    async def run(update: Update, context: Context) -> None:
        if not await admits(update, context):
            return
        written = update.message
        if written is None or not written.text or written.chat.type not in GROUPS:
            await callback(update, context)
            return
        before = answering.set((written.chat.id, written.message_id))
        try:
            await callback(update, context)
        finally:
            answering.reset(before)

    return run


async def admits(update: Update, context: Context) -> bool:
    """Return whether an update may reach its handler. False if there is nobody to refuse.

    Raises:
        CardTooOld: a press that the message does not offer.
        Outsider: somebody who is not in the group's chat.
    """
    if update.callback_query is not None and not await _counts(update.callback_query, context):
        raise CardTooOld
    if update.poll_answer is not None:
        if update.poll_answer.user is not None:
            await context.presence.renew(update.poll_answer.user.id)
        return True
    said = update.message or update.edited_message or update.callback_query
    return said is None or await _is_welcome(update, context)


async def _counts(query: CallbackQuery, context: Context) -> bool:
    """Whether a press is one that its message offers, or did until what it shows changed a moment ago.

    An app may still show buttons that are gone. Where the bot knows the message as a card about the very thing, the
    handler tells the presser how that stands now.
    """
    if query.message is None or query.data is None:
        return False
    prefix = query.data.partition(":")[0]
    action = next((one for one in TAKES.buttons if one.prefix == prefix), None)
    if query.message.chat.type != ChatType.PRIVATE and action is not None and not await _fits(context, action, query):
        return False
    if context.offers.made(query):
        return True
    shown = await context.services.live_cards.shown_by(query.message.chat.id, query.message.message_id)
    if shown is None:
        return False
    kind, subject = shown
    if action is None or kind not in TAKES.under.get(action, ()):
        return False
    return first_of(action.read(query.data)) == subject


async def _fits(context: Context, action: type[Action], query: CallbackQuery) -> bool:
    """Whether such a button can have been offered in a chat with others."""
    if not action.in_groups or query.message is None:
        return False
    try:
        numbers = numbers_of(action.read(query.data or ""))
    except UnreadableAction:
        return False
    return await context.services.access.concerns(query.message.chat.id, numbers)


async def _is_welcome(update: Update, context: Context) -> bool:
    chat, user, message = update.effective_chat, update.effective_user, update.message or update.edited_message
    if chat is None:
        return False
    if user is None or (message is not None and (message.sender_chat is not None or _of_the_chat(message))):
        # Written in the name of a chat, or told by the chat itself: no person is behind it.
        return True
    if is_nobody(user):
        # Another bot takes no part in a group.
        return False
    if chat.type == ChatType.PRIVATE:
        if chat.id != user.id:
            return False
        await context.presence.renew(user.id)
        return True
    if chat.type not in GROUPS:
        return True
    if await context.presence.is_here(chat, user.id, context.statuses):
        return True
    if update.edited_message is not None:
        return False
    raise Outsider


def _of_the_chat(message: Message) -> bool:
    """A service message about the chat itself: somebody has left, it has another name or id."""
    return (
        message.left_chat_member is not None
        or bool(message.new_chat_members)
        or message.new_chat_title is not None
        or message.migrate_to_chat_id is not None
        or message.migrate_from_chat_id is not None
    )
