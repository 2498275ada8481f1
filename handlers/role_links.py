"""The `/invite` command, links that give a role, and the list of roles."""

from __future__ import annotations

from telegram import Update

from bot.actions import RolesPage, WithdrawRole, WithdrawRoleLink
from bot.domain.people.role_links import PrivateOnly, RoleGone
from bot.presenters.people import role_links as shown
from bot.telegram.context import Context
from handlers.feature import Handles
from handlers.menus import show_own_menu


async def invite(update: Update, context: Context) -> None:
    """A link that gives a role; bare, the book of roles."""
    t, who = await context.t(), context.who
    if context.in_group:
        # Whoever may not is told so at once, and not sent to the private chat to hear it there.
        await context.services.appointments.book(who)
        raise PrivateOnly
    if not context.argument:
        await context.reply(shown.book(t, await context.services.appointments.book(who)))
        return
    new = await context.services.appointments.invite(who, context.argument)
    await context.reply(shown.link(t, new, context.private_link(f"role_{new.link.token}")))


async def accept(context: Context, token: str) -> None:
    """Somebody opened a link that gives a role."""
    link, menu = await context.services.appointments.accept(context.who, token)
    await context.reply(shown.accepted(await context.t(), link.role, link.regions))
    await show_own_menu(context, menu)


async def open_book(update: Update, context: Context) -> None:
    """Back to the book of roles."""
    RolesPage.read(context.query.data or "")
    book = await context.services.appointments.book(context.who)
    await context.sender.answer(context.query.id)
    await context.redraw(shown.book(await context.t(), book))


async def withdraw_role(update: Update, context: Context) -> None:
    """Take a role back, after asking once."""
    action = WithdrawRole.read(context.query.data or "")
    t = await context.t()
    if action.step != "yes":
        book = await context.services.appointments.book(context.who)
        holder = next((one for one in book.holders if one.appointment.id == action.role_id), None)
        if holder is None:
            raise RoleGone
        await context.sender.answer(context.query.id)
        await context.redraw(shown.confirm(t, holder))
        return
    book, menu = await context.services.appointments.withdraw_role(context.who, action.role_id)
    await context.toast(t.plain("toast-withdrawn"))
    await context.redraw(shown.book(t, book))
    await show_own_menu(context, menu)


async def withdraw_link(update: Update, context: Context) -> None:
    """Make a link useless."""
    action = WithdrawRoleLink.read(context.query.data or "")
    book = await context.services.appointments.withdraw_link(context.who, action.link_id)
    t = await context.t()
    await context.toast(t.plain("toast-withdrawn"))
    await context.redraw(shown.book(t, book))


BRINGS = Handles(
    commands={
        "invite": invite,
    },
    buttons={
        RolesPage: open_book,
        WithdrawRole: withdraw_role,
        WithdrawRoleLink: withdraw_link,
    },
)
