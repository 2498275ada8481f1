"""/join, /leave, /members."""

from __future__ import annotations

from telegram import Update

from bot.actions import ChangeCompany, JoinCompany, Leave
from bot.domain.refused import AskedAnother, NotInChat, WithAnother
from bot.domain.views import JoinOutcome
from bot.presenters.groups import companies as shown
from bot.telegram.context import Context
from handlers.feature import Handles
from handlers.group_question import in_own_group
from handlers.menus import show_own_menu
from storage.people.pending_input import Draft


async def join(update: Update, context: Context) -> None:
    """The person belongs to that company in this group; bare, a button to the private chat."""
    place = context.place
    if not context.argument:
        group = await context.services.companies.group_of_chat(place.chat_id)
        link = context.private_link(f"join_{group.token}")
        await context.reply(shown.ask_in_private(await context.t(), link))
        return
    await _join(context, place.chat_id, context.argument)


async def _join(context: Context, chat_id: int, name: str) -> None:
    try:
        outcome = await context.services.companies.join(context.who, chat_id, name)
    except WithAnother as no:
        await _ask_what_is_meant(context, chat_id, no)
        return
    await context.reply(shown.joined(outcome, context.private_link(), in_private=not context.in_group))
    await _renew_menu(context, outcome)


async def _renew_menu(context: Context, outcome: JoinOutcome) -> None:
    if outcome.menu is not None:
        await show_own_menu(context, outcome.menu)


async def _ask_what_is_meant(context: Context, chat_id: int, no: WithAnother) -> None:
    """They are with another company: do they change to this one, or is its name wrong?"""
    message = shown.ask_change(await context.t(), no)
    await context.ask(message, "change-company", group=chat_id, name=str(no.values["other"]))


async def change(update: Update, context: Context) -> None:
    """Handle `Change`, `Correct the name` and `Leave it as it is`, only from the person who was asked."""
    action = ChangeCompany.read(context.query.data or "")
    draft = await context.answered_by_press("change-company")
    if draft is None:
        raise AskedAnother
    chat_id, name, t = draft.payload["group"], draft.payload["name"], await context.t()
    service = context.services.companies
    if not context.in_group:
        await _require_in_chat(context, chat_id)
    if action.how == "change":
        outcome = await service.join(context.who, chat_id, name, sure=True)
        message = shown.joined(outcome, context.private_link(), in_private=not context.in_group)
    elif action.how == "rename":
        message = shown.renamed(t, *await service.rename(context.who, chat_id, name))
    else:
        message = shown.unchanged(t)
    await context.sender.answer(context.query.id)
    await context.redraw(message)


async def leave(update: Update, context: Context) -> None:
    """What goes with it, and whether they want that."""
    await _ask_to_leave(context, context.place.chat_id, context.argument)


async def _ask_to_leave(context: Context, chat_id: int, words: str = "") -> None:
    view = await context.services.companies.leaving(context.who, chat_id)
    await context.ask(shown.ask_leave(await context.t(), view, words), "leave", group=chat_id)


async def asked_to_leave(context: Context, draft: Draft) -> None:
    """Something was typed where a button was expected: the question again."""
    await _ask_to_leave(context, draft.payload["group"])


async def go(update: Update, context: Context) -> None:
    """Handle `Leave`, `Stay` and `Undo`, only from the person who was asked."""
    action = Leave.read(context.query.data or "")
    service, t = context.services.companies, await context.t()
    if action.how == "undo":
        # Somebody who has left the chat too comes back by its door.
        await _require_in_chat(context, (await service.registered(action.group_id)).chat_id)
        outcome = await service.undo_leaving(context.who, action.group_id)
        await context.sender.answer(context.query.id)
        await context.redraw(shown.back_again(t, outcome))
        return
    draft = await context.answered_by_press("leave")
    if draft is None:
        raise AskedAnother
    if action.how != "yes":
        await context.sender.answer(context.query.id)
        await context.redraw(shown.stayed(t))
        return
    departure = await service.leave(context.who, draft.payload["group"])
    await context.sender.answer(context.query.id)
    await context.redraw(shown.left(t, departure))


async def members(update: Update, context: Context) -> None:
    """Companies in host order with their people."""
    view = await context.services.companies.members(context.place.chat_id)
    private = not context.in_group
    link = None if private else context.private_link(f"members_{view.group.token}")
    await context.reply(shown.members(view, await context.t(), in_private=private, link=link))


async def open_menu(context: Context, token: str) -> None:
    """In private, by the group's link: which company?"""
    group = await context.services.companies.group_of_token(token)
    await _require_in_chat(context, group.chat_id)
    await context.reply(shown.menu(await context.services.companies.join_menu(context.who, group.id)))


async def pick(update: Update, context: Context) -> None:
    """In private: a company was picked, or a new one has to be named."""
    action = JoinCompany.read(context.query.data or "")
    group = await context.services.companies.registered(action.group_id)
    await _require_in_chat(context, group.chat_id)
    await context.sender.answer(context.query.id)
    if action.company_id == 0:
        menu = await context.services.companies.join_menu(context.who, action.group_id)
        await context.ask(shown.ask_name(menu), "company", group=menu.group.chat_id)
        return
    try:
        outcome = await context.services.companies.join_known(context.who, action.group_id, action.company_id)
    except WithAnother as no:
        await _ask_what_is_meant(context, group.chat_id, no)
        return
    await context.redraw(shown.joined(outcome, context.private_link(), in_private=True))
    await _renew_menu(context, outcome)


async def named(context: Context, chat_id: int, text: str) -> None:
    """In private: the new company's name came."""
    await _require_in_chat(context, chat_id)
    await _join(context, chat_id, text)


async def _require_in_chat(context: Context, chat_id: int) -> None:
    if not await context.is_in_chat(chat_id, context.who.telegram_id):
        raise NotInChat


BRINGS = Handles(
    commands={
        "join": join,
        "leave": in_own_group("leave", leave),
        "members": in_own_group("members", members),
    },
    buttons={
        JoinCompany: pick,
        ChangeCompany: change,
        Leave: go,
    },
    typed={
        "company": lambda context, draft, text: named(context, draft.payload["group"], text),
        "change-company": lambda context, draft, text: named(context, draft.payload["group"], text),
        "leave": lambda context, draft, _: asked_to_leave(context, draft),
    },
)
