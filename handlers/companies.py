"""/join, /leave, /members."""

from __future__ import annotations

from telegram import Update

from bot.actions import JoinCompany
from bot.domain.refused import NotInChat
from bot.presenters.groups import companies as shown
from bot.telegram.context import Context
from bot.telegram.sender import Sent
from handlers.feature import Handles


async def join(update: Update, context: Context) -> None:
    """The person belongs to that company in this group; bare, a button to the private chat."""
    place = context.place
    who = context.who
    if not context.argument:
        group = await context.services.companies.group_of_chat(place.chat_id)
        link = context.private_link(f"join_{group.token}")
        await context.reply(shown.ask_in_private(await context.t(), link))
        return
    outcome = await context.services.companies.join(who, place.chat_id, context.argument)
    await context.reply(shown.joined(outcome, context.private_link()))


async def leave(update: Update, context: Context) -> None:
    """Leave the group."""
    departure = await context.services.companies.leave(context.who, context.place.chat_id)
    await context.reply(shown.left(departure))


async def members(update: Update, context: Context) -> None:
    """Companies in host order with their people."""
    await context.reply(shown.members(await context.services.companies.members(context.place.chat_id)))


async def open_menu(context: Context, token: str) -> None:
    """In private, by the group's link: which company?"""
    group = await context.services.companies.group_of_token(token)
    await _require_in_chat(context, group.chat_id)
    await context.reply(shown.menu(await context.services.companies.join_menu(context.who, group.id)))


async def pick(update: Update, context: Context) -> None:
    """In private: a company was picked, or a new one has to be named."""
    action = JoinCompany.read(context.query.data or "")
    menu = await context.services.companies.join_menu(context.who, action.group_id)
    await _require_in_chat(context, menu.group.chat_id)
    await context.sender.answer(context.query.id)
    if action.company_id == 0:
        asked = await context.reply(shown.ask_name(menu))
        if isinstance(asked, Sent):
            await context.services.drafts.ask(
                context.chat.id, context.who.telegram_id, "company", asked.message_id, group=menu.group.chat_id
            )
        return
    outcome = await context.services.companies.join_known(context.who, action.group_id, action.company_id)
    await context.redraw(shown.joined(outcome, context.private_link(), in_private=True))


async def named(context: Context, chat_id: int, text: str) -> None:
    """In private: the new company's name came."""
    await _require_in_chat(context, chat_id)
    outcome = await context.services.companies.join(context.who, chat_id, text)
    await context.reply(shown.joined(outcome, context.private_link(), in_private=True))


async def _require_in_chat(context: Context, chat_id: int) -> None:
    if not await context.is_in_chat(chat_id, context.who.telegram_id):
        raise NotInChat


BRINGS = Handles(
    commands={
        "join": join,
        "leave": leave,
        "members": members,
    },
    buttons={
        JoinCompany: pick,
    },
    typed={
        "company": lambda context, draft, text: named(context, draft.payload["group"], text),
    },
)
