"""/forget: first what is kept, then the choice, then once more, then it is done."""

from __future__ import annotations

from telegram import Update

from bot.actions import Forget, UnreadableAction
from bot.domain.people.role_links import PrivateOnly
from bot.domain.privacy import Words
from bot.presenters import privacy as shown
from bot.telegram.context import Context
from handlers.feature import Handles
from handlers.menus import show_own_menu


async def forget(update: Update, context: Context) -> None:
    """What is kept about whoever asks, and what can be done about it. Nobody else shall read that."""
    if context.in_group:
        raise PrivateOnly
    await context.reply(shown.kept(await context.services.forgetting.kept(context.who)))


async def choose(update: Update, context: Context) -> None:
    """With the words or without, and once more; or not at all. A second press finds nothing left to erase."""
    action = Forget.read(context.query.data or "")
    if context.in_group:
        raise PrivateOnly
    if action.words == "no":
        await context.sender.answer(context.query.id)
        await context.redraw(shown.cancelled(await context.t()))
        return
    if action.words not in tuple(Words):
        raise UnreadableAction(action.words)
    words, who = Words(action.words), context.who
    if action.step != "yes":
        view = await context.services.forgetting.kept(who)
        await context.sender.answer(context.query.id)
        await context.redraw(shown.confirm(view, words))
        return
    view, menu = await context.services.forgetting.forget(who, words)
    await context.sender.answer(context.query.id)
    await context.redraw(shown.done(shown.words_for(view), words))
    if view.roles:
        await show_own_menu(context, menu)


BRINGS = Handles(
    commands={
        "forget": forget,
    },
    buttons={
        Forget: choose,
    },
)
