"""/search and the pages of what was found."""

from __future__ import annotations

from telegram import Update

from bot.actions import SearchPage
from bot.domain.refused import CardTooOld
from bot.domain.search import Found
from bot.presenters import search as shown
from bot.telegram.context import Context
from handlers.feature import Handles


async def search(update: Update, context: Context) -> None:
    """Best first; bare, ask for words."""
    if context.argument:
        await show(context, context.argument)
        return
    t = await context.t()
    await context.ask(shown.ask(t), "search")


async def show(context: Context, words: str) -> None:
    """What these words find for whoever is asking here."""
    await context.reply(shown.results(await _found(context, words, 0)))


async def turn_page(update: Update, context: Context) -> None:
    """`…and 7 more`, and back to the start. In private, what this person may see now."""
    action = SearchPage.read(context.query.data or "")
    words = shown.words_of(context.message.text or "")
    if not words:
        raise CardTooOld
    found = await _found(context, words, action.offset)
    await context.sender.answer(context.query.id)
    await context.redraw(shown.results(found))


async def _found(context: Context, words: str, offset: int) -> Found:
    if context.in_group:
        return await context.services.search.in_group(context.place.chat_id, words, offset)
    return await context.services.search.in_private(context.who, words, offset)


BRINGS = Handles(
    commands={
        "search": search,
    },
    buttons={
        SearchPage: turn_page,
    },
    typed={
        "search": lambda context, _, text: show(context, text),
    },
)
