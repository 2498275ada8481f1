"""What groups ask for, to those who look after them; a researcher's offer to come and speak."""

from __future__ import annotations

from typing import Any

from telegram import Update

from bot.actions import BeginOffer, OfferTheme
from bot.domain.refused import CardTooOld
from bot.domain.themes import NoTheme, ThemeTooLong
from bot.presenters.outgoing import OutgoingMessage
from bot.presenters.themes import offers as shown
from bot.telegram.context import Context
from handlers.feature import Handles
from storage.people.pending_input import Draft


async def show(context: Context) -> None:
    """In private: what groups ask for across regions, to those who look after them."""
    view = await context.services.wishes.wishes(context.who)
    await context.reply(shown.wishes(await context.t(), view))


async def begin(update: Update, context: Context) -> None:
    """`Offer a theme`: which one? Where it was typed as a proposal, that one."""
    BeginOffer.read(context.query.data or "")
    draft = await context.answered_by_press("choose-group")
    if draft is not None and draft.payload["argument"]:
        await context.sender.answer(context.query.id)
        await offer(context, draft.payload["argument"])
        return
    await context.services.wishes.may_offer(context.who)
    await context.sender.answer(context.query.id)
    await _ask(context, shown.ask_offer(await context.t()), "offer")


async def offer(context: Context, text: str) -> None:
    """The theme is said: to which groups is it offered?"""
    t = await context.t()
    if not text:
        await _ask(context, shown.ask_offer(t), "offer")
        return
    try:
        kept, regions, groups = await context.services.wishes.audience(context.who, text)
    except (NoTheme, ThemeTooLong) as no:
        await _ask(context, OutgoingMessage(t(no.key, **dict[str, Any](no.values)), ask=t.plain("theme-hint")), "offer")
        return
    await _ask(context, shown.ask_where(t, kept, regions, groups), "offer-where", text=kept)


async def typed(context: Context, draft: Draft, text: str) -> None:
    """The theme to offer was typed; typed again, it is another."""
    await offer(context, text)


async def send(update: Update, context: Context) -> None:
    """Send the offer to the chosen groups."""
    action = OfferTheme.read(context.query.data or "")
    draft = await context.answered_by_press("offer-where")
    if draft is None:
        raise CardTooOld
    await context.sender.answer(context.query.id)
    text = draft.payload["text"]
    told = await context.services.wishes.offer(context.who, text, action.region)
    await context.redraw(shown.sent(await context.t(), text, told))


async def _ask(context: Context, question: OutgoingMessage, kind: str, **payload: str) -> None:
    await context.ask(question, kind, **payload)


BRINGS = Handles(
    buttons={
        BeginOffer: begin,
        OfferTheme: send,
    },
    typed={
        "offer": typed,
        "offer-where": typed,
    },
)
