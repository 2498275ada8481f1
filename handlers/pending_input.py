"""Plain text: an answer to a question the bot has asked or, in private, something it cannot understand."""

from __future__ import annotations

from telegram import Message, Update

from bot.actions import UnreadableAction, first_of
from bot.presenters.outgoing import OutgoingMessage
from bot.telegram.context import Context, after_command
from handlers import answers, digest_buttons, newcomers, promises, questions, reviews
from handlers.wiring import TAKES
from storage.people.pending_input import Draft

IN_CONFIDENCE = frozenset({"question-word"})
"""Questions nobody may know of."""


async def in_group(update: Update, context: Context) -> None:
    """A reply in a group: an answer, if it replies to a question this person was asked."""
    answered = context.message.reply_to_message
    if answered is None:
        return
    if context.asker_id is not None and await _answer(context, context.asker_id, answered.message_id):
        return
    shown = await shown_by(context, answered)
    if shown is not None and shown[0] in TAKES.replies:
        if shown[0] == "review":
            context.expects = "takeaway", {"meeting": shown[1]}
        await TAKES.replies[shown[0]](context, shown[1], context.message.text or "")


async def file_in_group(_update: Update, context: Context) -> None:
    """A voice message, a picture, a file or a round video as a reply in a group."""
    answered = context.message.reply_to_message
    if answered is not None and await shown_by(context, answered) is not None:
        await answers.reply_to_card(context, 0, "")


async def shown_by(context: Context, answered: Message) -> tuple[str, int] | None:
    """What a message of the bot's shows that somebody replies to.

    Where the answer to its sending was lost it was sent again, and only the second copy is known. People reply to either:
    what the first is about can be read from its buttons.
    """
    known = await context.services.live_cards.shown_by(context.chat.id, answered.message_id)
    if known is not None or answered.from_user is None or answered.from_user.id != context.bot.id:
        return known
    rows = () if answered.reply_markup is None else answered.reply_markup.inline_keyboard
    for data in (button.callback_data for row in rows for button in row):
        action = next((one for one in TAKES.under if isinstance(data, str) and data.startswith(f"{one.prefix}:")), None)
        kinds = [] if action is None else [kind for kind in TAKES.under[action] if kind in TAKES.replies]
        if action is not None and kinds:
            try:
                subject = first_of(action.read(str(data)))
            except UnreadableAction:
                continue
            return await context.services.live_cards.adopt(context.chat.id, answered.message_id, kinds, subject)
    return None


async def in_private(update: Update, context: Context) -> None:
    """Text in private: an answer to the message it replies to, or to what was asked last; else not understood."""
    replied = context.message.reply_to_message
    if replied is not None:
        question = await context.services.digest_replies.question_in(context.chat.id, replied.message_id)
        if question is not None:
            await digest_buttons.answered(context, question, context.message.text or "")
            return
    if not await _answer(context, context.who.telegram_id, None) and not await newcomers.typed_late(context):
        await not_understood(update, context)


async def edited(update: Update, context: Context) -> None:
    """What somebody wrote says something else now: a takeaway, a promise, a question or an answer follows.

    No command runs twice by that; but where the words could not be used, the corrected ones are.
    """
    text, by = after_command(context.message.text or ""), context.asker_id
    if by is not None:
        draft = await context.services.drafts.corrected(context.chat.id, by, context.message.message_id)
        if draft is not None and await _go_on(context, draft, text):
            return
    if not await reviews.edited(context, text) and not await promises.edited(context, text):
        await questions.edited(update, context)


async def _answer(context: Context, telegram_id: int, reply_to: int | None) -> bool:
    draft = await context.services.drafts.answered(context.chat.id, telegram_id, reply_to)
    if draft is None:
        return False
    return await _go_on(context, draft, context.message.text or "")


async def _go_on(context: Context, draft: Draft, text: str) -> bool:
    answer = _command if draft.kind == "command" else TAKES.typed.get(draft.kind)
    if answer is None:
        return False
    context.expects = draft.kind, draft.payload
    if draft.about is not None:
        context.turn_to(draft.about)
    await answer(context, draft, text)
    return True


async def _command(context: Context, draft: Draft, text: str) -> None:
    """Better words for a command whose argument could not be used."""
    callback = TAKES.commands.get(draft.payload["command"])
    if callback is not None:
        context.typed(text)
        await callback(context.event, context)


async def ask_again(context: Context, no: str, hint: str) -> bool:
    """What was typed cannot be used. It is on the screen still: better words are an answer, and so is correcting it.

    Args:
        no: what is wrong with it.
        hint: what stands in the input field.

    Returns:
        whether anything can be answered here.
    """
    if context.expects is None:
        return False
    kind, payload = context.expects
    if kind in IN_CONFIDENCE:
        await context.ask_in_confidence(OutgoingMessage(no, ask=hint), kind, **payload)
        return True
    await context.ask(OutgoingMessage(no, ask=hint), kind, **payload | {"typed_in": context.message.message_id})
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
