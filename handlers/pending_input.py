"""Plain text: an answer to a question the bot has asked, or, in private, something it cannot follow."""

from __future__ import annotations

from telegram import Update

from bot.presenters.outgoing import OutgoingMessage
from bot.telegram.context import Context, after_command
from handlers import digest_buttons, questions, reviews
from handlers.wiring import TAKES


async def in_group(update: Update, context: Context) -> None:
    """A reply in a group: an answer, if it replies to a question this person was asked."""
    who, answered = context.who_if_named, context.message.reply_to_message
    if answered is None:
        return
    if who is not None and await _answer(context, who.telegram_id, answered.message_id):
        return
    shown = await context.services.living.shown_by(context.chat.id, answered.message_id)
    if shown is not None and shown[0] in TAKES.replies:
        await TAKES.replies[shown[0]](context, shown[1], context.message.text or "")


async def in_private(update: Update, context: Context) -> None:
    """Text in private: an answer to the message it replies to, or to what was asked last; else not understood."""
    replied = context.message.reply_to_message
    if replied is not None:
        question = await context.services.digest_replies.question_in(context.chat.id, replied.message_id)
        if question is not None:
            await digest_buttons.answered(context, question, context.message.text or "")
            return
    if not await _answer(context, context.who.telegram_id, None):
        await not_understood(update, context)


async def edited(update: Update, context: Context) -> None:
    """What somebody wrote says something else now: a takeaway, a question or an answer follows. No command runs."""
    if not await reviews.edited(context, after_command(context.message.text or "")):
        await questions.edited(update, context)


async def _answer(context: Context, telegram_id: int, reply_to: int | None) -> bool:
    draft = await context.services.drafts.answered(context.chat.id, telegram_id, reply_to)
    if draft is None:
        return False
    answer = TAKES.typed.get(draft.kind)
    if answer is None:
        return False
    await answer(context, draft, context.message.text or "")
    return True


async def file_in_private(update: Update, context: Context) -> None:
    """A file in private: an answer to what was asked last, where that may be a file; else not understood."""
    who = context.who
    draft = await context.services.drafts.answered(context.chat.id, who.telegram_id, None, only=TAKES.files)
    if draft is None:
        await not_understood(update, context)
        return
    await TAKES.files[draft.kind](context, draft, "")


async def not_understood(update: Update, context: Context) -> None:
    """Something in private that answers nothing."""
    await context.reply(OutgoingMessage((await context.t())("private-no-idea")))
