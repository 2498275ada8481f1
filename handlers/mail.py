"""E-mail settings in the private chat: set, confirmed and stopped."""

from __future__ import annotations

from telegram import Update

from bot.actions import MailDesk
from bot.domain.refused import CardTooOld
from bot.presenters import mail as shown
from bot.telegram.context import Context
from handlers.feature import Handles


async def desk(update: Update, context: Context) -> None:
    """Where somebody's messages go, and what they change about it."""
    action = MailDesk.read(context.query.data or "")
    if context.in_group:
        raise CardTooOld
    if action.what == "stop":
        await context.services.mail_addresses.stop(context.who)
        await context.sender.answer(context.query.id)
        await context.redraw(shown.stopped(await context.t()))
        return
    if action.what in ("alone", "both"):
        address = await context.services.mail_addresses.alone(context.who, alone=action.what == "alone")
        await context.sender.answer(context.query.id)
        await context.redraw(shown.desk(await context.t(), address))
        return
    address = await context.services.mail_addresses.of(context.who)
    await context.sender.answer(context.query.id)
    t = await context.t()
    if action.what == "set":
        await context.ask(shown.ask_address(t), "mail-address")
        return
    await context.reply(shown.desk(t, address))


async def address(context: Context, typed: str) -> None:
    """The address as typed: a code goes there."""
    found = await context.services.mail_addresses.send_code(context.who, typed)
    await context.ask(shown.ask_code(await context.t(), found), "mail-code")


async def code(context: Context, typed: str) -> None:
    """The code as typed."""
    found = await context.services.mail_addresses.confirm(context.who, typed)
    await context.reply(shown.desk(await context.t(), found))


BRINGS = Handles(
    buttons={
        MailDesk: desk,
    },
    typed={
        "mail-address": lambda context, draft, text: address(context, text),
        "mail-code": lambda context, draft, text: code(context, text),
    },
)
