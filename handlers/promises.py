"""The `/promise` command, and answers about what became of a promise."""

from __future__ import annotations

from typing import Any

from telegram import Update

from bot.actions import InsteadPromise, MakePromise, PromiseOutcome, PromiseWord, TakeBackPromise
from bot.domain.promises import PromiseResult, PromiseTold
from bot.domain.refused import TooLong
from bot.presenters import promises as shown
from bot.presenters.outgoing import OutgoingMessage
from bot.telegram.context import Context
from handlers.confirmations import REVIEW_CARDS
from handlers.feature import Handles
from handlers.group_question import in_own_group


async def promise(update: Update, context: Context) -> None:
    """Keep what a company will do until the next meeting; bare, ask for it."""
    if not context.argument:
        await context.services.promises.may_promise(context.who, context.place.chat_id)
        await context.ask(shown.ask(await context.t()), "promise")
        return
    await keep(context, context.argument)


async def keep(context: Context, text: str, meeting_id: int | None = None) -> None:
    """The promise as typed: after the command, or as an answer."""
    written = (context.chat.id, context.message.message_id)
    made = await context.services.promises.keep(context.who, context.place.chat_id, text, meeting_id, written)
    link = None if made.can_be_asked else context.private_link()
    await context.reply(shown.kept(await context.t(), made.promise_id, link, earlier=made.earlier))


async def edited(context: Context, text: str) -> bool:
    """The message says something else now; returns whether a promise was written in it."""
    who = context.who_if_named
    if who is None:
        return False
    try:
        return await context.services.promises.edited(who, (context.chat.id, context.message.message_id), text)
    except (PromiseTold, TooLong) as no:
        # What was kept before stays; the other text is still on the screen.
        await context.reply(OutgoingMessage((await context.t())(no.key, **dict[str, Any](no.values))))
        return True


async def make(update: Update, context: Context) -> None:
    """Ask the presser of the promise button what they promise."""
    action = MakePromise.read(context.query.data or "")
    await context.services.promises.may_promise(context.who, context.chat.id, action.meeting_id)
    await context.sender.answer(context.query.id)
    await context.ask(shown.ask(await context.t()), "promise", meeting=action.meeting_id)


async def take_back(update: Update, context: Context) -> None:
    """Who made it does not want it kept after all."""
    action = TakeBackPromise.read(context.query.data or "")
    await context.services.promises.take_back(context.who, action.promise_id)
    await context.toast((await context.t_of_person()).plain("toast-takeaway-removed"))
    await context.redraw(OutgoingMessage((await context.t())("takeaway-removed")))


async def instead(update: Update, context: Context) -> None:
    """This one is meant to replace the one before."""
    action = InsteadPromise.read(context.query.data or "")
    await context.services.promises.instead(context.who, action.promise_id)
    await context.toast((await context.t_of_person()).plain("toast-noted"))
    await context.redraw(OutgoingMessage((await context.t())("promise-reworded")))


async def outcome(update: Update, context: Context) -> None:
    """`Done`, `Partly`, `Not yet`."""
    action = PromiseOutcome.read(context.query.data or "")
    view = await context.services.promises.answer(context.who, action.promise_id, PromiseResult(action.outcome))
    await context.toast((await context.t_of_person()).plain("toast-promise-thanks"))
    await context.redraw(shown.asked(view))


async def word(update: Update, context: Context) -> None:
    """A word to add."""
    action = PromiseWord.read(context.query.data or "")
    await context.services.promises.may_add(context.who, action.promise_id)
    await context.sender.answer(context.query.id)
    await context.ask(shown.ask_word(await context.t()), "promise-word", promise=action.promise_id)


async def add_word(context: Context, text: str, promise_id: int) -> None:
    """The word as typed."""
    await context.services.promises.add_words(context.who, promise_id, text)
    await context.reply(OutgoingMessage((await context.t())("promise-word-kept")))


BRINGS = Handles(
    commands={
        "promise": in_own_group("promise", promise),
    },
    buttons={
        MakePromise: make,
        TakeBackPromise: take_back,
        InsteadPromise: instead,
        PromiseOutcome: outcome,
        PromiseWord: word,
    },
    under={
        MakePromise: REVIEW_CARDS,
    },
    typed={
        "promise": lambda context, draft, text: keep(context, text, draft.payload.get("meeting")),
        "promise-word": lambda context, draft, text: add_word(context, text, draft.payload["promise"]),
    },
)
