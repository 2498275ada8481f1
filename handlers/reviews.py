"""After the meeting: rating, /takeaway."""

from __future__ import annotations

from typing import Any

from telegram import Update

from bot.actions import Rate, TakeBackTakeaway
from bot.domain.refused import TooLong
from bot.presenters import reviews as shown
from bot.presenters.outgoing import OutgoingMessage
from bot.telegram.context import Context
from handlers.feature import Handles
from handlers.group_question import in_own_group


async def rate(update: Update, context: Context) -> None:
    """How it was, 1 to 5."""
    action = Rate.read(context.query.data or "")
    pressed = (context.chat.id, context.message.message_id)
    first = await context.services.reviews.rate(context.who, action.meeting_id, action.stars, pressed)
    await context.toast(shown.rated(await context.t_of_person(), action.stars, first=first))


async def takeaway(update: Update, context: Context) -> None:
    """Keep a lesson from the last meeting; bare, ask for it."""
    chat_id = context.place.chat_id
    if not context.argument:
        await context.services.takeaways.may_take_away(context.who, chat_id)
        await _ask(context, shown.ask_takeaway(await context.t()))
        return
    await keep(context, context.argument)


async def keep(context: Context, text: str, meeting_id: int | None = None) -> None:
    """The lesson as typed: after the command, as an answer, or in reply to the call for takeaways."""
    message_id = context.message.message_id if context.in_group else None
    kept = await context.services.takeaways.keep(context.who, context.place.chat_id, text, message_id, meeting_id)
    await context.reply(shown.taken_away(await context.t(), kept, context.about))


async def edited(context: Context, text: str) -> bool:
    """The message says something else now; returns whether a takeaway was written with it."""
    who = context.who_if_named
    if who is None:
        return False
    try:
        return await context.services.takeaways.edited(who, context.chat.id, context.message.message_id, text)
    except TooLong as no:
        # What was kept before stays; the longer text is still on the screen.
        await context.reply(OutgoingMessage((await context.t())(no.key, **dict[str, Any](no.values))))
        return True


async def take_back(update: Update, context: Context) -> None:
    """Its author does not want it kept after all."""
    action = TakeBackTakeaway.read(context.query.data or "")
    chat_id = context.chat.id if context.in_group else None
    await context.services.takeaways.take_back(context.who, action.takeaway_id, chat_id)
    await context.toast((await context.t_of_person()).plain("toast-takeaway-removed"))
    await context.redraw(OutgoingMessage((await context.t())("takeaway-removed")))


async def _ask(context: Context, question: OutgoingMessage) -> None:
    await context.ask(question, "takeaway")


BRINGS = Handles(
    commands={
        "takeaway": in_own_group("takeaway", takeaway),
    },
    buttons={
        Rate: rate,
        TakeBackTakeaway: take_back,
    },
    under={
        Rate: ("review", "recap"),
    },
    typed={
        "takeaway": lambda context, draft, text: keep(context, text, draft.payload.get("meeting")),
    },
    replies={
        "review": lambda context, meeting_id, text: keep(context, text, meeting_id),
    },
)
