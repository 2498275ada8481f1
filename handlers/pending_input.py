"""Plain text: an answer to a question the bot has asked, or, in private, something it cannot follow."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import Update

from bot.presenters.outgoing import OutgoingMessage
from bot.telegram.context import Context, after_command
from handlers import (
    answers,
    asking,
    companies,
    date_polls,
    digest_buttons,
    digests,
    group_choice,
    groups,
    hosting,
    meetings,
    questions,
    reviews,
    search,
    sources,
    theme_offers,
    themes,
)
from storage.people.pending_input import Draft

ON_TYPED: dict[str, Callable[[Context, Draft, str], Awaitable[None]]] = {
    "schedule": lambda context, _, text: meetings.settle(context, text),
    "dates": date_polls.typed,
    "swap": lambda context, _, text: hosting.ask_swap(context, text),
    "setting-region": lambda context, _, text: groups.typed(context, "region", text),
    "setting-zone": lambda context, _, text: groups.typed(context, "zone", text),
    "choose-group": group_choice.typed,
    "ask": asking.typed,
    "question-answer": answers.in_private,
    "question-word": answers.word,
    "question-correct": asking.corrected,
    "propose": themes.proposed,
    "theme-like": themes.proposed,
    "theme": themes.settled,
    "reword": themes.reworded,
    "offer": theme_offers.typed,
    "offer-where": theme_offers.typed,
    "takeaway": lambda context, _, text: reviews.keep(context, text),
    **dict.fromkeys(
        ("digest-title", "digest-summary", "digest-news", "digest-link", "digest-attachment", "digest-time"),
        digests.typed,
    ),
    "source-address": sources.typed,
    "digest-ask": digest_buttons.asked,
    "digest-answer": lambda context, draft, text: digest_buttons.answered(context, draft.payload["question"], text),
    "company": lambda context, draft, text: companies.named(context, draft.payload["group"], text),
    "search": lambda context, _, text: search.show(context, text),
}
"""Whose answer it is, by the kind of question that was asked."""

ON_FILE: dict[str, Callable[[Context, Draft, str], Awaitable[None]]] = {
    "question-answer": answers.in_private,
    "digest-attachment": digests.file,
}
"""The same where a file answers in private, by the kind of question that was asked."""

ON_REPLY: dict[str, Callable[[Context, int, str], Awaitable[None]]] = {
    "review": lambda context, meeting_id, text: reviews.keep(context, text, meeting_id),
    **dict.fromkeys(("question", "question-page", "question-away", "question-nudge"), answers.reply_to_card),
}
"""What a reply to a living card in a group means, by the kind of card; the number is the card's subject."""


async def in_group(update: Update, context: Context) -> None:
    """A reply in a group: an answer, if it replies to a question this person was asked."""
    who, answered = context.who_if_named, context.message.reply_to_message
    if answered is None:
        return
    if who is not None and await _answer(context, who.telegram_id, answered.message_id):
        return
    shown = await context.services.living.shown_by(context.chat.id, answered.message_id)
    if shown is not None and shown[0] in ON_REPLY:
        await ON_REPLY[shown[0]](context, shown[1], context.message.text or "")


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
    answer = ON_TYPED.get(draft.kind)
    if answer is None:
        return False
    await answer(context, draft, context.message.text or "")
    return True


async def file_in_private(update: Update, context: Context) -> None:
    """A file in private: an answer to what was asked last, where that may be a file; else not understood."""
    who = context.who
    draft = await context.services.drafts.answered(context.chat.id, who.telegram_id, None, only=ON_FILE)
    if draft is None:
        await not_understood(update, context)
        return
    await ON_FILE[draft.kind](context, draft, "")


async def not_understood(update: Update, context: Context) -> None:
    """Something in private that answers nothing."""
    await context.reply(OutgoingMessage((await context.t())("private-no-idea")))
