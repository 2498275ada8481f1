"""Telegram's updates about the bot's polls: answers, ends, added options."""

from __future__ import annotations

from telegram import Message, Update

from bot.domain.polls import SeenOption
from bot.telegram.context import Context, is_nobody, who_is
from bot.telegram.sender import seen_poll


async def answered(update: Update, context: Context) -> None:
    """Somebody voted or took a vote back. Who votes in the name of a chat belongs to no company, so it does not count."""
    answer = update.poll_answer
    voter = None if answer is None else answer.voter_chat or answer.user
    if answer is None or voter is None:
        return
    chosen = answer.option_persistent_ids or tuple(str(place) for place in answer.option_ids)
    await context.services.polls.answered(answer.poll_id, voter.id, chosen, update.update_id)


async def changed(update: Update, context: Context) -> None:
    """A poll has ended, or has an option more."""
    if update.poll is not None:
        await context.services.polls.seen(seen_poll(update.poll))


async def option_added(update: Update, context: Context) -> None:
    """A member added an option in the poll itself."""
    message = update.message
    added = None if message is None else message.poll_option_added
    if message is None or added is None:
        return
    poll = added.poll_message.poll if isinstance(added.poll_message, Message) else None
    if poll is None:
        # Too old for Telegram to show; the poll's own update tells of the option too.
        return
    user = message.from_user
    anonymous = message.sender_chat is not None or user is None or is_nobody(user)
    by = None if anonymous or user is None else who_is(user)
    option = SeenOption(added.option_persistent_id, added.option_text, added=True, added_by=by)
    await context.services.polls.option_added(poll.id, option)


async def option_deleted(update: Update, context: Context) -> None:
    """An option was taken out of a poll."""
    message = update.message
    deleted = None if message is None else message.poll_option_deleted
    if deleted is None:
        return
    poll = deleted.poll_message.poll if isinstance(deleted.poll_message, Message) else None
    if poll is not None:
        await context.services.polls.option_deleted(poll.id, deleted.option_persistent_id)
