"""/partners: companies of the network that could be of use."""

from __future__ import annotations

from telegram import Update

from bot.actions import SayHello
from bot.domain.partners import NothingSaid
from bot.domain.people.role_links import PrivateOnly
from bot.presenters import partners as shown
from bot.telegram.context import Context
from handlers.feature import Handles


async def partners(update: Update, context: Context) -> None:
    """By words; bare, by what their own company offers and looks for."""
    if context.in_group:
        raise PrivateOnly
    t = await context.t()
    try:
        view = await context.services.partners.find(context.who, context.argument)
    except NothingSaid:
        if context.argument:
            raise
        await context.ask(shown.ask(t), "partners")
        return
    await context.reply(shown.found(t, view))


async def show(context: Context, words: str) -> None:
    """The words came as an answer."""
    view = await context.services.partners.find(context.who, words)
    await context.reply(shown.found(await context.t(), view))


async def say_hello(update: Update, context: Context) -> None:
    """Somebody would like to talk with a company."""
    action = SayHello.read(context.query.data or "")
    company = await context.services.partners.say_hello(context.who, action.enterprise_id)
    await context.toast(shown.greeted(await context.t_of_person(), company), alert=True)


BRINGS = Handles(
    commands={
        "partners": partners,
    },
    buttons={
        SayHello: say_hello,
    },
    typed={
        "partners": lambda context, _, text: show(context, text),
    },
)
