"""/ask, in the group and in private. What is asked without a name is kept nowhere under one."""

from __future__ import annotations

import secrets
from typing import Any

from telegram import Message, Update
from telegram.constants import MessageEntityType

from bot.actions import AskAnyway, AskAs, AskIn, CorrectQuestion
from bot.domain.groups import Group
from bot.domain.questions import QuestionEmpty, QuestionTooLong, SimilarQuestion, as_asked
from bot.domain.refused import CardTooOld, Refused
from bot.presenters.outgoing import OutgoingMessage
from bot.presenters.questions import private_messages as said
from bot.telegram.context import Context, after_command
from handlers.feature import Handles
from locales import Text
from storage.people.pending_input import Draft


async def ask(update: Update, context: Context) -> None:
    """Ask a question; bare, the bot asks for it."""
    if not context.argument:
        await context.services.questions.may_ask(context.who, context.chat.id if context.in_group else None)
        await _prompt(context, (await context.t())("ask-ask"))
        return
    await asked(context, context.argument)


async def _prompt(context: Context, words: str, kind: str = "ask", **payload: int) -> None:
    """Ask for words, and remember whom; in private in confidence, since the name may not be wanted."""
    t = await context.t()
    prompt = OutgoingMessage(words, ask=t.plain("ask-hint"))
    # Correcting what was typed is an answer, too.
    payload["typed_in"] = context.message.message_id
    if context.in_group:
        await context.ask(prompt, kind, **payload)
    else:
        await context.ask_in_confidence(prompt, kind, **payload)


async def asked(context: Context, text: str) -> None:
    """The question as typed. One that does not fit is on the screen still; a reply with a better one is enough."""
    try:
        text = as_asked(text)
    except (QuestionEmpty, QuestionTooLong) as no:
        await context.services.questions.may_ask(context.who, context.chat.id if context.in_group else None)
        await _prompt(context, _why(await context.t(), no))
        return
    if context.in_group:
        await _in_group(context, text)
    else:
        await _in_private(context, text)


def _why(t: Text, no: Refused) -> str:
    values: dict[str, Any] = no.values
    return t(no.key, **values)


async def typed(context: Context, _draft: Draft, text: str) -> None:
    """The question came as an answer to the bot's own."""
    await asked(context, text)


async def _in_group(context: Context, text: str) -> None:
    chat_id, message_id = context.chat.id, context.message.message_id
    earlier = await context.services.similar_questions.ask_unless_similar(
        context.who, chat_id, text, source=(chat_id, message_id), topic_id=context.topic_id
    )
    if earlier:
        await context.reply(said.similar_in_group(await context.t(), earlier))


async def _in_private(context: Context, text: str) -> None:
    own, earlier = await context.services.similar_questions.for_one(context.who, text)
    t = await context.t()
    if len(own) > 1:
        await context.reply(said.which_group(t, text, own))
        return
    await context.reply(_preview(t, text, own[0], earlier))


def _preview(t: Text, text: str, group: Group, earlier: tuple[SimilarQuestion, ...]) -> OutgoingMessage:
    return said.preview(t, text, group, secrets.token_hex(8), earlier)


def _quoted(message: Message) -> str:
    """Return the question from the preview message, which alone holds it before it is asked.

    Raises:
        CardTooOld: there is none in it.
    """
    for entity in message.entities:
        if entity.type in (MessageEntityType.BLOCKQUOTE, MessageEntityType.EXPANDABLE_BLOCKQUOTE):
            return message.parse_entity(entity)
    raise CardTooOld


async def choose_group(update: Update, context: Context) -> None:
    """In private: the group was chosen."""
    action = AskIn.read(context.query.data or "")
    text = _quoted(context.message)
    group, earlier = await context.services.similar_questions.to(context.who, action.group_id, text)
    await context.sender.answer(context.query.id)
    await context.redraw(_preview(await context.t(), text, group, earlier))


async def send_off(update: Update, context: Context) -> None:
    """In private: with the name, without, or not at all."""
    action = AskAs.read(context.query.data or "")
    t = await context.t()
    if action.how == "no":
        await context.sender.answer(context.query.id)
        await context.redraw(OutgoingMessage(t("ask-dropped")))
        return
    named = action.how == "named"
    card = await context.services.questions.ask_in_private(
        context.who, action.group_id, _quoted(context.message), named=named, once=action.once
    )
    await context.sender.answer(context.query.id)
    await context.redraw(said.posted(t, card, named=named))


async def ask_anyway(update: Update, context: Context) -> None:
    """In the group: earlier questions look alike; the asker decides."""
    action = AskAnyway.read(context.query.data or "")
    asked_with, t = context.message.reply_to_message, await context.t()
    if asked_with is None or asked_with.from_user is None:
        raise CardTooOld
    if asked_with.from_user.id != context.who.telegram_id:
        await context.toast((await context.t_of_person()).plain("toast-not-yours"), alert=True)
        return
    await context.sender.answer(context.query.id)
    if action.answer == "yes":
        await context.services.questions.ask(
            context.who,
            context.chat.id,
            after_command(asked_with.text or ""),
            source=(context.chat.id, asked_with.message_id),
            topic_id=context.topic_id,
        )
    await context.redraw(OutgoingMessage(t("ask-anyway-done" if action.answer == "yes" else "ask-dropped")))


async def correct(update: Update, context: Context) -> None:
    """The asker wants to say it in other words, in private."""
    action = CorrectQuestion.read(context.query.data or "")
    card = await context.services.questions.asked_by(context.who, action.question_id)
    await context.sender.answer(context.query.id)
    words = (await context.t())("correct-ask", text=card.question.body)
    await _prompt(context, words, "question-correct", question=action.question_id)


async def corrected(context: Context, draft: Draft, text: str) -> None:
    """The other words came."""
    t, question_id = await context.t(), draft.payload["question"]
    try:
        await context.services.questions.correct(context.who, question_id, text)
    except (QuestionEmpty, QuestionTooLong) as no:
        await _prompt(context, _why(t, no), "question-correct", question=question_id)
        return
    await context.reply(OutgoingMessage(t("correct-done")))


BRINGS = Handles(
    commands={
        "ask": ask,
    },
    buttons={
        AskIn: choose_group,
        AskAs: send_off,
        AskAnyway: ask_anyway,
        CorrectQuestion: correct,
    },
    typed={
        "ask": typed,
        "question-correct": corrected,
    },
)
