"""Handlers for answers: replies to a question's card, private answers, and the buttons under them."""

from __future__ import annotations

from telegram import Message, Update

from bot.actions import AnswerPrivately, Helpful, ReplyToAnswer, ShowAs, UnreadableAction
from bot.domain.questions import Content, Media, QuestionHidden
from bot.presenters.outgoing import OutgoingMessage
from bot.presenters.questions import private_messages as said
from bot.telegram.context import Context
from handlers.feature import Handles
from storage.people.pending_input import Draft

SEEN = "👍"


def content_of(message: Message) -> Content | None:
    """What was sent, where it is something an answer can be made of."""
    caption = message.caption or ""
    if message.text is not None:
        return Content(Media.TEXT, message.text)
    if message.voice is not None:
        return Content(Media.VOICE, caption, message.voice.file_id)
    if message.photo:
        return Content(Media.PHOTO, caption, message.photo[-1].file_id)
    if message.document is not None:
        return Content(Media.DOCUMENT, caption, message.document.file_id)
    if message.video_note is not None:
        return Content(Media.VIDEO_NOTE, caption, message.video_note.file_id)
    return None


async def reply_to_card(context: Context, _subject: int, _text: str) -> None:
    """A reply to a question's card is an answer. It is acknowledged without noise."""
    message = context.message
    content, card = content_of(message), message.reply_to_message
    if content is None or card is None:
        return
    answer = await context.services.answers.give(
        context.who_if_named, context.chat.id, card.message_id, message.message_id, content
    )
    if answer is not None:
        await context.sender.react(context.chat.id, message.message_id, SEEN)


async def helpful(update: Update, context: Context) -> None:
    """`Helpful`."""
    action = Helpful.read(context.query.data or "")
    group = await context.services.answers.group_of(action.answer_id)
    if context.in_group:
        there = context.chat.id == group.chat_id
    else:
        there = await context.is_in_chat(group.chat_id, context.who.telegram_id)
    new = await context.services.answers.helpful(context.who, action.answer_id, in_chat=there)
    t = await context.t_of_person()
    await context.toast(t.plain("toast-helpful" if new else "toast-helpful-known"))


async def answer_privately(update: Update, context: Context) -> None:
    """`Answer privately`: the private chat opens, and asks there."""
    action = AnswerPrivately.read(context.query.data or "")
    if not context.in_group:
        await context.sender.answer(context.query.id)
        await open_private(context, action.question_id)
        return
    places = await context.services.private_answers.places(action.question_id)
    if context.chat.id not in {group.chat_id for group in places}:
        raise QuestionHidden
    await context.lead(f"answer_{action.question_id}")


async def _in_chats(context: Context, question_id: int) -> frozenset[int]:
    """The groups that can read the question and in whose chats Telegram sees this person."""
    places = await context.services.private_answers.places(question_id)
    who = context.who
    seen = [group.id for group in places if await context.is_in_chat(group.chat_id, who.telegram_id)]
    return frozenset(int(group_id) for group_id in seen)


async def open_private(context: Context, question_id: int) -> None:
    """In private: the question, and the request for an answer."""
    in_chats = await _in_chats(context, question_id)
    card = await context.services.private_answers.may_answer(context.who, question_id, in_chats)
    await context.ask(said.ask_for_answer(await context.t(), card), "question-answer", question=question_id)


async def in_private(context: Context, draft: Draft, _text: str) -> None:
    """In private: the answer came, in words or as a file."""
    content, question_id = content_of(context.message), draft.payload["question"]
    if content is None:
        await open_private(context, question_id)
        return
    heard = await context.services.private_answers.give_in_private(
        context.who, question_id, context.message.message_id, content, await _in_chats(context, question_id)
    )
    await context.reply(OutgoingMessage((await context.t())("answer-sent" if heard else "answer-kept")))


async def ask_for_word(update: Update, context: Context) -> None:
    """The asker has a word to say to an answer; nobody else may know that they do."""
    action = ReplyToAnswer.read(context.query.data or "")
    group = await context.services.answers.group_of(action.answer_id)
    await context.services.private_answers.may_reply(context.who, action.answer_id)
    if not await context.is_in_chat(group.chat_id, context.who.telegram_id):
        raise QuestionHidden
    await context.sender.answer(context.query.id)
    t = await context.t()
    question = OutgoingMessage(t("word-ask"), ask=t.plain("word-hint"))
    await context.ask_in_confidence(question, "question-word", answer=action.answer_id)


async def word(context: Context, draft: Draft, text: str) -> None:
    """The asker's word came."""
    await context.services.private_answers.reply(context.who, draft.payload["answer"], text)
    await context.reply(OutgoingMessage((await context.t())("word-sent")))


async def show_as(update: Update, context: Context) -> None:
    """An answerer of another group chooses whether company and region go with the answer."""
    action = ShowAs.read(context.query.data or "")
    if action.how not in ("named", "unnamed"):
        raise UnreadableAction(action.how)
    new = await context.services.answers.show_as(context.who, action.answer_id, named=action.how == "named")
    t = await context.t()
    if not new:
        await context.toast((await context.t_of_person()).plain("toast-chosen-before"))
        return
    await context.sender.answer(context.query.id)
    key = "answer-chosen-named" if action.how == "named" else "answer-chosen-unnamed"
    await context.redraw(OutgoingMessage(t(key)))


BRINGS = Handles(
    buttons={
        AnswerPrivately: answer_privately,
        Helpful: helpful,
        ReplyToAnswer: ask_for_word,
        ShowAs: show_as,
    },
    under={
        AnswerPrivately: ("question", "question-page", "question-away"),
    },
    typed={
        "question-answer": in_private,
        "question-word": word,
    },
    files={
        "question-answer": in_private,
    },
    replies={
        "question": reply_to_card,
        "question-page": reply_to_card,
        "question-away": reply_to_card,
        "question-nudge": reply_to_card,
    },
)
