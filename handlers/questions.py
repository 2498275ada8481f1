"""/questions, /question, and the buttons under a question."""

from __future__ import annotations

from telegram import Update

from bot.actions import (
    AskNetwork,
    Carry,
    CloseQuestion,
    RemoveQuestion,
    SameQuestion,
    TakeBackAnswer,
    Tidy,
    UnreadableAction,
)
from bot.domain.groups import Group
from bot.domain.questions import NoSuchQuestion, NotANumber, QuestionHidden
from bot.presenters import questions as shown
from bot.presenters.outgoing import OutgoingMessage
from bot.presenters.questions import private_messages as said
from bot.telegram.context import Context, after_command
from handlers.answers import content_of
from handlers.feature import Handles

MOST_SHOWN = 40


async def questions(update: Update, context: Context) -> None:
    """What is open; with a number, that question."""
    if context.argument:
        await question(update, context)
    else:
        await _open_ones(context)


async def _open_ones(context: Context) -> None:
    lists = context.services.question_lists
    view = await (lists.open(context.place.chat_id) if context.in_group else lists.open_for(context.who))
    await context.reply(shown.open_questions(view, await context.t()))


async def question(update: Update, context: Context) -> None:
    """One question with its answers; bare, what is open."""
    typed = context.argument.lstrip("#❓ ").strip()
    if not typed:
        await _open_ones(context)
        return
    if not (typed.isdecimal() and len(typed) < 10):
        raise NotANumber(typed=shown.short(context.argument, MOST_SHOWN))
    if context.in_group:
        await _page_in_group(context, int(typed))
    else:
        await _pages_in_private(context, int(typed))


async def _page_in_group(context: Context, number: int) -> None:
    view = await context.services.question_lists.page(context.place.chat_id, number)
    await context.reply(shown.page(view), shows=("question-page", view.card.question.id))


async def _pages_in_private(context: Context, number: int) -> None:
    """The number may stand in several of a person's groups: then each is shown."""
    own, found = await context.services.question_lists.pages_for(context.who, number)
    if not found:
        raise NoSuchQuestion(number=number, group=(await context.t()).list([group.title for group in own]))
    for view in found:
        await context.reply(shown.page(view, view.reader))


async def require_sight(context: Context, group: Group) -> None:
    """A question is for its own group's chat, and in private for those whom Telegram sees in that chat.

    Raises:
        QuestionHidden: this is another chat, or they are not in it.
    """
    if context.in_group:
        seen = context.chat.id == group.chat_id
    else:
        seen = await context.is_in_chat(group.chat_id, context.who.telegram_id)
    if not seen:
        raise QuestionHidden


async def _may_tidy(context: Context, group: Group) -> bool:
    """Whether the presser administers the chat of the group whose question it is."""
    await require_sight(context, group)
    return await context.administers(group.chat_id, context.who.telegram_id)


async def same(update: Update, context: Context) -> None:
    """`Same question`."""
    action = SameQuestion.read(context.query.data or "")
    await require_sight(context, await context.services.questions.group_of(action.question_id))
    pressed = (context.chat.id, context.message.message_id)
    new = await context.services.questions.same(context.who, action.question_id, pressed)
    t = await context.t_of_person()
    await context.toast(t.plain("toast-same" if new else "toast-same-known"))


async def tidy(update: Update, context: Context) -> None:
    """What can be closed or removed; pressing that is checked again."""
    action = Tidy.read(context.query.data or "")
    group = await context.services.questions.group_of(action.question_id)
    await require_sight(context, group)
    await context.sender.answer(context.query.id)
    view = await context.services.question_lists.page_of(action.question_id, None if context.in_group else context.who)
    await context.redraw(shown.page(view, view.reader, tidy=action.page == "open"))


async def close(update: Update, context: Context) -> None:
    """Close a question."""
    action = CloseQuestion.read(context.query.data or "")
    group = await context.services.questions.group_of(action.question_id)
    facilitator = await _may_tidy(context, group)
    view = await context.services.questions.close(
        context.who, action.question_id, facilitator=facilitator, in_private=not context.in_group
    )
    await context.toast((await context.t_of_person()).plain("toast-closed"))
    await context.redraw(shown.page(view, view.reader))


async def remove(update: Update, context: Context) -> None:
    """The question goes, and what was said to it."""
    action = RemoveQuestion.read(context.query.data or "")
    group = await context.services.questions.group_of(action.question_id)
    facilitator = await _may_tidy(context, group)
    card = await context.services.questions.remove(context.who, action.question_id, facilitator=facilitator)
    await context.toast((await context.t_of_person()).plain("toast-removed"))
    t = await context.t()
    await context.redraw(OutgoingMessage(t("question-taken-back", number=card.question.number)))


async def take_back(update: Update, context: Context) -> None:
    """One answer goes."""
    action = TakeBackAnswer.read(context.query.data or "")
    facilitator = await _may_tidy(context, await context.services.answers.group_of(action.answer_id))
    view = await context.services.answers.take_back(
        context.who, action.answer_id, facilitator=facilitator, in_private=not context.in_group
    )
    await context.toast((await context.t_of_person()).plain("toast-removed"))
    await context.redraw(shown.page(view, view.reader))


async def ask_network(update: Update, context: Context) -> None:
    """`Ask the network`: only by the asker, and not before they have seen in private what goes out."""
    action = AskNetwork.read(context.query.data or "")
    await require_sight(context, await context.services.questions.group_of(action.question_id))
    card, groups = await context.services.question_network.preview(context.who, action.question_id)
    if context.in_group:
        await context.lead(f"network_{action.question_id}")
        return
    await context.sender.answer(context.query.id)
    await context.reply(said.carry_preview(await context.t(), card, groups))


async def preview_network(context: Context, question_id: int) -> None:
    """In private: exactly what the other groups will see."""
    card, groups = await context.services.question_network.preview(context.who, question_id)
    await context.reply(said.carry_preview(await context.t(), card, groups))


async def carry(update: Update, context: Context) -> None:
    """Off it goes, with the group's name or without; or not at all."""
    action, t = Carry.read(context.query.data or ""), await context.t()
    if action.how not in ("named", "plain", "no"):
        raise UnreadableAction(action.how)
    if action.how == "no":
        await context.sender.answer(context.query.id)
        await context.redraw(OutgoingMessage(t("ask-dropped")))
        return
    groups = await context.services.question_network.carry(context.who, action.question_id, named=action.how == "named")
    await context.sender.answer(context.query.id)
    await context.redraw(OutgoingMessage(t("carry-done", n=groups)))


async def edited(update: Update, context: Context) -> None:
    """What a question or an answer was written with says something else now. No command runs by that."""
    message = update.edited_message
    assert message is not None
    place = (message.chat.id, message.message_id)
    if not await context.services.questions.edited(*place, after_command(message.text or "")):
        content = content_of(message)
        if content is not None:
            await context.services.answers.edited(*place, content.body)


BRINGS = Handles(
    commands={
        "questions": questions,
        "question": question,
    },
    buttons={
        SameQuestion: same,
        Tidy: tidy,
        CloseQuestion: close,
        RemoveQuestion: remove,
        TakeBackAnswer: take_back,
        AskNetwork: ask_network,
        Carry: carry,
    },
    under={
        SameQuestion: ("question", "question-page", "question-away"),
        AskNetwork: ("question", "question-page", "question-away"),
    },
)
